"""Dates as they are written on a date line, with their year or without it: *mardi 8 oct. 2019 à 18h12*, *Sept 12*.

A date line is a form to be filled in, not prose: it abbreviates more, and leaves out the words by which running text is
read. So it has a small grammar of its own, from the month and weekday names of ``dating.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe.extract.when import calendar
from recoupe.lang import Language
from recoupe.model import Span
from recoupe.text.folding import fold_in_place

_CENTURY = 2000
"""Two figures are a year of this century: the press on the web is not older."""


@dataclass(frozen=True, slots=True)
class LineDate:
    """A date on a line: ``value`` is ISO, to the minute where the hour stands beside it, ``XXXX-09-11`` without a year.

    ``span`` covers date and hour, and ``end`` what belongs to them (the name of a time zone).
    """

    value: str
    span: Span
    end: int

    @property
    def has_year(self) -> bool:
        """Whether the date says its year."""
        return self.value[0] != "X"


def dates(line: str, language: Language) -> Iterator[LineDate]:
    """The dates of one line, from left to right; nothing that the calendar does not have.

    >>> from recoupe.lang import load
    >>> [d.value for d in dates("Publié le 8 oct. 2019 à 18h12 | 12/09/23", load("fr"))]
    ['2019-10-08T18:12', '2023-09-12']
    """
    forms = _forms(language)
    for found in forms.date.finditer(fold_in_place(line)):
        value = _value(found, forms)
        if value:
            hour = None if "T" in value else forms.hour.match(fold_in_place(line), found.end())
            clock = _clock(hour) if hour else ""
            end = hour.end() if hour and clock else found.end()
            zone = forms.zone.match(fold_in_place(line), end)
            yield LineDate(value + clock, (found.start(), end), zone.end() if zone else end)


@dataclass(frozen=True, slots=True, eq=False)
class _Forms:
    date: re.Pattern[str]
    hour: re.Pattern[str]
    zone: re.Pattern[str]
    months: dict[str, int]
    numeric: str


@cache
def _forms(language: Language) -> _Forms:
    table: dict[str, Any] = dict(language.table("dating"))
    line, months = table["dateline"], {fold_in_place(name): number for name, number in table["month"].items()}
    month, weekday = _either(months), _either(map(fold_in_place, table["weekday"]))
    ordinal, of = _either(line["ordinal"]), f"(?:{_either(line['of'])}\\s+)?" if line["of"] else ""
    day = rf"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:{ordinal}))?(?!\d)"
    year = r"(?:19|20)\d\d(?!\d)"
    date = (
        rf"(?<![\w/.-])(?:(?P<iso>{year}-\d\d-\d\d)"
        r"(?:[t ](?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<off>z|[+-]\d\d:?\d\d)?)?"
        rf"|(?:(?:{weekday})\.?,?\s+)?(?:"
        rf"(?P<d1>{day})[\s-]+{of}(?P<m1>{month})\b\.?(?:,?[\s-]+(?P<y1>{year}))?"
        rf"|(?P<m2>{month})\b\.?\s+(?P<d2>{day})(?:,?\s+(?P<y2>{year}))?"
        rf"|(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep)(?P<y3>(?:19|20)?\d\d)(?!\d)))"
    )
    hour = (
        rf"\s*(?:,|[-–—|/•·]|(?:{_either(map(fold_in_place, line['at']))})\b)?\s*"
        r"(?P<h>[01]?\d|2[0-3])(?:\s?h\s?(?P<m>[0-5]\d)?|[:.](?P<n>[0-5]\d)(?::[0-5]\d)?)?\s*(?P<half>[ap]\.?m\b\.?)?(?!\d)"
    )
    zone = rf"\s*\(?(?:{_either(map(fold_in_place, line['zones']))})\b\)?"
    return _Forms(re.compile(date), re.compile(hour), re.compile(zone), months, line["numeric"])


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"


def _value(found: re.Match[str], forms: _Forms) -> str | None:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        stamp = f"T{found['clock']}{(found['off'] or '').upper()}" if found["clock"] else ""
        return f"{found['iso']}{stamp}" if calendar.safe(year, month, day) else None
    if found["a"]:
        return _numeric(int(found["a"]), int(found["b"]), found["y3"], forms.numeric)
    month = forms.months[(found["m1"] or found["m2"])]
    day = int(re.sub(r"\D", "", found["d1"] or found["d2"]))
    year_ = found["y1"] or found["y2"]
    if calendar.safe(int(year_) if year_ else 2000, month, day) is None:
        return None
    return f"{year_ or 'XXXX'}-{month:02}-{day:02}"


def _numeric(a: int, b: int, year: str, order: str) -> str | None:
    """A date in figures; None where the language leaves open which is the day and figures do not settle it."""
    if order == "" and a != b and a <= 12 and b <= 12:
        return None
    day, month = (b, a) if order == "" and b > 12 else (a, b)
    full = int(year) if len(year) == 4 else _CENTURY + int(year)
    return f"{full}-{month:02}-{day:02}" if calendar.safe(full, month, day) else None


def _clock(hour: re.Match[str]) -> str:
    """``T18:12``; empty when the figures beside the date are no hour."""
    if not (hour["m"] or hour["n"] or hour["half"] or "h" in hour[0]):
        return ""
    number = int(hour["h"])
    if hour["half"]:
        number = number % 12 + (12 if hour["half"][0] == "p" else 0)
    return f"T{number:02}:{hour['m'] or hour['n'] or '00'}"
