"""Clauses that tell one thing and give another cause, or another end, of it: *struck by lightning*, *by a shell*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from recoupe.link.alignment.kinds import kindred, relations
from recoupe.link.alignment.proposition import Because, Proposition
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights
from recoupe.link.differences.likeness import count_otherwise, may_tell_one_act, share, share_doers, tell_one_act

TOLD = 0.55
"""Share of what the shorter clause tells, but for its reason, that both must have in common."""
MET = 0.4
"""Share of a reason from which the other passage speaks of it, too."""


def otherwise_caused(a: Unit, b: Unit, weight: Weights) -> Iterator[tuple[float, tuple[str, str]]]:
    """Clauses of two units that tell one thing for another reason, and how sure that is, from 0 to 1."""
    one, two = (frozenset[str]().union(*(p.held for p in u.told), *(y.given for _, y in _given(u))) for u in (a, b))
    for (p, x), (q, y) in product(_given(a), _given(b)):
        if x.kind == y.kind and not count_otherwise(p, q) and _are_apart(x, y, one, two, weight):
            told = _told(p, q, x, y, weight)
            if told >= TOLD:
                yield told, (a.show(x.act), b.show(y.act))


def _given(unit: Unit) -> list[tuple[Proposition, Because]]:
    """The clauses of a unit that say why something is so, with each of their reasons."""
    return [(p, reason) for p in unit.told if not (p.negated or p.unsure) for reason in p.why]


def _are_apart(x: Because, y: Because, one: frozenset[str], two: frozenset[str], weight: Weights) -> bool:
    """Whether two reasons cannot be one: other causes, or one act done for another sake (*to mark the victory*)."""
    act = frozenset({x.act} & {y.act})
    if x.kind == "end" and not x.act == y.act != "":
        return False
    some, others = x.given - act - x.of, y.given - act - y.of
    if not some or not others or _near(some, others):
        return False
    return share(some & two, some, weight) <= MET and share(others & one, others, weight) <= MET


def _near(x: frozenset[str], y: frozenset[str]) -> bool:
    near = relations()[1], kindred()
    return any((k, m) in pairs for k in x for m in y for pairs in near)


def _told(p: Proposition, q: Proposition, x: Because, y: Because, weight: Weights) -> float:
    """How much of the shorter of two clauses is common, but for their reasons; 0 when they do not tell one thing."""
    caused = any("caused" in clause.modes for clause in (p, q))
    common = x.of & y.of
    if len(common) < 2 or not (caused or (_tell_one_thing(p, q) and share_doers(p, q, weight))):
        return 0.0
    return weight.total(common) / max(0.1, min(weight.total(x.of), weight.total(y.of)))


def _tell_one_thing(p: Proposition, q: Proposition) -> bool:
    return tell_one_act(p, q) or may_tell_one_act(p, q)
