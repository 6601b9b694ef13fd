"""Whether the articles that hold one line are about one thing: what tells boilerplate from reuse.

Two articles are kin when their words agree beside the lines they share with many others, or when those lines leave
little of one of them. An outlet's notice stands on articles that have nothing else in common; a dispatch stands in
articles on one event, or is all there is of them. Short articles on one event may have few words in common: a line that
a few outlets print once each, not all of them at the foot of the page, was copied whatever stands around it.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from recoupe.link.copies.answers import Answers
from recoupe.link.copies.fingerprints import SIZE, WINDOW, Marks
from recoupe.link.copies.texts import Texts, hashed
from recoupe.link.copies.wordtable import Flags, Keys, Rows

UNRELATED = 0.1
"""Weighted overlap (cosine) of two articles' words, shared lines left out, below which they are about different things.
199 in 200 pairs of unrelated news items of one outlet lie below, and 19 in 20 pairs of reports on one event above."""
REST = 0.35
"""Share of an article outside the lines it shares with another from which what it says there is asked; with less, the
lines are the article."""
COMMON = 3
"""Articles that must share a fingerprint before it can be boilerplate."""
HOLDERS = 16
"""Holders of a line of which each is held against the next, the same ones for lines that the same articles hold."""
UNANIMOUS = 6
"""Answers after which no more are asked if they all agree."""
FEW = 12
"""Holders of a line up to which it is asked whether each comes from another outlet."""
APART = 2 / 3
"""Least share of outlets among those holders, three at least."""
FOOT, BOTTOM = 60, 0.35
"""Words at the end of an article among which notices and the agencies' words about themselves stand, and the share of
a short article."""
FAMILY = 2 / 3
"""Share of those pairs that are kin from which a line is no boilerplate. Two stories in one heap make it a half."""
TEXTS, PAIRS = 10_000, 100_000
"""Texts whose fingerprints are remembered, and pairs whose answer is: some 40 MB, and 20; then all are forgotten."""


class Kinship:
    """Answers for pairs of texts, and remembers the latest."""

    def __init__(self, texts: Texts, answers: Answers | None = None) -> None:
        """``answers`` are those that others gave on the same texts; they are told those that are given here."""
        self._texts = texts
        self._answers = answers or Answers()
        self._lines: dict[int, tuple[Keys, Rows]] = {}
        self._known: dict[tuple[int, int], bool] = {}

    def is_kin(self, i: int, j: int) -> bool:
        """Whether texts ``i`` and ``j`` are about one thing, or what they share makes up one of them."""
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            if len(self._known) == PAIRS:
                self._known.clear()
            self._known[pair] = self._answers.given(pair, self._are_kin)
        return self._known[pair]

    def _are_kin(self, i: int, j: int) -> bool:
        mine, theirs = self._marks(i), self._marks(j)
        one = self._rest(i, mine[1][_within(mine[0], theirs[0])])
        two = self._rest(j, theirs[1][_within(theirs[0], mine[0])])
        if one is None or two is None:
            return True
        weight = self._texts.weights
        scale = np.sqrt(weight[one].sum() * weight[two].sum())
        return bool(scale and weight[one[_within(one, two)]].sum() / scale >= UNRELATED)

    def _marks(self, text: int) -> tuple[Keys, Rows]:
        """The fingerprints of a text, sorted, and the words they begin at."""
        if text not in self._lines:
            if len(self._lines) == TEXTS:
                self._lines.clear()
            value, row = self._texts.marks(text)
            order = np.argsort(value)
            self._lines[text] = value[order], row[order]
        return self._lines[text]

    def _rest(self, text: int, shared: Rows) -> Rows | None:
        """The hashed words of a text outside the lines that hold these words, or None where little is left.

        A winnowed mark may stand up to ``WINDOW - 1`` words behind the beginning of its line, or before its end.
        """
        words = self._texts.words(text)
        free = np.ones(len(words) + SIZE + 2 * WINDOW, bool)
        free[(shared[:, None] + np.arange(SIZE + 2 * WINDOW - 1)).ravel()] = False
        rest = np.sort(hashed(words[free[WINDOW:][: len(words)]]))
        if len(rest) < REST * len(words):
            return None
        return np.asarray(rest[np.append(True, rest[1:] != rest[:-1])])


def _within(these: Rows | Keys, those: Rows | Keys) -> Flags:
    """Which of ``these`` are among ``those``, which are sorted."""
    if not len(those):
        return np.zeros(len(these), bool)
    return np.asarray(those[np.minimum(np.searchsorted(those, these), len(those) - 1)] == these)


def families(kinship: Kinship, texts: Texts, marks: Marks, group: Rows) -> Flags:
    """For the lines ``0 … n`` that marks (sorted by group) belong to, whether their holders are kin."""
    out = _told_apart(texts, marks, group)
    asked = np.flatnonzero(~out[group])
    if len(asked):
        lines, renamed = np.unique(group[asked], return_inverse=True)
        out[lines] = _families(kinship, texts, marks.take(asked), renamed)
    return out


def _told_apart(texts: Texts, marks: Marks, group: Rows) -> Flags:
    """The lines that few articles hold, nearly each of another outlet, and not all at their foot."""
    new = np.append(True, (group[1:] != group[:-1]) | (marks.text[1:] != marks.text[:-1]))
    line, text = group[new], marks.text[new]
    outlet = texts.outlets(text)
    count = int(group[-1]) + 1
    holders = np.bincount(line, minlength=count)
    order = np.lexsort((outlet, line))
    other = np.append(True, (line[order][1:] != line[order][:-1]) | (outlet[order][1:] != outlet[order][:-1]))
    outlets = np.bincount(line[order], other, count)
    unknown = np.bincount(line, outlet == 0, count) > 0
    left, size = texts.ends(text) - marks.row[new], texts.ends(text) - texts.starts(text)
    above = np.bincount(line, left > np.minimum(FOOT, BOTTOM * size), count) > 0
    apart = (outlets >= COMMON) & (outlets >= APART * holders)
    return np.asarray((holders <= FEW) & apart & above & ~unknown)


def _families(kinship: Kinship, texts: Texts, marks: Marks, group: Rows) -> Flags:
    rank = texts.rank(marks.text)
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
