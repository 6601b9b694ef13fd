"""Pairs among their rivals: of what one article says, one passage at most is what the other article says there.

Each desk tells a thing once, its headline apart. A pair is held back by the better of the partners that either side
could have in the other's article, as in the mining of parallel sentences, where a score counts by its margin over the
next best (Artetxe & Schwenk 2019, *Margin-based parallel corpus mining*).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.link.alignment.cluster import Edges

LOW = -1.0
"""What a rival counts at least: below, none is one."""
HELD = 0.13
"""What the score of each side's best rival takes from a pair."""


def held_back(edges: Edges, articles: Sequence[str], held: float = HELD) -> dict[tuple[int, int], float]:
    """The edges, each between articles without what its two best rivals take; numbers index ``articles``. Linear.

    >>> held_back({(0, 1): 2.0, (0, 2): 1.0}, ["a", "b", "b"], held=0.5)
    {(0, 1): 2.0, (0, 2): 0.5}
    """
    best = _best_two(edges, articles)
    return {
        (i, j): value
        if articles[i] == articles[j]
        else value - held * (_rival(best, i, articles[j], value) + _rival(best, j, articles[i], value))
        for (i, j), value in edges.items()
    }


def _best_two(edges: Edges, articles: Sequence[str]) -> dict[tuple[int, str], tuple[float, float]]:
    """The two highest scores of each unit with the units of each other article."""
    best: dict[tuple[int, str], tuple[float, float]] = {}
    for (i, j), value in edges.items():
        for one, other in ((i, articles[j]), (j, articles[i])):
            first, second = best.get((one, other), (LOW, LOW))
            best[one, other] = (max(first, value), max(second, min(first, value)))
    return best


def _rival(best: Mapping[tuple[int, str], tuple[float, float]], unit: int, article: str, value: float) -> float:
    """The best that a unit has in an article besides the partner whose score is ``value``."""
    first, second = best[unit, article]
    return second if value == first else first
