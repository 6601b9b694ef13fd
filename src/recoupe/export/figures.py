"""A figure that the articles give differently, point by point: who gives which number when, as a small chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from recoupe.export.matrix import Kind, kind
from recoupe.export.tracks import ordinal
from recoupe.export.view import Passage, View
from recoupe.lang import codes, load
from recoupe.link.differences.quantities import quantities
from recoupe.link.differences.quantity import Quantity
from recoupe.model import Divergence

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 480.0, 50.0, 190.0, 16.0, 128.0
CLOSE = 15.0
"""Height of a label."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as one passage gives it, when it was published, and its place in the chart (None: no date)."""

    passage: Passage
    text: str
    low: float
    high: float
    when: str | None
    kind: Kind
    x: float | None = None
    y: float = 0.0
    label: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """The points in order of time; ``lines`` join the figures of one origin; ``labels`` name what stands where."""

    number: int
    divergence: Divergence
    points: tuple[Point, ...]
    lines: tuple[str, ...]
    labels: tuple[tuple[float, float, str], ...]
    days: tuple[tuple[float, str], ...]

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to compare over time."""
        return len({point.x for point in self.points if point.x is not None}) > 1


def figures(view: View) -> list[Figure]:
    """A chart for each divergence of numbers in which two different figures can be read."""
    found = []
    for number, divergence in enumerate(view.divergences, 1):
        points = list(_points(view, divergence)) if divergence.kind == "number" else []
        if len({point.low for point in points}) > 1:
            found.append(_figure(view, number, divergence, points))
    return found


def _points(view: View, divergence: Divergence) -> Iterator[Point]:
    for passage in view.members(divergence):
        for quantity in _quantities(passage):
            if any(quantity.text in value or value in quantity.text for value in divergence.values):
                published = passage.article.published.value
                yield Point(passage, quantity.text, quantity.low, quantity.high, published, kind(passage))
                break


def _quantities(passage: Passage) -> tuple[Quantity, ...]:
    code = passage.article.language
    return quantities(passage.text, load(code if code in codes() else codes()[0]))


def _figure(view: View, number: int, divergence: Divergence, points: list[Point]) -> Figure:
    placed = list(_placed(points))
    lines = defaultdict[str, list[Point]](list)
    for point in placed:
        if point.x is not None and point.passage.statement:
            lines[view.way(point.passage.statement)[-1]].append(point)
    joined = tuple(filter(None, (_line(found) for found in lines.values())))
    named = {point.y: point for point in sorted(placed, key=lambda p: _is_read(view, p)) if point.x is not None}
    heights = _apart(sorted(named))
    labels = tuple((heights[y], y, point.text) for y, point in sorted(named.items()))
    return Figure(number, divergence, tuple(placed), joined, labels, _days(view, placed))


def _is_read(view: View, point: Point) -> bool:
    """Whether it is in the reader's language: of two wordings of one figure, that one is shown."""
    return point.passage.article.language == view.w.language.code


def _placed(points: list[Point]) -> Iterator[Point]:
    """The points with their place: time from left to right, the figure upwards."""
    times = {p: _moment(p.when) for p in points}
    known = [t for t in times.values() if t is not None]
    first, last = min(known, default=0.0), max(known, default=0.0)
    low, high = min(p.low for p in points), max(p.low for p in points)
    for point in sorted(points, key=lambda p: (times[p] is None, times[p] or 0, p.low)):
        at = times[point]
        share = (at - first) / (last - first or 1) if at is not None else 0.0
        x = round(LEFT + share * (WIDTH - LEFT - RIGHT), 1) if at is not None else None
        y = round(BOTTOM - (point.low - low) / (high - low or 1) * (BOTTOM - TOP), 1)
        yield Point(point.passage, point.text, point.low, point.high, point.when, point.kind, x, y)


def _moment(value: str | None) -> float | None:
    """Days, with the hour as a part of one."""
    day = ordinal(value or "")
    if day is None or value is None:
        return None
    clock = value[11:16]
    return day + (int(clock[:2]) * 60 + int(clock[3:5])) / 1440 if len(clock) == 5 else float(day)


def _line(points: list[Point]) -> str:
    """A stepped line through the figures of one origin: each holds until the next."""
    steps = [f"M{points[0].x} {points[0].y}"]
    steps += [f"H{b.x}V{b.y}" for a, b in pairwise(points) if a.y != b.y]
    return "".join(steps) if len(steps) > 1 else ""


def _apart(heights: Iterable[float]) -> dict[float, float]:
    """Where the label of each height stands, so that no two overlap."""
    placed: dict[float, float] = {}
    floor = -CLOSE
    for y in heights:
        placed[y] = max(y, floor + CLOSE)
        floor = placed[y]
    return placed


def _days(view: View, points: list[Point]) -> tuple[tuple[float, str], ...]:
    found: dict[str, float] = {}
    for point in points:
        if point.x is not None and point.when:
            found.setdefault(view.w.short_date(point.when), point.x)
    kept: list[tuple[float, str]] = []
    for text, x in found.items():
        if not kept or x - kept[-1][0] > 64:
            kept.append((x, text))
    return tuple(kept)
