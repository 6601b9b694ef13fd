"""What two articles share when they share a passage: text that one may have from the other, or something else.

Two reporters in one room write the same quotation; two newsrooms print one communiqué; an outlet says again what it
said of an affair last week. None of these is a copy of the other's article, and none proves one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

from recoupe import lang
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.terms import terms
from recoupe.link.copies.documents import BEGINS, NAMED, REPORTED
from recoupe.link.copies.passages import Passage
from recoupe.link.copies.sift import LONG, MIN_WORDS
from recoupe.link.copies.wordtable import Rows, WordTable
from recoupe.link.words import quoted
from recoupe.model import Reading, Shared, Span
from recoupe.text.folding import fold

TELLING = 4
"""Meaning-bearing stretches, names and reporting words apart, that a shorter passage must hold, with a verb among them:
a spokeswoman's full title or *the prefecture announced on Tuesday* is anybody's."""
LETTERS = 5
GIVEN = 0.8
"""Share of a passage between quotation marks from which an article quotes it."""
SPOKEN = 0.6
"""The same of a translation, which goes by whole sentences with what introduces them."""
BACKGROUND, FOOT = 0.5, 0.8
"""Share of an article below which what one outlet prints twice is its background; the same at the foot of both."""


class Telling:
    """Counts what a short passage says beside names, titles and reporting words; sentences are looked at once."""

    def __init__(self, reading: Callable[[int], Reading], table: WordTable) -> None:
        self._reading = reading
        self._table = table
        self._known: dict[tuple[int, int], tuple[tuple[Span, bool], ...]] = {}

    def enough(self, text: int, rows: Rows) -> bool:
        """Whether some words of a text are many or hold enough; unparsed text is judged by its longer words."""
        if len(rows) >= LONG:
            return True
        sentences = sorted({int(s) for s in self._table.sentence[rows]})
        reading = self._reading(text)
        if not any(reading.sentences[sentence].tokens for sentence in sentences):
            return bool((self._table.end[rows] - self._table.start[rows] >= LETTERS).sum() > TELLING)
        starts = {int(start) for start in self._table.start[rows]}
        stretches = (s for sentence in sentences for s in self._stretches(text, sentence))
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


def told(
    passages: Iterable[Passage], reading: Callable[[int], Reading], table: WordTable
) -> list[tuple[Passage, Shared]]:
    """The passages of a table that tell enough to be a copy, with what each is; readings are asked for by text."""
    telling = Telling(reading, table)
    kept = [(one, *rows_of(one)) for one in passages]
    kept = [(one, a, b) for one, a, b in kept if telling.enough(one.one, a)]
    matched = Counter[tuple[int, int]]()
    for one, a, _ in kept:
        matched[one.one, one.two] += len(a)
    nature = _Nature(table, telling, matched)
    return [
        (one, nature.of(one, a, b))
        for one, a, b in kept
        if matched[one.one, one.two] >= LONG or _are_related(reading(one.one), reading(one.two))
    ]


def _are_related(one: Reading, two: Reading) -> bool:
    """Whether two articles name somebody or something both, as those on one thing do; with names in neither, they may.

    Articles that share a stock phrase and nothing else name nobody both.
    """
    a, b = _named(one), _named(two)
    return not a or not b or not a.isdisjoint(b)


def _named(reading: Reading) -> frozenset[str]:
    """The words of the names in an article, media apart: they are credited everywhere."""
    names = (m.name for m in reading.mentions if m.kind not in ("media", "anonymous"))
    return frozenset(fold(word) for name in names for word in name.split() if word[:1].isupper())


def rows_of(passage: Passage) -> tuple[Rows, Rows]:
    """The rows of the matched words, in a and in b."""
    spans = [(np.arange(i, i + n), np.arange(j, j + n)) for i, j, n in passage.runs]
    return np.concatenate([a for a, _ in spans]), np.concatenate([b for _, b in spans])


def is_spoken(reading: Reading, span: Span) -> bool:
    """Whether a stretch of an article is mostly between quotation marks: speech that both languages may have heard."""
    inside = sum(max(0, min(b, span[1]) - max(a, span[0])) for a, b in quoted(reading.article.text))
    return inside >= SPOKEN * (span[1] - span[0])


class _Nature:
    """Says what a passage is; ``matched`` are the words that each two texts share in all."""

    def __init__(self, table: WordTable, telling: Telling, matched: Counter[tuple[int, int]]) -> None:
        self._table = table
        self._telling = telling
        self._matched = matched

    def of(self, passage: Passage, a: Rows, b: Rows) -> Shared:
        """A quotation that both may have heard, a document both print, the outlet's own background, else text."""
        heard = self._table.quoted[a] | self._table.quoted[b]
        if heard.any() and not self._is_told(passage.one, a[~heard]):
            return "quotation"
        if self._is_given(a) and self._is_given(b):
            return "document"
        return "background" if self._is_background(passage) else "text"

    def _is_told(self, text: int, rows: Rows) -> bool:
        """Whether the words outside quotation marks would be a copy without the others."""
        return len(rows) >= MIN_WORDS and self._telling.enough(text, rows)

    def _is_given(self, rows: Rows) -> bool:
        """Whether an article gives the words as those of a document: announced, or quoted or reported nearly all.

        Words that say whose they are, and are shared as well, were written by a newsroom.
        """
        marks = self._table.document[rows]
        if marks[0] & BEGINS:
            return True
        given = (marks & REPORTED > 0) | self._table.quoted[rows]
        return not (marks & NAMED).any() and float(given.mean()) >= GIVEN

    def _is_background(self, passage: Passage) -> bool:
        """Whether one outlet prints it twice, as a part of its articles or at their foot."""
        texts = [passage.one, passage.two]
        if len({*self._table.outlet[texts].tolist()} - {0}) != 1 or 0 in self._table.outlet[texts]:
            return False
        bounds, ends = self._table.bounds, (passage.a[1], passage.b[1])
        is_foot = all(bounds[text + 1] == end for text, end in zip(texts, ends, strict=True))
        share = self._matched[passage.one, passage.two] / min(bounds[text + 1] - bounds[text] for text in texts)
        return bool(share < (FOOT if is_foot else BACKGROUND))
