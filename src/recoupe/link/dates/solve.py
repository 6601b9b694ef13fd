"""The days on which undated articles may have come out, from all that bears on them at once.

Each article's day is a variable over a window of days. What the article says gives each day a cost; what it shares with
another article allows the pairs of days that agree, and costs the others. Between articles only *sets of possible days*
travel, never weights: a set that comes back to where it started excludes nothing new, so that evidence is counted once
however the articles are linked, and neither order nor number of rounds matters (domain filtering, as in arc
consistency; Mackworth 1977). Inside an article, ``exp(-cost)`` weighs the days left, and the interval is the shortest
run of days that holds nearly all of the weight.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from recoupe.link.dates import odds
from recoupe.link.dates.events import Days, Placed, Possible
from recoupe.link.dates.window import Case, bounds, options, trusted

MASS = 0.95
"""Share of the weight that an interval holds."""
CLEAR = 0.5
"""Share of the weight from which one day is clearly the best: likelier than all the others together."""
EXCLUDED = odds.STATED
"""Cost above the best day from which a day is out of the question for the other articles."""
TELLING = 40
"""Days above which what is left of an article tells the others nothing."""
ROUNDS = 12
"""Rounds of filtering at most; most heaps settle in three to five."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The shortest run of days that holds the weight, its weightiest day, and whether that one is clear."""

    first: Day
    last: Day
    best: Day
    clear: bool

    @property
    def days(self) -> Days:
        """Every day of the run."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def solve(cases: Sequence[Case], given: Possible) -> Mapping[str, Interval]:
    """The interval of each article that anything dates, against those whose days are given.

    All articles are weighed in one round against the sets of the round before, which only shrink, until nothing
    changes. Cost: for each article and round, its candidate days times its clues and links.
    """
    possible: dict[str, Days] = dict(given)
    trust = dict.fromkeys(given, 1.0)
    costs: dict[str, Mapping[Day, float]] = {}
    changed = set(given)
    for _ in range(ROUNDS):
        again = [c for c in cases if c.id not in costs or c.sources & changed]
        surer = {c.id: trusted(c, placed(c, possible), given, trust) for c in again}
        costs |= {c.id: _weigh(c, possible, given, surer[c.id]) for c in again}
        left = {key: _left(found, possible.get(key)) for key, found in costs.items() if found}
        telling = {key: days for key, days in left.items() if len(days) <= TELLING}
        changed = {key for key, days in telling.items() if possible.get(key) != days}
        changed |= {key for key, sure in surer.items() if sure > trust.get(key, 0.0)}
        if not changed:
            break
        possible |= telling
        trust |= {key: max(sure, trust.get(key, 0.0)) for key, sure in surer.items()}
    return {key: _interval(found) for key, found in costs.items() if found}


def _left(costs: Mapping[Day, float], before: Days | None) -> Days:
    """The days that nothing excludes, of those that were left before; those alone when they have all been excluded."""
    least = min(costs.values())
    days = tuple(day for day in sorted(costs) if costs[day] < least + EXCLUDED)
    kept = tuple(day for day in days if before is None or day in before)
    return kept or days


def placed(case: Case, possible: Possible) -> list[Placed]:
    """The events of an article that another one, whose days are known, puts somewhere."""
    return [found for event in case.events if (found := Placed(event, possible)).places]


def _weigh(case: Case, possible: Possible, given: Possible, trust: float) -> Mapping[Day, float]:
    """The cost of each day on which an article may have come out; empty when nothing tells."""
    events = placed(case, possible)
    if not (case.clues or events):
        return {}
    close = [day for key in case.related for day in given.get(key, ())]
    limits = list(bounds(case, possible))
    days = options(case, possible, events, trust)
    elsewhere = [event.costs(days) for event in events]
    return {
        day: sum(c.cost(day) for c in case.clues)
        + sum(costs[day] for costs in elsewhere)
        + (odds.fades(min(abs((day - other).days) for other in close), odds.STORY) if close else 0.0)
        + sum(cost for low, high, cost in limits if not low <= day <= high)
        for day in days
    }


def _interval(costs: Mapping[Day, float]) -> Interval:
    least = min(costs.values())
    weight = {day: math.exp(least - cost) for day, cost in costs.items()}
    ordered, total = sorted(weight), sum(weight[day] for day in sorted(weight))
    best = min(ordered, key=lambda day: (-round(weight[day], 9), day))
    runs = []
    for i, first in enumerate(ordered):
        mass = 0.0
        for last in ordered[i:]:
            mass += weight[last]
            if mass >= MASS * total:
                runs.append(((last - first).days, -round(mass, 9), first, last))
                break
    width, _, first, last = min(runs)
    return Interval(first, last, best, width <= 1 or weight[best] >= CLEAR * total)
