"""An event that several articles tell: on which days each of them can put it, and what it costs to put it elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache

from recoupe.link.dates import odds
from recoupe.link.dates.clues import Expr, core, is_ahead
from recoupe.link.dates.nameddays import span_days
from recoupe.link.dates.neighbours import SameEvent, Twin
from recoupe.link.dates.profiles import Dated

Days = tuple[Day, ...]
Possible = Mapping[str, Days]
"""The days on which each article may have come out."""


class Placed:
    """A dated sentence of an article with the days on which each other article may put its event."""

    def __init__(self, event: SameEvent, possible: Possible) -> None:
        self.expr = event.here.time.expr
        self.places: dict[str, tuple[float, frozenset[Day]]] = {}
        most = odds.PUT_OFF if is_ahead(self.expr) else odds.STATED
        for twin in event.twins:
            days = _covered(twin.dated.time.expr, possible.get(twin.article, ()))
            if days:
                before, others = self.places.get(twin.article, (-odds.STATED, frozenset()))
                self.places[twin.article] = max(before, min(most, odds.same(twin.alike))), others | days

    def costs(self, options: Sequence[Day]) -> Mapping[Day, float]:
        """What each day costs beside the cheapest, by the articles that put the event elsewhere and how surely they
        tell the same."""
        here = {day: _covered(self.expr, (day,)) for day in options}
        seldom = _seldom(core(self.expr))
        out = dict.fromkeys(options, 0.0)
        for likely, days in self.places.values():
            cost = odds.apart(likely, seldom)
            for day in options:
                if here[day] and not here[day] & days:
                    out[day] += cost
        least = min(out.values(), default=0.0)
        return {day: min(odds.TOGETHER, cost - least) for day, cost in out.items()}


def _seldom(expr: Expr) -> float:
    """How seldom another event than the one meant would be told by the same words."""
    if expr[0] == "weekday":
        return odds.COMMON if expr[3] == "this" else odds.NAMED_DAY
    if expr[0] == "shift":
        return odds.COMMON if expr[1] in (0, -1) else odds.NAMED_DAY
    return odds.CALENDAR


@lru_cache(maxsize=50_000)
def _covered(expr: Expr, published: Days) -> frozenset[Day]:
    """The days that an expression can mean for an article of one of some days."""
    spans = [span for day in published if (span := span_days(expr, day))]
    return frozenset(a + timedelta(days=n) for a, b in spans for n in range((b - a).days + 1))


def meets(here: Dated, day: Day, twin: Twin, possible: Possible) -> bool | None:
    """Whether two expressions can mean one day, were their articles published on these days; None if too vague."""
    one = span_days(here.time.expr, day)
    spans = [span for d in possible[twin.article] if (span := span_days(twin.dated.time.expr, d))]
    if one is None or not spans:
        return None
    return any(a <= one[1] and one[0] <= b for a, b in spans)
