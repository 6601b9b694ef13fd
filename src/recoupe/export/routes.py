"""Who relays whom: the statements of a dossier under their origin, the relays they came through, and their outlets."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from recoupe.export.view import Passage, View


@dataclass(frozen=True, slots=True)
class Route:
    """Statements of one origin that came the same way: through ``relays`` (nearest the outlet first) to outlets."""

    origin: str
    relays: tuple[str, ...]
    outlets: tuple[tuple[str, tuple[Passage, ...]], ...]
    total: int


def routes(view: View) -> list[Route]:
    """Every statement under its origin and relays, the most cited origins first."""
    ways: dict[tuple[str, tuple[str, ...]], dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    nobody = view.entity(None)
    for statement in view.dossier.statements:
        *relays, origin = view.chain(statement) if statement.source_entity or statement.chain else [nobody]
        passage = view.said(statement)
        ways[origin, tuple(relays)][view.outlet(passage.article)].append(passage)
    totals: Counter[str] = Counter()
    for (origin, _), outlets in ways.items():
        totals[origin] += sum(map(len, outlets.values()))
    ordered = sorted(ways.items(), key=lambda way: (-totals[way[0][0]], way[0]))
    return [_route(origin, relays, outlets) for (origin, relays), outlets in ordered]


def _route(origin: str, relays: tuple[str, ...], outlets: dict[str, list[Passage]]) -> Route:
    said = tuple((name, tuple(found)) for name, found in sorted(outlets.items()))
    return Route(origin, relays, said, sum(map(len, outlets.values())))
