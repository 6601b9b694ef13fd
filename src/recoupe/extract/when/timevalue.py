"""What a symbolic time expression is worth once its anchor is known: a TIMEX3 value, a prefix that is never padded.

An expression is a tuple whose head is one of

* ``date``: year, month, day, side, shift, ISO weekday, an empty string where the text says nothing (*3 mai*,
  *mardi 12*, *avril 2019*, *juillet dernier*);
* ``weekday``: ISO number, side, one of ``""``, ``this``, ``same``, ``last``, ``next``, or -1/1 (*le jeudi suivant*);
* ``shift``: count, unit, from the publication (*hier* is -1 D; units D W WE M 3M 6M Y 10Y 100Y TH TM TS);
* ``offset``: count, unit, from the day the text is speaking of (*la veille*); 0 D is that day;
* ``at``: an expression, then a part of the day (``TMO``) or hour, minute, zone;
* ``moved``: count, unit, expression; ``nth``: ordinal, weekday, month or season, year, side;
* ``season``, ``feast``: code, year, side, shift; ``quarter``, ``decade``, ``century``; ``range``: two expressions;
* ``duration``: number, unit, number, unit; ``duration-half``; ``set``; ``set-weekday``; ``ref``: a vague value.

Values follow TIMEX3 (TimeML 1.2.1), with ``X`` for what the anchor would have told when there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from recoupe.extract.when import calendar

Expr = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are counted from: the day of publication, and the day the text was last speaking of."""

    published: date | None = None
    reference: date | None = None

    @property
    def day(self) -> date | None:
        """The day spoken of: the reference, else the publication."""
        return self.reference or self.published


def resolve(expr: Expr, anchor: Anchor) -> str:
    """The TIMEX3 value of an expression.

    >>> resolve(("weekday", 1, "past", ""), Anchor(date(2021, 3, 4)))
    '2021-03-01'
    >>> resolve(("weekday", 1, "past", ""), Anchor())
    'XXXX-WXX-1'
    """
    return _RESOLVE[expr[0]](expr, anchor)


def _pick(options: list[date], day: date, side: str, shift: object = "") -> date | None:
    """The option on the right side of ``day``: the closest one, on either side when nothing tells."""
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

    >>> full_year("98", date(1999, 5, 1)), full_year("07", date(2021, 1, 1))
    (1998, 2007)
    """
    if year == "":
        return None
    if isinstance(year, int) and year > 99:
        return year
    top = (day.year if day else 2030) + 10
    return top - (top - int(year)) % 100


def _date(expr: Expr, anchor: Anchor) -> str:
    year_, month, day_, side, shift, weekday = (*expr[1:], "", "", "", "", "")[:6]
    year = full_year(year_, anchor.published)
    if year is None:
        return _undated(month, day_, side, shift, weekday, anchor.published)
    if month == "":
        return f"{year:04}"
    if day_ == "":
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day_:02}"


def _undated(month: Any, day_: Any, side: str, shift: Any, weekday: Any, day: date | None) -> str:
    """A month, or a day of a month, without its year; the name of its weekday, when given, helps to choose the year."""
    suffix = f"-{day_:02}" if day_ != "" else ""
    if day is None:
        return f"XXXX-{month:02}{suffix}" if month != "" else f"XXXX-XX{suffix}"
    if month == "":
        return _bare_day(int(day_), side, weekday, day)
    if day_ == "":
        picked = _pick([date(y, month, 1) for y in range(day.year - 1, day.year + 2)], day.replace(day=1), side, shift)
    else:
        far = 8 if (month, day_) == (2, 29) else 1
        options = [d for y in range(day.year - far, day.year + far + 1) if (d := calendar.safe(y, month, day_))]
        fitting = [d for d in options if weekday in ("", d.isoweekday())]
        picked = _pick(fitting or options, day, side if not fitting or weekday == "" else "", shift)
    return f"{picked.year:04}-{month:02}{suffix}" if picked else f"XXXX-{month:02}{suffix}"


def _bare_day(number: int, side: str, weekday: Any, day: date) -> str:
    """A day of the month without its month: the closest on its side, or the closest that falls on its weekday."""
    months = [calendar.add_months(day, n) for n in (-1, 0, 1)]
    options = [d for m in months if (d := calendar.safe(m.year, m.month, number))]
    fitting = [d for d in options if d.isoweekday() == weekday]
    picked = _pick(fitting, day, "") if fitting else _pick(options, day, side)
    return _iso(picked) if picked else f"XXXX-XX-{number:02}"


def _weekday(expr: Expr, anchor: Anchor) -> str:
    number, side, which = expr[1:4]
    day = anchor.day if which in ("same", -1, 1) else anchor.published
    if day is None:
        return f"XXXX-WXX-{number}"
    lag, lead = (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7
    if which in ("last", -1):
        return _iso(day - timedelta(days=lag or 7))
    if which in ("next", 1):
        return _iso(day + timedelta(days=lead or 7))
    if which == "same":
        return _iso(day + timedelta(days=lead) if lead <= 3 else day - timedelta(days=lag))
    if side in ("future", "present"):
        return _iso(day + timedelta(days=lead))
    if side == "near" or which == "this":
        return _iso(day + timedelta(days=lead) if lead <= lag and side != "past" else day - timedelta(days=lag))
    return _iso(day - timedelta(days=lag))


def _iso(day: date) -> str:
    return day.isoformat()


def _shift(expr: Expr, anchor: Anchor) -> str:
    return _moved_by(expr[1], expr[2], anchor.published)


def _offset(expr: Expr, anchor: Anchor) -> str:
    return _moved_by(expr[1], expr[2], anchor.day)


def _moved_by(count: int, unit: str, day: date | None) -> str:
    """The day, week, month or year that lies ``count`` units from that of ``day``, at the unit's own precision."""
    size = int(unit.rstrip("TDWEMYSH") or 1) if unit[0].isdigit() else 1
    kind = unit.lstrip("0123456789")
    if kind.startswith("T"):
        return "PRESENT_REF" if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF"
    if day is None:
        return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(kind, "XXXX")
    try:
        return _MOVE[kind](day, count * size, size)
    except (OverflowError, ValueError):
        return "PAST_REF" if count < 0 else "FUTURE_REF"


