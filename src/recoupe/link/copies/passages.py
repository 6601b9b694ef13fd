"""Passages that two texts share: equal fingerprints → maximal equal runs → runs joined along the text.

Joining seeds along a diagonal is passim's block → compare → connect (Smith, Cordell & Mullen, 2015) without its
alignment matrix. Whether two stretches of words are equal is read off prefix sums of a polynomial over the words, so
that a run grows to its full length by bisection, all runs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from recoupe.link.copies.fingerprints import SIZE
from recoupe.link.copies.wordtable import Flags, Keys, Rows, WordTable, powers

GAP = 12
"""Words that may have been added, dropped or replaced between two equal runs of one passage."""
LOOK_BACK = 4
"""Earlier runs of a pair that a run may continue: a repeated phrase between two runs does not part them."""
WORD = np.uint64(0xD6E8FEB86659FD93)

Run = tuple[int, int, int]
"""``(row in a, row in b, words)``."""
_Test = Callable[[Rows], Flags]


@dataclass(frozen=True, slots=True)
class Passage:
    """Rows ``a`` of text ``one`` and ``b`` of text ``two`` that share ``matched`` words, in ``runs``."""

    one: int
    two: int
    a: tuple[int, int]
    b: tuple[int, int]
    matched: int
    runs: tuple[Run, ...]

    @property
    def similarity(self) -> float:
        """Share of the words on both sides that match in order (Dice), from 0 to 1."""
        return 2 * self.matched / (self.a[1] - self.a[0] + self.b[1] - self.b[0])


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """Equal fingerprints: row ``a`` in text ``one`` and row ``b`` in text ``two``, ``one < two``."""

    one: Rows
    two: Rows
    a: Rows
    b: Rows

    def take(self, which: Rows | Flags) -> Seeds:
        """Some of them."""
        return Seeds(self.one[which], self.two[which], self.a[which], self.b[which])


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Equal runs in columns, ``length`` words from ``a`` and ``b`` on; those of passage ``n`` are rows ``first[n]`` to
    ``first[n + 1]``, in the order of both texts."""

    one: Rows
    two: Rows
    a: Rows
    b: Rows
    length: Rows
    first: Rows

    def heads(self) -> Rows:
        """The first run of each passage."""
        return self.first[:-1]

    def tails(self) -> Rows:
        """The last run of each passage."""
        return self.first[1:] - 1

    def total(self, column: Rows) -> Rows:
        """The sum of a column over each passage."""
        return np.add.reduceat(column, self.heads()) if len(column) else column

    def sides(self) -> tuple[Rows, Rows, Rows, Rows]:
        """Where each passage begins and ends, in a and in b."""
        heads, tails = self.heads(), self.tails()
        ends = self.length[tails]
        return self.a[heads], self.a[tails] + ends, self.b[heads], self.b[tails] + ends

    def passages(self, which: Flags) -> Iterator[Passage]:
        """Some of the passages, one by one."""
        one, two, a, b, length = (c.tolist() for c in (self.one, self.two, self.a, self.b, self.length))
        firsts = self.first.tolist()
        for n in np.flatnonzero(which).tolist():
            i, j = firsts[n], firsts[n + 1]
            runs = tuple(zip(a[i:j], b[i:j], length[i:j], strict=True))
            ends = (a[i], a[j - 1] + length[j - 1]), (b[i], b[j - 1] + length[j - 1])
            yield Passage(one[i], two[i], *ends, sum(length[i:j]), runs)


def joined(table: WordTable, seeds: Seeds) -> Runs:
    """The passages around the seeds, by pair of texts and place. Linear in seeds, but for sorting them.

    >>> from recoupe.link.copies.wordtable import Text, build
    >>> table = build([Text("a b c d e f", ((0, (0, 11)),)), Text("z a b c d e f", ((0, (0, 13)),))])
    >>> runs = joined(table, Seeds(*(np.array([n]) for n in (0, 1, 0, 7))))
    >>> [p.runs for p in runs.passages(np.array([True]))]
    [((0, 7, 6),)]
    """
    one, two, a, b, length = _maximal(table, seeds)
    number = np.arange(len(one))
    before = _continued(one, two, a, b, length)
    cut = np.maximum(0, np.maximum((a + length)[before] - a, (b + length)[before] - b)) * (before != number)
    home = before
    while (home != home[home]).any():
        home = home[home]
    order = np.lexsort((number, home))
    new = np.append(True, home[order][1:] != home[order][:-1]) if len(order) else np.zeros(0, bool)
    a, b, length = a + cut, b + cut, length - cut
    first = np.append(np.flatnonzero(new), len(order))
    return Runs(one[order], two[order], a[order], b[order], length[order], first)


