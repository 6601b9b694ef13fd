"""The days of feasts and commemorations of a year: fixed ones, those that follow Easter, those that follow the moon.

A feast is written as a rule, in ``[class.feast]`` of ``feasts.toml``:

* ``12-25``: a day of the year;
* ``easter+49``, ``orthodox+0``: days after Easter Sunday, of the western or the eastern church;
* ``11-4-4``: the fourth Thursday of November (``-1`` for the last one);
* ``TN:Eid al-Fitr``: the first day so named among the public holidays of a country, by the ``holidays`` library;
* two of these joined by ``..``: a season (Ramadan); a day before or after a named one is ``TN:Eid al-Fitr-1``.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

_FIXED = re.compile(r"(\d\d)-(\d\d)$")
_NTH = re.compile(r"(\d\d)-(-?\d)-(\d)$")
_EASTER = re.compile(r"(easter|orthodox)([+-]\d+)$")
_NAMED = re.compile(r"([A-Z]{2}):(.+?)([+-]\d+)?$")

Days = tuple[date, date]
"""The first and the last day of a feast."""


@cache
def feast(rule: str, year: int) -> Days | None:
    """The first and last day of a feast in a year; None where it cannot be told (or did not fall in that year).

    >>> feast("easter+49", 2021)
    (datetime.date(2021, 5, 23), datetime.date(2021, 5, 23))
    """
    first, _, last = rule.partition("..")
    start, stop = _day(first, year), _day(last or first, year)
    if start and stop and stop < start:  # it goes on into the next year
        stop = _day(last, year + 1)
    return (start, stop) if start and stop else None


def feasts(rule: str, years: Iterable[int]) -> list[Days]:
    """A feast in each of several years, where it can be told."""
    return [days for year in years if (days := feast(rule, year))]


def _day(rule: str, year: int) -> date | None:
    if match := _FIXED.match(rule):
        return date(year, int(match[1]), int(match[2]))
    if match := _NTH.match(rule):
        return nth_weekday(year, *(int(part) for part in match.groups()))
    if match := _EASTER.match(rule):
        church = EASTER_WESTERN if match[1] == "easter" else EASTER_ORTHODOX
        sunday: date = easter(year, church)
        return sunday + timedelta(days=int(match[2]))
    match = _NAMED.match(rule)
    return _public(match[1], match[2], year, int(match[3] or 0)) if match else None


def nth_weekday(year: int, month: int, ordinal: int, weekday: int) -> date:
    """The nth weekday (ISO number) of a month, counted from its end when negative.

    >>> nth_weekday(2023, 11, 4, 4), nth_weekday(2023, 5, -1, 1)
    (datetime.date(2023, 11, 23), datetime.date(2023, 5, 29))
    """
    if ordinal < 0:
        last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-ordinal - 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (ordinal - 1))


def _public(country: str, name: str, year: int, shift: int) -> date | None:
    """The first public holiday of a country whose name begins so; the library is imported when first asked."""
    from holidays import country_holidays

    with warnings.catch_warnings():  # it warns of years it does not cover, and gives nothing for them
        warnings.simplefilter("ignore")
        days = country_holidays(country, years=year, language="en_US")
    found = sorted(day for day, names in days.items() if any(n.startswith(name) for n in names.split("; ")))
    return found[0] + timedelta(days=shift) if found else None
