"""Whether the articles that hold one line are about one thing: what tells boilerplate from reuse.

Two articles are kin when their words agree beside the lines they share with many others, or when those lines leave
little of one of them. An outlet's notice stands on articles that have nothing else in common; a dispatch stands in
articles on one event, or is all there is of them.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from recoupe.link.copies.fingerprints import SIZE, WINDOW, Marks
from recoupe.link.copies.wordtable import Flags, Keys, Rows, WordTable, mixed

UNRELATED = 0.1
"""Weighted overlap (cosine) of two articles' words, shared lines left out, below which they are about different things.
199 in 200 pairs of unrelated news items of one outlet lie below, and 19 in 20 pairs of reports on one event above."""
BACKGROUND = 50
"""Articles on other things among which a heap is imagined to lie, so that what all of a small heap say still tells."""
REST = 0.35
"""Share of an article outside the lines it shares with another from which what it says there is asked; with less, the
lines are the article."""
HOLDERS = 16
"""Holders of a line of which each is held against the next, the same ones for lines that the same articles hold."""
UNANIMOUS = 6
"""Answers after which no more are asked if they all agree."""
FAMILY = 2 / 3
"""Share of those pairs that are kin from which a line is no boilerplate. Two stories in one heap make it a half."""


class Kinship:
    """Answers for the lines of a corpus; ``group`` numbers each mark's line. Linear to build, but for a sort."""

    def __init__(self, table: WordTable, marks: Marks, group: Rows) -> None:
        vocabulary, self._ids = np.unique(table.keys, return_inverse=True)
        held = np.unique(table.text_of() * max(1, len(vocabulary)) + self._ids) % max(1, len(vocabulary))
        counts = np.bincount(held, minlength=len(vocabulary))
        self._weight = np.log(1 + (len(table) + BACKGROUND) / np.maximum(counts, 1)) ** 2
        self._table = table
        order = np.lexsort((group, marks.text))
        text, self._group, self._row = marks.text[order], group[order], marks.row[order]
        self._bounds = np.searchsorted(text, np.arange(len(table) + 1))
        self._known: dict[tuple[int, int], bool] = {}

    def is_kin(self, i: int, j: int) -> bool:
        """Whether texts ``i`` and ``j`` are about one thing, or what they share makes up one of them."""
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            self._known[pair] = self._are_kin(*pair)
        return self._known[pair]

    def _are_kin(self, i: int, j: int) -> bool:
        mine, theirs = self._marks(i), self._marks(j)
        one = self._rest(i, self._row[mine][_within(self._group[mine], self._group[theirs])])
        two = self._rest(j, self._row[theirs][_within(self._group[theirs], self._group[mine])])
        if one is None or two is None:
            return True
        scale = np.sqrt(self._weight[one].sum() * self._weight[two].sum())
        return bool(scale and self._weight[one[_within(one, two)]].sum() / scale >= UNRELATED)

    def _marks(self, text: int) -> slice:
        return slice(int(self._bounds[text]), int(self._bounds[text + 1]))

    def _rest(self, text: int, shared: Rows) -> Rows | None:
        """The words of a text outside the lines that hold these rows, sorted, or None where little is left.

        A winnowed mark may stand up to ``WINDOW - 1`` words behind the beginning of its line, or before its end.
        """
        first, last = int(self._table.bounds[text]), int(self._table.bounds[text + 1])
        free = np.ones(last - first + SIZE + 2 * WINDOW, bool)
        free[(shared[:, None] - first + np.arange(SIZE + 2 * WINDOW - 1)).ravel()] = False
        words = np.sort(self._ids[first:last][free[WINDOW:][: last - first]])
        if len(words) < REST * (last - first):
            return None
        return np.asarray(words[np.append(True, words[1:] != words[:-1])])


def _within(these: Rows, those: Rows) -> Flags:
    """Which of ``these`` are among ``those``, which are sorted."""
    if not len(those):
        return np.zeros(len(these), bool)
    return np.asarray(those[np.minimum(np.searchsorted(those, these), len(those) - 1)] == these)


def families(table: WordTable, marks: Marks, group: Rows) -> Flags:
    """For the lines ``0 … n`` that marks (sorted by group) belong to, whether their holders are kin."""
    kinship = Kinship(table, marks, group)
    rank = _ranks(table)[marks.text]
    order = np.lexsort((marks.text, rank, group))
    kept = order[np.append(True, (group[order][1:] != group[order][:-1]) | (np.diff(marks.text[order]) != 0))]
    first = np.searchsorted(group[kept], np.arange(int(group[-1]) + 2))
    text = np.append(marks.text[kept], [-1] * HOLDERS)
    chosen = text[first[:-1, None] + np.arange(HOLDERS)]
    chosen[np.arange(HOLDERS) >= np.diff(first)[:, None]] = -1
    holders, back = np.unique(chosen, axis=0, return_inverse=True)
    return np.array([_is_family(kinship, row) for row in holders.tolist()], bool)[back.ravel()]


def _is_family(kinship: Kinship, holders: list[int]) -> bool:
    answers: list[bool] = []
    for i, j in pairwise(text for text in holders if text >= 0):
        answers.append(kinship.is_kin(i, j))
        if len(answers) == UNANIMOUS and len(set(answers)) == 1:
            break
    return sum(answers) >= FAMILY * len(answers)


def _ranks(table: WordTable) -> Keys:
    """A number of each text's content, to order texts by nothing that matters and always alike."""
    total: Keys = np.concatenate((np.zeros(1, np.uint64), np.cumsum(table.keys, dtype=np.uint64)))
    return mixed(total[table.bounds[1:]] - total[table.bounds[:-1]])
