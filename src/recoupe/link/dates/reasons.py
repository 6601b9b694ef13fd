"""The sentences that tell a reader why an article was dated as it was, with the words that each rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Day

from recoupe.lang import Language
from recoupe.link.dates import odds
from recoupe.link.dates.clues import words_of
from recoupe.link.dates.datelines import embedded
from recoupe.link.dates.events import Possible, meets
from recoupe.link.dates.nameddays import dated, span_days
from recoupe.link.dates.order import Order
from recoupe.link.dates.solve import Interval
from recoupe.link.dates.window import Case
from recoupe.model import Because, Published, Reading, Span

SHOWN = 2
"""Dated articles of the story that are named as neighbours."""
Bound = tuple[Day, Because]


@dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """Speaks for the articles of one heap: whose days were given, what is known of all, in a reader's language."""

    readings: Mapping[str, Reading]
    given: Possible
    known: Possible
    ui: Language

    def inferred(self, case: Case, found: Interval) -> Published:
        """An interval as a date: its best day when that is clear, else the month or year its ends share, else none."""
        a, b = found.first.isoformat(), found.last.isoformat()
        orders = (told for order in case.orders if (told := self._order(case, order)))
        why = [*self._clues(case, found.best), *self._events(case, found.best), *orders]
        why += self._neighbours(case, found.best)
        if found.clear and a != b:
            why.append(Because(case.id, (0, 0), self.ui.message("dating", "best", earliest=a, latest=b)))
        shared = a[:7] if a[:7] == b[:7] else a[:4] if a[:4] == b[:4] else None
        return Published(found.best.isoformat() if found.clear else shared, a, b, "inferred", tuple(dict.fromkeys(why)))

    def bounded(self, case: Case) -> Published:
        """An article that nothing dates: unknown, but within what it tells as past or to come and what came before."""
        low = max(self._lower(case), key=lambda bound: bound[0], default=None)
        high = min(self._upper(case), key=lambda bound: bound[0], default=None)
        if low and high and low[0] > high[0]:
            high = None
        return Published(
            earliest=low[0].isoformat() if low else None,
            latest=high[0].isoformat() if high else None,
            because=tuple(end[1] for end in (low, high) if end),
        )

    def _lower(self, case: Case) -> Iterator[Bound]:
        for day, span in embedded(case.reading):
            yield day, Because(case.id, span, self.ui.message("dating", "embed", day=day.isoformat()))
        yield from ((day, self._told(case, "date-past", span)) for day, span in dated(case.reading, "past"))
        for order in case.orders:
            if order.later == case.id and (why := self._order(case, order)):
                yield min(self.known[order.earlier]), why

    def _upper(self, case: Case) -> Iterator[Bound]:
        yield from ((day, self._told(case, "date-future", span)) for day, span in dated(case.reading, "future"))
        for order in case.orders:
            if order.earlier == case.id and (why := self._order(case, order)):
                yield max(self.known[order.later]), why

    def _told(self, case: Case, key: str, span: Span) -> Because:
        return Because(case.id, span, self.ui.message("dating", key, words=words_of(case.reading, span)))

    def _clues(self, case: Case, day: Day) -> Iterator[Because]:
        """What speaks for a day, then what speaks against it."""
        costs = [(clue, clue.cost(day)) for clue in case.clues]
        for clue, cost in costs:
            if cost < odds.NAMED:
                key, values = clue.why(day)
                yield Because(case.id, clue.span, self.ui.message("dating", key, **values))
        yield from (self._told(case, "conflict", clue.span) for clue, cost in costs if cost >= odds.MISREAD)

    def _events(self, case: Case, day: Day) -> Iterator[Because]:
        """For each event, the article most surely telling it that puts it on the same day; else one that does not."""
        for event in case.events:
            placed = [(meets(event.here, day, t, self.known), t) for t in event.twins if t.article in self.known]
            agreeing = [twin for met, twin in placed if met]
            elsewhere = [twin for met, twin in placed if met is False and odds.same(twin.alike) >= odds.PUT_OFF]
            key = "same-event" if agreeing else "conflict-event"
            for twin in (agreeing or elsewhere)[:1]:
                span = span_days(twin.dated.time.expr, self.known[twin.article][0])
                told = {"words": twin.dated.text, "day": span[0].isoformat() if span else ""}
                yield Because(twin.article, twin.dated.time.span, self.ui.message("dating", key, **told))

    def _order(self, case: Case, order: Order) -> Because | None:
        """Why an article came out before or after another whose days are known."""
        is_later = order.later == case.id
        other = order.earlier if is_later else order.later
        if not self.known.get(other):
            return None
        less, more = order.words
        key = {"toll": ("earlier-toll", "later-toll"), "cites": ("cited", "cites")}[order.kind][is_later]
        outlet = self.readings[order.earlier].article.outlet or ""
        told = {"day": self.known[other][0].isoformat(), "less": less, "more": more, "outlet": outlet}
        return Because(case.id, order.spans[is_later], self.ui.message("dating", key, **told))

    def _neighbours(self, case: Case, day: Day) -> Iterator[Because]:
        """The dated articles of the story that lie closest."""
        near = sorted((abs((d - day).days), key, d) for key in case.related for d in self.given.get(key, ())[:1])
        for _, key, d in near[:SHOWN]:
            yield Because(key, (0, 0), self.ui.message("dating", "neighbour", day=d.isoformat()))
