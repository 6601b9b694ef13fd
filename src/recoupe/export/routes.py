"""Who relays whom: the statements of a dossier under their origin, the relays they came through, and their outlets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.export.naming import is_same_name
from recoupe.export.view import Passage, View

Way = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Route:
    """Statements of one origin that came the same way: through ``relays`` (nearest the outlet first) to outlets."""

    origin: str
    relays: tuple[str, ...]
    outlets: tuple[tuple[str, tuple[Passage, ...]], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A relay or an outlet with what passes through it: each statement with the origin it comes from."""

    name: str
    said: tuple[tuple[str, Passage], ...]


def routes(view: View) -> list[Route]:
    """Every statement under its origin and relays, the most cited origins first.

    An outlet that is named as the relay of its own words (*a déclaré au Phare*, in the Phare) is no relay.
    """
    ways: dict[Way, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for statement in view.dossier.statements:
        passage = view.said(statement)
        outlet = view.outlet(passage.article)
        *relays, origin = view.way(statement)
        between = tuple(name for name in relays if not is_same_name(name, outlet))
        ways[origin, between][outlet].append(passage)
    totals: Counter[str] = Counter()
    for (origin, _), outlets in ways.items():
        totals[origin] += sum(map(len, outlets.values()))
    ordered = sorted(ways.items(), key=lambda way: (-totals[way[0][0]], way[0]))
    return [_route(origin, relays, outlets) for (origin, relays), outlets in ordered]


def relays(ways: Sequence[Route]) -> list[Stop]:
    """What came through each relay, the busiest first."""
    passed = ((way, passage) for way in ways for _, found in way.outlets for passage in found)
    return _stops((relay, way, passage) for way, passage in passed for relay in way.relays)


def outlets(ways: Sequence[Route]) -> list[Stop]:
    """What each outlet reports, the busiest first."""
    return _stops((outlet, way, passage) for way in ways for outlet, found in way.outlets for passage in found)


def _stops(found: Iterable[tuple[str, Route, Passage]]) -> list[Stop]:
    held: dict[str, list[tuple[str, Passage]]] = defaultdict(list)
    for name, way, passage in found:
        held[name].append((way.origin, passage))
    return [Stop(name, tuple(said)) for name, said in sorted(held.items(), key=lambda x: (-len(x[1]), x[0]))]


def _route(origin: str, relays: tuple[str, ...], outlets: dict[str, list[Passage]]) -> Route:
    said = tuple((name, tuple(found)) for name, found in sorted(outlets.items()))
    return Route(origin, relays, said, sum(map(len, outlets.values())))
