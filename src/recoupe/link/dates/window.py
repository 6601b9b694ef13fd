"""What bears on one undated article, and among which days it is looked for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
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
"""Articles of a story whose days are known from which another one is looked for among those days."""
MOST = 300
"""Days at which no more are looked at: in a heap of many stories an article has all the same but few days to be of."""
ANCHORED = 0.75
"""Where there are fewer: how likely it must be, at least, that one of them tells an event of the article."""


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


def options(case: Case, possible: Possible, events: Sequence[Placed]) -> list[Day]:
    """The days worth weighing, in order: around the articles that tell the same, what the article reproduces or dates
    outright; else around *mardi 4 mai* and its like."""
    around = _company(case, possible, events)
    around |= _spread(case.posts, 0, AROUND)
    around |= {clue.fixed for clue in case.clues if clue.fixed}
    around |= set(_between(case.reading))
    if around:
        around |= _spread([d for o in case.orders if o.later == case.id for d in possible.get(o.earlier, ())], 0, NEAR)
    return sorted(around or _spread(named_days(case.reading), NEAR, NEAR))


def _company(case: Case, possible: Possible, events: Sequence[Placed]) -> set[Day]:
    """The days around those of the articles among whose an article is looked for: those that surely tell what it tells,
    the surest first; else several that tell its story. No more than ``MOST`` days or so."""
    story = [key for key in case.related if key in possible]
    placed = sorted((-likely, key) for e in events for key, (likely, _) in e.places.items())
    none = math.prod(1 / (1 + math.exp(-cost)) for cost, _ in placed)
    around: set[Day] = set()
    if len(story) >= SEVERAL or none <= 1 - ANCHORED:
        for day in (day for key in [key for _, key in placed] or story for day in possible[key]):
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
