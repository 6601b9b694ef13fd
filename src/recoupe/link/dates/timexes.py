"""The time expressions of articles on the calendar, once the day each article came out is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Day
from datetime import timedelta

from recoupe.extract.when import calendar
from recoupe.extract.when.timevalue import Anchor, day_of
from recoupe.extract.when.timevalue import resolve as value_of
from recoupe.model import Published, Reading, Timex

_REACH = 400
"""Characters over which a text goes on speaking of the day it last named."""

_FAR = 1_200
"""The same for expressions that only make sense beside a named day (*la veille*, *le lendemain*)."""

_MOST_DAYS = 31
"""A publication interval wider than this leaves relative expressions unresolved."""


def resolve(readings: Iterable[Reading], published: Mapping[str, Published]) -> Mapping[str, tuple[Timex, ...]]:
    """The time expressions of each article with their values, one for each of ``Reading.times``, in that order.

    Spans are those of the readings. An expression that needs a publication date which is not known keeps an honest
    ``XXXX``; when the date is an interval, what all its days agree on is the value.
    """
    return {r.article.id: _resolve(r, published[r.article.id]) for r in readings}


def days_of(published: Published) -> tuple[Day, ...]:
    """The days on which an article may have come out, empty when they are not known or too many."""
    exact = day_of(published.value) if published.value else None
    if exact:
        return (exact,)
    if not published.earliest or not published.latest:
        return ()
    first, last = Day.fromisoformat(published.earliest[:10]), Day.fromisoformat(published.latest[:10])
    count = (last - first).days + 1
    return tuple(first + timedelta(days=n) for n in range(count)) if 0 < count <= _MOST_DAYS else ()


def _resolve(reading: Reading, published: Published) -> tuple[Timex, ...]:
    options = [_values(reading, day) for day in days_of(published)] or [_values(reading, None)]
    unknown = options[0] if len(options) == 1 else _values(reading, None)
    return tuple(_timex(reading, i, [o[i] for o in options], unknown[i]) for i in range(len(reading.times)))


def _timex(reading: Reading, i: int, options: list[tuple[str, str]], unknown: tuple[str, str]) -> Timex:
    found = reading.times[i]
    value, anchor = options[0] if len({v for v, _ in options}) == 1 else unknown
    ends = [_bounds(v, found.mod) for v, _ in options]
    earliest = min((a for a, _ in ends if a), default=None)
    latest = max((b for _, b in ends if b), default=None)
    return Timex(reading.article.id, found.span, found.type, value, earliest, latest, anchor, found.rule)


def _bounds(value: str, mod: str) -> tuple[str | None, str | None]:
    """The first and last day a value can mean, of the part that its ``mod`` keeps."""
    first, last = calendar.bounds(value)
    if mod == "" or first is None or last is None:
        return first, last
    start, stop = calendar.narrow(Day.fromisoformat(first), Day.fromisoformat(last), mod)
    return start.isoformat(), stop.isoformat()


def _values(reading: Reading, published: Day | None) -> list[tuple[str, str]]:
    """The value of every expression, with what it is counted from, given the day of publication."""
    out: list[tuple[str, str]] = []
    last: tuple[int, Day] | None = None
    for found in reading.times:
        reach = _FAR if found.expr[0] == "offset" and found.expr[1] else _REACH
        near = last[1] if last and found.span[0] - last[0] <= reach else None
        value = value_of(found.expr, Anchor(published, near))
        out.append((value, _anchor(found.expr, near)))
        named = day_of(value) if found.type in ("DATE", "TIME") and "/" not in value else None
        if named:
            last = (found.span[1], named)
    return out


def _anchor(expr: tuple[object, ...], near: Day | None) -> str:
    """What the value is counted from, in the words of the contract."""
    if expr[0] in ("at", "moved"):
        inner = next(e for e in expr[1:] if isinstance(e, tuple))
        return _anchor(inner, near)
    if expr[0] == "offset":
        return "another timex" if near else "publication"
    if expr[0] in ("shift", "weekday"):
        return "publication"
    if expr[0] == "range" and isinstance(expr[1], tuple):
        return _anchor(expr[1], near)
    year = {"date": 1, "season": 2, "feast": 2, "nth": 4}.get(str(expr[0]))
    return "publication" if year is not None and (len(expr) <= year or expr[year] == "") else "none"