def _by_months(day: date, months: int, size: int) -> str:
    if size == 1:
        return calendar.add_months(day, months).isoformat()[:7]
    first = calendar.add_months(day, months)
    return f"{first.year}-{'Q' if size == 3 else 'H'}{(first.month - 1) // size + 1}"


def _by_years(day: date, years: int, size: int) -> str:
    year = day.year + years
    if not 0 < year < 9999:
        raise ValueError(year)
    return (
        f"{year:04}"
        if size == 1 or (years % 10 == 0 and years)
        else f"{year:04}"[: 4 - len(str(size)) + 1] + "X" * (len(str(size)) - 1)
    )


_MOVE: dict[str, Callable[[date, int, int], str]] = {
    "D": lambda day, count, size: _iso(day + timedelta(days=count)),
    "W": lambda day, count, size: calendar.week(day + timedelta(days=7 * count)),
    "WE": lambda day, count, size: calendar.week(day + timedelta(days=7 * count)) + "-WE",
    "M": _by_months,
    "Y": _by_years,
}


def _at(expr: Expr, anchor: Anchor) -> str:
    base = resolve(expr[1], anchor)
    if base.startswith("XXXX-WXX-") or len(base) == 10:
        if isinstance(expr[2], str):
            return base + expr[2]
        hour, minute, zone = expr[2], expr[3] or 0, expr[4]
        return f"{base}T{hour:02}:{minute:02}{zone}"
    return base


def _moved(expr: Expr, anchor: Anchor) -> str:
    base = day_of(resolve(expr[3], anchor))
    if base is None and expr[3][0] == "weekday":
        return f"XXXX-WXX-{(expr[3][1] - 1 + expr[1]) % 7 + 1}"
    return _moved_by(expr[1], expr[2], base)


def day_of(value: str) -> date | None:
    """The day a value names or lies in, None when it is coarser than a day or unknown.

    >>> day_of("2021-03-04T10:00"), day_of("2021-03")
    (datetime.date(2021, 3, 4), None)
    """
    if not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    return calendar.safe(int(value[:4]), int(value[5:7]), int(value[8:10]))


def _season(expr: Expr, anchor: Anchor) -> str:
    code, year_, side, shift = (*expr[1:], "", "", "")[:4]
    year = full_year(year_, anchor.published)
    if year is None and (side == "any" or anchor.published is None):
        return f"XXXX-{code}"
    if year is None and anchor.published:
        day = anchor.published
        firsts = [date(day.year + n, calendar.SEASONS[code], 1) for n in (-1, 0, 1)]
        lasting = [d for d in firsts if shift == "" and d <= day < calendar.add_months(d, 3)]
        picked = lasting[0] if lasting else _pick(firsts, day, side, shift)
        year = picked.year if picked else None
    return f"{year or 'XXXX'}-{code}"


