"""The drawing of who relays whom: origins, relays and outlets as boxes, statements as bands between them.

A band that no relay carries passes the middle column through a place of its own, so that it runs behind no box. Which
order crosses least is found by ``untangle``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from recoupe.export.links import anchor
from recoupe.export.routes import Route
from recoupe.export.untangle import Node, Order, Paths, is_box, is_rest, untangle, weights_of

LIMITS = (12, 8, 12)
"""Origins, relays and outlets drawn one by one; the rest of a column share a box that says how many they are. The
table beside it holds them all."""

KINDS = ("origin", "relay", "outlet")
WIDTH, COLUMNS = 10.0, (255.0, 500.0, 745.0)
HEAD, LINE, GAP, LANE = 22.0, 17.0, 7.0, 0.6
"""Room for the heads of the columns; height of a label; space between boxes; space between bands in the middle."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node: label, count, top left corner, height, column (0 origin, 1 relay, 2 outlet), where it opens, its key."""

    label: str
    count: int
    x: float
    y: float
    height: float
    column: int
    href: str
    key: str


@dataclass(frozen=True, slots=True)
class Band:
    """An SVG path with its stroke width, whether a relay carries it, and the keys of the boxes that it joins."""

    path: str
    thick: float
    kind: Literal["direct", "relayed"]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Boxes and bands in a drawing of this height; ``crossings`` counts pairs of statements whose bands cross."""

    boxes: tuple[Box, ...]
    bands: tuple[Band, ...]
    height: float
    crossings: int


def draw(routes: list[Route], rest: Sequence[str]) -> Flow:
    """The drawing of these routes; ``rest`` labels, with ``{count}``, what is beyond :data:`LIMITS` in each column.

    Cost: some tenths of a second at most, since the number of boxes is limited.
    """
    paths = _paths(routes, rest)
    order, crossings = untangle(paths)
    weights = weights_of(paths)
    unit = min(9.0, max(0.4, 340 / max(sum(paths.values()), 1)))
    tops, height = _stack(order, weights, unit, paths)
    bands = _bands(paths, tops, unit)
    boxes = (_box(node, weights[node], tops[node], unit) for column in order for node in column if is_box(node))
    return Flow(tuple(boxes), tuple(bands), height, crossings)


def _paths(routes: list[Route], rest: Sequence[str]) -> Paths:
    """How many statements pass each way through the three columns; the middle of a direct one has no label."""
    found: Paths = Counter()
    for route in routes:
        relay = route.relays[0] if route.relays else ""
        for outlet, said in route.outlets:
            found[(0, route.origin), (1, relay), (2, outlet)] += len(said)
    kept = [_kept(found, column, rest[column]) for column in range(3)]
    merged: Paths = Counter()
    for path, count in found.items():
        start, middle, end = (kept[column].get(label, (column, label)) for column, label in path)
        through = middle if middle[1] else (1, f"\0{start[1]}\0{end[1]}")
        merged[start, through, end] += count
    return merged


def _kept(paths: Paths, column: int, rest: str) -> dict[str, Node]:
    """The shared box for each label of a column that gets no box of its own."""
    weights: Counter[str] = Counter()
    for path, count in paths.items():
        weights[path[column][1]] += count
    del weights[""]
    names = sorted(weights, key=lambda name: (-weights[name], name))
    if len(names) <= LIMITS[column] + 1:
        return {}
    label = rest.format(count=len(names) - LIMITS[column])
    return dict.fromkeys(names[LIMITS[column] :], (column, f"{label}\0"))


def _stack(order: Order, weights: Counter[Node], unit: float, paths: Paths) -> tuple[dict[Node, float], float]:
    """The top of every node, and the height of the drawing.

    The outer columns spread over the height of the tallest; the middle one stands as level with its neighbours as its
    order allows.
    """
    rooms = {node: _room(node, weights[node] * unit) for column in order for node in column}
    height = max((sum(rooms[node] for node in column) for column in order), default=0.0)
    tops: dict[Node, float] = {}
    for column in (order[0], order[2]):
        spare = (height - sum(rooms[node] for node in column)) / max(len(column), 1)
        top = HEAD
        for node in column:
            tops[node] = top + (spare + rooms[node] - weights[node] * unit) / 2
            top += rooms[node] + spare
    sums: dict[Node, float] = defaultdict(float)
    for path, count in paths.items():
        ends = [tops[path[n]] - HEAD + weights[path[n]] * unit / 2 for n in (0, 2)]
        sums[path[1]] += count * sum(ends) / 2
    wanted = [sums[node] / weights[node] for node in order[1]]
    for node, middle in zip(order[1], _level(wanted, [rooms[node] for node in order[1]], height), strict=True):
        tops[node] = HEAD + middle - weights[node] * unit / 2
    return tops, height + HEAD + GAP


def _level(wanted: list[float], rooms: list[float], height: float) -> list[float]:
    """The middles nearest to those wanted that keep the order and overlap nowhere, within the height.

    Pool adjacent violators (Ayer et al. 1955) on the middles less the room that stands before them.

    >>> _level([10, 10], [4, 4], 100)
    [8.0, 12.0]
    """
    before, offsets = 0.0, list[float]()
    for room in rooms:
        offsets.append(before + room / 2)
        before += room
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append((want - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (b, m), (a, n) = blocks.pop(), blocks.pop()
            blocks.append(((a * n + b * m) / (n + m), n + m))
    flat = [min(max(mean, 0.0), height - before) for mean, n in blocks for _ in range(n)]
    return [base + offset for base, offset in zip(flat, offsets, strict=True)]


def _room(node: Node, thick: float) -> float:
    return max(thick, LINE) + GAP if is_box(node) else thick + LANE


def _box(node: Node, count: int, top: float, unit: float) -> Box:
    column, name = node
    href = "#" + ("routes" if is_rest(node) else anchor(KINDS[column], name))
    return Box(name.rstrip("\0"), count, COLUMNS[column], top, count * unit, column, href, _key(node))


def _key(node: Node) -> str:
    return anchor(KINDS[node[0]], node[1])


def _bands(paths: Paths, tops: dict[Node, float], unit: float) -> list[Band]:
    """Curves from box to box; bands leave and enter each box side by side, sorted by where they go or come from."""
    ys: dict[tuple[tuple[Node, ...], int, int], float] = {}
    for column, side in ((0, 1), (1, 0), (1, 2), (2, 1)):
        used: dict[Node, float] = dict(tops)
        for path in sorted(paths, key=lambda p: (tops[p[side]], [tops[node] for node in p], p)):
            ys[path, column, side] = used[path[column]] + paths[path] * unit / 2
            used[path[column]] += paths[path] * unit
    bands = []
    for path, count in sorted(paths.items(), key=lambda item: (is_box(item[0][1]), -item[1], item[0])):
        legs = "".join(
            _leg(COLUMNS[a] + WIDTH, ys[path, a, b], COLUMNS[b], ys[path, b, a]) for a, b in pairwise(range(3))
        )
        relayed = is_box(path[1])
        keys = tuple(_key(node) for node in path if is_box(node))
        bands.append(Band(_joined(legs), round(count * unit, 2), "relayed" if relayed else "direct", keys))
    return bands


def _leg(x0: float, y0: float, x1: float, y1: float) -> str:
    bend = (x0 + x1) / 2
    return f"M{x0:.0f} {y0:.1f}C{bend:.0f} {y0:.1f} {bend:.0f} {y1:.1f} {x1:.0f} {y1:.1f}"


def _joined(legs: str) -> str:
    """Two legs as one line: what runs over the middle column is drawn straight."""
    first, second = legs[1:].split("M")
    return f"M{first}L{second}"
