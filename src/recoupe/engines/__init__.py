"""What moves data about: an engine applies pure functions to many items and holds no algorithm of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
"""Called with the name of a phase, how many of its items are done, and how many there are."""


class Engine(Protocol):
    """Anything that can map a picklable function over items, keeping their order."""

    def map(self, phase: str, func: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """``[func(item) for item in items]``, however it is done."""
