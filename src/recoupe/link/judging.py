"""What people decided, replayed on what was found: claims merged, split, passages rejected, origins joined.

Decisions come last and in the order they were made, so that the later one stands; one that finds no passage is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recoupe.link import Corpus
from recoupe.link.alignment.judged import judged
from recoupe.link.alignment.score import compare
from recoupe.link.alignment.unit import Unit
from recoupe.model import Decision, Judgement, Member, Place

HALF = 0.5
"""Share of the shorter of two passages that must be common for a judgement to be about a member."""

Group = tuple[Member, ...]


@dataclass(slots=True)
class Judged:
    """Claims after the decisions: ``shaped`` are the judgements that made each what it is (by its members),
    ``joined`` pairs of members with one origin, with their judgement; ``decisions`` all, applied or not."""

    claims: tuple[Group, ...]
    joined: tuple[tuple[Member, Member, Judgement], ...] = ()
    decisions: tuple[Decision, ...] = ()
    touched: dict[Member, set[int]] = field(default_factory=dict)

    def shaped(self, claim: Group) -> tuple[int, ...]:
        """The ids of the judgements that a claim owes its shape to."""
        return tuple(sorted({one for member in claim for one in self.touched.get(member, ())}))

    def of(self, claim: Group) -> tuple[tuple[int, int, Judgement], ...]:
        """The pairs of a claim's members, by index, that have one origin by judgement."""
        at = {member: n for n, member in enumerate(claim)}
        return tuple((at[a], at[b], j) for a, b, j in self.joined if a in at and b in at)


def replay(corpus: Corpus, claims: Sequence[Group], judgements: Sequence[Judgement]) -> Judged:
    """The claims with every judgement applied in order. Costs nothing when there are none."""
    if not judgements:
        return Judged(tuple(claims))
    desk = _Desk(corpus, [list(claim) for claim in claims])
    decisions = tuple(Decision(j, desk.apply(j)) for j in judgements)
    kept = tuple(tuple(sorted(group, key=desk.position)) for group in desk.groups if group)
    ordered = tuple(sorted(kept, key=lambda group: desk.position(group[0])))
    return Judged(ordered, tuple(desk.joined), decisions, desk.touched)


class _Desk:
    """The claims while decisions are applied."""

    def __init__(self, corpus: Corpus, groups: list[list[Member]]) -> None:
        self.groups = groups
        self.units = {u.member: (u, judge) for found, judge in judged(corpus) for u in found}
        self.joined: list[tuple[Member, Member, Judgement]] = []
        self.touched: dict[Member, set[int]] = {}

    def apply(self, judgement: Judgement) -> bool:
        """Whether a judgement found what it is about; if so it is done."""
        members = [self.member(place) for place in judgement.places]
        found = [m for m in members if m is not None]
        if len(found) < len(members) or not found:
            return False
        for member in found:
            self.touched.setdefault(member, set()).add(judgement.id)
        if judgement.kind == "merge":
            self.merge(*found)
        elif judgement.kind == "split":
            self.split(*found)
        elif judgement.kind == "reject":
            for group in self.groups:
                group[:] = [m for m in group if m not in found]
        else:
            self.joined.append((found[0], found[1], judgement))
        return True

    def member(self, place: Place) -> Member | None:
        """The unit that covers most of a passage, the nearest in size first."""
        best: tuple[float, Member] | None = None
        for unit, _ in self.units.values():
            share = _overlap(unit, place)
            if share >= HALF and (best is None or share > best[0]):
                best = (share, unit.member)
        return best[1] if best else None

    def group(self, member: Member) -> list[Member]:
        """The claim of a member; a new one for a fact that nobody else told."""
        for group in self.groups:
            if member in group:
                return group
        self.groups.append([member])
        return self.groups[-1]

    def merge(self, a: Member, b: Member) -> None:
        """One claim of two."""
        one, two = self.group(a), self.group(b)
        if one is not two:
            one += two
            two.clear()

    def split(self, a: Member, b: Member) -> None:
        """Two claims of one: each member goes with that of the two it is nearer to, the first when nothing tells."""
        group = self.group(a)
        if b not in group or a == b:
            return
        table = self.units[a][1].table()

        def near(member: Member, to: Member) -> float:
            return compare(table, self.units[member][0], self.units[to][0]).value

        apart = [m for m in group if m == b or (m != a and near(m, b) > near(m, a))]
        group[:] = [m for m in group if m not in apart]
        self.groups.append(apart)

    def position(self, member: Member) -> tuple[object, ...]:
        """Where a member stands, for sorting."""
        unit = self.units[member][0]
        return unit.article, unit.spans, member.said or ""


def _overlap(unit: Unit, place: Place) -> float:
    """How far a unit and a passage are one: what is common over all that either holds."""
    if unit.article != place.article:
        return 0.0
    start, end = place.span
    common = sum(max(0, min(end, b) - max(start, a)) for a, b in unit.spans)
    return common / (sum(b - a for a, b in unit.spans) + end - start - common)
