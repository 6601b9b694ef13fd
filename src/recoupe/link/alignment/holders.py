"""What units can be found by: their keys, the keys kin to these, and which units hold each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from recoupe.link.alignment.kinds import kindred, light
from recoupe.link.alignment.unit import Unit

HOLDERS = 80
"""A key held by more passages than this proposes no pair."""


def keys(unit: Unit) -> frozenset[str]:
    """All that a unit can be found by, but for acts that need another to say what they are about."""
    return frozenset(unit.keys) - light()


def holders(units: Iterable[Unit]) -> dict[str, list[int]]:
    """The numbers of the units that hold each key; a key that most hold brings nobody together."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for key in keys(unit):
            found[key].append(number)
    return {key: numbers for key, numbers in found.items() if len(numbers) <= HOLDERS}


def kin(some: frozenset[str], others: frozenset[str]) -> list[tuple[str, str]]:
    """Keys of either side that often tell one fact, and that the other does not hold."""
    rest = others - some
    return sorted((x, y) for x in some - others for y in relatives(x) & rest)


def relatives(key: str) -> frozenset[str]:
    """The keys that often tell one fact with a key."""
    return _relatives().get(key, frozenset())


@cache
def _relatives() -> Mapping[str, frozenset[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for x, y in kindred():
        out[x].add(y)
    return {x: frozenset(ys) for x, ys in out.items()}
