"""A dossier that can be passed on without the articles: titles, addresses, dates, offsets and short extracts.

Everything outside the extracts is blanked, character for character, so that every offset still points where it did and
every format reads the shared dossier like any other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from recoupe.model import (
    Artefact,
    ArticleRow,
    Because,
    Claim,
    Cutoff,
    Divergence,
    Dossier,
    Moment,
    Reuse,
    Span,
    SummaryLine,
)
from recoupe.text.called import shortened

EXTRACT = 150
"""Characters of the longest extract."""

ARTICLE = 1500
"""Characters of all extracts of one article."""

SHARE = 3
"""Extracts never make more than one part in so many of an article."""

QUOTED = re.compile(r"(?<=«)[^«»]+(?=»)|(?<=“)[^“”]+(?=”)")


def share(dossier: Dossier) -> Dossier:
    """The dossier without full texts: extracts of at most 150 characters, at most 1,500 and a third of an article.

    What claims rest on comes first, the claims of most articles before the others; then other statements, with who
    says them. ``run.settings["shared"]`` holds both limits, ``run.cutoffs`` how many articles reached theirs. Sentences
    that quote (reasons, summary) quote at most 150 characters at once.
    """
    wanted = _wanted(dossier)
    kept = {a.id: list(_kept(a.text, wanted[a.id])) for a in dossier.articles}
    asked = {id: {place for a, b in spans for place in range(a, b)} for id, spans in wanted.items()}
    cut = sum(sum(b - a for a, b in kept[id]) < len(places) for id, places in asked.items())
    run = replace(
        dossier.run,
        settings=dossier.run.settings | {"shared": {"extract": EXTRACT, "article": ARTICLE}},
        cutoffs=(*dossier.run.cutoffs, Cutoff("share: characters of one article", ARTICLE, cut)),
    )
    return replace(
        dossier,
        run=run,
        articles=tuple(_article(a, kept[a.id]) for a in dossier.articles),
        claims=tuple(map(_claim, dossier.claims)),
        divergences=tuple(map(_divergence, dossier.divergences)),
        timeline=tuple(map(_moment, dossier.timeline)),
        stories=tuple(replace(story, title=shortened(story.title, EXTRACT)) for story in dossier.stories),
        reuse=tuple(map(_reuse, dossier.reuse)),
        shared=tuple(map(_reuse, dossier.shared)),
        summary=tuple(map(_summary, dossier.summary)),
    )


def blanked(text: str, kept: Iterable[Span]) -> str:
    """The text with everything outside ``kept`` blank; each gap begins with an ellipsis, line ends stay.

    >>> blanked("Le pont ferme lundi.", [(3, 7)])
    '…  pont…            '
    """
    out, at = [], 0
    for a, b in (*sorted(kept), (len(text), len(text))):
        gap = re.sub(r"[^\n]", " ", text[at:a])
        out += [gap.replace(" ", "…", 1), text[a:b]]
        at = b
    return "".join(out)


def _wanted(dossier: Dossier) -> dict[str, list[Span]]:
    """The spans of each article worth keeping, the first the most."""
    said = {s.id: s for s in dossier.statements}
    found: dict[str, list[Span]] = defaultdict(list)
    for claim in sorted(dossier.claims, key=lambda c: -c.attestations):
        for member in claim.members:
            if member.statement:
                found[said[member.statement].article] += said[member.statement].content
            elif member.article and member.span:
                found[member.article].append(member.span)
    for s in dossier.statements:
        found[s.article] += (*s.source, *s.cue, *s.content)
    return found


def _kept(text: str, wanted: Iterable[Span]) -> Iterator[Span]:
    """What stays legible of an article, the first wanted first: no extract and no sum longer than the limits.

    Extracts between which only white space stands are one.
    """
    first = end = 0
    for a, b in _runs(_places(wanted, min(ARTICLE, len(text) // SHARE))):
        if end == 0 or text[end:a].strip():
            first = a
        if a < (b := min(b, first + EXTRACT)):
            yield a, b
            end = b


def _places(wanted: Iterable[Span], room: int) -> set[int]:
    places: set[int] = set()
    for a, b in wanted:
        new = [place for place in range(a, min(b, a + EXTRACT)) if place not in places]
        places.update(new[: room - len(places)])
    return places


def _runs(places: set[int]) -> Iterator[Span]:
    """Neighbours together, as spans in order."""
    for a in sorted(place for place in places if place - 1 not in places):
        yield a, next(place for place in count(a) if place not in places)


def _article(article: ArticleRow, kept: list[Span]) -> ArticleRow:
    because = tuple(Because(b.article, b.span, _quoting(b.why)) for b in article.published.because)
    return replace(
        article,
        text=blanked(article.text, kept),
        title=shortened(article.title, EXTRACT) if article.title else article.title,
        published=replace(article.published, because=because),
        artefacts=tuple(map(_artefact, article.artefacts)),
    )


def _artefact(found: Artefact) -> Artefact:
    suggestion = shortened(found.suggestion, EXTRACT) if found.suggestion else found.suggestion
    return replace(found, suggestion=suggestion, because=_quoting(found.because))


def _reuse(shared: Reuse) -> Reuse:
    return replace(shared, because=tuple(map(_quoting, shared.because)))


def _claim(claim: Claim) -> Claim:
    origins = replace(claim.origins, because=tuple(map(_quoting, claim.origins.because)))
    still = tuple(replace(one, because=_quoting(one.because)) for one in claim.still)
    return replace(claim, gloss=shortened(claim.gloss, EXTRACT), origins=origins, still=still)


def _divergence(found: Divergence) -> Divergence:
    values = tuple(shortened(value, EXTRACT) for value in found.values)
    return replace(found, values=values, because=_quoting(found.because))


def _moment(moment: Moment) -> Moment:
    return replace(moment, what=shortened(moment.what, EXTRACT))


def _summary(told: SummaryLine) -> SummaryLine:
    return replace(told, text=_quoting(told.text))


def _quoting(sentence: str) -> str:
    """A sentence of the dossier's own whose quotations are short."""
    return QUOTED.sub(lambda found: _short(found[0]), sentence)


def _short(quoted: str) -> str:
    if len(quoted) <= EXTRACT:
        return quoted
    edge = quoted[0] if quoted[0].isspace() else ""
    return f"{edge}{shortened(quoted, EXTRACT - 2)}{edge}"
