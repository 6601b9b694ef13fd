"""The drawing of who relays whom: origins, relays and outlets as boxes, statements as bands between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from recoupe.export.links import anchor
from recoupe.export.routes import Route

LIMIT = 12
"""Origins drawn one by one; the rest share a box that says how many they are. The table beside it holds them all."""

GAP, WIDTH, COLUMNS = 14.0, 10.0, (255.0, 500.0, 745.0)

Node = tuple[int, str]
Paths = Counter[tuple[Node, ...]]


@dataclass(frozen=True, slots=True)
class Box:
    """A node: label, count, top left corner, height, column (0 origin, 1 relay, 2 outlet), link (an origin's row)."""

    label: str
    count: int
    x: float
    y: float
    height: float
    column: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Boxes and the SVG paths of the bands (with their stroke width), in a drawing of this height."""

    boxes: tuple[Box, ...]
    bands: tuple[tuple[str, float], ...]
    height: float


def draw(routes: list[Route], rest: str) -> Flow:
    """The drawing of these routes; ``rest`` labels, with ``{count}``, the origins beyond :data:`LIMIT`."""
    names = list(dict.fromkeys(route.origin for route in routes))
    kept = set(names if len(names) <= LIMIT + 1 else names[:LIMIT])
    other = rest.format(count=len(names) - len(kept))
    paths: Paths = Counter()
    for route in routes:
        head = (0, route.origin if route.origin in kept else other)
        middle = [(1, route.relays[0])] if route.relays else []
        for outlet, said in route.outlets:
            paths[(head, *middle, (2, outlet))] += len(said)
    boxes = _stack(paths, kept)
    bottom = max((box.y + max(box.height, 10) for box in boxes.values()), default=0)
    return Flow(tuple(boxes.values()), tuple(_bands(paths, boxes)), bottom + GAP)


def _unit(weights: Counter[Node]) -> float:
    busiest = max((sum(n for (column, _), n in weights.items() if column == c) for c in range(3)), default=1)
    return min(9.0, max(1.5, 320 / max(busiest, 1)))


def _stack(paths: Paths, kept: set[str]) -> dict[Node, Box]:
    """The boxes: origins by weight with the shared box last; relays and outlets level with what comes to them."""
    weights: Counter[Node] = Counter()
    for path, count in paths.items():
        for node in path:
            weights[node] += count
    unit, boxes = _unit(weights), dict[Node, Box]()
    for column in range(3):
        nodes = [node for node in weights if node[0] == column]
        level = _levels(paths, boxes) if column else {n: float(n[1] not in kept) for n in nodes}
        top = GAP
        for node in sorted(nodes, key=lambda n: (level.get(n, 0.0), -weights[n], n)):
            count, height = weights[node], weights[node] * unit
            href = "#" + (anchor("origin", node[1]) if node[1] in kept else "routes") if column == 0 else ""
            boxes[node] = Box(node[1], count, COLUMNS[column], top, height, column, href)
            top += max(height, 10) + GAP
    return boxes


def _levels(paths: Paths, boxes: dict[Node, Box]) -> dict[Node, float]:
    """For each later node the mean height of the origins that lead to it: sorted by it, few bands cross."""
    sums: Counter[Node] = Counter()
    weights: Counter[Node] = Counter()
    for path, count in paths.items():
        start = boxes[path[0]]
        for node in path[1:]:
            sums[node] += count * round(start.y + start.height / 2)
            weights[node] += count
    return {node: sums[node] / weights[node] for node in weights}


def _bands(paths: Paths, boxes: dict[Node, Box]) -> list[tuple[str, float]]:
    """Curves from box to box; bands leave and enter each box side by side, in a fixed order."""
    leaving = {node: box.y for node, box in boxes.items()}
    entering = dict(leaving)
    bands = []
    for path, count in sorted(paths.items(), key=lambda item: [(boxes[node].y, node) for node in item[0]]):
        for start, end in pairwise(path):
            thick = count * boxes[start].height / boxes[start].count
            y0, y1 = leaving[start] + thick / 2, entering[end] + thick / 2
            leaving[start] += thick
            entering[end] += thick
            x0, x1 = boxes[start].x + WIDTH, boxes[end].x
            bend = (x0 + x1) / 2
            curve = f"M{x0:.1f} {y0:.1f}C{bend:.1f} {y0:.1f} {bend:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
            bands.append((curve, round(thick, 2)))
    return bands