def _continued(one: Rows, two: Rows, a: Rows, b: Rows, length: Rows) -> Rows:
    """For each run the earlier one that it continues (itself where none), each being continued once.

    A run follows another on both sides with a small gap, or overlaps it by a few repeated words.
    """
    own = np.arange(len(one))
    before = own.copy()
    for back in range(min(LOOK_BACK, len(one) - 1), 0, -1):
        here, there = slice(back, None), slice(None, len(one) - back)
        good = (one[here] == one[there]) & (two[here] == two[there])
        for side in (a, b):
            gap = side[here] - side[there] - length[there]
            good &= (gap > -SIZE) & (gap <= GAP)
        before[here] = np.where(good, own[there], before[here])
    heirs = np.flatnonzero(before != own)
    heirs = heirs[np.unique(before[heirs], return_index=True)[1]]
    out = own.copy()
    out[heirs] = before[heirs]
    return out


def _maximal(table: WordTable, seeds: Seeds) -> tuple[Rows, ...]:
    """Columns ``one two a b length`` of the maximal equal runs around the seeds, each once, by pair and place in a."""
    same = _Equal(table)
    order = np.lexsort((seeds.a, seeds.b - seeds.a, seeds.two, seeds.one))
    s = seeds.take(order)
    joined = np.zeros(len(order), bool)
    joined[1:] = (s.one[1:] == s.one[:-1]) & (s.two[1:] == s.two[:-1]) & (s.b[1:] - s.a[1:] == s.b[:-1] - s.a[:-1])
    at = np.flatnonzero(joined)
    joined[at] = same(s.a[at - 1], s.b[at - 1], s.a[at] + SIZE - s.a[at - 1])
    first = np.flatnonzero(~joined)
    last = np.append(first[1:], len(order)) - 1 if len(order) else first
    f, stop = s.take(first), s.a[last] + SIZE
    grown = _left(table, same, f)
    a, b = f.a - grown, f.b - grown
    length = stop - a + _right(table, same, f, stop)
    order = np.lexsort((b, a, f.two, f.one))
    return f.one[order], f.two[order], a[order], b[order], length[order]


class _Equal:
    """Answers, for many stretches at once, whether the words from ``a`` on equal those from ``b`` on, ``a <= b``."""

    def __init__(self, table: WordTable) -> None:
        self._power = powers(WORD, 1 << (len(table.keys) + 1).bit_length())
        terms = table.keys * self._power[: len(table.keys)]
        self._total: Keys = np.concatenate((np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)))

    def __call__(self, a: Rows, b: Rows, length: Rows) -> Flags:
        left = (self._total[a + length] - self._total[a]) * self._power[b - a]
        return np.asarray(left == self._total[b + length] - self._total[b])


def _left(table: WordTable, same: _Equal, s: Seeds) -> Rows:
    """How many words before ``a`` and ``b`` are equal too."""
    room = np.minimum(s.a - table.bounds[s.one], s.b - table.bounds[s.two])
    return _bisect(room, lambda by: same(s.a - by, s.b - by, by))


def _right(table: WordTable, same: _Equal, s: Seeds, stop: Rows) -> Rows:
    """How many words from ``stop`` on are equal too."""
    there = stop + s.b - s.a
    room = np.minimum(table.bounds[s.one + 1] - stop, table.bounds[s.two + 1] - there)
    return _bisect(room, lambda by: same(stop, there, by))


def _bisect(room: Rows, is_equal: _Test) -> Rows:
    """The largest ``by <= room`` that passes the test, which no larger one passes; all bisected together."""
    low, high = np.zeros_like(room), room.copy()
    while (low < high).any():
        middle = (low + high + 1) // 2
        good = is_equal(middle)
        low, high = np.where(good, middle, low), np.where(good, high, middle - 1)
    return low
