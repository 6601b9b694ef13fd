"""What moves data about: an engine applies pure functions to many items and holds no algorithm of its own.

Three verbs are enough for all of the project: ``map``, ``pairs`` (what shares a key meets) and ``components`` (what is
joined by edges). Every engine gives equal results for equal input, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from recoupe.errors import RecoupeError

Item = TypeVar("Item")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
"""Called with the name of a phase, how many of its items are done, and how many there are (0: not known yet)."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of an item that ended the process it was worked on in, alone and twice."""

    phase: str
    index: int


def whole(results: Iterable[Result | Lost]) -> list[Result]:
    """The results, none of which may be lost.

    Raises :class:`~recoupe.errors.RecoupeError` where one is.

    >>> whole([1, 2])
    [1, 2]
    """
    kept: list[Result] = []
    for result in results:
        if isinstance(result, Lost):
            raise RecoupeError(f"a process died twice in the phase {result.phase!r}; run again with more memory free")
        kept.append(result)
    return kept


class Engine(Protocol):
    """Anything that can do the three verbs; the functions it is given are picklable."""

    def map(self, phase: str, func: Callable[[Item], Result], items: Sequence[Item]) -> list[Result | Lost]:
        """``[func(item) for item in items]``, however it is done; :class:`Lost` for an item that nobody survived."""

    def pairs(
        self, phase: str, compare: Callable[[int, list[Item]], Result], records: Iterable[tuple[int, Item]]
    ) -> list[Result | Lost]:
        """``compare(key, items)`` for every key of the records, by key; the items of a key in the order they came."""

    def components(self, phase: str, edges: Iterable[tuple[int, int]]) -> dict[int, int]:
        """For every node of the edges, the least node that can be reached from it."""
