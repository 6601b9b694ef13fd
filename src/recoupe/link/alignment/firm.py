"""Which groups of near units are sure enough to be told as one claim: two that agree in little may be any two.

Three articles that come near each other bear each other out; two that do share something in every heap (*a Wednesday*,
*the families*). A small group is held to more than its mean score: to how near its nearest two are, to how many
different things they share, and to whether somebody is quoted in them, for a desk hears people on the news and
describes what it likes. The weights were fitted by logistic regression on the groups found in the invented stories of
``tests/fixtures/told``, where what nobody labelled counts as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from recoupe.link.alignment.alike import shared
from recoupe.link.alignment.graph import FLOOR, Graph
from recoupe.link.alignment.unit import Unit

SMALL = 3
"""Most units of a group that is looked at: one of four or more is right in nineteen cases of twenty."""
NEEDED = 3.5
"""Firmness from which a small group is one claim. Of 947 groups of the told stories that hold two passages with one
label it undoes 12, and 125 of the 374 others."""
BEARS_OUT = 1.0
"""What a third unit adds."""
THING = 1.6
"""What each different thing adds that the nearest two share, up to ``MANY``."""
MANY = 4
HEARD, UNHEARD = 1.9, -0.9
"""What it adds when both report what somebody says, or neither does."""


def firm(graph: Graph, groups: Iterable[Sequence[int]], needed: float = NEEDED) -> list[list[int]]:
    """The groups of classes of a graph, each small one that is not sure enough undone into its classes."""
    return sorted(part for group in groups for part in _firm(graph, list(group), needed))


def firmness(graph: Graph, group: Sequence[int]) -> float:
    """How sure it is that the units of some classes say one thing, in scores of the table of ``alike``."""
    score, one, two = max(_across(graph, group), key=lambda pair: pair[0])
    heard = bool(one.member.said) + bool(two.member.said)
    third = BEARS_OUT * (_size(graph, group) - 2)
    things = THING * min(len(shared(one, two)), MANY)
    return score + third + things + (UNHEARD, 0.0, HEARD)[heard]


def is_firm(graph: Graph, group: Sequence[int], needed: float = NEEDED) -> bool:
    """Whether a group is large, of one article, or sure enough."""
    small = _size(graph, group) <= SMALL and any(_across(graph, group))
    return not small or firmness(graph, group) >= needed


def _firm(graph: Graph, group: list[int], needed: float) -> list[list[int]]:
    return [group] if is_firm(graph, group, needed) else [[n] for n in group]


def _size(graph: Graph, group: Sequence[int]) -> int:
    """How many units some classes hold."""
    return sum(len(graph.alike[n]) for n in group)


def _across(graph: Graph, group: Sequence[int]) -> Iterator[tuple[float, Unit, Unit]]:
    """The pairs of classes of different articles with their scores."""
    for i, j in combinations(sorted(group), 2):
        one, two = (graph.units[graph.alike[n][0]] for n in (i, j))
        if one.article != two.article:
            yield graph.edges.get((i, j), FLOOR), one, two
