"""The drawing of who relays whom: origins, relays and outlets as boxes, statements as bands between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from recoupe.export.view import Route

LIMIT = 12
"""Origins drawn one by one; the rest share a box that says how many they are. The table beside it holds them all."""

GAP, WIDTH, COLUMNS = 14.0, 10.0, (250.0, 500.0, 740.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A node: its label, its count, where it stands, in which column (0 origin, 1 relay, 2 outlet)."""

    label: str
    count: int
    x: float
    y: float
    height: float
    column: int


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
    paths: Counter[tuple[tuple[int, str], ...]] = Counter()
    for route in routes:
        head = (0, route.origin if route.origin in kept else other)
        middle = [(1, route.relays[0])] if route.relays else []
        for outlet, said in route.outlets:
            paths[(head, *middle, (2, outlet))] += len(said)
    weights: Counter[tuple[int, str]] = Counter()
    for path, count in paths.items():
        for node in path:
            weights[node] += count
    boxes = _stack(weights)
    bottom = max((box.y + max(box.height, 10) for box in boxes.values()), default=0)
    return Flow(tuple(boxes.values()), tuple(_bands(paths, boxes)), bottom + GAP)


def _unit(weights: Counter[tuple[int, str]]) -> float:
    busiest = max((sum(n for (column, _), n in weights.items() if column == c) for c in range(3)), default=1)
    return min(9.0, max(1.5, 320 / max(busiest, 1)))


def _stack(weights: Counter[tuple[int, str]]) -> dict[tuple[int, str], Box]:
    unit, tops, boxes = _unit(weights), [GAP] * 3, {}
    for (column, label), count in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        height = count * unit
        boxes[column, label] = Box(label, count, COLUMNS[column], tops[column], height, column)
        tops[column] += max(height, 10) + GAP
    return boxes


def _bands(paths: Counter[tuple[tuple[int, str], ...]], boxes: dict[tuple[int, str], Box]) -> list[tuple[str, float]]:
    """Curves from box to box; bands leave and enter each box side by side, in a fixed order."""
    leaving = {node: box.y for node, box in boxes.items()}
    entering = dict(leaving)
    bands = []
    for path, count in sorted(paths.items()):
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
