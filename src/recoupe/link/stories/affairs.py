"""Which stories are episodes of one affair: other events, days apart, among the same people and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log, sqrt

from recoupe.link.stories.sketches import Sketch

Named = Mapping[str, float]

LINKED = 0.3
"""Cosine of what two stories name, weighted by rarity among stories, from which they are episodes of one affair."""
SHARED = 2
"""Names two episodes have in common at least: one is anybody's."""
PROPOSED = 50
"""A name in more stories than this proposes no pair."""


def linked(stories: Sequence[Named]) -> list[tuple[int, ...]]:
    """For each story, given by what it names, the numbers of those that are episodes of the same affair, sorted.

    >>> linked([{"n:nerle": 1.0, "n:port-aubry": 1.0}, {"n:nerle": 1.0, "n:port-aubry": 0.5}, {"n:lisbonne": 1.0}])
    [(1,), (0,), ()]
    """
    vectors = _vectors(stories)
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


def named(members: Sequence[Sketch]) -> Named:
    """What a story names: the share of its articles that name it."""
    counts = Counter(key for sketch in members for key in sketch.counts if key[0] == "n")
    return {key: count / len(members) for key, count in sorted(counts.items())}


def _vectors(stories: Sequence[Named]) -> list[Named]:
    """Unit vectors of what each story names, rarer names weighing more."""
    holders = Counter(key for story in stories for key in story)
    out: list[Named] = []
    for story in stories:
        raw = {key: share * log(1 + (len(stories) + 1) / holders[key]) for key, share in story.items()}
        norm = sqrt(sum(v * v for v in raw.values())) or 1.0
        out.append({k: v / norm for k, v in raw.items()})
    return out


def _cosine(a: Named, b: Named) -> float:
    return sum(value * b[key] for key, value in a.items() if key in b)
