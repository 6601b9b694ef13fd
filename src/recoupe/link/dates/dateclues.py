"""What in an article bears on the day it came out: each clue gives any day a cost, and a reason for the day chosen.

A weekday told as past is, in the press, nearly always one of the six days before publication and mostly that day or the
day before; a dated event told as to come lies ahead; a reproduced post cannot be later. Costs are minus the logarithm
of how much rarer a reading is, so that they add up and ``exp(-cost)`` compares days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from typing import Any

from recoupe.extract.when import calendar
from recoupe.extract.when.timevalue import Anchor, day_of, resolve
from recoupe.extract.when.timex import is_joined, joins
from recoupe.lang import Language, load
from recoupe.link.dates.datelines import embedded, undated_line
from recoupe.model import Reading, Span, TimeFound

PAST = (0.0, 0.2, 0.5, 1.0, 1.8, 2.8, 3.8)
"""Cost of a past weekday that lies 0 … 6 days before the publication."""
FRESH = (0.0, 0.5, 2.8, 3.6, 4.2, 4.6, 5.0)
"""Cost of the latest past weekday of an article, which is mostly its news: of the day, or of the day before."""
THIS = (0.0, 2.0, 3.0, 4.0, 4.5, 5.0, 5.0)
"""The same for *ce lundi*."""
AHEAD = (0.6, 0.0, 0.2, 0.5, 1.0, 1.6, 2.2)
"""Cost of a weekday to come that lies 0 … 6 days after the publication."""
CONTRADICTED = 8.0
"""Cost of a day that makes the article tell the future as past, or the reverse."""
PER_DAY = 0.05
"""Cost of each day that separates the publication from a dated event it tells of."""
MOST = 6.0
"""Where costs that grow with distance stop growing."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence: where it stands, what each day would cost, how to say it of the day chosen."""

    span: Span
    cost: Callable[[Day], float]
    why: Callable[[Day, Language], str]


def clues(reading: Reading) -> tuple[Clue, ...]:
    """Everything an article read alone says about its day of publication, each thing counted once."""
    said = {s.said_on for s in reading.statements if s.said_on is not None}
    out: dict[tuple[object, ...], Clue] = {}
    for i, time in enumerate(reading.times):
        clue = _clue(reading, time, i in said)
        if clue:
            out.setdefault((time.expr, i in said), clue)
    return (
        *out.values(),
        *_fresh(reading, said),
        *_pairs(reading),
        *_posts(reading),
        *_line(reading),
        *_month(reading),
    )


def _words(reading: Reading, span: Span) -> str:
    return reading.article.text[slice(*span)]


def _clue(reading: Reading, time: TimeFound, said: bool) -> Clue | None:
    expr = time.expr[1] if time.expr[0] == "at" else time.expr
    if expr[0] == "moved" and isinstance(expr[3], tuple):
        expr = expr[3]
    if expr[0] == "weekday" and expr[3] in ("", "this", "last", "next"):
        return _weekday(reading, time.span, expr, said)
    if expr[0] == "range" or (expr[0] == "date" and len(expr) > 4 and expr[3] != ""):
        return _event(reading, time.span, expr)
    return None


def _weekday(reading: Reading, span: Span, expr: tuple[object, ...], said: bool) -> Clue:
    number, side, which = int(str(expr[1])), "past" if said else str(expr[2]), expr[3]
    table = THIS if which == "this" else PAST

    def cost(day: Day) -> float:
        lag, lead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
        if which in ("last", "next"):
            return 0.3 * (lag or 7) if which == "last" else 0.3 * (lead or 7)
        if side == "past":
            return table[lag]
        if side in ("future", "present"):
            return min(AHEAD[lead], table[lag] if side == "present" else MOST)
        return min(PAST[lag] if which != "this" else THIS[lag], AHEAD[lead] + (0.0 if side == "near" else 0.3))

    def why(day: Day, ui: Language) -> str:
        named = day_of(resolve(expr, Anchor(day))) or day
        gap = (day - named).days
        key = "weekday-same" if gap == 0 else "weekday-past" if gap > 0 else "weekday-future"
        return ui.message("time", key, words=_words(reading, span), day=named.isoformat(), gap=abs(gap))

    return Clue(span, cost, why)


def _fresh(reading: Reading, said: Set[int]) -> Iterator[Clue]:
    """The latest of the weekdays told as past, whichever it is: an article tells the news of its day."""
    past = [(t.expr[1] if t.expr[0] == "at" else t.expr, i in said, t.span) for i, t in enumerate(reading.times)]
    days = {
        int(e[1]): span for e, said_, span in past if e[0] == "weekday" and e[3] == "" and (said_ or e[2] == "past")
    }
    if days:
        span = min(days.values())

        def cost(day: Day) -> float:
            return FRESH[min((day.isoweekday() - number) % 7 for number in days)]

        def why(day: Day, ui: Language) -> str:
            number = min(days, key=lambda n: (day.isoweekday() - n) % 7)
            named = day - timedelta(days=(day.isoweekday() - number) % 7)
            return ui.message("time", "fresh", words=_words(reading, days[number]), day=named.isoformat())

        yield Clue(span, cost, why)


