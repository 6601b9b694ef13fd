"""Figures that two articles give once each for one thing in one act, however little else the two passages share.

*The firm has recalled 12,000 bags*, *elle retire 1200 sacs du marché*: a thing counted in one act alone is the same
thing in both, unless an article counts it twice. So less must be alike than where things are counted everywhere
(``countings``); the dead and the wounded, who are counted in every passage, are left to claims.

Block: passages of one story that count one thing in an act, or a share of one person. Compare: the table of claims
without what figures and days say. Connect: one row for each pair of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from recoupe import lang
from recoupe.link.alignment.holders import relatives
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.unit import Unit
from recoupe.link.counting.clashes import is_one_voice
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.bridges import recalls
from recoupe.link.differences.conflicts import MEASURES, cannot_both_hold, is_update, moment
from recoupe.link.differences.counted import Counted, counted
from recoupe.link.differences.desk import Desk
from recoupe.link.differences.likeness import are_apart_in_time
from recoupe.link.differences.nearness import Nearness, may_clash
from recoupe.link.differences.quantity import PEOPLE
from recoupe.link.differences.tolls import TOLLS, befalling
from recoupe.model import Divergence, Member

HOLDERS = 80
"""Passages from which a slot is no slot: a thing counted everywhere."""
LIKELY = -0.5
"""What two passages must reach by the table, without figures and days: nothing that speaks loudly against them."""
SIZES = 10
"""How many times as much one figure may be as the other: a nought more or less is a slip."""
RESULTS = 1.25
"""The same for two shares of one person, who may have shares of several things."""
APART = frozenset({"amount", "when", "occasion", "tense", "copy"})
SHARE = "%"
Slot = tuple[str | None, str, str]
Side = tuple[Unit, Counted]


def counted_in_one_act(
    desk: Desk, home: Mapping[Member, int], every: Sequence[Unit], near: Nearness, known: Sequence[Divergence]
) -> Iterator[Divergence]:
    """A row for each pair of claims that fill a slot otherwise, but for what is told already. Cost: slots squared."""
    told = {frozenset((a, b)) for d in known if d.kind == "number" for a, b in combinations(_homes(d, home), 2)}
    for slot, sides in _slots(desk, every):
        for one, other in combinations(_alone(sides), 2):
            places = frozenset(home.get(u.member, u.member) for u, _ in (one, other))
            if len(places) == 2 and places not in told and _differ(desk, slot, one, other, near):
                told.add(places)
                yield _row(desk, one, other)


def _homes(row: Divergence, home: Mapping[Member, int]) -> list[object]:
    return list(dict.fromkeys(home.get(m, m) for m in row.members))


def _slots(desk: Desk, every: Sequence[Unit]) -> list[tuple[Slot, list[Side]]]:
    """What is counted in what act, with the passages that do; a thing that its article counts twice is left out."""
    found: dict[Slot, list[Side]] = defaultdict(list)
    figures: dict[tuple[str, str], set[float]] = defaultdict(set)
    for unit in every:
        for c in counted(desk.corpus, unit.article, unit.spans):
            for thing in c.names:
                figures[unit.article, thing].add(c.quantity.low)
            for thing, act in () if c.part else sorted(_filled(unit, c)):
                found[desk.story.get(unit.article), thing, act].append((unit, c))
    several = {place for place, met in figures.items() if len(met) > 1}
    out = ((slot, [s for s in sides if _is_alone(s, slot, several)]) for slot, sides in found.items())
    return sorted(((slot, sides) for slot, sides in out if 1 < len(sides) <= HOLDERS), key=lambda row: str(row[0]))


def _is_alone(side: Side, slot: Slot, several: Collection[tuple[str, str]]) -> bool:
    """Whether a figure is the only one of its thing in the article; money and people are counted in many acts."""
    unit, c = side
    return c.quantity.measure or slot[1] == PEOPLE or (unit.article, slot[1]) not in several


def _filled(unit: Unit, c: Counted) -> set[tuple[str, str]]:
    """The slots that a figure fills: a thing in an act or one near it, money for a thing, a share of the one person
    who is named."""
    q = c.quantity
    if q.noun == SHARE:
        return {(SHARE, person) for person in unit.people if len(unit.people) == 1}
    if q.noun in TOLLS or c.acts & set(TOLLS.values()) or (q.measure and q.noun not in MEASURES):
        return set()
    acts = c.acts - light() - (_of_measures() if q.measure else set())
    if q.measure:
        return {(q.noun, act) for act in acts}
    if c.people:
        return {(PEOPLE, act) for one in acts for act in _near(one) if act in befalling()}
    return {(thing, act) for thing in c.names for one in acts for act in _near(one) if thing != act}


def _near(act: str) -> frozenset[str]:
    """An act, and those that often tell one fact with it."""
    return relatives(act) | {act}


@cache
def _of_measures() -> frozenset[str]:
    """The keys of what measures itself: *euros*, *kilometres*."""
    return frozenset(key for code in lang.codes() for key in lang.load(code).words("numbers", "measures.keys"))


def _alone(sides: Sequence[Side]) -> list[Side]:
    """The passages of articles that fill a slot with one figure."""
    figures: dict[str, set[tuple[float, float]]] = defaultdict(set)
    for unit, c in sides:
        figures[unit.article].add((c.quantity.low, c.quantity.high))
    return [(unit, c) for unit, c in sides if len(figures[unit.article]) == 1]


def _differ(desk: Desk, slot: Slot, one: Side, other: Side, near: Nearness) -> bool:
    """Whether two passages cannot both hold, of one occasion and of nobody whom the other does not name."""
    (a, x), (b, y) = one, other
    few, many = sorted((x.quantity, y.quantity), key=lambda q: q.low)
    times = RESULTS if slot[1] == SHARE else SIZES
    if not cannot_both_hold(few, many) or many.low > times * few.high or not may_clash(desk, a, b):
        return False
    v, w = _heard(desk, one, other)
    if recalls(desk.corpus, a, b) or are_apart_in_time(a, b) or is_one_voice(v, w) or v.silent or w.silent:
        return False
    if slot[1] == SHARE:
        return True
    others = set(a.names) - set(b.names) and set(b.names) - set(a.names)
    return not others and near.is_told_with(a, b) and near.likeness(a, b, without=APART) >= LIKELY


def _heard(desk: Desk, *sides: Side) -> list[Voice]:
    return [voices(desk.corpus, (unit.member,))[0] for unit, _ in sides]


def _row(desk: Desk, one: Side, other: Side) -> Divergence:
    """The row of two passages; where a figure of what goes on changing is a newer one, it comes second."""
    (a, x), (b, y) = one, other
    heard = _heard(desk, one, other)
    first, second = ((v.article, v.spans, v.statement) for v in heard)
    update = is_update(desk.corpus, first, second, x.quantity, y.quantity)
    days = [moment(desk.corpus, v.article, v.statement) or "" for v in heard]
    values = [x.quantity.text, y.quantity.text]
    if update and days[1] < days[0]:
        heard, values = heard[::-1], values[::-1]
    words = {"x": values[0], "y": values[1], **desk.about(*heard)}
    return desk.row("number", (a.member, b.member), values, update=update, words=words)
