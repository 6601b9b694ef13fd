"""So many days, weeks, months or years from a day, each at its own precision: the value of *hier*, of *l'an passé*."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from recoupe.extract.when import calendar

_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}


def moved_by(count: int, unit: str, day: date | None) -> str:
    """The day, week, month or year that lies ``count`` units from that of ``day``, at the unit's own precision.

    Units are those of :mod:`recoupe.extract.when.timevalue`. Hours and minutes are too fine for a day to carry and give
    a vague reference.

    >>> day = date(2021, 3, 4)
    >>> moved_by(-1, "D", day), moved_by(1, "W", day), moved_by(-1, "M", day), moved_by(-2, "10Y", day)
    ('2021-03-03', '2021-W10', '2021-02', '2001')
    """
    size = int(unit.rstrip("TDWEMYSH") or 1) if unit[0].isdigit() else 1
    kind = unit.lstrip("0123456789")
    if kind.startswith("T"):
        return "PRESENT_REF" if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF"
    if day is None:
        return _UNKNOWN.get(kind, "XXXX")
    try:
        return _MOVE[kind](day, count * size, size)
    except (OverflowError, ValueError):
        return "PAST_REF" if count < 0 else "FUTURE_REF"


def _by_months(day: date, months: int, size: int) -> str:
    first = calendar.add_months(day, months)
    if size == 1:
        return first.isoformat()[:7]
    return f"{first.year}-{'Q' if size == 3 else 'H'}{(first.month - 1) // size + 1}"


def _by_years(day: date, years: int, size: int) -> str:
    """A year; the decade or century itself when its unit is that long and it is the current one."""
    year = day.year + years
    if not 0 < year < 9999:
        raise ValueError(year)
    digits = len(str(size)) - 1
    if digits == 0 or (years and abs(years) != size):
        return f"{year:04}"
    return f"{year:04}"[: 4 - digits] + "X" * digits


_MOVE: dict[str, Callable[[date, int, int], str]] = {
    "D": lambda day, count, size: (day + timedelta(days=count)).isoformat(),
    "W": lambda day, count, size: calendar.week(day + timedelta(days=7 * count)),
    "WE": lambda day, count, size: calendar.week(day + timedelta(days=7 * count)) + "-WE",
    "M": _by_months,
    "Y": _by_years,
}
