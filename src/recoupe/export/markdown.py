"""A report in Markdown: the page's *In brief*, claims and divergences, each passage with a note to its article.

Notes are those of Pandoc, GitHub and Obsidian (``[^1]``). Everything from an article is escaped: it can make no
heading, no link, no markup; only web addresses of articles are links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from recoupe.export.inert import line
from recoupe.export.links import web_link
from recoupe.export.spread import echoes
from recoupe.export.view import Passage, View
from recoupe.lang.words import words
from recoupe.model import ArticleRow, Claim, Divergence, Dossier

SIGNS = re.compile(r"[\\`*_\[\]~|#$@]|(?<=\bwww)\.|:(?=//)|^[-+=>]", re.I)
NUMBERED = re.compile(r"^(\d+)([.)])")
ADDRESS = ":/?#@!$&'*+,;=%~"
"""Signs of an address that cannot end a link."""


def dumps(dossier: Dossier, ui: str = "fr") -> str:
    """The report in the interface language ``ui``: summary, coverage, divergences, claims, articles."""
    report = _Report(View(dossier, words(ui)))
    return "\n".join(report.lines()) + "\n"


def escape(text: str) -> str:
    """Text on one line that Markdown shows as it is.

    >>> escape("<b>*3* [x](javascript:y)"), escape("- 1"), escape("http://a.example")
    ('&lt;b>\\\\*3\\\\* \\\\[x\\\\](javascript:y)', '\\\\- 1', 'http\\\\://a.example')
    """
    safe = NUMBERED.sub(r"\1\\\2", SIGNS.sub(r"\\\g<0>", line(text)))
    return re.sub(r"&(?=#?\w+;)", "&amp;", safe).replace("<", "&lt;")


class _Report:
    def __init__(self, view: View) -> None:
        self.v, self.w, self.d = view, view.w, view.dossier
        self.notes = {article.id: number for number, article in enumerate(view.articles, 1)}

    def lines(self) -> Iterator[str]:
        say = self.w.say
        yield from (f"# {escape(self.v.title())}", "", f"*{say('in_corpus')}*", "")
        yield from self._section("brief", self._brief(), "no_summary")
        yield from self._section("coverage", self._coverage(), "none_claims")
        yield from self._echoes()
        yield from self._section("where_differ", map(self._divergence, self.v.divergences), "none_divergences")
        yield from (f"## {say('claims')}", "")
        for claim in self.v.claims:
            yield from self._claim(claim)
        yield from self._section("timeline", self._timeline(), "none_timeline")
        yield from (f"## {say('articles')}", "")
        yield from map(self._source, self.v.articles)
        yield from ("", f"*{say('made_by', version=self.d.run.version)}*")

    def _section(self, title: str, rows: Iterator[str], empty: str) -> Iterator[str]:
        yield from (f"## {self.w.say(title)}", "")
        items = [f"- {row}" for row in rows]
        yield from (*(items or [self.w.say(empty)]), "")

    def _brief(self) -> Iterator[str]:
        for told in self.d.summary:
            claims = " ".join(self.v.number(id) for id in told.claims)
            notes = "".join(dict.fromkeys(f"[^{self.notes[place.article]}]" for place in told.cites))
            yield f"{escape(self.v.prose(told.text))} {f'({claims})' if claims else ''}{notes}"

    def _coverage(self) -> Iterator[str]:
        yield " · ".join(
            (
                self.w.count("article", len(self.d.articles)),
                self.w.count("named_outlet", len(self.v.outlets)),
                self.v.period,
                self.w.count("undated", len(self.v.undated)),
                self.w.count("rejected", len(self.d.run.rejected)),
            )
        )
        yield " · ".join(self.w.count(status, len(claims)) for status, claims in self.v.statuses())
        for lost in self.d.run.rejected:
            yield f"{self.w.say('rejected')}{self.w.say('colon')}{escape(lost.path)} ({escape(lost.message)})"

    def _echoes(self) -> Iterator[str]:
        """A table of what several articles carry from one origin; nothing when there is no such claim."""
        rows = echoes(self.v.claims)
        if not rows:
            return
        yield from (f"## {self.w.name('spread', 'one').capitalize()}", "")
        heads = (self.w.say("claims"), self.w.say("articles"), self.w.say("origins_list"))
        yield from (f"| {' | '.join(heads)} |", "| --- | ---: | --- |")
        for claim in rows:
            names = ", ".join(escape(self.v.entity(id)) for id in self.v.sources(claim.origins.entities)) or "–"
            gloss = f"{self.v.number(claim.id)}. {escape(claim.gloss)}"
            yield f"| {gloss} | {claim.attestations} | {names} |"
        yield ""

    def _divergence(self, found: Divergence) -> str:
        update = f" ({self.w.say('update')})" if found.update else ""
        notes = "".join(dict.fromkeys(self._note(passage) for passage in self.v.members(found)))
        head = f"**{self.w.name('divergence', found.kind)}**{update}{self.w.say('colon')}"
        return f"{head}{escape(self.v.prose(found.because))}{notes}"

    def _claim(self, claim: Claim) -> Iterator[str]:
        yield from (f"### {self.v.number(claim.id)}. {escape(claim.gloss)}", "")
        articles, status = self.w.count("article", claim.attestations), self.w.name("status", claim.status)
        origins = self.w.interval(claim.origins.lower, claim.origins.upper)
        yield from (f"**{status}** · {articles} → {origins} ({self.w.name('status_help', claim.status)})", "")
        yield from (f"- {self._passage(passage)}" for passage in self.v.members(claim))
        if claim.origins.because:
            reasons = " ".join(escape(self.v.prose(reason)) for reason in claim.origins.because)
            yield from ("", f"{self.w.say('why_origins')}{self.w.say('colon')}{reasons}")
        yield ""

    def _passage(self, passage: Passage) -> str:
        said = passage.statement
        who = self.w.say("own_voice")
        if said:
            manner = (self.w.name("stance", said.stance), self.w.name("certainty", said.certainty))
            who = f"{escape(' ← '.join(self.v.chain(said)))} ({', '.join(manner)})"
        quoted = self.w.tight(f"« {escape(passage.text)} »")
        return f"{escape(self.v.outlet(passage.article))} ← {who}{self.w.say('colon')}{quoted}{self._note(passage)}"

    def _timeline(self) -> Iterator[str]:
        for moment in self.d.timeline:
            when = self.w.date(moment.when.value) if moment.when.value else self.w.say("undated_moment")
            claims = " ".join(self.v.number(id) for id in moment.claims)
            notes = "".join(dict.fromkeys(f"[^{self.notes[id]}]" for id in moment.articles))
            yield f"**{escape(when)}** — {escape(moment.what)} {f'({claims})' if claims else ''}{notes}"

    def _note(self, passage: Passage) -> str:
        return f"[^{self.notes[passage.article.id]}]"

    def _source(self, article: ArticleRow) -> str:
        title = escape(article.title or self.w.say("untitled"))
        url = web_link(article.url)
        shown = f"[{title}](<{quote(url, safe=ADDRESS)}>)" if url else title
        parts = (escape(self.v.outlet(article)), shown, escape(self.w.date(article.published.value)))
        return f"[^{self.notes[article.id]}]: {', '.join(parts)}."
