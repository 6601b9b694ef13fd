"""Figures for one thing that cannot both hold, in passages that no claim joins.

Within a claim any figure for one thing counts (``divergences``). Elsewhere the clauses that hold the figures must be
about the same, and the passages near one claim: *212 passengers on board*, *180 passengers on board*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights
from recoupe.link.counting.voices import voices
from recoupe.link.differences.conflicts import carried, moment
from recoupe.link.differences.contradictions import figures
from recoupe.link.differences.desk import Desk
from recoupe.link.differences.nearness import Nearness, may_clash
from recoupe.model import Divergence, Member

NEARLY = 1.1
"""What two passages must reach by the table of claims: as good as one, for things of a kind are counted everywhere."""
Home = Mapping[Member, int]


def counted_otherwise(
    desk: Desk, home: Home, every: Sequence[Unit], weight: Weights, near: Nearness
) -> Iterator[Divergence]:
    """A row for each pair of claims (``home`` of a member) whose figures for one thing cannot both hold.

    Cost: claims that count one thing in one act, squared.
    """
    told: set[tuple[object, object]] = set()
    for group in _by_noun(desk, home, every):
        for one, other in combinations(group, 2):
            places = home.get(one.member, one.member), home.get(other.member, other.member)
            if places[0] == places[1] or places in told or _name_others(one, other) or not may_clash(desk, one, other):
                continue
            found = figures(desk.corpus, one, other, weight)
            if found and near.likeness(one, other) >= NEARLY:
                told |= {places, places[::-1]}
                heard = [voices(desk.corpus, (u.member,))[0] for u in (one, other)]
                days = [moment(desk.corpus, v.article, v.statement) or "" for v in heard]
                if found.update and days[1] < days[0]:
                    heard, found = heard[::-1], found.turned
                words = {"x": found.values[0], "y": found.values[1], **desk.about(*heard)}
                yield desk.row("number", (one.member, other.member), found.values, update=found.update, words=words)


def _name_others(one: Unit, other: Unit) -> bool:
    """Whether each names somebody or some place that the other does not: jobs lost in one town and in another."""
    a, b = set(one.names), set(other.names)
    return bool(a - b and b - a)


def _by_noun(desk: Desk, home: Home, every: Sequence[Unit]) -> list[list[Unit]]:
    """For each thing counted in each act, one unit of each claim and figure."""
    groups: dict[tuple[str, str], dict[tuple[object, ...], Unit]] = defaultdict(dict)
    for unit in every:
        for q in carried(desk.corpus, unit.article, unit.spans):
            for act in sorted({act for p in unit.told if p.span[0] <= q.span[0] < p.span[1] for act in p.acts}):
                key = (home.get(unit.member, unit.member), q.low, q.high)
                groups[q.noun, act].setdefault(key, unit)
    return [list(units.values()) for _, units in sorted(groups.items())]
