"""The days an article names by itself, with their year or in the only year that fits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta
from functools import lru_cache

from recoupe.extract.when import calendar
from recoupe.extract.when.timevalue import Anchor, resolve
from recoupe.link.dates.clues import Expr, core
from recoupe.model import Reading, Span

_MONDAY = Day(2001, 1, 1)


def named_days(reading: Reading) -> tuple[Day, ...]:
    """The days an article names by weekday and date (*mardi 4 mai*), in the only year that fits what it tells.

    The year is sought from the latest one the article names as past to three years later, and must be the only one in
    which every such date falls on its weekday.
    """
    dates = {(e[2], e[3], e[6]) for t in reading.times for e in [core(t.expr)] if is_pair(e)}
    past = [day.year for day, _ in dated(reading, "past")]
    if not dates or not past:
        return ()
    years = [y for y in range(max(past), max(past) + 4) if all(_falls(y, *d) for d in dates)]
    return tuple(sorted(Day(years[0], m, d) for m, d, _ in dates)) if len(years) == 1 else ()


def is_pair(expr: Expr) -> bool:
    """Whether an expression is a weekday with its date, the year left out: *mardi 4 mai*."""
    return expr[0] == "date" and len(expr) > 6 and expr[1] == "" and "" not in (expr[2], expr[3], expr[6])


def _falls(year: int, month: int, day: int, weekday: int) -> bool:
    """Whether a day of a year falls on a weekday."""
    found = calendar.safe(year, month, day)
    return found is not None and found.isoweekday() == weekday


def dated(reading: Reading, side: str) -> Iterator[tuple[Day, Span]]:
    """The first day of each date with its year that an article tells as ``past`` or ``future``, and where it does."""
    for time in reading.times:
        expr = core(time.expr)
        if expr[0] == "date" and expr[1] != "" and len(expr) > 4 and expr[4] == side:
            first = calendar.bounds(resolve(expr[:4], Anchor()))[0 if side == "past" else 1]
            if first:
                yield Day.fromisoformat(first), time.span


def span_days(expr: Expr, day: Day) -> tuple[Day, Day] | None:
    """The first and last day an expression means for an article published on ``day``; None when coarser than days.

    Weekdays and counts of days depend on the weekday of publication alone, and are resolved seven times only.
    """
    inner = core(expr)
    if inner[0] != "weekday" and inner[::2] != ("shift", "D"):
        return _span(expr, day)
    alike = _MONDAY + timedelta(days=day.weekday())
    span = _span(expr, alike)
    return (day + (span[0] - alike), day + (span[1] - alike)) if span else None


@lru_cache(maxsize=100_000)
def _span(expr: Expr, day: Day) -> tuple[Day, Day] | None:
    first, last = calendar.bounds(resolve(expr, Anchor(day)))
    if first is None or last is None:
        return None
    start, stop = Day.fromisoformat(first), Day.fromisoformat(last)
    return (start, stop) if stop - start <= timedelta(days=5) else None
