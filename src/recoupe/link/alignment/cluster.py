"""Average linkage over a sparse graph: groups in which everybody is close to everybody on average."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    return merged([[i] for i in range(size)], edges, threshold, missing)


def merged(begun: Sequence[Sequence[int]], edges: Edges, threshold: float, missing: float = 0.0) -> list[list[int]]:
    """The same from groups that are ``begun``, which are apart; what is in none of them is left out.

    An edge of minus infinity keeps its two ends in two groups.

    >>> merged([[0, 1], [2]], {(0, 1): .9, (1, 2): .8, (2, 3): .9}, .3)
    [[0, 1, 2]]
    """
    groups = {min(group): sorted(group) for group in begun}
    home = {i: number for number, group in groups.items() for i in group}
    links: dict[int, dict[int, tuple[float, int]]] = {number: {} for number in groups}
    for (i, j), value in sorted(edges.items()):
        a, b = home.get(i), home.get(j)
        if a is None or b is None or a == b:
            continue
        total, count = links[a].get(b, (0.0, 0))
        links[a][b] = links[b][a] = (total + value, count + 1)
    means = {(i, j): _mean(groups, links, i, j, missing) for i in links for j in links[i] if i < j}
    queue = [(-mean, i, j) for (i, j), mean in means.items() if mean >= threshold]
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
