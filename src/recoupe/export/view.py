"""A dossier looked up by id and made ready for people: what the page, the notebook and the terminal read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from recoupe.export.marks import Event, Mark, paragraphs
from recoupe.lang.words import Words
from recoupe.model import ArticleRow, Claim, Divergence, Dossier, Entity, Member, Moment, Place, Span, Statement


def anchor(kind: str, *parts: object) -> str:
    """An HTML id, the same for the same parts and different for different ones, whatever the parts hold.

    >>> anchor("claim", "c1"), anchor("at", 'a"b', 3, 9)
    ('claim-c1', 'at-a_22_b-3-9')
    """
    return "-".join([kind, *(re.sub(r"[^A-Za-z0-9.]", lambda c: f"_{ord(c[0]):x}_", str(part)) for part in parts)])


def web_link(url: str | None) -> str | None:
    """The URL when a page may link to it (http or https with a host); None for anything else.

    >>> web_link("https://gazette.example/a"), web_link("javascript:alert(1)")
    ('https://gazette.example/a', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    safe = parts.scheme in ("http", "https") and parts.netloc and not re.search(r"[\s\x00-\x1f]", url or "")
    return url if safe else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A member or a citation resolved: the article, the words, the link to them, the statement if it is one."""

    article: ArticleRow
    text: str
    href: str
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Statements of one origin that came the same way: through ``relays`` (nearest the outlet first) to outlets."""

    origin: str
    relays: tuple[str, ...]
    outlets: tuple[tuple[str, tuple[Passage, ...]], ...]
    total: int


@dataclass(frozen=True)
class View:
    """A dossier with its look-ups; templates call it as ``v``. Nothing here changes what the dossier says."""

    dossier: Dossier
    w: Words
    _articles: dict[str, ArticleRow] = field(init=False)
    _entities: dict[str, Entity] = field(init=False)
    _statements: dict[str, Statement] = field(init=False)
    _numbers: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_articles", {a.id: a for a in self.dossier.articles})
        object.__setattr__(self, "_entities", {e.id: e for e in self.dossier.entities})
        object.__setattr__(self, "_statements", {s.id: s for s in self.dossier.statements})
        object.__setattr__(self, "_numbers", {c.id: n for n, c in enumerate(self.dossier.claims, 1)})

    # ------------------------------------------------------------------------------------------------------- names

    def outlet(self, article: ArticleRow) -> str:
        """Who published the article, or the name of its file."""
        return article.outlet or re.split(r"[/\\]", article.path)[-1]

    def entity(self, id: str | None) -> str:
        """The name of an entity, or the words for an unresolved source."""
        found = self._entities.get(id or "")
        return found.name if found else self.w.say("unresolved")

    def number(self, claim: str) -> str:
        """The short label of a claim (``A3``), by its place in the dossier."""
        return f"{self.w.say('claim_prefix')}{self._numbers.get(claim, '?')}"

    def title(self) -> str:
        """The title of the dossier: its largest story's, or how many articles it holds."""
        stories = sorted(self.dossier.stories, key=lambda s: (-len(s.articles), s.id))
        return stories[0].title if stories else self.w.count("article", len(self.dossier.articles))

    # ---------------------------------------------------------------------------------------------------- passages

    def place(self, at: Place) -> Passage:
        """The words of a citation and the link to them."""
        article = self._articles[at.article]
        return Passage(article, article.text[slice(*at.span)], self.link(at.article, at.span))

    def link(self, article: str, span: Span) -> str:
        """The link to a span of an article, or to the whole article when no words in it are meant."""
        words = self._articles[article].text[slice(*span)]
        return "#" + (anchor("at", article, *span) if words.strip() else anchor("article", article))

    def passage(self, member: Member) -> Passage:
        """A member of a claim or divergence as its words and a link to its sentence."""
        if member.statement is not None:
            return self.said(self._statements[member.statement])
        assert member.article is not None
        assert member.span is not None
        return self.place(Place(member.article, member.span))

    def said(self, statement: Statement) -> Passage:
        """A statement as its words and a link to its sentence."""
        article = self._articles[statement.article]
        words = " … ".join(article.text[slice(*span)] for span in statement.content)
        return Passage(article, words, "#" + anchor("said", statement.id), statement)

    def chain(self, statement: Statement) -> list[str]:
        """Who the outlet has it from, nearest the outlet first; the words of the source when nothing is resolved."""
        if statement.chain:
            return [self.entity(id) for id in statement.chain]
        if statement.source_entity:
            return [self.entity(statement.source_entity)]
        text = self._articles[statement.article].text
        named = " … ".join(text[slice(*span)] for span in statement.source)
        return [f"{named} ({self.w.say('unresolved')})" if named else self.w.say("unresolved")]

    def claims_of(self, statement: str) -> list[str]:
        """The claims that a statement belongs to."""
        return self._claims_of.get(statement, [])

    @cached_property
    def _claims_of(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.dossier.claims:
            for member in claim.members:
                if member.statement and claim.id not in found[member.statement]:
                    found[member.statement].append(claim.id)
        return found

    # ---------------------------------------------------------------------------------------------------- counting

    @property
    def outlets(self) -> list[str]:
        """The outlets that are named, sorted."""
        return sorted({a.outlet for a in self.dossier.articles if a.outlet})

    @property
    def languages(self) -> list[tuple[str, int]]:
        """Languages with how many articles are in each."""
        return sorted(Counter(a.language for a in self.dossier.articles).items())

    @property
    def undated(self) -> list[ArticleRow]:
        """Articles of which nothing says when they came out."""
        return [a for a in self.dossier.articles if a.published.value is None]

    @property
    def period(self) -> str:
        """From the first to the last day of publication that is known."""
        days = sorted(a.published.value[:10] for a in self.dossier.articles if a.published.value)
        if not days:
            return self.w.say("published_unknown")
        return self.w.date(days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}")

    def statuses(self) -> list[tuple[str, list[Claim]]]:
        """The claims of each status that occurs, disputed and corroborated first."""
        order = ("corroborated", "disputed", "single-origin", "unattributed")
        groups = [(status, [c for c in self.dossier.claims if c.status == status]) for status in order]
        return [group for group in groups if group[1]]

    # ----------------------------------------------------------------------------------------------------- sources

    @cached_property
    def routes(self) -> list[Route]:
        """Who relays whom: every statement under its origin and relays, the most cited origins first."""
        ways: dict[tuple[str, tuple[str, ...]], dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
        nobody = self.entity(None)
        for statement in self.dossier.statements:
            *relays, origin = self.chain(statement) if statement.source_entity or statement.chain else [nobody]
            passage = self.said(statement)
            ways[origin, tuple(relays)][self.outlet(passage.article)].append(passage)
        totals: Counter[str] = Counter()
        for (origin, _), outlets in ways.items():
            totals[origin] += sum(map(len, outlets.values()))
        ordered = sorted(ways.items(), key=lambda way: (-totals[way[0][0]], way[0]))
        return [
            Route(
                origin,
                relays,
                tuple((name, tuple(said)) for name, said in sorted(outlets.items())),
                sum(map(len, outlets.values())),
            )
            for (origin, relays), outlets in ordered
        ]

    # ---------------------------------------------------------------------------------------------------- timeline

    def days(self) -> Iterator[tuple[str, list[Moment], list[Moment], list[ArticleRow]]]:
        """Each date with its events, utterances and the articles that came out; what has no date at the end."""
        rows: dict[str, tuple[list[Moment], list[Moment], list[ArticleRow]]] = defaultdict(lambda: ([], [], []))
        for moment in self.dossier.timeline:
            rows[moment.when.value or ""][moment.kind == "utterance"].append(moment)  # type: ignore[arg-type]
        for article in self.dossier.articles:
            if article.published.value:
                rows[article.published.value[:10]][2].append(article)
        starts = {m.when.value or "": m.when.earliest or m.when.value or "~" for m in self.dossier.timeline}
        for value in sorted(rows, key=lambda v: (not v, starts.get(v, v), v)):
            yield value, *rows[value]

    # ---------------------------------------------------------------------------------------------------- articles

    def paragraphs(self, article: ArticleRow) -> Iterable[list[Event]]:
        """The text of an article as lines of events, with every highlight and every cited span."""
        return paragraphs(article.text, sorted(set(self._marks(article))))

    def _marks(self, article: ArticleRow) -> Iterator[Mark]:
        for statement in (s for s in self.dossier.statements if s.article == article.id):
            yield from self._statement_marks(statement)
        for timex in (t for t in self.dossier.timexes if t.article == article.id):
            yield Mark(timex.span, "time", note=self.w.date(timex.value))
        for artefact in article.artefacts:
            yield Mark(
                artefact.span,
                "artefact",
                anchor("at", article.id, *artefact.span),
                self.w.name("artefact", artefact.kind),
            )
        for span in self._cited.get(article.id, ()):
            if span not in {artefact.span for artefact in article.artefacts}:
                yield Mark(span, "cited", anchor("at", article.id, *span))

    def _statement_marks(self, statement: Statement) -> Iterator[Mark]:
        main = anchor("said", statement.id)
        href = next(("#" + anchor("claim", claim) for claim in self.claims_of(statement.id)), "")
        label = next(map(self.number, self.claims_of(statement.id)), "")
        for n, span in enumerate(statement.content):
            last = n == len(statement.content) - 1
            yield Mark(span, "said", main if n == 0 else f"{main}--{n}", label if last else "", href if last else "")
        for layer, spans in (("cue", statement.cue), ("source", statement.source), ("hedge", statement.hedges)):
            for span in spans:
                yield Mark(span, layer)

    @cached_property
    def _cited(self) -> dict[str, set[Span]]:
        found: dict[str, set[Span]] = defaultdict(set)
        dossier = self.dossier
        places = [at for line in dossier.summary for at in line.cites]
        places += [at for pair in dossier.reuse for at in (pair.a, pair.b)]
        for article in dossier.articles:
            places += [Place(b.article, b.span) for b in article.published.because]
        holders: list[Claim | Divergence | Moment] = [*dossier.claims, *dossier.divergences, *dossier.timeline]
        for holder in holders:
            places += [Place(m.article, m.span) for m in holder.members if m.article is not None and m.span is not None]
        for at in places:
            found[at.article].add(at.span)
        return found
