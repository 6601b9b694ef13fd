"""Dates as metadata write them, brought to ISO 8601: a prefix, never padded, with the offset that was given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)(?![\d-])"
    r"(?:[T ]+(?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)? ?(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")


def stamp(value: object) -> str | None:
    """A date as an ISO prefix, None for what is no date of the calendar or can be read in two ways.

    >>> stamp("2019-10-08 18:12:00.000+0200"), stamp("Tue, 08 Oct 2019 18:12:00 +0200"), stamp("20191008")
    ('2019-10-08T18:12:00+02:00', '2019-10-08T18:12:00+02:00', '2019-10-08')
    >>> stamp("08/10/2019"), stamp("2019-02-31")
    (None, None)
    """
    text = value.strip() if isinstance(value, str) else ""
    compact = _COMPACT.match(text)
    if compact:
        clock = f"T{compact[4]}:{compact[5]}" + (f":{compact[6]}" if compact[6] else "") if compact[4] else ""
        text = f"{compact[1]}-{compact[2]}-{compact[3]}{clock}{compact[7] or ''}"
    found = _ISO.match(text)
    return _checked(found["day"], found["clock"], found["zone"]) if found else _mailed(text)


def _checked(day: str, clock: str | None, zone: str | None) -> str | None:
    if clock is None or len(day) < 10:
        offset = ""
    elif zone in ("Z", "UTC", "GMT"):
        offset = "Z"
    else:
        offset = f"{zone[:3]}:{zone[3:].strip(':') or '00'}" if zone else ""
    whole = f"{day}T{clock}{offset}" if clock and len(day) == 10 else day
    try:
        date.fromisoformat(f"{day}-01-01"[:10] if len(day) < 10 else day)
        datetime.fromisoformat(whole if len(day) == 10 else f"{day}-01-01"[:10])
    except ValueError:
        return None
    return whole


def _mailed(text: str) -> str | None:
    """The date of a mail header or feed."""
    try:
        return parsedate_to_datetime(text).isoformat() if re.search(r"\d{1,2} \w{3} \d{4} \d\d:\d\d", text) else None
    except (ValueError, TypeError):
        return None


def local(stamps: Iterable[str]) -> str | None:
    """The first of several dates; where it is in UTC and another is the same moment by a local clock, that one.

    >>> local(["2019-10-08T22:30:00Z", "2019-10-09T00:30:00+02:00"])
    '2019-10-09T00:30:00+02:00'
    """
    found = list(stamps)
    if not found:
        return None
    first = _moment(found[0])
    if first is None or first.utcoffset() != UTC.utcoffset(None):
        return found[0]
    same = (s for s in found[1:] if (m := _moment(s)) and m == first and m.utcoffset() != first.utcoffset())
    return next(same, found[0])


def _moment(value: str) -> datetime | None:
    """A stamp with its offset as a moment; None without hour or offset."""
    moment = datetime.fromisoformat(value) if len(value) > 10 else None
    return moment if moment and moment.tzinfo else None
