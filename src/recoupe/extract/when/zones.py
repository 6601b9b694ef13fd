"""Clock times with their zone: the offset from universal time that a place has on a day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FIXED = re.compile(r"[+-]\d\d(?::\d\d)?$")


def offset(zone: str, day: date | None, hour: int, minute: int) -> str:
    """The offset of a zone (an IANA name, ``Z``, or an offset) at a clock time, empty when it cannot be told.

    Whole hours are written without minutes, as a prefix. Where clocks change within the year, a day is needed.

    >>> offset("Europe/Paris", date(2023, 9, 12), 14, 0), offset("America/Denver", date(2002, 2, 8), 12, 30)
    ('+02', '-07')
    >>> offset("Europe/Paris", None, 14, 0), offset("Asia/Tokyo", None, 9, 0)
    ('', '+09')
    """
    if zone in ("", "Z") or _FIXED.match(zone):
        return zone
    place = _zone(zone)
    if place is None:
        return ""
    if day is None:
        found = {_written(place, date(2020, month, 1), hour, minute) for month in (1, 7)}
        return found.pop() if len(found) == 1 else ""
    return _written(place, day, hour, minute)


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _written(zone: ZoneInfo, day: date, hour: int, minute: int) -> str:
    ahead = datetime.combine(day, time(hour % 24, minute), zone).utcoffset() or timedelta()
    seconds = int(ahead.total_seconds())
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}" + (f":{minutes:02}" if minutes else "")
