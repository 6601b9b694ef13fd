"""The time expressions of articles on the calendar, once the day each article came out is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as Day
from datetime import timedelta
from typing import Any

from recoupe.extract.when import calendar
from recoupe.extract.when.timevalue import Anchor, day_of
from recoupe.extract.when.timevalue import resolve as value_of
from recoupe.link.dates.spoken import Spoken
from recoupe.model import Published, Reading, Timex

_YEARS = {"date": 1, "season": 2, "feast": 2, "quarter": 2, "half": 2, "fortnight": 3, "nth": 4}
"""Where each expression holds its year: without it, or with one relative to it, it is counted from the publication."""

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
    spoken, full = Spoken(published), _full_dates(reading, published)
    cues = [span for s in reading.statements for span in (*s.cue, *s.source)]
    said = {s.said_on for s in reading.statements}
    for i, found in enumerate(reading.times):
        anchor = spoken.anchor(found)
        value = value_of(_in_full(found.expr, full), anchor)
        uttered = i in said or any(a <= found.span[0] < b for a, b in cues)
        spoken.hear(found, value, uttered=uttered)
        out.append((value, _anchor(found.expr, anchor.reference)))
    return out


def _full_dates(reading: Reading, published: Day | None) -> Mapping[int, Day]:
    """The days within a week of publication that an article names by weekday and date, by ISO weekday."""
    if published is None:
        return {}
    named = (t.expr for t in reading.times if t.expr[0] == "date" and t.expr[6:] and t.expr[6] != "")
    days = ((expr[6], day_of(value_of(expr, Anchor(published)))) for expr in named)
    return {number: day for number, day in days if day and abs((day - published).days) <= 7}


def _in_full(expr: tuple[Any, ...], full: Mapping[int, Day]) -> tuple[Any, ...]:
    """A weekday that no verb places (a headline's) is the one the article gives with its date: *Concert mardi*."""
    if expr[0] == "at" and isinstance(expr[1], tuple):
        return ("at", _in_full(expr[1], full), *expr[2:])
    if expr[0] == "weekday" and expr[2:] == ("", "") and expr[1] in full:
        day = full[expr[1]]
        return ("date", day.year, day.month, day.day)
    return expr


def _anchor(expr: tuple[object, ...], near: Day | None) -> str:
    """What the value is counted from, in the words of the contract."""
    if expr[0] in ("at", "moved"):
        inner = next(e for e in expr[1:] if isinstance(e, tuple))
        return _anchor(inner, near)
    if expr[0] == "offset":
        return "another timex" if near else "publication"
    if expr[0] in ("shift", "weekday", "weekend"):
        return "publication"
    if expr[0] == "range" and isinstance(expr[1], tuple):
        return _anchor(expr[1], near)
    place = _YEARS.get(str(expr[0]))
    year = expr[place] if place is not None and len(expr) > place else ""
    return "publication" if place is not None and (year == "" or str(year)[0] in "+-") else "none"
