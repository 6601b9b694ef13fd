"""Characters of a text as lists of spans: how many they hold, how many two lists share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.model import Span


def overlap(a: Iterable[Span], b: Sequence[Span]) -> int:
    """Characters that two lists of spans share.

    >>> overlap([(0, 5), (8, 10)], [(3, 9)])
    3
    """
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def size(spans: Iterable[Span]) -> int:
    """Characters in a list of spans.

    >>> size([(0, 5), (8, 10)])
    7
    """
    return sum(b - a for a, b in spans)
