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
"""Passages of a pair that a run may continue: a repeated phrase between two runs does not part them."""
WORD = np.uint64(0xD6E8FEB86659FD93)

_Test = Callable[[Rows], Flags]
Run = tuple[int, int, int]
"""``(row in a, row in b, words)``."""


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

    def take(self, which: Rows | Flags | slice) -> Seeds:
        """Some of them."""
        return Seeds(self.one[which], self.two[which], self.a[which], self.b[which])


def passages(table: WordTable, seeds: Seeds) -> Iterator[Passage]:
    """The passages around the seeds, by pair of texts and place. Linear in seeds, but for sorting them.

    >>> from recoupe.link.copies.wordtable import Text, build
    >>> table = build([Text("a b c d e f", ((0, (0, 11)),)), Text("z a b c d e f", ((0, (0, 13)),))])
    >>> at = [np.array([n]) for n in (0, 1, 0, 7)]
    >>> [p.runs for p in passages(table, Seeds(*at))]
    [((0, 7, 6),)]
    """
    one, two, a, b, length = (column.tolist() for column in _runs(table, seeds))
    pair: tuple[int, int] | None = None
    open_: list[list[Run]] = []
    for row in zip(one, two, a, b, length, strict=True):
        if row[:2] != pair:
            yield from (of_runs(*pair, runs) for runs in open_ if pair)
            pair, open_ = row[:2], []
        run: Run = row[2:]
        home = next((p for p in reversed(open_[-LOOK_BACK:]) if _continues(p[-1], run)), None)
        if home is None:
            open_.append([run])
        else:
            home.append(_after(home[-1], run))
    yield from (of_runs(*pair, runs) for runs in open_ if pair)


def of_runs(one: int, two: int, runs: list[Run]) -> Passage:
    """The passage of two texts that a list of runs, in order, makes up."""
    first, last = runs[0], runs[-1]
    ends = (first[0], last[0] + last[2]), (first[1], last[1] + last[2])
    return Passage(one, two, *ends, sum(r[2] for r in runs), tuple(runs))


def _continues(last: Run, run: Run) -> bool:
    """Whether ``run`` follows ``last`` on both sides with a small gap, or overlaps it by a few repeated words."""
    return all(-SIZE < run[side] - last[side] - last[2] <= GAP for side in (0, 1))


def _after(last: Run, run: Run) -> Run:
    """``run`` without the words that ``last`` already holds on either side."""
    cut = max(0, *(last[side] + last[2] - run[side] for side in (0, 1)))
    return run[0] + cut, run[1] + cut, run[2] - cut


def _runs(table: WordTable, seeds: Seeds) -> tuple[Rows, ...]:
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
