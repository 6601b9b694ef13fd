"""Who shares text with whom: passages that two articles have in common, with the reason why each counts.

Block: winnowed fingerprints in an inverted index. Compare: passages of every pair of articles that shares one. Connect
is left to the counting of origins, which works on the span that carries a claim. Lines that otherwise unrelated
articles share are boilerplate, and a passage that stands between quotation marks on both sides is a shared
quotation: two reporters in one room write it alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe import lang
from recoupe.link import Limits
from recoupe.link.alignment.terms import lexicon, terms
from recoupe.link.copies import translated
from recoupe.link.copies.blocks import Block, blocks
from recoupe.link.copies.passages import Passage, Runs, joined
from recoupe.link.copies.sift import LONG, counted, trimmed
from recoupe.link.copies.threads import threaded
from recoupe.link.copies.wordtable import Flags, Text, WordTable, build
from recoupe.link.words import PUBLISHED
from recoupe.model import Direction, Place, Published, Reading, Reuse, ReuseKind, Span
from recoupe.settings import Settings

TELLING = 4
"""Meaning-bearing stretches, names and reporting words apart, that a shorter passage must hold, with a verb among them:
a spokeswoman's full title or *the prefecture announced on Tuesday* is anybody's."""
LETTERS = 5


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
    telling = Telling(ordered.__getitem__, table)
    explain = _Explain(settings or Settings(), published or {})
    ids = [reading.article.id for reading in ordered]
    found = [explain.copy(p, ids, table) for p in shared(table, limits, jobs=jobs) if telling.enough(p)]
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
    explain = _Explain(settings, published)
    found = [replace(row, direction=direction(published[row.a.article], published[row.b.article])) for row in copies]
    found += [explain.translation(t) for t in translated.pairs(readings, limits)]
    return _in_order(found)


def direction(one: Published, two: Published) -> Direction:
    """Which of two articles certainly came out before the other.

    >>> direction(Published(None, "2031-03-01", "2031-03-04"), Published("2031-03-06", "2031-03-06", "2031-03-06"))
    'a>b'
    """
    if not (one.earliest and one.latest and two.earliest and two.latest):
        return "unknown"
    if one.latest < two.earliest:
        return "a>b"
    return "b>a" if two.latest < one.earliest else "unknown"


def _in_order(found: Iterable[Reuse]) -> tuple[Reuse, ...]:
    return tuple(sorted(found, key=lambda r: (r.a.article, r.b.article, r.a.span, r.b.span)))


def text_of(reading: Reading) -> Text:
    """What of an article is compared: the sentences that its outlet wrote for it."""
    kept = ((i, s.span) for i, s in enumerate(reading.sentences) if s.kind in PUBLISHED)
    return Text(reading.article.text, tuple(kept))


def shared(table: WordTable, limits: Limits, *, jobs: int = 1) -> Iterator[Passage]:
    """The passages that two texts of a table share and that are long and close enough to be a copy."""

    def compared(block: Block) -> tuple[Runs, Flags]:
        runs = trimmed(joined(table, block.seeds), table)
        return runs, counted(runs, table, block.boilerplate)

    for runs, kept in threaded(compared, blocks(table, limits), jobs):
        yield from runs.passages(kept)


class Telling:
    """Counts what a short passage says beside names, titles and reporting words; sentences are looked at once."""

    def __init__(self, reading: Callable[[int], Reading], table: WordTable) -> None:
        self._reading = reading
        self._table = table
        self._known: dict[tuple[int, int], tuple[tuple[Span, bool], ...]] = {}

    def enough(self, passage: Passage) -> bool:
        """Whether the matched words are many or hold enough; unparsed text is judged by its longer words."""
        if passage.matched >= LONG:
            return True
        rows = [i + k for i, _, length in passage.runs for k in range(length)]
        sentences = sorted({int(s) for s in self._table.sentence[rows]})
        reading = self._reading(passage.one)
        if not any(reading.sentences[sentence].tokens for sentence in sentences):
            return bool((self._table.end[rows] - self._table.start[rows] >= LETTERS).sum() > TELLING)
        starts = {int(start) for start in self._table.start[rows]}
        stretches = (s for sentence in sentences for s in self._stretches(passage.one, sentence))
        found = [is_verb for span, is_verb in stretches if span[0] in starts]
        return len(found) >= TELLING and any(found)

    def _stretches(self, number: int, index: int) -> tuple[tuple[Span, bool], ...]:
        if (number, index) not in self._known:
            reading = self._reading(number)
            tokens = reading.sentences[index].tokens
            found = terms(tokens, lexicon(lang.load(reading.article.language)))
            self._known[number, index] = tuple(
                ((tokens[t.tokens[0]].start, tokens[t.tokens[-1]].end), any(tokens[i].pos == "VERB" for i in t.tokens))
                for t in found
                if t.kind != "name"
            )
        return self._known[number, index]


class _Explain:
    """Turns passages into :class:`Reuse` records with sentences for the reader."""

    def __init__(self, settings: Settings, published: Mapping[str, Published]) -> None:
        self.language = lang.load(settings.ui)
        self.published = published

    def copy(self, passage: Passage, ids: Sequence[str], table: WordTable) -> Reuse:
        """The record of a passage that two articles share in one language."""
        kind: ReuseKind = "verbatim" if passage.similarity == 1 else "edited"
        size = max(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0])
        quoted, told = _quoted(passage, table)
        because = [self._say(kind, matched=passage.matched, words=size)]
        if told == 0:
            because.append(self._say("quotation"))
        elif quoted:
            because.append(self._say("partly_quoted", told=told))
        else:
            because.append(self._say("dispatch"))
        a = Place(ids[passage.one], table.span(*passage.a))
        b = Place(ids[passage.two], table.span(*passage.b))
        return self._reuse(a, b, passage.similarity, kind, because)

    def translation(self, found: translated.Translation) -> Reuse:
        because = [self._say("translated", anchors=", ".join(found.anchors), number=len(found.anchors))]
        return self._reuse(found.a, found.b, found.similarity, "translated", because)

    def _reuse(self, a: Place, b: Place, similarity: float, kind: ReuseKind, because: list[str]) -> Reuse:
        way = direction(*(self.published.get(place.article, Published()) for place in (a, b)))
        because.append(self._say({"a>b": "first_a", "b>a": "first_b"}.get(way, "direction_unknown")))
        return Reuse(a, b, round(similarity, 3), kind, way, None, tuple(because))

    def _say(self, key: str, **values: object) -> str:
        return self.language.message("align", key, **values)


def is_quotation(reuse: Reuse, readings: Mapping[str, Reading]) -> bool:
    """Whether a passage stands between quotation marks in both articles: a shared quotation, not a copied story."""
    return all(_is_quoted(build([text_of(readings[p.article])]), p.span) for p in (reuse.a, reuse.b))


def _is_quoted(table: WordTable, span: Span) -> bool:
    inside = (table.start >= span[0]) & (table.end <= span[1])
    return bool(table.quoted[inside].all())


def _quoted(passage: Passage, table: WordTable) -> tuple[int, int]:
    """Matched words that stand between quotation marks on either side, and those that do on neither."""
    marks = sum(int((table.quoted[i : i + n] | table.quoted[j : j + n]).sum()) for i, j, n in passage.runs)
    return marks, passage.matched - marks
