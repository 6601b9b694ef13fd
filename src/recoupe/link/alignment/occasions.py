"""Which occasion a passage speaks of: its resolved dates against the day its article came out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date as day
from datetime import timedelta
from typing import Literal

from recoupe.model import Published, Span

REMOTE = 120
"""Days from publication beyond which a date speaks of another occasion."""

SINCE = 12
"""Characters before a date in which a word stands that makes it a beginning."""

Tense = Literal["past", "present", "future", "none"]
Dates = tuple[tuple[str, str, str], ...]
"""Resolved dates ``(earliest, latest, value)``, sorted."""


def date_keys(dates: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """A value and the coarser ones it lies in: ``2019-04-25`` is also ``2019-04`` and ``2019``.

    >>> date_keys([("2019-04-25", "2019-04-25", "2019-04-25")])
    ('2019', '2019-04', '2019-04-25')
    """
    found = set()
    for earliest, latest, value in dates:
        if "W" not in value and "/" not in value:
            found |= {value[:size] for size in (4, 7, 10) if len(value) >= size}
        elif earliest[:10] == latest[:10]:
            found |= {earliest[:size] for size in (4, 7, 10)}
        else:
            found |= {value, earliest[:4]}
    return tuple(sorted(found))


def lasts(text: str, span: Span, since: Collection[str]) -> bool:
    """Whether a date only tells since when something lasts; ``since`` are the words that say so, with their accents:
    *dès lundi* is no *des élus, lundi*.

    >>> lasts("fermé dès lundi", (10, 15), {"dès"}), lasts("la visite des élus lundi", (19, 24), {"dès"})
    (True, False)
    """
    return any(word.lower() in since for word in text[max(0, span[0] - SINCE) : span[1]].split()[:-1])


def last(date: tuple[str, str, str]) -> str:
    """The last day of a resolved date; a night reaches into the next one.

    >>> last(("2033-11-01", "2033-11-01", "2033-11-01TNI"))
    '2033-11-02'
    """
    _, latest, value = date
    night = value.endswith("TNI") and len(latest) >= len("2033-11-01")
    return (day.fromisoformat(latest[:10]) + timedelta(1)).isoformat() if night else latest[:10]


def occasion(dates: Dates, published: Published) -> Tense | None:
    """Past or future when all dates lie clearly before or after the article came out, whatever the tense says."""
    if not dates or not (published.earliest and published.latest):
        return None
    if max(latest[:10] for _, latest, _ in dates) < published.earliest[:10]:
        return "past"
    return "future" if min(earliest[:10] for earliest, _, _ in dates) > published.latest[:10] else None


def is_remote(dates: Dates, published: Published) -> bool:
    """Whether all dates lie more than ``REMOTE`` days from the article: another occasion than the day's news."""
    if not dates or not (published.earliest and published.latest):
        return False
    low, high = _day(published.earliest) - REMOTE, _day(published.latest) + REMOTE
    return all(_day(latest) < low or _day(earliest) > high for earliest, latest, _ in dates)


def _day(iso: str) -> int:
    """A day's number on a calendar of 31-day months: near enough to tell a month from a season."""
    year, month, day = (int(part) for part in (iso[:10] + "-01-01")[:10].split("-"))
    return (year * 12 + month) * 31 + day


def meet(a: Dates, b: Dates) -> bool:
    """Whether some of their dates have a day in common."""
    return any(x[0][:10] <= last(y) and y[0][:10] <= last(x) for x in a for y in b)


def are_next(a: Dates, b: Dates) -> bool:
    """Whether some of their dates are a day apart: a night has two, and an article written after it may give either."""
    days = [[(day.fromisoformat(x[:10]), day.fromisoformat(y[:10])) for x, y, _ in dates] for dates in (a, b)]
    return any(min(abs((x[0] - y[1]).days), abs((y[0] - x[1]).days)) <= 1 for x in days[0] for y in days[1])
