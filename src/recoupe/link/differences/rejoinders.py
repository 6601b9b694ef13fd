"""Rows of what somebody says against what another has just said in the same article: a figure, a day, a denial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from recoupe.link.alignment.unit import Unit
from recoupe.link.counting.clashes import day_of, days, is_dated_by_weekday
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.conflicts import cannot_both_hold, conflicts
from recoupe.link.differences.counted import counted
from recoupe.link.differences.desk import Desk, Group, denial_row, whole
from recoupe.link.differences.exchanges import Exchange, Rejoinder
from recoupe.model import Divergence, Member

SIZES = 20
"""How many times as many people one side may count as the other."""


def rejoined(
    desk: Desk, home: Mapping[Member, int], claims: Sequence[Group], known: Sequence[Divergence]
) -> Iterator[Divergence]:
    """A row for each rejoinder, with the claims of both sides, but for those that a row tells already.

    One that gives another figure is shown as such.
    """
    told = [(d.kind, frozenset(d.members)) for d in known]
    for reading in desk.corpus.readings:
        for found in Exchange(desk, reading).rejoinders():
            rows = list(_counted_against(desk, found))
            yes, no = found.said[0], found.against[0]
            shown = found.against[1] if found.whole and len(found.against) > 1 else no
            if not any({yes.member, no.member} <= set(row.members) for row in rows):
                rows += _dated_against(desk, found)
                sides = (whole(claims, home, u.member) for u in (yes, no))
                more = (u.member for u in (*found.said[1 : None if found.whole else 1], *found.against[1:]))
                members = [*(m for side in sides for m in side), *more]
                rows.append(denial_row(desk, members, *_heard(desk, yes, shown)))
            for row in rows:
                first = {yes.member, shown.member} if row.kind == "denial" else set(row.members)
                if not any(kind == row.kind and first <= members for kind, members in told):
                    told.append((row.kind, frozenset(row.members)))
                    yield row


def _counted_against(desk: Desk, found: Rejoinder) -> Iterator[Divergence]:
    """A row for each figure of the reply that cannot hold beside one of what it is said against."""
    for yes, no in product(found.said, found.against):
        a, b = _heard(desk, yes, no)
        clashes = [c.values for c in conflicts(desk.corpus, *((v.article, v.spans, v.statement) for v in (a, b)))]
        for x, y in clashes or _people_against(desk, a, b, whole=found.whole):
            yield desk.row("number", (yes.member, no.member), (x, y), words={"x": x, "y": y, **desk.about(a, b)})


def _dated_against(desk: Desk, found: Rejoinder) -> Iterator[Divergence]:
    """A row for each day of the reply that is not that of what it is said against; a weekday may be of anything."""
    for yes, no in product(found.said, found.against):
        a, b = _heard(desk, yes, no)
        given = [day_of(desk.corpus, v.article, v.spans) for v in (a, b)]
        clash = days(desk.corpus, a, b)
        if clash and not any(t and is_dated_by_weekday(desk.corpus, t) for t in given):
            x, y = clash
            yield desk.row("date", (yes.member, no.member), (x, y), words={"x": x, "y": y, **desk.about(a, b)})


def _people_against(desk: Desk, a: Voice, b: Voice, *, whole: bool) -> list[tuple[str, str]]:
    """Two figures of people that cannot both hold, where either side counts but one thing; after *they dispute the
    figure* it is enough that one is of people."""
    sides = [[c for c in counted(desk.corpus, v.article, v.spans) if not c.quantity.measure] for v in (a, b)]
    if any(len(side) != 1 for side in sides) or sum(side[0].people for side in sides) < 2 - whole:
        return []
    few, many = sorted((side[0].quantity for side in sides), key=lambda q: q.low)
    apart = cannot_both_hold(few, many) and many.low <= SIZES * few.high
    return [(sides[0][0].quantity.text, sides[1][0].quantity.text)] if apart else []


def _heard(desk: Desk, *said: Unit) -> list[Voice]:
    return [voices(desk.corpus, (u.member,))[0] for u in said]
