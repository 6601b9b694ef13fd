"""The words of the interface in one language: phrases, counts with their plural, dates, all read from ``page.toml``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recoupe.lang import Language, load

MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d)?)?)?)?(Z|[+-]\d\d:\d\d)?")
PART = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
DECADE = re.compile(r"(\d{3})X")
NUMBER = r"(\d+(?:\.\d+)?|X+)"
DURATION = re.compile(
    rf"P(?:{NUMBER}Y)?(?:{NUMBER}M)?(?:{NUMBER}W)?(?:{NUMBER}D)?(?:T(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}S)?)?"
)
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
SPACED = (("« ", "«\u00a0"), *((f" {sign}", f"\u00a0{sign}") for sign in "»:;?!"))


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
        """A TIMEX3 value as people write it; what it does not know stays as it is.

        >>> words("fr").date("2031-05-01T07:05"), words("en").date("2031-W07"), words("fr").date("PT1H50M")
        ('1er mai 2031, 7 h 05', 'week of 10 February 2031', '1 heure 50 minutes')
        >>> words("fr").date("2031-05-02/2031-05-04"), words("en").date("PXD"), words("fr").date("XXXX-WXX-1")
        ('2 – 4 mai 2031', 'some days', 'XXXX-WXX-1')
        """
        if value is None:
            return self.say("published_unknown")
        start, slash, end = value.partition("/")
        if slash and start and end:
            return self._range(start, end)
        readers: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
            (MOMENT, self._moment),
            (PART, self._part),
            (WEEK, self._week),
            (SEASON, self._season),
        )
        for shape, read in readers:
            if found := shape.fullmatch(value):
                return read(*found.groups())
        if decade := DECADE.fullmatch(value):
            return self._phrase("decade", year=f"{decade[1]}0")
        return self.duration(value) or self.name("vague", value)

    def short_date(self, value: str | None) -> str:
        """Day and month where the year goes without saying.

        >>> words("fr").short_date("2031-05-01T07:05"), words("en").short_date("2031-12")
        ('1er mai', 'December 2031')
        """
        if value is None or len(value) < 10:
            return self.date(value)
        return self.date(value[:10]).replace(value[:4], "").strip()

    def duration(self, value: str) -> str:
        """A TIMEX3 duration in words (``some`` where its number is unknown); empty for anything else."""
        found = DURATION.fullmatch(value)
        parts = [(unit, number) for unit, number in zip(UNITS, found.groups(), strict=True) if number] if found else []
        return " ".join(self._amount(unit, number) for unit, number in parts)

    def _amount(self, unit: str, number: str) -> str:
        table = self.language.table("page")
        if "X" in number:
            return str(table["duration"][unit]["some"])
        form = "one" if number in map(str, table["singular"]) else "other"
        return str(table["duration"][unit][form]).format(n=number.replace(".", table["decimal"]))

    def tight(self, text: str) -> str:
        """The text with no-break spaces where French typography wants a sign to stay with its word.

        >>> words("fr").tight("« Oui »")
        '«\\xa0Oui\\xa0»'
        """
        for loose, fixed in SPACED:
            text = text.replace(loose, fixed)
        return text

    def _range(self, start: str, end: str) -> str:
        """Two ends; the first is shortened to its day when both stand in one month."""
        if len(start) == len(end) == 10 and start[:7] == end[:7] and start != end:
            number = self.language.table("page")["date"]["first"] if start[8:] == "01" else int(start[8:])
            return self._phrase("range", start=number, end=self.date(end))
        return self._phrase("range", start=self.date(start), end=self.date(end))

    def _part(self, day: str, part: str) -> str:
        return self._phrase("part", date=self.date(day), part=self.name("part", part))

    def _week(self, year: str, week: str, weekend: str | None) -> str:
        try:
            day = datetime.date.fromisocalendar(int(year), int(week), 6 if weekend else 1)
        except ValueError:
            return f"{year}-W{week}"
        return self._phrase("weekend" if weekend else "week", day=self.date(day.isoformat()))

    def _season(self, year: str, season: str) -> str:
        return self._phrase("season", season=self.name("season", season), year=year)

    def _moment(
        self, year: str, month: str | None, day: str | None, hour: str | None, minute: str | None, zone: str | None
    ) -> str:
        table: Mapping[str, list[str]] = self.language.table("page")["date"]
        if month is None or not 1 <= int(month) <= 12:
            return year
        name = table["months"][int(month) - 1]
        if day is None:
            return self._phrase("month", month=name, year=year)
        number = table["first"] if day == "01" else int(day)
        date = self._phrase("day", day=number, month=name, year=year)
        if hour is None:
            return date
        clock = self._phrase("minute", date=date, hour=int(hour), minute=minute)
        return f"{clock} UTC{'' if zone == 'Z' else zone}" if zone else clock

    def _phrase(self, key: str, **values: object) -> str:
        return str(self.language.table("page")["date"][key]).format(**values)


def words(ui: str) -> Words:
    """The words of an interface language (``fr``, ``en``); :class:`~recoupe.errors.LanguageError` for another."""
    return Words(load(ui))
