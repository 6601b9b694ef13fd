"""Which stories are episodes of one affair: other events, days apart, among the same people and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log, sqrt

from recoupe.link.stories.sketches import Sketch

LINKED = 0.3
"""Cosine of what two stories name, weighted by rarity among stories, from which they are episodes of one affair."""
SHARED = 2
"""Names two episodes have in common at least: one is anybody's."""
PROPOSED = 50
"""A name in more stories than this proposes no pair."""


def linked(stories: Sequence[Sequence[Sketch]]) -> list[tuple[int, ...]]:
    """For each story the numbers of those that are episodes of the same affair, sorted.

    >>> one = [Sketch("a", "fr", {"n:nerle": 2.0, "n:port-aubry": 2.0, "w:crue": 1.0}, 10, "")]
    >>> two = [Sketch("b", "fr", {"n:nerle": 2.0, "n:port-aubry": 2.0, "w:procès": 1.0}, 40, "")]
    >>> linked([one, two, [Sketch("c", "fr", {"n:lisbonne": 2.0}, 12, "")]])
    [(1,), (0,), ()]
    """
    vectors = _names(stories)
    index: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for key in vector:
            index[key].append(number)
    shared = Counter(pair for held in index.values() if len(held) <= PROPOSED for pair in combinations(held, 2))
    found: list[list[int]] = [[] for _ in stories]
    for (i, j), count in sorted(shared.items()):
        if count >= SHARED and _cosine(vectors[i], vectors[j]) >= LINKED:
            found[i].append(j)
            found[j].append(i)
    return [tuple(sorted(numbers)) for numbers in found]


def _names(stories: Sequence[Sequence[Sketch]]) -> list[Mapping[str, float]]:
    """What each story names: unit vectors of the share of its articles that do, rarer names weighing more."""
    bags = [Counter(key for s in members for key in s.counts if key[0] == "n") for members in stories]
    holders = Counter(key for bag in bags for key in bag)
    out: list[Mapping[str, float]] = []
    for bag, members in zip(bags, stories, strict=True):
        raw = {k: n / len(members) * log(1 + (len(stories) + 1) / holders[k]) for k, n in sorted(bag.items())}
        norm = sqrt(sum(v * v for v in raw.values())) or 1.0
        out.append({k: v / norm for k, v in raw.items()})
    return out


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(value * b[key] for key, value in a.items() if key in b)