def _event(reading: Reading, span: Span, expr: tuple[Any, ...]) -> Clue | None:
    """A dated event, told as past or to come, or named by its weekday; without its year, the closest one is meant."""
    start = expr[1] if expr[0] == "range" else expr
    side, weekday = str(start[4]) if len(start) > 4 else "", start[6] if len(start) > 6 else ""
    dated = start[1] != ""
    if side not in ("past", "future") and (weekday == "" or dated):
        return None
    nearest = start if dated else (*start[:4], "", "", weekday)

    def cost(day: Day) -> float:
        event = day_of(resolve(nearest, Anchor(day)))
        if event is None or (weekday != "" and event.isoweekday() != weekday):
            return 0.0 if event is None or dated else CONTRADICTED / 2
        gap = (event - day).days if side == "future" else (day - event).days
        if gap < 0 and side in ("past", "future"):
            return CONTRADICTED
        return 0.0 if dated and side == "past" else min(MOST, PER_DAY * abs(gap))

    def why(day: Day, ui: Language) -> str:
        key = (
            "conflict"
            if cost(day) >= CONTRADICTED / 2
            else f"date-{side}"
            if side in ("past", "future")
            else "date-near"
        )
        return ui.message("time", key, words=_words(reading, span))

    return Clue(span, cost, why)


def _pairs(reading: Reading) -> Iterator[Clue]:
    """Two names of one day in a row (*après-demain, soit mercredi*; *hier lundi*) fix the weekday of publication."""
    words, text = joins(load(reading.article.language)), reading.article.text
    for here, after in zip(reading.times, reading.times[1:], strict=False):
        if not is_joined(text, here.span, after.span, words):
            continue
        kinds = {here.expr[0]: here.expr, after.expr[0]: after.expr}
        shift, weekday = kinds.get("shift"), kinds.get("weekday")
        if shift and weekday and shift[2] == "D":
            yield _pair(reading, (here.span[0], after.span[1]), (weekday[1] - shift[1] - 1) % 7 + 1)


def _pair(reading: Reading, span: Span, number: int) -> Clue:
    return Clue(
        span,
        lambda day: 0.0 if day.isoweekday() == number else MOST,
        lambda day, ui: ui.message("time", "pair", words=_words(reading, span)),
    )


def _posts(reading: Reading) -> Iterator[Clue]:
    for posted, span in embedded(reading):
        yield Clue(
            span,
            lambda day, posted=posted: 12.0 if day < posted else min(MOST, 0.4 * (day - posted).days),  # type: ignore[misc]
            lambda day, ui, posted=posted: ui.message("time", "embed", day=posted.isoformat()),  # type: ignore[misc]
        )


def _line(reading: Reading) -> Iterator[Clue]:
    """A date line without its year."""
    time = undated_line(reading)
    if time is not None:
        month, number = time.expr[2], time.expr[3]
        yield Clue(
            time.span,
            lambda day: 0.0 if (day.month, day.day) == (month, number) else MOST,
            lambda day, ui: ui.message("time", "agency", words=_words(reading, time.span)),
        )


def _month(reading: Reading) -> Iterator[Clue]:
    """*ce mois-ci* beside an event to come: both are mostly in one month."""
    this = next((t for t in reading.times if t.expr == ("shift", 0, "M")), None)
    months = {m for t in reading.times for m in _future_months(t.expr)}
    if this is not None and len(months) == 1:
        yield Clue(
            this.span,
            lambda day: 0.0 if day.month in months else 1.5,
            lambda day, ui: ui.message("time", "month", words=_words(reading, this.span)),
        )


def _future_months(expr: tuple[object, ...]) -> Iterator[object]:
    inner = expr[1] if expr[0] == "range" else expr
    if (
        isinstance(inner, tuple)
        and inner[0] == "date"
        and len(inner) > 4
        and inner[4] == "future"
        and "" not in inner[2:4]
    ):
        yield inner[2]


def named_days(reading: Reading) -> tuple[Day, ...]:
    """The days an article names by weekday and date (*mardi 4 mai*), in the only year that fits what it tells.

    The year is sought from the latest one the article names as past to three years later, and must be the only one in
    which every such date falls on its weekday.
    """
    dates = {(e[2], e[3], e[6]) for t in reading.times for e in [_inner(t.expr)] if _is_pair(e)}
    past = [day.year for day, _ in past_days(reading)]
    if not dates or not past:
        return ()
    years = [y for y in range(max(past), max(past) + 4) if all(_falls(y, *d) for d in dates)]
    return tuple(sorted(Day(years[0], m, d) for m, d, _ in dates)) if len(years) == 1 else ()


def _inner(expr: tuple[Any, ...]) -> tuple[Any, ...]:
    return expr[1] if expr[0] == "at" else expr


def _is_pair(expr: tuple[Any, ...]) -> bool:
    return expr[0] == "date" and len(expr) > 6 and expr[1] == "" and expr[6] != ""


def _falls(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether a day of a year falls on a weekday."""
    found = calendar.safe(year, month, day)
    return found is not None and found.isoweekday() == weekday


def past_days(reading: Reading) -> Iterator[tuple[Day, Span]]:
    """The first day of each date with its year that an article tells as past."""
    for time in reading.times:
        expr = _inner(time.expr)
        if expr[0] == "date" and expr[1] != "" and len(expr) > 4 and expr[4] == "past":
            first = calendar.bounds(resolve(expr[:4], Anchor()))[0]
            if first:
                yield Day.fromisoformat(first), time.span


def span_days(expr: tuple[object, ...], day: Day) -> tuple[Day, Day] | None:
    """The first and last day an expression means for an article published on ``day``; None when coarser than days."""
    first, last = calendar.bounds(resolve(expr, Anchor(day)))
    if first is None or last is None:
        return None
    start, stop = Day.fromisoformat(first), Day.fromisoformat(last)
    return (start, stop) if stop - start <= timedelta(days=5) else None