def _feast(expr: Expr, anchor: Anchor) -> str:
    rule, year_, side, shift = (*expr[1:], "", "", "")[:4]
    year, day = full_year(year_, anchor.published), anchor.published
    if year is not None:
        return _iso(calendar.feast(rule, year))
    if day is None:
        return "XXXX-XX-XX" if rule.startswith("easter") else f"XXXX-{rule}"
    picked = _pick([calendar.feast(rule, day.year + n) for n in (-1, 0, 1)], day, side, shift)
    return _iso(picked) if picked else "XXXX-XX-XX"


def _nth(expr: Expr, anchor: Anchor) -> str:
    ordinal, number, within, year, side = expr[1:6]
    inner = ("season", within, year, side) if isinstance(within, str) else ("date", year, within, "", side)
    first, last = calendar.bounds(resolve(inner, anchor))
    if first is None or last is None:
        return f"XXXX-WXX-{number}"
    start, stop = date.fromisoformat(first), date.fromisoformat(last)
    if isinstance(within, str):  # a season begins on the 20th or so of its month
        start, stop = start.replace(day=21), stop + timedelta(days=20)
    if ordinal < 0:
        return _iso(stop - timedelta(days=(stop.isoweekday() - number) % 7))
    return _iso(start + timedelta(days=(number - start.isoweekday()) % 7 + 7 * (ordinal - 1)))


def _range(expr: Expr, anchor: Anchor) -> str:
    return f"{resolve(expr[1], anchor)}/{resolve(expr[2], anchor)}"


def _decade(expr: Expr, anchor: Anchor) -> str:
    year = full_year(expr[1], anchor.published)
    return f"{year // 10:03}X" if year is not None else "PAST_REF"


def length(number: Any, unit: str) -> str:
    """One term of a duration, without its ``P``.

    >>> length(18, "M"), length("X", "D"), length(3, "10Y")
    ('18M', 'XD', '30Y')
    """
    factor, kind = re.fullmatch(r"(\d*)T?([A-Z]+)", unit).groups()  # type: ignore[union-attr]
    if number == "X" or not factor:
        return f"{'X' if number == 'X' and not factor else 'X' * len(factor) if number == 'X' else number}{kind}"
    return f"{number * int(factor)}{kind}"


def _duration(expr: Expr, anchor: Anchor) -> str:
    days, hours = "", ""
    for number, unit in zip(expr[1::2], expr[2::2], strict=False):
        if number == "":
            continue
        if unit.startswith("T"):
            hours += length(number, unit)
        else:
            days += length(number, unit)
    return f"P{days}" + (f"T{hours}" if hours else "")


_HALVES = {
    "Y": (6, "M"),
    "10Y": (5, "Y"),
    "100Y": (50, "Y"),
    "TH": (30, "TM"),
    "D": (12, "TH"),
    "TM": (30, "TS"),
    "M": (15, "D"),
}


def _duration_half(expr: Expr, anchor: Anchor) -> str:
    number, unit = expr[1:3]
    half = _HALVES.get(unit)
    if half is None:
        return _duration(("duration", f"{number}.5", unit), anchor)
    if unit.lstrip("0123456789") == half[1]:
        return _duration(("duration", number * int(unit.rstrip("Y")) + half[0], half[1]), anchor)
    return _duration(("duration", number or "", unit, *half), anchor)


def _part_of_year(expr: Expr, anchor: Anchor, letter: str, parts: int) -> str:
    """A quarter or half: of the year given, else of the one spoken of; the last one counts from the end."""
    number = expr[1] if expr[1] > 0 else parts
    year = expr[2] or (anchor.day.year if anchor.day else "XXXX")
    return f"{year}-{letter}{number}"


def _set(expr: Expr, anchor: Anchor) -> str:
    return _duration(("duration", expr[1] or 1, expr[2]), anchor)


def _set_weekday(expr: Expr, anchor: Anchor) -> str:
    return f"XXXX-WXX-{expr[1]}{expr[2]}"


_RESOLVE: dict[str, Callable[[Expr, Anchor], str]] = {
    "date": _date,
    "weekday": _weekday,
    "shift": _shift,
    "offset": _offset,
    "at": _at,
    "moved": _moved,
    "season": _season,
    "feast": _feast,
    "nth": _nth,
    "range": _range,
    "decade": _decade,
    "quarter": lambda expr, anchor: _part_of_year(expr, anchor, "Q", 4),
    "half": lambda expr, anchor: _part_of_year(expr, anchor, "H", 2),
    "century": lambda expr, anchor: f"{expr[1] - 1:02}XX",
    "duration": _duration,
    "duration-half": _duration_half,
    "set": _set,
    "set-weekday": _set_weekday,
    "ref": lambda expr, anchor: str(expr[1]),
}
