"""Who shares text with whom: passages that two articles have in common, with the reason why each counts.

Block: winnowed fingerprints in an inverted index. Compare: passages of every pair of articles that shares one. Connect
is left to the counting of origins, which works on the span that carries a claim. Lines that otherwise unrelated
articles share are boilerplate; what the others are is told by ``nature``, who had them first by ``direction``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe import lang
from recoupe.link import Limits
from recoupe.link.copies import translated
from recoupe.link.copies.blocks import Block, blocks
from recoupe.link.copies.direction import cites, direction
from recoupe.link.copies.documents import documents
from recoupe.link.copies.nature import is_spoken, told
from recoupe.link.copies.passages import Passage, Runs, joined
from recoupe.link.copies.sift import counted, trimmed
from recoupe.link.copies.threads import threaded
from recoupe.link.copies.wordtable import Flags, Text, WordTable, build
from recoupe.link.words import PUBLISHED
from recoupe.model import Direction, Place, Published, Reading, Reuse, ReuseKind, Shared
from recoupe.settings import Settings


def pairs(
    readings: Iterable[Reading],
    published: Mapping[str, Published] | None = None,
    *,
    settings: Settings | None = None,
    limits: Limits | None = None,
) -> tuple[Reuse, ...]:
    """Every passage shared by two articles, sorted by articles and position.

    ``a`` is always the article whose id sorts first. ``published`` allows a direction where one article certainly came
    out before the other; without it every direction is ``unknown``. ``credit`` is left empty: names are not linked
    yet. Cost: linear in the text, plus the number of pairs that share a passage.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    limits = Limits() if limits is None else limits
    jobs = settings.jobs if settings else 1
    table = build((text_of(r) for r in ordered), jobs=jobs)
    explain = _Explain(settings or Settings(), published or {}, ordered)
    ids = [reading.article.id for reading in ordered]
    passages = told(shared(table, limits, jobs=jobs), ordered.__getitem__, table)
    found = [explain.copy(passage, what, ids, table) for passage, what in passages]
    found += [explain.translation(t) for t in translated.pairs(ordered, limits)]
    return _in_order(found)


def among(
    copies: Iterable[Reuse],
    readings: Sequence[Reading],
    published: Mapping[str, Published],
    *,
    settings: Settings,
    limits: Limits,
) -> tuple[Reuse, ...]:
    """What :func:`pairs` says of articles whose ``copies`` were found among many more; translations are found here."""
    explain = _Explain(settings, published, readings)
    found = [replace(row, direction=explain.direction(row.a, row.b)[0]) for row in copies]
    found += [explain.translation(t) for t in translated.pairs(readings, limits)]
    return _in_order(found)


def _in_order(found: Iterable[Reuse]) -> tuple[Reuse, ...]:
    return tuple(sorted(found, key=lambda r: (r.a.article, r.b.article, r.a.span, r.b.span)))


def text_of(reading: Reading) -> Text:
    """What of an article is compared: the sentences that its outlet wrote for it."""
    kept = ((i, s.span) for i, s in enumerate(reading.sentences) if s.kind in PUBLISHED)
    return Text(reading.article.text, tuple(kept), reading.article.outlet or "", documents(reading))


def shared(table: WordTable, limits: Limits, *, jobs: int = 1) -> Iterator[Passage]:
    """The passages that two texts of a table share and that are long and close enough to be a copy."""

    def compared(block: Block) -> tuple[Runs, Flags]:
        runs = trimmed(joined(table, block.seeds), table)
        return runs, counted(runs, table, block.boilerplate)

    for runs, kept in threaded(compared, blocks(table, limits), jobs):
        yield from runs.passages(kept)


class _Explain:
    """Turns passages into :class:`Reuse` records with sentences for the reader."""

    def __init__(self, settings: Settings, published: Mapping[str, Published], readings: Iterable[Reading]) -> None:
        self.language = lang.load(settings.ui)
        self.published = published
        self.readings = {reading.article.id: reading for reading in readings}
        self._ways: dict[tuple[str, str], tuple[Direction, str]] = {}

    def copy(self, passage: Passage, what: Shared, ids: Sequence[str], table: WordTable) -> Reuse:
        """The record of a passage that two articles share in one language."""
        kind: ReuseKind = "verbatim" if passage.similarity == 1 else "edited"
        size = max(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0])
        quoted, outside = _quoted(passage, table)
        because = [self._say(kind, matched=passage.matched, words=size)]
        if what == "text" and quoted:
            because.append(self._say("partly_quoted", told=outside))
        else:
            because.append(self._say("dispatch" if what == "text" else what))
        a = Place(ids[passage.one], table.span(*passage.a))
        b = Place(ids[passage.two], table.span(*passage.b))
        return self._reuse(a, b, passage.similarity, kind, because, what)

    def translation(self, found: translated.Translation) -> Reuse:
        because = [self._say("translated", anchors=", ".join(found.anchors), number=len(found.anchors))]
        spoken = all(is_spoken(self.readings[place.article], place.span) for place in (found.a, found.b))
        what: Shared = "quotation" if spoken else "text"
        because += [self._say("quotation")] if spoken else []
        return self._reuse(found.a, found.b, found.similarity, "translated", because, what)

    def _reuse(
        self, a: Place, b: Place, similarity: float, kind: ReuseKind, because: list[str], what: Shared = "text"
    ) -> Reuse:
        way, why = self.direction(a, b)
        because.append(self._say(why))
        return Reuse(a, b, round(similarity, 3), kind, way, None, tuple(because), what)

    def direction(self, a: Place, b: Place) -> tuple[Direction, str]:
        """Which article had it first, and the key of the sentence that says why: asked once of two articles."""
        pair = a.article, b.article
        if pair not in self._ways:
            one, two = (self.published.get(article, Published()) for article in pair)
            first, second = (self.readings[article] for article in pair)
            self._ways[pair] = direction(one, two, (cites(first, second), cites(second, first)))
        return self._ways[pair]

    def _say(self, key: str, **values: object) -> str:
        return self.language.message("align", key, **values)


def _quoted(passage: Passage, table: WordTable) -> tuple[int, int]:
    """Matched words that stand between quotation marks on either side, and those that do on neither."""
    marks = sum(int((table.quoted[i : i + n] | table.quoted[j : j + n]).sum()) for i, j, n in passage.runs)
    return marks, passage.matched - marks
