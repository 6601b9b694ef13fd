"""Who else stands on either side of a denial or of a reserve: a row holds all who do, so that a reader opens them all.

That a difference was found makes it likelier that others speak of it. So it takes less to join its row than to make
one: what denies a member of it or is denied by one, and what tells the act of a member and is near it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recoupe.link.alignment.terms import light
from recoupe.link.alignment.unit import Unit
from recoupe.link.differences.bridges import holders
from recoupe.link.differences.denials import CLOSE, denials
from recoupe.link.differences.denied import is_answered
from recoupe.link.differences.desk import Desk
from recoupe.link.differences.likeness import tell_one_act
from recoupe.link.differences.nearness import ALIKE, Nearness, may_clash
from recoupe.model import Divergence, DivergenceKind, Member

COMPLETED: frozenset[DivergenceKind] = frozenset({"denial", "hedge"})
"""Kinds of which a row holds more than those whose values are set against each other."""
Holders = Mapping[str, Sequence[Unit]]


def completed(desk: Desk, rows: Iterable[Divergence], every: Sequence[Unit], near: Nearness) -> list[Divergence]:
    """The rows, with whoever else stands on a side of one. Cost: members times the units that share a key with them."""
    by_key = {key: [every[n] for n in numbers] for key, numbers in holders(every).items()}
    return [_complete(desk, row, by_key, near) if row.kind in COMPLETED else row for row in rows]


def _complete(desk: Desk, row: Divergence, by_key: Holders, near: Nearness) -> Divergence:
    inside = [desk.units[m] for m in row.members if m in desk.units]
    more = [u.member for u in _around(inside, by_key) if _belongs(desk, row.kind, u, inside, near)]
    return replace(row, members=(*row.members, *more))


def _around(inside: Sequence[Unit], by_key: Holders) -> list[Unit]:
    """The units that share a key with one of some, in the order of their places."""
    keys = {key for unit in inside for key in unit.keys}
    known = {u.member for u in inside}
    found: dict[Member, Unit] = {u.member: u for key in keys for u in by_key.get(key, ()) if u.member not in known}
    return sorted(found.values(), key=lambda u: (u.article, u.spans, u.member.said or ""))


def _belongs(desk: Desk, kind: DivergenceKind, unit: Unit, inside: Sequence[Unit], near: Nearness) -> bool:
    """Whether a unit denies a member of a row or is denied by one, or tells the act of one and is near it."""
    told = [other for other in inside if near.is_told_with(unit, other)]
    if kind == "denial" and any(_denies(desk, unit, other) or _denies(desk, other, unit) for other in told):
        return True
    return any(near.likeness(unit, other) >= ALIKE and _tell_one_act(unit, other) for other in told)


def _tell_one_act(one: Unit, other: Unit) -> bool:
    """Whether two units share what they mainly tell, or hold clauses of one act."""
    return bool(one.main & other.main - light()) or any(tell_one_act(p, q) for p in one.told for q in other.told)


def _denies(desk: Desk, no: Unit, yes: Unit) -> bool:
    met = may_clash(desk, no, yes) and is_answered(desk.corpus, no, yes)
    return met and any(denials(no.told, yes.told, desk.weight, alike=CLOSE))
