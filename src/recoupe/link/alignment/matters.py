"""Claims about one matter, which need not be one claim: where articles differ without saying the same thing.

*The captain was asleep* and *he never left the bridge* are two claims, and a desk reads them side by side. What makes a
claim is held to more (:func:`recoupe.link.alignment.claims.joined`), for sources are counted in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf

from recoupe.link import Corpus
from recoupe.link.alignment.claims import joined
from recoupe.link.alignment.graph import Graph, graphs
from recoupe.link.alignment.unit import Unit
from recoupe.link.groups import sharing
from recoupe.model import Member

NEAR = -0.15
"""Mean score from which claims are about one matter: little above what claims without a word in common have."""

Claims = Sequence[Sequence[Member]]


def matters(corpus: Corpus, claims: Claims) -> tuple[tuple[Member, ...], ...]:
    """The members of the claims, and what stands in none, by the matter they are about.

    Claims stay whole. Two that people parted are never one matter, and what they took out of all claims is in none.
    Members are in the order of their articles, matters in that of the claims. Cost: that of linking the units again.
    """
    home = {member: number for number, claim in enumerate(claims) for member in claim}
    said = {member.said for member in home}
    keyed: list[tuple[Sequence[Member], Sequence[int]]] = [(claim, (number,)) for number, claim in enumerate(claims)]
    for graph in graphs(corpus):
        own = [_home(graph.of([number]), home) for number in range(len(graph.alike))]
        for group in _near(graph, own, said):
            alone = [unit.member for unit in graph.of([number for number in group if own[number] is None])]
            keyed.append((alone, sorted({claim for number in group if (claim := own[number]) is not None})))
    place = {unit.member: unit.place for graph in graphs(corpus) for unit in graph.units}
    joined = ([member for claim in group for member in claim] for group in sharing(keyed))
    return tuple(tuple(sorted(members, key=lambda member: place[member])) for members in joined)


def _near(graph: Graph, own: Sequence[int | None], said: Container[str | None]) -> list[list[int]]:
    """The classes of a graph by matter; the claims that they are in (``own``, by class) are where it begins, ``said``
    the statements that any claim holds."""
    found = joined(graph)
    parted = {(i, j): -inf for group in found for i, j in combinations(group, 2) if own[i] != own[j]}
    out = set(_rejected(graph, found, own, said))
    begun: dict[object, list[int]] = defaultdict(list)
    for number, claim in enumerate(own):
        if number not in out:
            begun[("alone", number) if claim is None else claim].append(number)
    return graph.grown([*begun.values()], NEAR, parted)


def _home(units: Sequence[Unit], home: Mapping[Member, int]) -> int | None:
    """The claim that holds units that are word for word the same; None where none does."""
    return next((home[unit.member] for unit in units if unit.member in home), None)


def _rejected(
    graph: Graph, found: Sequence[Sequence[int]], own: Sequence[int | None], said: Container[str | None]
) -> Iterator[int]:
    """The classes that people took out of all claims: of statements that no claim holds, or once ``found`` in one."""
    shared = {number for group in found if len(group) > 1 for number in group}
    for number, claim in enumerate(own):
        statement = graph.of([number])[0].member.said
        if claim is None and (number in shared or (statement and statement not in said)):
            yield number
