"""What an article read alone says about its day: each clue gives any day a cost, and a reason for the day chosen.

The habits behind the costs are in :mod:`recoupe.link.dates.odds`. Weekdays are read in
:mod:`recoupe.link.dates.weekdays`; here stand the dates an article names and what fixes its day outright.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from typing import Any

from recoupe.extract.when.leaning import is_joined, joins
from recoupe.extract.when.timevalue import Anchor, day_of, resolve
from recoupe.lang import load
from recoupe.link.dates import odds
from recoupe.link.dates.datelines import embedded, undated_line
from recoupe.model import Reading, Span

Expr = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence: where it stands, what each day would cost, the message and its values for a day.

    ``fixed`` is the day it names outright, which needs no other article: *hier, mardi 4 mai 2021*.
    """

    span: Span
    cost: Callable[[Day], float]
    why: Callable[[Day], tuple[str, dict[str, object]]]
    fixed: Day | None = None


def told(words: str, key: str) -> Callable[[Day], tuple[str, dict[str, object]]]:
    """The same reason for every day."""
    return lambda day: (key, {"words": words})


def core(expr: Expr) -> Expr:
    """An expression without its hour, part of the day or *la nuit de … à*: what names the day."""
    inner: Expr = expr[1] if expr[0] == "at" else expr
    return inner[3] if inner[0] == "moved" and isinstance(inner[3], tuple) else inner


def is_ahead(expr: Expr) -> bool:
    """Whether what an expression dates lay ahead when it was written."""
    inner = core(expr)
    side = inner[2] if inner[0] == "weekday" else inner[1] > 0 if inner[0] == "shift" else inner[4:5] == ("future",)
    return side in ("future", True)


def own(reading: Reading) -> Iterator[Clue]:
    """What an article says of its day by dates, posts and pairs of names; weekdays apart."""
    seen: set[Expr] = set()
    for time in reading.times:
        expr = core(time.expr)
        if expr not in seen:
            seen.add(expr)
            yield from _event(reading, time.span, expr)
    yield from _this_date(reading)
    yield from _pairs(reading)
    yield from _posts(reading)
    yield from _line(reading)
    yield from _month(reading)


def words_of(reading: Reading, span: Span) -> str:
    """The words of an article at a span."""
    return reading.article.text[slice(*span)]


def _event(reading: Reading, span: Span, expr: Expr) -> Iterator[Clue]:
    """A dated event, told as past or to come, or named by its weekday; without its year, the closest one is meant."""
    start = expr[1] if expr[0] == "range" else expr
    if start[0] != "date" or len(start) < 5 or start[3] == "" or start[2] == "":
        return
    side, weekday = str(start[4]), start[6] if len(start) > 6 else ""
    dated = start[1] != ""
    if side not in ("past", "future") and (weekday == "" or dated):
        return
    nearest = start if dated else (*start[:4], "", "", weekday)

    def cost(day: Day) -> float:
        event = day_of(resolve(nearest, Anchor(day)))
        if event is None or (weekday != "" and event.isoweekday() != weekday):
            return 0.0 if event is None or dated else odds.MISREAD
        gap = (event - day).days if side == "future" else (day - event).days
        if gap < 0 and side in ("past", "future"):
            return odds.MISREAD + odds.fades(gap, odds.NEAR)
        return 0.0 if dated and side == "past" else odds.fades(gap, odds.NEAR, odds.MISREAD)

    key = f"date-{side}" if side in ("past", "future") else "date-near"
    yield Clue(span, cost, told(words_of(reading, span), key))


def _this_date(reading: Reading) -> Iterator[Clue]:
    """*Ce mardi 4 mai*: the day of the article, with its date."""
    this = load(reading.article.language).words("dating", "event.this")
    for time in reading.times:
        expr = core(time.expr)
        first = words_of(reading, time.span).split(" ", 1)[0].lower()
        if expr[0] == "date" and first in this and not is_ahead(expr):
            yield from _date_pair(reading, time.span, 0, expr)


def _pairs(reading: Reading) -> Iterator[Clue]:
    """Two names of one day in a row fix the day of publication (*hier, mardi 4 mai 2021*) or its weekday."""
    words, text = joins(load(reading.article.language)), reading.article.text
    for here, after in zip(reading.times, reading.times[1:], strict=False):
        kinds = {core(t.expr)[0]: core(t.expr) for t in (here, after)}
        shift = kinds.get("shift")
        if shift is None or shift[2] != "D" or not is_joined(text, here.span, after.span, words):
            continue
        span = (here.span[0], after.span[1])
        if "weekday" in kinds:
            yield _weekday_pair(reading, span, (kinds["weekday"][1] - shift[1] - 1) % 7 + 1)
        elif "date" in kinds:
            yield from _date_pair(reading, span, shift[1], kinds["date"])


def _weekday_pair(reading: Reading, span: Span, number: int) -> Clue:
    return Clue(
        span, lambda day: 0.0 if day.isoweekday() == number else odds.STATED, told(words_of(reading, span), "pair")
    )


def _date_pair(reading: Reading, span: Span, shift: int, date: Expr) -> Iterator[Clue]:
    day = day_of(resolve(date[:4], Anchor()))
    fixed = day - timedelta(days=shift) if day else None
    month, number = date[2:4]
    if "" not in (month, number):

        def cost(day: Day) -> float:
            named = day + timedelta(days=shift)
            fits = day == fixed if fixed else (named.month, named.day) == (month, number)
            return 0.0 if fits else odds.STATED

        yield Clue(span, cost, told(words_of(reading, span), "pair"), fixed)


def _posts(reading: Reading) -> Iterator[Clue]:
    for posted, span in embedded(reading):

        def cost(day: Day, posted: Day = posted) -> float:
            return 2 * odds.STATED if day < posted else odds.fades((day - posted).days, odds.POST, odds.MISREAD)

        def why(day: Day, posted: Day = posted) -> tuple[str, dict[str, object]]:
            return "embed", {"day": posted.isoformat(), "words": posted.isoformat()}

        yield Clue(span, cost, why)


def _line(reading: Reading) -> Iterator[Clue]:
    """A date line without its year."""
    line = undated_line(reading)
    if line is not None:
        month, number = int(line.value[5:7]), int(line.value[8:10])
        yield Clue(
            line.span,
            lambda day: 0.0 if (day.month, day.day) == (month, number) else odds.STATED,
            told(words_of(reading, line.span), "agency"),
        )


def _month(reading: Reading) -> Iterator[Clue]:
    """*ce mois-ci* beside an event to come: both are mostly in one month."""
    this = next((t for t in reading.times if t.expr == ("shift", 0, "M")), None)
    months = {m for t in reading.times for m in _future_months(t.expr)}
    if this is not None and len(months) == 1:
        yield Clue(
            this.span,
            lambda day: 0.0 if day.month in months else odds.MONTH,
            told(words_of(reading, this.span), "month"),
        )


def _future_months(expr: Expr) -> Iterator[object]:
    inner = expr[1] if expr[0] == "range" else expr
    if inner[0] == "date" and inner[4:5] == ("future",) and "" not in inner[2:4]:
        yield inner[2]
