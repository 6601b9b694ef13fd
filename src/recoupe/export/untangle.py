"""Three columns put in the order in which the bands between them cross least.

Layered drawing after Sugiyama, Tagawa and Toda (1981): each column is sorted again and again by the mean place of its
neighbours, from either side; then boxes move (sifting, after Matuszewski and others, 1999) for as long as fewer bands
cross.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

SWEEPS, STARTS, REACH, EFFORT = 5, 2, 4, 300
"""Rounds of sorting the columns; orders that are improved further; how far a box moves; bands that are so looked at."""

Node = tuple[int, str]
"""Column and name. A name that begins with a null character is no box; one that ends with it, the box of the rest."""
Paths = Counter[tuple[Node, ...]]
Order = tuple[list[Node], list[Node], list[Node]]


def is_box(node: Node) -> bool:
    """Whether a node is drawn; the place in the middle of a band that no relay carries is not."""
    return not node[1].startswith("\0")


def is_rest(node: Node) -> bool:
    """Whether a node is the box that the rest of its column shares: it stands last."""
    return is_box(node) and node[1].endswith("\0")


def weights_of(paths: Paths) -> Counter[Node]:
    """How many statements pass through each node."""
    found: Counter[Node] = Counter()
    for path, count in paths.items():
        for node in path:
            found[node] += count
    return found


def untangle(paths: Paths) -> tuple[Order, int]:
    """The three columns in the order that crosses least, with how much it crosses."""
    weights = weights_of(paths)
    start: Order = ([], [], [])
    for node in sorted(weights, key=lambda n: (is_rest(n), -weights[n], n)):
        start[node[0]].append(node)
    turns = [(2, 1, 0, 1), (0, 1, 2, 1)]
    orders = [start, *(o for turn in turns for far in (True, False) for o in _swept(paths, start, turn, far=far))]
    counted = sorted((crossings(paths, order), n) for n, order in enumerate(orders))
    moved = [_moved(paths, orders[n], crossed) for crossed, n in counted[:STARTS]]
    return min(moved, key=lambda found: found[1])


def _swept(paths: Paths, order: Order, turn: Sequence[int], *, far: bool) -> Iterator[Order]:
    """Orders in which the columns are sorted by their neighbours in turn; ``far``: the outer ones by each other."""
    for _ in range(SWEEPS):
        for column in turn:
            near = (0, 2) if column == 1 else (2 - column,) if far else (1,)
            order = ordered(paths, order, column, near)
            if column == 1:
                yield order


def _moved(paths: Paths, best: Order, fewest: int) -> tuple[Order, int]:
    """The order after boxes of the outer columns have moved for as long as fewer bands cross."""
    for _ in range(max(1, EFFORT // max(len(paths), 1))):
        before = fewest
        for column, node in [(c, node) for c in (0, 2) for node in best[c] if not is_rest(node)]:
            here, last = best[column].index(node), len(best[column]) - 1 - is_rest(best[column][-1])
            for n in range(max(0, here - REACH), min(last, here + REACH) + 1):
                order = ordered(paths, _with(best, column, node, n), 1, (0, 2))
                crossed = crossings(paths, order)
                if crossed < fewest:
                    best, fewest = order, crossed
        if fewest == before:
            break
    return best, fewest


def _with(order: Order, column: int, node: Node, place: int) -> Order:
    """The order with one node of one column put elsewhere."""
    nodes = [other for other in order[column] if other != node]
    nodes.insert(place, node)
    return (nodes, order[1], order[2]) if column == 0 else (order[0], order[1], nodes)


def ordered(paths: Paths, order: Order, column: int, neighbours: tuple[int, ...]) -> Order:
    """One column sorted by the mean place of what it is joined to in its neighbours."""
    place = {node: n / max(len(nodes), 1) for nodes in order for n, node in enumerate(nodes)}
    sums: dict[Node, float] = defaultdict(float)
    weights: Counter[Node] = Counter()
    for path, count in paths.items():
        for near in neighbours:
            sums[path[column]] += place[path[near]] * count
            weights[path[column]] += count
    ordered = sorted(order[column], key=lambda n: (is_rest(n), sums[n] / weights[n], place[n]))
    return (
        ordered if column == 0 else order[0],
        ordered if column == 1 else order[1],
        ordered if column == 2 else order[2],
    )


def crossings(paths: Paths, order: Order) -> int:
    """Pairs of statements whose bands cross, between the first and the middle and the middle and the last column."""
    place = {node: n for nodes in order for n, node in enumerate(nodes)}
    total = 0
    for left in (0, 1):
        edges: Counter[tuple[int, int]] = Counter()
        for path, count in paths.items():
            edges[place[path[left]], place[path[left + 1]]] += count
        arrived = [0] * len(order[left + 1])
        for (_, end), count in sorted(edges.items()):
            total += count * sum(arrived[end + 1 :])
            arrived[end] += count
    return total
