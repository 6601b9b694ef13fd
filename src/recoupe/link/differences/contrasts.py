"""Passages of one story that cannot both hold, wherever they stand: clauses denied, opposite words.

Block: units that share the act of a denied clause, or hold words opposed to each other beside something in common.
Compare: ``contradictions``. Where no claim joins two passages it takes more to set them against each other, since
nothing else says that they are about the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recoupe import lang
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights
from recoupe.link.counting.voices import voices
from recoupe.link.differences.answered import denied_clauses
from recoupe.link.differences.contradictions import Contradiction, Kind, contradiction
from recoupe.link.differences.countings import counted_otherwise
from recoupe.link.differences.denials import answers_bare
from recoupe.link.differences.denied import is_answered
from recoupe.link.differences.desk import Desk, Group, denial_row, homes, short
from recoupe.link.differences.nearness import ALIKE, Nearness, may_clash
from recoupe.link.differences.opposites import against_key, opposites
from recoupe.model import Divergence, Member

MEANING = ""
"""Stands for the language of what words of any language mean."""
PLAIN = {"denial": 0.65, "opposite": 0.8, "reason": 2.0}
"""Strength from which a contradiction is shown where no claim holds both; two reasons never are: there may be both."""


def contrasted(
    desk: Desk,
    claims: Sequence[Group],
    every: Sequence[Unit],
    weight: Weights,
    near: Nearness,
    known: Sequence[Divergence],
) -> Iterator[Divergence]:
    """Each unit with all that contradict it in one way, but for what is told already."""
    told = [frozenset(d.members) for d in known if d.kind == "denial"]
    home = homes(claims)
    for one, others in _contrasts(desk, claims, home, every, weight, near):
        kind = others[0][1].kind
        fresh = [(u, c) for u, c in others if kind == "denial" or not any({u.member, one.member} <= t for t in told)]
        if not fresh or any({fresh[0][0].member, one.member} <= pair for pair in told):
            continue
        row = _row(desk, one, fresh)
        told.append(frozenset(row.members))
        yield row
    yield from counted_otherwise(desk, home, every, weight, near)


def _contrasts(
    desk: Desk,
    claims: Sequence[Group],
    home: Mapping[Member, int],
    every: Sequence[Unit],
    weight: Weights,
    story: Nearness,
) -> Iterator[tuple[Unit, list[tuple[Unit, Contradiction]]]]:
    """Each unit with the units of other articles that it denies, then with those that say the opposite.

    Cost: denied clauses times the units that share their act, words with an opposite times the units that hold it.
    """
    asserting, opposing, giving = _by_act(every), _by_word(every), _by_reason(every)
    by_member = {u.member: u for u in every}
    mates = [[by_member[m] for m in claim.members if m in by_member] for claim in claims]

    def clashing(one: Unit, near: Sequence[Unit], kind: Kind) -> list[tuple[Unit, Contradiction]]:
        out = []
        for other in (u for u in near if may_clash(desk, one, u)):
            alike = story.likeness(one, other, without=() if kind == "denial" else ("act", "exclusion"))
            clash = contradiction(one, other, weight, alike)
            joined = home.get(one.member, -1) == home.get(other.member, -2)
            sure = joined or (clash is not None and clash.strength >= PLAIN[kind] and alike >= ALIKE)
            if kind == "denial" and not (is_answered(desk.corpus, one, other) and _meets(desk, one, other)):
                continue
            if clash and clash.kind == kind and sure:
                out.append((other, clash))
        return out

    for one in every:
        beside = mates[home[one.member]] if one.member in home else ()
        near = _denied(one, asserting, beside)
        yield from ((one, found) for found in [clashing(one, near, "denial")] if found)
        yield from ((one, found) for found in [clashing(one, _opposed(one, opposing, beside), "opposite")] if found)
        yield from ((one, found) for found in [clashing(one, _explained(one, giving), "reason")] if found)


def _meets(desk: Desk, one: Unit, other: Unit) -> bool:
    """Whether somebody denies more than a bare act, or that of one who does it in the other; an outlet that says no in
    passing denies nobody."""
    if one.member.said is None and not one.title:
        return False
    clauses = denied_clauses(desk.corpus, one)
    return not clauses or any(len(p.held - light()) > 1 or answers_bare(p, other) for p in clauses)


def _denied(one: Unit, asserting: Mapping[str, Sequence[Unit]], mates: Sequence[Unit]) -> list[Unit]:
    """The units that tell an act which ``one`` denies, and those of its claim when it denies anything."""
    acts = {act for p in one.told if p.negated and not p.unsure for act in (*p.acts, *p.told)}
    near = {u.member: u for act in sorted(acts) for u in asserting.get(act, ())}
    return list((near | {u.member: u for u in mates if acts}).values())


def _opposed(one: Unit, opposing: Mapping[tuple[str, str], Sequence[Unit]], mates: Sequence[Unit]) -> list[Unit]:
    """The units that hold a word opposed to one of ``one``, or one that means the contrary, and tell of two things at
    least that it tells of; of one where a claim holds both."""
    table = opposites(lang.load(one.language))
    against = {(one.language, y) for p in one.told if not p.negated for x in p.words for y in table.against(x)}
    against |= {(MEANING, y) for p in one.told if not p.negated for x in p.held for y in against_key().get(x, ())}
    keys, inside = _keys(one), {u.member for u in mates}
    near = {u.member: u for place in sorted(against) for u in opposing.get(place, ())}
    return [u for u in near.values() if len(keys & _keys(u)) > (0 if u.member in inside else 1)]


def _explained(one: Unit, giving: Mapping[str, Sequence[Unit]]) -> list[Unit]:
    """The units that give a reason for something of which ``one`` gives a reason, too."""
    of = {key for p in one.told for reason in p.why for key in reason.of}
    return list({u.member: u for key in sorted(of) for u in giving.get(key, ())}.values())


def _by_reason(every: Sequence[Unit]) -> Mapping[str, Sequence[Unit]]:
    """The units that give a reason, by what they give it for."""
    out: dict[str, list[Unit]] = defaultdict(list)
    for unit in every:
        for key in sorted({key for p in unit.told for reason in p.why for key in reason.of}):
            out[key].append(unit)
    return out


def _by_act(every: Sequence[Unit]) -> Mapping[str, Sequence[Unit]]:
    """The units that say an act happens, by the act and by the words for it."""
    out: dict[str, list[Unit]] = defaultdict(list)
    for unit in every:
        for act in sorted({a for p in unit.told if not p.negated for a in (*p.acts, *p.told)}):
            out[act].append(unit)
    return out


def _by_word(every: Sequence[Unit]) -> Mapping[tuple[str, str], Sequence[Unit]]:
    """The units that hold a word which has an opposite, by language and word, or by what it means in any language."""
    out: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in every:
        table = opposites(lang.load(unit.language))
        words = {table.plain(w) for p in unit.told if not p.negated for w in p.words}
        for word in sorted(w for w in words if table.against(w)):
            out[unit.language, word].append(unit)
        for key in sorted({k for p in unit.told if not p.negated for k in p.held} & against_key().keys()):
            out[MEANING, key].append(unit)
    return out


def _keys(unit: Unit) -> frozenset[str]:
    return frozenset().union(*(p.held for p in unit.told))


def _row(desk: Desk, one: Unit, others: Sequence[tuple[Unit, Contradiction]]) -> Divergence:
    """The row that sets a unit against others."""
    first, clash = others[0]
    one_said, first_said = (voices(desk.corpus, (u.member,))[0] for u in (one, first))
    members = [*(u.member for u, _ in others), one.member]
    if clash.kind == "denial":
        return denial_row(desk, members, first_said, one_said)
    x, y = short(one_said.text), short(first_said.text)
    words = {"x": x, "y": y, "one": clash.words[0], "other": clash.words[1], **desk.about(one_said, first_said)}
    return desk.row("denial", members, (x, y), key=clash.kind, words=words)
