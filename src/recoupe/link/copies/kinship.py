"""How much two articles have in common beside one shared line: what tells boilerplate from reuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from recoupe.link.words import Words

UNRELATED = 0.06
"""Weighted overlap (cosine) of two articles' words below which they are about different things. Two reports on one
event lie above .15, two unrelated ones below .05, with function words weighted down by their frequency."""
HELD = 0.3
"""Share of an article's longer words found in another from which it is a copy of a part of it; a legal line is less."""
LETTERS = 5
SAMPLE = 16
"""Neighbouring holders compared for one line: one in ten thousand articles costs no more than one in twenty."""


class Kinship:
    """Answers whether the articles that hold one line are about one thing. Linear to build."""

    def __init__(self, texts: Sequence[Words]) -> None:
        self._bags = [frozenset(text.keys) for text in texts]
        counts = Counter(key for bag in self._bags for key in sorted(bag))
        self._telling = [frozenset(key for key in bag if len(key) >= LETTERS) for bag in self._bags]
        self._weight = {key: log((1 + len(texts)) / count) ** 2 for key, count in counts.items()}
        self._known: dict[tuple[int, int], float] = {}
        self._norm = [sqrt(sum(self._weight[key] for key in sorted(bag))) for bag in self._bags]

    def between(self, i: int, j: int) -> float:
        """Weighted cosine of the word sets of articles ``i`` and ``j``, from 0 to 1."""
        if (i, j) not in self._known:
            shared = sum(self._weight[key] for key in sorted(self._bags[i] & self._bags[j]))
            scale = self._norm[i] * self._norm[j]
            self._known[i, j] = shared / scale if scale else 0.0
        return self._known[i, j]

    def is_family(self, holders: Sequence[int]) -> bool:
        """Whether most neighbours among these articles are about one thing (``holders`` sorted)."""
        step = max(1, (len(holders) - 1) // SAMPLE)
        sample = [(holders[k], holders[k + 1]) for k in range(0, len(holders) - 1, step)]
        return sum(self.is_kin(i, j) for i, j in sample) * 2 >= len(sample)

    def is_kin(self, i: int, j: int) -> bool:
        """Whether articles ``i`` and ``j`` are about one thing, or one is to a good part in the other."""
        if self.between(i, j) >= UNRELATED:
            return True
        smaller = min(len(self._telling[i]), len(self._telling[j]))
        return len(self._telling[i] & self._telling[j]) >= HELD * max(1, smaller)
