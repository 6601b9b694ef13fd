"""What bears on one undated article, and among which days it is looked for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from recoupe.link.dates import odds
from recoupe.link.dates.clues import Clue
from recoupe.link.dates.events import Placed, Possible
from recoupe.link.dates.nameddays import dated, named_days
from recoupe.link.dates.neighbours import SameEvent
from recoupe.link.dates.order import Order
from recoupe.model import Reading

AROUND = 30
"""Days before and after an article that tells the same among which an undated one is looked for."""
NEAR = 10
"""The same around a day that the article itself names by weekday and date."""
SEVERAL = 2
"""Articles of a story whose days are known that have to be of it, where none tells an event of another article."""
MOST = 300
"""Days at which no more are looked at: in a heap of many stories an article has all the same but few days to be of."""
ANCHORED = 0.85
"""How likely it must be, at least, that one of them tells of the article's story: nothing is dated by a chance
likeness to a single dated article."""


Trust = Mapping[str, float]
"""How likely each article is of the story of one whose day is known."""


@dataclass(frozen=True, slots=True)
class Case:
    """An article to date: what it says, which articles tell its story, what it shares with them, and the days of the
    posts it reproduces that something bears out."""

    reading: Reading
    clues: tuple[Clue, ...]
    related: tuple[str, ...]
    events: tuple[SameEvent, ...]
    orders: tuple[Order, ...]
    posts: tuple[Day, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.reading.article.id

    @property
    def sources(self) -> frozenset[str]:
        """The articles whose days bear on it."""
        ordered = {key for order in self.orders for key in (order.earlier, order.later)}
        return frozenset(ordered.union(self.related, (t.article for e in self.events for t in e.twins)))


def options(case: Case, possible: Possible, events: Sequence[Placed], trust: float) -> list[Day]:
    """The days worth weighing, in order: around the articles that tell the same, what the article reproduces or dates
    outright; else around *mardi 4 mai* and its like."""
    around = _outright(case)
    if trust >= ANCHORED:
        around |= _company(case, possible, events)
    if around:
        around |= _spread([d for o in case.orders if o.later == case.id for d in possible.get(o.earlier, ())], 0, NEAR)
    return sorted(around or _spread(named_days(case.reading), NEAR, NEAR))


def trusted(case: Case, events: Sequence[Placed], given: Possible, trust: Trust) -> float:
    """How likely it is that one of the articles whose days are known is of the story of an article; 1 when the article
    needs none.

    Dated articles that tell the same event are independent of each other; through an undated one the trust of the best
    way is handed on, so that evidence which comes back to where it started adds nothing. Of several articles that tell
    the story, two have to be of it.
    """
    if _outright(case) or named_days(case.reading):
        return 1.0
    best: dict[str, float] = {}
    for event in events:
        for key, (cost, _) in event.places.items():
            best[key] = max(best.get(key, 0.0), trust.get(key, 0.0) / (1 + math.exp(-cost)))
    direct = 1 - math.prod(1 - likely for key, likely in best.items() if key in given)
    relayed = [likely for key, likely in best.items() if key not in given]
    story = sorted((trust.get(key, 0.0) for key in case.related), reverse=True)[SEVERAL - 1 : SEVERAL]
    return max([direct, *relayed, *story])


def _outright(case: Case) -> set[Day]:
    """The days around what an article reproduces or dates outright."""
    fixed = {clue.fixed for clue in case.clues if clue.fixed}
    return _spread(case.posts, 0, AROUND) | fixed | set(_between(case.reading))


def _company(case: Case, possible: Possible, events: Sequence[Placed]) -> set[Day]:
    """The days around those of the articles among whose an article is looked for: those that surely tell what it tells,
    the surest first; else several that tell its story. No more than ``MOST`` days or so."""
    placed = sorted((-likely, key) for e in events for key, (likely, _) in e.places.items())
    around: set[Day] = set()
    for key in [key for _, key in placed] or [key for key in case.related if key in possible]:
        for day in possible[key]:
            if len(around) < MOST:
                around |= _spread([day], AROUND, AROUND)
    return around


def _spread(days: Iterable[Day], before: int, after: int) -> set[Day]:
    """Those days and the ones around them."""
    return {day + timedelta(days=n) for day in days for n in range(-before, after + 1)}


def _between(reading: Reading) -> Iterator[Day]:
    """The days from the latest date told as past to the earliest told as to come, when they are few."""
    first = max((day for day, _ in dated(reading, "past")), default=None)
    last = min((day for day, _ in dated(reading, "future")), default=None)
    if first and last and 0 <= (last - first).days <= AROUND:
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def bounds(case: Case, possible: Possible) -> Iterator[tuple[Day, Day, float]]:
    """The first and last day that each order with another article allows, and what the others cost."""
    for order in case.orders:
        cost = odds.REVISED_DOWN if order.kind == "toll" else odds.STATED
        if order.later == case.id and possible.get(order.earlier):
            yield min(possible[order.earlier]), Day.max, cost
        elif order.earlier == case.id and possible.get(order.later):
            yield Day.min, max(possible[order.later]), cost
