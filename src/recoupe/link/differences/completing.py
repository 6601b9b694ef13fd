"""Who else stands on either side of a difference: a row holds all who do, so that a reader opens them all.

That a difference was found makes it likelier that others speak of it. So it takes less to join its row than to make
one: what denies a member of it or is denied by one, what tells the act of a member and is near it, and what gives one
of its figures for the same thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from recoupe.link.alignment.holders import holders, keys
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.unit import Unit
from recoupe.link.differences.counted import counted
from recoupe.link.differences.counterparts import counterparts
from recoupe.link.differences.denials import CLOSE, denials
from recoupe.link.differences.denied import is_answered
from recoupe.link.differences.desk import Desk
from recoupe.link.differences.likeness import are_apart_in_time, tell_one_act
from recoupe.link.differences.nearness import ALIKE, Nearness, may_clash
from recoupe.link.differences.quantity import PEOPLE, Quantity
from recoupe.model import Divergence, DivergenceKind, Member

COMPLETED: frozenset[DivergenceKind] = frozenset({"denial", "hedge"})
"""Kinds of which a row holds more than those whose values are set against each other."""
Holders = Mapping[str, Sequence[Unit]]
Counting = Mapping[tuple[str | None, str], Sequence[Unit]]


def completed(desk: Desk, rows: Iterable[Divergence], every: Sequence[Unit], near: Nearness) -> list[Divergence]:
    """The rows, with whoever else stands on a side of one. Cost: members times the units that share a key with them."""
    by_key = {key: [every[n] for n in numbers] for key, numbers in holders(every).items()}
    giving = _by_noun(desk, every)
    out = []
    for row in rows:
        if row.kind in COMPLETED:
            row = _complete(desk, row, by_key, near)
        out.append(_counted(desk, row, giving, near) if row.kind == "number" else row)
    return out


def _complete(desk: Desk, row: Divergence, by_key: Holders, near: Nearness) -> Divergence:
    inside = [desk.units[m] for m in row.members if m in desk.units]
    more = [u.member for u in _around(inside, by_key) if _belongs(desk, row.kind, u, inside, near)]
    return replace(row, members=(*row.members, *more))


def _counted(desk: Desk, row: Divergence, giving: Counting, near: Nearness) -> Divergence:
    """A row of numbers with whoever else gives one of its figures for the same thing."""
    inside = [desk.units[m] for m in row.members if m in desk.units]
    known = {u.member for u in inside}
    figures = {q for u in inside for q in _figures(desk, u) if q.text in row.values}
    nouns = {noun for u in inside for noun in _nouns(desk, u, row.values)}
    stories = {desk.story.get(u.article) for u in inside}
    found = {u.member: u for noun in nouns for story in stories for u in giving.get((story, noun), ())}
    others = (u for m, u in found.items() if m not in known and _gives_any(desk, u, figures))
    more = [u for u in others if any(near.is_told_with(u, o) and _gives_one(desk, u, o, row.values) for o in inside)]
    more.sort(key=lambda u: (u.article, u.spans, u.member.said or ""))
    return replace(row, members=(*row.members, *(u.member for u in more)))


def _figures(desk: Desk, unit: Unit) -> list[Quantity]:
    return [c.quantity for c in counted(desk.corpus, unit.article, unit.spans)]


def _gives_any(desk: Desk, unit: Unit, figures: Collection[Quantity]) -> bool:
    """Whether a unit gives a figure that may be one of some, whatever it counts."""
    return any(x.low <= y.high and y.low <= x.high for x in _figures(desk, unit) for y in figures)


def _gives_one(desk: Desk, unit: Unit, other: Unit, values: Sequence[str]) -> bool:
    """Whether a unit gives the figure that a member of a row gives, for one thing and on one occasion."""
    pairs = counterparts(desk.corpus, (other.article, other.spans), (unit.article, unit.spans))
    met = [(x, y) for x, y in pairs if x.text in values and x.low <= y.high and y.low <= x.high]
    near = keys(unit) & keys(other)
    same = bool(met) and (near or any(x.measure or x.noun == y.noun for x, y in met))
    return bool(same) and unit.remote == other.remote and not are_apart_in_time(unit, other)


def _by_noun(desk: Desk, every: Sequence[Unit]) -> Counting:
    """The units of each story that count each thing."""
    out: dict[tuple[str | None, str], list[Unit]] = defaultdict(list)
    for unit in every:
        for noun in _nouns(desk, unit):
            out[desk.story.get(unit.article), noun].append(unit)
    return out


def _nouns(desk: Desk, unit: Unit, values: Sequence[str] | None = None) -> set[str]:
    """What a unit counts (with one of some ``values``); all that befalls people counts them."""
    found = [c for c in counted(desk.corpus, unit.article, unit.spans) if values is None or c.quantity.text in values]
    return {name for c in found for name in (*c.names, *([PEOPLE] if c.people else ()))}


def _around(inside: Sequence[Unit], by_key: Holders) -> list[Unit]:
    """The units that share a key with one of some, in the order of their places."""
    held = {key for unit in inside for key in unit.keys}
    known = {u.member for u in inside}
    found: dict[Member, Unit] = {u.member: u for key in held for u in by_key.get(key, ()) if u.member not in known}
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
