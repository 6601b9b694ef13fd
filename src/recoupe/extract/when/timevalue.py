"""What a symbolic time expression is worth once its anchor is known: a TIMEX3 value, a prefix that is never padded.

An expression is a tuple whose head is one of

* ``date``: year, month, day, side, shift, ISO weekday, an empty string where the text says nothing (*3 mai*,
  *mardi 12*, *avril 2019*, *juillet dernier*);
* ``weekday``: ISO number, side, one of ``""``, ``this``, ``same``, ``last``, ``next``, ``week-1`` (of last week), or
  -1/1 (*le jeudi suivant*);
* ``weekend``: side;
* ``shift``: count, unit, from the publication (*hier* is -1 D; units D W WE M 3M 6M Y 10Y 100Y TH TM TS);
* ``offset``: count, unit, side, from the day the text is speaking of (*la veille*); 0 D is that day;
* ``at``: an expression, then a part of the day (``TMO``) or hour, minute, zone;
* ``moved``: count, unit, expression; ``nth``: ordinal, weekday, month, season or expression, year, side;
* ``fortnight``: 1 or 2, month, year, side;
* ``season``, ``feast``: code, year, side, shift; ``quarter``, ``half``: number, year, side; ``decade``, ``century``;
* ``range``: two expressions; ``event``: the ISO day of an event that bears it for a name;
* ``duration``: number, unit, number, unit; ``duration-half``; ``set``; ``set-weekday``; ``ref``: a vague value.

Values follow TIMEX3 (TimeML 1.2.1), with ``X`` for what the anchor would have told when there is none. The work is
done in :mod:`~recoupe.extract.when.picks`, :mod:`~recoupe.extract.when.shifts`, :mod:`~recoupe.extract.when.lengths`,
:mod:`~recoupe.extract.when.feasts` and :mod:`~recoupe.extract.when.zones`; this module knows which expression is whose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from recoupe.extract.when import calendar, lengths, picks, shifts, zones

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


def day_of(value: str) -> date | None:
    """The day a value names or lies in, None when it is coarser than a day or unknown.

    >>> day_of("2021-03-04T10:00"), day_of("2021-03")
    (datetime.date(2021, 3, 4), None)
    """
    if not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    return calendar.safe(int(value[:4]), int(value[5:7]), int(value[8:10]))


def _fields(expr: Expr, count: int) -> Expr:
    """What stands after an expression's head, completed with empty strings."""
    return (*expr[1:], *("",) * count)[:count]


def _date(expr: Expr, anchor: Anchor) -> str:
    return picks.dated(anchor.published, *_fields(expr, 6))


def _weekday(expr: Expr, anchor: Anchor) -> str:
    number, side, which = expr[1:4]
    return picks.weekday(number, side, which, anchor.day if which in ("same", -1, 1) else anchor.published)


def _shift(expr: Expr, anchor: Anchor) -> str:
    return shifts.moved_by(expr[1], expr[2], anchor.published)


def _offset(expr: Expr, anchor: Anchor) -> str:
    return shifts.moved_by(expr[1], expr[2], anchor.day)


def _at(expr: Expr, anchor: Anchor) -> str:
    base = resolve(expr[1], anchor)
    if not base.startswith("XXXX-WXX-") and len(base) != 10:
        return base
    if isinstance(expr[2], str):
        return base + expr[2]
    hour, minute, zone = expr[2], expr[3] or 0, expr[4]
    return f"{base}T{hour:02}:{minute:02}{zones.offset(zone, day_of(base), hour, minute)}"


def _moved(expr: Expr, anchor: Anchor) -> str:
    base = day_of(resolve(expr[3], anchor))
    if base is None and expr[3][0] == "weekday":
        return f"XXXX-WXX-{(expr[3][1] - 1 + expr[1]) % 7 + 1}"
    return shifts.moved_by(expr[1], expr[2], base)


def _season(expr: Expr, anchor: Anchor) -> str:
    return picks.season(anchor.published, *_fields(expr, 4))


def _feast(expr: Expr, anchor: Anchor) -> str:
    return picks.feast_day(anchor.published, *_fields(expr, 4))


def _nth(expr: Expr, anchor: Anchor) -> str:
    ordinal, number, within, year, side = expr[1:6]
    if isinstance(within, tuple):
        inner: Expr = within
    else:
        inner = ("season", within, year, side) if isinstance(within, str) else ("date", year, within, "", side)
    first, last = calendar.bounds(resolve(inner, anchor))
    if first is None or last is None:
        return f"XXXX-WXX-{number}"
    start, stop = date.fromisoformat(first), date.fromisoformat(last)
    if isinstance(within, str):  # a season begins on the 20th or so of its month
        start, stop = start.replace(day=21), stop + timedelta(days=20)
    if ordinal < 0:
        return (stop - timedelta(days=(stop.isoweekday() - number) % 7)).isoformat()
    return (start + timedelta(days=(number - start.isoweekday()) % 7 + 7 * (ordinal - 1))).isoformat()


def _range(expr: Expr, anchor: Anchor) -> str:
    return f"{resolve(expr[1], anchor)}/{resolve(expr[2], anchor)}"


def _fortnight(expr: Expr, anchor: Anchor) -> str:
    """The first half of a month, or its second."""
    half, month, year, side = _fields(expr, 4)
    first, last = calendar.bounds(value := picks.dated(anchor.published, year, month, "", side, "", ""))
    if first is None or last is None:
        return value
    return f"{first}/{first[:8]}15" if half == 1 else f"{first[:8]}16/{last}"


def _decade(expr: Expr, anchor: Anchor) -> str:
    year = picks.full_year(expr[1], anchor.published)
    return f"{year // 10:03}X" if year is not None else "PAST_REF"


def _part_of_year(expr: Expr, anchor: Anchor) -> str:
    return picks.part_of_year(anchor.published, {"quarter": "Q", "half": "H"}[expr[0]], *_fields(expr, 3))


_RESOLVE: dict[str, Callable[[Expr, Anchor], str]] = {
    "date": _date,
    "weekday": _weekday,
    "weekend": lambda expr, anchor: picks.weekend(expr[1], anchor.published),
    "shift": _shift,
    "offset": _offset,
    "at": _at,
    "moved": _moved,
    "season": _season,
    "feast": _feast,
    "nth": _nth,
    "range": _range,
    "fortnight": _fortnight,
    "decade": _decade,
    "quarter": _part_of_year,
    "half": _part_of_year,
    "event": lambda expr, anchor: picks.known_day(anchor.published, expr[1]),
    "century": lambda expr, anchor: f"{expr[1] - 1:02}XX",
    "duration": lambda expr, anchor: lengths.duration(*expr[1:]),
    "duration-half": lambda expr, anchor: lengths.half_more(*expr[1:3]),
    "set": lambda expr, anchor: lengths.duration(expr[1] or 1, expr[2]),
    "set-weekday": lambda expr, anchor: f"XXXX-WXX-{expr[1]}{expr[2]}",
    "ref": lambda expr, anchor: str(expr[1]),
}
