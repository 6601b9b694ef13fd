"""Average linkage over a sparse graph: groups in which everybody is close to everybody on average."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Edges = Mapping[tuple[int, int], float]


def average_linkage(size: int, edges: Edges, threshold: float, missing: float = 0.0) -> list[list[int]]:
    """Partition ``0 … size - 1``: merge the two groups with the highest mean edge while it reaches ``threshold``.

    Pairs without an edge count ``missing``. Groups are sorted, as are their members. Ties go to the lower numbers, so
    the result does not depend on the order of ``edges``. Cost: O(m log m) for m edges, times the size of the
    neighbourhoods that are merged.

    >>> average_linkage(4, {(0, 1): .9, (1, 2): .8, (2, 3): .1}, .5)
    [[0, 1], [2], [3]]
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(size)}
    links: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(size)}
    for (i, j), value in sorted(edges.items()):
        links[i][j] = links[j][i] = (value, 1)
    queue = [(-value, i, j) for (i, j), value in edges.items() if value >= threshold]
    heapify(queue)
    while queue:
        value, i, j = heappop(queue)
        if i not in groups or j not in links.get(i, {}) or -value != _mean(groups, links, i, j, missing):
            continue
        for other in _merge(groups, links, i, j):
            mean = _mean(groups, links, i, other, missing)
            if mean >= threshold:
                heappush(queue, (-mean, min(i, other), max(i, other)))
    return sorted(sorted(members) for members in groups.values())


def _mean(
    groups: Mapping[int, list[int]],
    links: Mapping[int, Mapping[int, tuple[float, int]]],
    i: int,
    j: int,
    missing: float,
) -> float:
    total, count = links[i][j]
    pairs = len(groups[i]) * len(groups[j])
    return (total + missing * (pairs - count)) / pairs


def _merge(groups: dict[int, list[int]], links: dict[int, dict[int, tuple[float, int]]], i: int, j: int) -> list[int]:
    """Fold group ``j`` into group ``i`` (``i < j``); the neighbours of the result, sorted."""
    groups[i] = groups[i] + groups.pop(j)
    for other, (total, count) in sorted(links.pop(j).items()):
        links[other].pop(j)
        if other != i:
            before = links[i].get(other, (0.0, 0))
            links[i][other] = links[other][i] = (before[0] + total, before[1] + count)
    return sorted(links[i])
