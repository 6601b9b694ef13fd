"""Which places of which texts are worth comparing: equal fingerprints in an index, boilerplate left out.

Lines that otherwise unrelated articles share (a legal notice, a call to subscribe, a stock phrase) are boilerplate:
they propose nothing. What is left is cut into blocks of a bounded size, so that memory is bounded too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recoupe.link import Limits
from recoupe.link.copies.fingerprints import SIZE, Marks, fingerprints
from recoupe.link.copies.kinship import COMMON, Kinship, families
from recoupe.link.copies.passages import Seeds
from recoupe.link.copies.texts import InTable, Texts
from recoupe.link.copies.wordtable import Flags, Rows, WordTable

HOLDERS = 200
"""Articles of one line that are compared with each other; of a line in more, each is compared with the next ones."""
BLOCK = 2_000_000
"""Seeds compared at once."""
SEED = 200
"""Bytes that one seed takes while it is being compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Seeds to be joined, and which words of the table stand in boilerplate."""

    seeds: Seeds
    boilerplate: Flags


def blocks(table: WordTable, limits: Limits, *, size: int = BLOCK) -> Iterator[Block]:
    """Seeds of pairs of texts, all those of one pair in one block, about ``size`` at a time."""
    marks = fingerprints(table)
    index = Index.of(marks, InTable(table, marks), limits)
    boilerplate = flagged(index.boilerplate, len(table.keys))
    for first, last in cut(index.load(len(table)), size):
        yield Block(index.seeds(first, last), boilerplate)


def cut(load: Rows, size: int) -> Iterator[tuple[int, int]]:
    """Stretches of texts that together carry about ``size``; those that carry nothing are left out.

    >>> list(cut(np.array([0, 3, 2, 9, 1]), 5))
    [(0, 3), (3, 4), (4, 5)]
    """
    ends = np.append(0, np.cumsum(load))
    first = 0
    while first < len(load):
        last = max(first + 1, int(np.searchsorted(ends, ends[first] + size, side="right")) - 1)
        if ends[last] > ends[first]:
            yield first, last
        first = last


def flagged(rows: Rows, count: int) -> Flags:
    """Of ``count`` words, those that a fingerprint at one of the rows holds."""
    flags = np.zeros(count + SIZE, bool)
    flags[(rows[:, None] + np.arange(SIZE)).ravel()] = True
    return flags[:count]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Marks that two texts or more hold, sorted by value and text. The ones to compare mark ``n`` with are
    ``partner[n]`` to ``stop[n]``; ``boilerplate`` are the rows of those left out; ``by_text`` is the order by text."""

    marks: Marks
    partner: Rows
    stop: Rows
    boilerplate: Rows
    by_text: Rows

    @classmethod
    def of(cls, marks: Marks, texts: Texts, limits: Limits, *, kinship: Kinship | None = None) -> Index:
        """The index of some marks of a heap: all those of a value, or none."""
        marks, group = _shared(marks)
        common = _boilerplate(kinship or Kinship(texts), texts, marks, group)
        rows = np.sort(marks.row[common])
        marks, group = marks.take(np.flatnonzero(~common)), np.unique(group[~common], return_inverse=True)[1]
        partner, stop = _partners(marks, group)
        over = stop - partner > HOLDERS
        limits.cut("copies: articles of one line compared with each other", HOLDERS, int(np.unique(group[over]).size))
        return cls(marks, partner, np.minimum(stop, partner + HOLDERS), rows, np.argsort(marks.text, kind="stable"))

    def load(self, texts: int) -> Rows:
        """How many seeds each text opens."""
        return np.bincount(self.marks.text, self.stop - self.partner, minlength=texts).astype(np.int64)

    def seeds(self, first: int, last: int) -> Seeds:
        """The seeds whose first text is one of ``first`` to ``last`` (excluded), by that text."""
        text, row = self.marks.text, self.marks.row
        here = self.by_text[slice(*np.searchsorted(text, [first, last], sorter=self.by_text))]
        here = here[self.stop[here] > self.partner[here]]
        count = self.stop[here] - self.partner[here]
        one = np.repeat(here, count)
        two = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(self.partner[here], count)
        return Seeds(text[one], text[two], row[one], row[two])


def _shared(marks: Marks) -> tuple[Marks, Rows]:
    """The marks that two texts hold, sorted by value, text and row, with the number of each one's value."""
    order = np.lexsort((marks.row, marks.value))  # rows of one text follow each other, so this sorts by text too
    value, text = marks.value[order], marks.text[order]
    new = np.append(True, value[1:] != value[:-1]) if len(value) else np.zeros(0, bool)
    group = np.cumsum(new) - 1
    other = np.append(False, (text[1:] != text[:-1]) & ~new[1:]) if len(value) else new
    kept = np.bincount(group, other)[group] > 0 if len(value) else new
    return marks.take(order[kept]), np.unique(group[kept], return_inverse=True)[1]


def _boilerplate(kinship: Kinship, texts: Texts, marks: Marks, group: Rows) -> Flags:
    """Which marks, sorted by group, are of lines that unrelated texts share."""
    if not len(group):
        return np.zeros(0, bool)
    holders = np.bincount(group, np.append(True, (group[1:] != group[:-1]) | (marks.text[1:] != marks.text[:-1])))
    common = np.flatnonzero(holders[group] >= COMMON)
    out = np.zeros(len(group), bool)
    if len(common):
        lines, renamed = np.unique(group[common], return_inverse=True)
        bad = np.zeros(len(holders), bool)
        bad[lines] = ~families(kinship, texts, marks.take(common), renamed)
        out = bad[group]
    return out


def _partners(marks: Marks, group: Rows) -> tuple[Rows, Rows]:
    """For each mark, where the marks of later texts with its value begin and end."""
    size = np.bincount(group)
    stop = np.repeat(np.cumsum(size), size)
    changes = np.append((group[1:] != group[:-1]) | (marks.text[1:] != marks.text[:-1]), True)
    ends = np.flatnonzero(changes) + 1
    runs = np.diff(np.append(0, ends))
    return np.repeat(ends, runs)[: len(group)], stop
