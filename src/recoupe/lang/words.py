"""The words of the interface in one language: phrases, counts with their plural, dates, all read from ``page.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.lang import Language, load

MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?(?:Z|[+-]\d\d:\d\d)?")
PART = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI)")
WEEK = re.compile(r"(\d{4})-W(\d\d)")


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases of one interface language; templates call it as ``w``."""

    language: Language

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of ``[messages]``, filled in."""
        return self.language.message("page", key, **values)

    def count(self, key: str, number: int) -> str:
        """A number with its noun.

        >>> words("fr").count("article", 0), words("en").count("article", 0)
        ('0 article', '0 articles')
        """
        table = self.language.table("page")
        form = "one" if number in table["singular"] else "other"
        return str(table["count"][key][form]).format(n=number)

    def name(self, kind: str, value: str) -> str:
        """The word for one value of an enumeration (``status``, ``stance`` …), or the value itself."""
        return str(self.language.table("page")[kind].get(value, value))

    def interval(self, lower: int, upper: int) -> str:
        """How many origins.

        >>> words("fr").interval(1, 1), words("fr").interval(1, 3)
        ('1 origine', '1 à 3 origines')
        """
        return self.count("origin", lower) if lower == upper else self.say("interval", lower=lower, upper=upper)

    def date(self, value: str | None) -> str:
        """A TIMEX3 value as people write dates; what is not a date stays as it is.

        >>> words("fr").date("2031-05-01T07:05"), words("en").date("2031-W07"), words("fr").date("P2D")
        ('1er mai 2031, 7 h 05', 'week 7 of 2031', 'P2D')
        """
        if value is None:
            return self.say("published_unknown")
        start, slash, end = value.partition("/")
        if slash and start and end:
            return self._phrase("range", start=self.date(start), end=self.date(end))
        if week := WEEK.fullmatch(value):
            return self._phrase("week", week=int(week[2]), year=week[1])
        if part := PART.fullmatch(value):
            return self._phrase("part", date=self.date(part[1]), part=self.name("part", part[2]))
        moment = MOMENT.fullmatch(value)
        return self._moment(*moment.groups()) if moment else self.name("vague", value)

    def _moment(self, year: str, month: str | None, day: str | None, hour: str | None, minute: str | None) -> str:
        table: Mapping[str, list[str]] = self.language.table("page")["date"]
        if month is None or not 1 <= int(month) <= 12:
            return year
        name = table["months"][int(month) - 1]
        if day is None:
            return self._phrase("month", month=name, year=year)
        number = table["first"] if day == "01" else int(day)
        date = self._phrase("day", day=number, month=name, year=year)
        return date if hour is None else self._phrase("minute", date=date, hour=int(hour), minute=minute)

    def _phrase(self, key: str, **values: object) -> str:
        return str(self.language.table("page")["date"][key]).format(**values)


def words(ui: str) -> Words:
    """The words of an interface language (``fr``, ``en``); :class:`~recoupe.errors.LanguageError` for another."""
    return Words(load(ui))
