"""Highlights over a text: overlapping and nested spans become well-nested pieces that a page can print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from recoupe.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One highlight: its span, its layer (a CSS class), its anchor, what to say of it, where it links to, and the keys
    (claims, pairs of passages) under which another article has its like."""

    span: Span
    layer: str
    anchor: str = ""
    note: str = ""
    href: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One step of the printing: open a piece of a mark, print text, or close the innermost piece."""

    do: Literal["open", "text", "close"]
    text: str = ""
    mark: Mark | None = None
    first: bool = False
    last: bool = False


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, list[Event]]]:
    """The non-blank lines of a text, each with its offset and as events in which every opened piece is closed.

    A mark that crosses another or a line break is cut into pieces; ``first`` is true on the piece that begins it
    (it bears the anchor) and ``last`` on the one that ends it. Spans outside the text are cut to it; empty ones
    are dropped. The texts of the events joined are the line. Cost: n log n in the number of marks.

    >>> [[e.text or e.do for e in p] for _, p in paragraphs("abcd", [Mark((0, 3), "x"), Mark((1, 4), "y")])]
    [['open', 'a', 'open', 'bc', 'close', 'close', 'open', 'd', 'close']]
    """
    ordered = sorted((m for m in marks if m.span[0] < m.span[1]), key=lambda m: (m.span[0], -m.span[1], m))
    lines = list(_lines(text))
    by_line: dict[int, list[Mark]] = defaultdict(list)
    first = 0
    for mark in ordered:
        while first < len(lines) and lines[first][1] <= mark.span[0]:
            first += 1
        for n in range(first, len(lines)):
            if lines[n][0] >= mark.span[1]:
                break
            by_line[n].append(mark)
    begun: set[Mark] = set()
    for n, (start, end) in enumerate(lines):
        if text[start:end].strip():
            yield start, list(_events(text, (start, end), by_line[n], begun))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _events(text: str, line: Span, marks: list[Mark], begun: set[Mark]) -> Iterator[Event]:
    """The events of one line: at each boundary close what ends (and what it would cross), reopen, open, print."""
    start, end = line
    cuts = {start, end} | {min(max(at, start), end) for mark in marks for at in mark.span}
    stack: list[Mark] = []
    waiting = list(reversed(marks))
    points = sorted(cuts)
    for at, following in pairwise(points):
        reopened: list[Mark] = []
        while any(mark.span[1] <= at for mark in stack):
            top = stack.pop()
            yield Event("close", mark=top, last=top.span[1] <= at)
            if top.span[1] > at:
                reopened.append(top)
        opened = reopened[::-1]
        while waiting and max(waiting[-1].span[0], start) <= at:
            opened.append(waiting.pop())
        for mark in sorted(opened, key=lambda m: -m.span[1]):
            stack.append(mark)
            yield Event("open", mark=mark, first=mark not in begun)
            begun.add(mark)
        yield Event("text", text[at:following])
    while stack:
        top = stack.pop()
        yield Event("close", mark=top, last=top.span[1] <= end)
