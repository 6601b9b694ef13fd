"""Days, weeks, months: the arithmetic behind time expressions, on ISO strings and ``datetime.date``."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season of the northern hemisphere begins."""

_YEAR = re.compile(r"\d{4}$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_SPAN = re.compile(r"(\d{2,3})(X{1,2})$")
_PART = re.compile(r"(\d{4})-([QH])(\d)$")


def safe(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies ``months`` after that of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def week(day: date) -> str:
    """The ISO week of a day.

    >>> week(date(2021, 3, 4))
    '2021-W09'
    """
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def bounds(value: str) -> tuple[str | None, str | None]:
    """The first and last day a TIMEX3 value can mean, both None when it is not on the calendar.

    >>> bounds("2021-02"), bounds("2021-W09"), bounds("PXD")
    (('2021-02-01', '2021-02-28'), ('2021-03-01', '2021-03-07'), (None, None))
    """
    if "/" in value:
        first, last = value.split("/", 1)
        return bounds(first)[0], bounds(last)[1]
    found = _days(value)
    return (found[0].isoformat(), found[1].isoformat()) if found else (None, None)


def narrow(first: date, last: date, mod: str) -> tuple[date, date]:
    """The third of a period that a TIMEX3 ``mod`` means; the whole of it for none.

    >>> narrow(date(2023, 5, 1), date(2023, 5, 31), "END")
    (datetime.date(2023, 5, 21), datetime.date(2023, 5, 31))
    """
    third = timedelta(days=(last - first).days // 3)
    if mod == "START":
        return first, first + third
    if mod == "END":
        return last - third, last
    return (first + third, last - third) if mod == "MID" else (first, last)


def _days(value: str) -> tuple[date, date] | None:
    try:
        if m := _DAY.match(value):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return day, day
        if m := _MONTH.match(value):
            year, month = int(m[1]), int(m[2])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if _YEAR.match(value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if m := _WEEK.match(value):
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return monday + timedelta(days=5 if m[3] else 0), monday + timedelta(days=6)
        return _long(value)
    except ValueError:
        return None


def _long(value: str) -> tuple[date, date] | None:
    """Seasons, quarters, halves, decades and centuries."""
    if m := _SEASON.match(value):
        first = date(int(m[1]), SEASONS[m[2]], 1)
        return first, add_months(first, 3) - timedelta(days=1)
    if m := _PART.match(value):
        size = 3 if m[2] == "Q" else 6
        first = add_months(date(int(m[1]), 1, 1), size * (int(m[3]) - 1))
        return first, add_months(first, size) - timedelta(days=1)
    if m := _SPAN.match(value):
        if len(value) != 4:
            return None
        size = 10 ** len(m[2])
        start = int(m[1]) * size
        return date(start, 1, 1), date(start + size - 1, 12, 31)
    return None
