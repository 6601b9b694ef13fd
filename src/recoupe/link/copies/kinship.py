"""How much two articles have in common beside one shared line: what tells boilerplate from reuse."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recoupe.link.copies.wordtable import Flags, Keys, Rows, WordTable, mixed

UNRELATED = 0.06
"""Weighted overlap (cosine) of two articles' words below which they are about different things. Two reports on one
event lie above .15, two unrelated ones below .05, with function words weighted down by their frequency."""
HELD = 0.3
"""Share of an article's longer words found in another from which it is a copy of a part of it; a legal line is less."""
LETTERS = 5
SAMPLE = 16
"""Neighbouring holders compared for one line: one in ten thousand articles costs no more than one in twenty."""


class Kinship:
    """Answers whether the articles that hold one line are about one thing. Linear to build, but for two sorts."""

    def __init__(self, table: WordTable) -> None:
        vocabulary, ids = np.unique(table.keys, return_inverse=True)
        long_ = np.zeros(len(vocabulary), bool)
        long_[ids] = table.end - table.start >= LETTERS
        held = np.unique(table.text_of() * max(1, len(vocabulary)) + ids)
        text, word = np.divmod(held, max(1, len(vocabulary)))
        counts = np.bincount(word, minlength=len(vocabulary))
        self._weight = np.log((1 + len(table)) / np.maximum(counts, 1)) ** 2
        self._long = long_
        self._bags = np.split(word, np.searchsorted(text, np.arange(1, len(table))))
        self._norm = np.sqrt(np.bincount(text, self._weight[word], minlength=len(table)))
        self._telling = np.bincount(text, long_[word], minlength=len(table))
        self._rank = _ranks(table)
        self._known: dict[tuple[int, int], bool] = {}

    def is_kin(self, i: int, j: int) -> bool:
        """Whether texts ``i`` and ``j`` are about one thing, or one is to a good part in the other."""
        pair = (min(i, j), max(i, j))
        if pair not in self._known:
            self._known[pair] = self._are_kin(*pair)
        return self._known[pair]

    def families(self, group: Rows, text: Rows) -> Flags:
        """For groups ``0 … n``, whether most neighbours among the texts of each are kin.

        ``group`` and ``text`` are columns, sorted by group. Neighbours in an order that says nothing of what the texts
        hold are a fair sample of all pairs.
        """
        order = np.lexsort((text, self._rank[text], group))
        group, text = group[order], text[order]
        kept = np.ones(len(text), bool)
        kept[1:] = (group[1:] != group[:-1]) | (text[1:] != text[:-1])
        group, text = group[kept], text[kept]
        one, two, home = _neighbours(group, text)
        code = np.minimum(one, two) * len(self._norm) + np.maximum(one, two)
        pairs, back = np.unique(code, return_inverse=True)
        kin = np.array([self.is_kin(*divmod(int(p), len(self._norm))) for p in pairs], bool)[back]
        total = int(group[-1]) + 1 if len(group) else 0
        asked, good = np.bincount(home, minlength=total), np.bincount(home, kin, minlength=total)
        return np.asarray(good * 2 >= asked)

    def _are_kin(self, i: int, j: int) -> bool:
        shared = np.intersect1d(self._bags[i], self._bags[j], assume_unique=True)
        scale = self._norm[i] * self._norm[j]
        if scale and self._weight[shared].sum() / scale >= UNRELATED:
            return True
        return bool(self._long[shared].sum() >= HELD * max(1, min(self._telling[i], self._telling[j])))


def _ranks(table: WordTable) -> Keys:
    """A number of each text's content, to order texts by nothing that matters and always alike."""
    total: npt.NDArray[np.uint64] = np.concatenate((np.zeros(1, np.uint64), np.cumsum(table.keys, dtype=np.uint64)))
    return mixed(total[table.bounds[1:]] - total[table.bounds[:-1]])


def _neighbours(group: Rows, text: Rows) -> tuple[Rows, Rows, Rows]:
    """At most about ``SAMPLE`` pairs of texts next to each other in each group, with their group."""
    first = np.flatnonzero(np.append(True, group[1:] != group[:-1])) if len(group) else np.zeros(0, np.int64)
    size = np.diff(np.append(first, len(group)))
    place = np.arange(len(group)) - np.repeat(first, size)
    step = np.maximum(1, np.repeat(size - 1, size) // SAMPLE)
    chosen = np.flatnonzero((place % step == 0) & (place < np.repeat(size, size) - 1))
    return text[chosen], text[chosen + 1], group[chosen]
