"""Which one is meant: the year of a month named without it, the week of a weekday, the year of a season or a feast.

Candidates lie around the day of publication; the side on which the verb places them chooses, the closest one where
nothing tells. Every function gives a TIMEX3 value, with ``X`` for what an unknown day would have told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from recoupe.extract.when import calendar
from recoupe.extract.when.feasts import Days, feast, feasts

_NEIGHBOURS = (-1, 0, 1)
FAR, CLOSE = 340, 21
"""Days beyond which a day of a month is given with its year, when that day of another year is this close."""


def pick(options: Iterable[date], day: date, side: str, shift: object = "") -> date | None:
    """The option on the right side of ``day``: the closest one, on either side when nothing tells."""
    options = list(options)
    before, after = [d for d in options if d <= day], [d for d in options if d >= day]
    if shift == -1:
        before = [d for d in before if d < day]
    if shift == -1 or (shift == "" and side == "past"):
        return max(before, default=None)
    if shift == 1 or side == "future":
        return min(after, default=None)
    return min(options, key=lambda d: (abs((d - day).days), d), default=None)


def full_year(year: Any, day: date | None) -> int | None:
    """A year in full: two figures mean the closest such year that is at most ten years ahead of the anchor.

    ``+0``, ``-1`` and the like count from the anchor's year (*en mars de l'an dernier*).

    >>> full_year("98", date(1999, 5, 1)), full_year("07", date(2021, 1, 1)), full_year("-1", date(2021, 1, 1))
    (1998, 2007, 2020)
    """
    if year == "":
        return None
    if isinstance(year, str) and year[0] in "+-":
        return day.year + int(year) if day else None
    if isinstance(year, int) and year > 99:
        return year
    top = (day.year if day else 2030) + 10
    return top - (top - int(year)) % 100


def dated(day: date | None, year: Any, month: Any, number: Any, side: str, shift: Any, weekday: Any) -> str:
    """A year, a month or a day of it, whichever parts the text names."""
    full = full_year(year, day)
    if full is None:
        return _undated(month, number, side, shift, weekday, day)
    if month == "":
        return f"{full:04}"
    if number == "":
        return f"{full:04}-{month:02}"
    return f"{full:04}-{month:02}-{number:02}"


def _undated(month: Any, number: Any, side: str, shift: Any, weekday: Any, day: date | None) -> str:
    """A month, or a day of a month, without its year; the name of its weekday, when given, helps to choose the year."""
    suffix = f"-{number:02}" if number != "" else ""
    if day is None or side == "any":
        return f"XXXX-{month:02}{suffix}" if month != "" else f"XXXX-XX{suffix}"
    if month == "":
        return _bare_day(int(number), side, weekday, day)
    picked = _month(month, side, shift, day) if number == "" else _day(month, number, side, shift, weekday, day)
    return f"{picked.year:04}-{month:02}{suffix}" if picked else f"XXXX-{month:02}{suffix}"


def _month(month: int, side: str, shift: Any, day: date) -> date | None:
    return pick([date(day.year + n, month, 1) for n in _NEIGHBOURS], day.replace(day=1), side, shift)


def _day(month: int, number: int, side: str, shift: Any, weekday: Any, day: date) -> date | None:
    far = 8 if (month, number) == (2, 29) else 1
    options = [d for y in range(day.year - far, day.year + far + 1) if (d := calendar.safe(y, month, number))]
    fitting = [d for d in options if weekday in ("", d.isoweekday())]
    picked = pick(fitting or options, day, side if not fitting or weekday == "" else "", shift)
    return _nearby(picked, options, day) if picked and shift == "" and weekday == "" else picked


def _nearby(picked: date, options: Iterable[date], day: date) -> date:
    """The closest option where the one picked is most of a year away: who means that says of which year it is.

    *They called for a strike on 25 March*, written on the 11th, has a verb that is over and a day to come.
    """
    closest = min(options, key=lambda d: abs((d - day).days))
    return closest if abs((picked - day).days) > FAR and abs((closest - day).days) <= CLOSE else picked


def _bare_day(number: int, side: str, weekday: Any, day: date) -> str:
    """A day of the month without its month: the closest on its side, or the closest that falls on its weekday."""
    months = [calendar.add_months(day, n) for n in range(-6, 7)]
    options = [d for m in months if (d := calendar.safe(m.year, m.month, number))]
    fitting = [d for d in options if d.isoweekday() == weekday]
    near = [d for d in fitting if abs((d - day).days) <= 31]
    picked = pick(near, day, "") or pick(fitting, day, side) or pick(options, day, side)
    return picked.isoformat() if picked else f"XXXX-XX-{number:02}"


def weekday(number: int, side: str, which: object, day: date | None) -> str:
    """A day of the week: the one before or after ``day``, or ``day`` itself, by its side and its determiner."""
    if day is None:
        return f"XXXX-WXX-{number}"
    lag, lead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
    if which in ("last", -1):
        ahead = -(lag or 7)
    elif which in ("next", 1):
        ahead = lead or 7
    elif str(which).startswith("week"):  # of last week, of this one, of the next
        ahead = number - day.isoweekday() + 7 * int(str(which)[4:])
    elif which in ("eight", "fifteen"):  # *lundi en huit*: a week after the next one
        ahead = lead + (7 if which == "eight" else 14)
    elif which == "same":
        ahead = lead if lead <= 3 else -lag
    elif side in ("future", "present"):
        ahead = lead
    elif side == "near" or which == "this":
        ahead = lead if lead <= lag and side != "past" else -lag
    else:
        ahead = -lag
    return (day + timedelta(days=ahead)).isoformat()


def weekend(side: str, day: date | None) -> str:
    """The weekend meant: the one of this week, or that of the week before when it is told as past or is closer."""
    if day is None:
        return "XXXX-WXX-WE"
    over = day.isoweekday() <= (5 if side == "past" else 2) and side not in ("future", "present")
    return f"{calendar.week(day - timedelta(days=7 if over else 0))}-WE"


def season(day: date | None, code: str, year: Any, side: str, shift: Any) -> str:
    """A season: of the year named, else the one that lasts, else the closest on its side."""
    full = full_year(year, day)
    if full is None and day is not None and side != "any":
        picked = _season(code, side, shift, day)
        full = picked.year if picked else None
    return f"{full or 'XXXX'}-{code}"


def _season(code: str, side: str, shift: Any, day: date) -> date | None:
    """The first day of the season meant; the last one is over, the next one has not begun by the stars either."""
    firsts = [date(day.year + n, calendar.SEASONS[code], 1) for n in (-2, *_NEIGHBOURS)]
    if shift == -1:
        return max(d for d in firsts if calendar.add_months(d, 3) <= day)
    if shift == 1:
        return min(d for d in firsts if d.replace(day=21) > day)
    lasting = [d for d in firsts if d <= day < calendar.add_months(d, 3)]
    return lasting[0] if lasting else pick(firsts, day, side)


def part_of_year(day: date | None, letter: str, number: int, year: Any, side: str) -> str:
    """A quarter (``Q``) or half (``H``): of the year named, else the closest on its side; ``-1`` is a year's last.

    >>> part_of_year(date(2021, 2, 3), "Q", 4, "", "past"), part_of_year(date(2021, 2, 3), "Q", -1, 2019, "")
    ('2020-Q4', '2019-Q4')
    """
    months = {"Q": 3, "H": 6}[letter]
    number = number if number > 0 else 12 // months
    full = full_year(year, day)
    if full is None and day is not None:
        firsts = [date(day.year + n, months * (number - 1) + 1, 1) for n in _NEIGHBOURS]
        picked = pick(firsts, day, side) if side in ("past", "future") else date(day.year, 1, 1)
        full = picked.year if picked else None
    return f"{full or 'XXXX'}-{letter}{number}"


def known_day(day: date | None, iso: str) -> str:
    """The day of an event that bears its date for a name (*le 11-Septembre*); before it, the closest such day."""
    year, month, number = (int(part) for part in iso.split("-"))
    if day is None or day >= date(year, month, number):
        return iso
    return dated(day, "", month, number, "", "", "")


def feast_day(day: date | None, rule: str, year: Any, side: str, shift: Any) -> str:
    """A feast: of the year named, else the closest on its side; two days joined by ``/`` for one that lasts."""
    full = full_year(year, day)
    if full is not None:
        found = feast(rule, full)
        return _lasting(found) if found else f"{full}"
    if day is None:
        return f"XXXX-{rule}" if rule[:2].isdigit() and len(rule) == 5 else "XXXX-XX-XX"
    options = {days[0]: days for days in feasts(rule, (day.year + n for n in _NEIGHBOURS))}
    picked = pick(options, day, side, shift)
    return _lasting(options[picked]) if picked else "XXXX-XX-XX"


def _lasting(days: Days) -> str:
    first, last = (d.isoformat() for d in days)
    return first if first == last else f"{first}/{last}"
