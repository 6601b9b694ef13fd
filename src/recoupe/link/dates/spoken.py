"""What day, month or year a text is speaking of, from which *la veille*, *le mois suivant*, *cette année-là* count."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date as Day
from operator import gt, lt

from recoupe.extract.when import calendar
from recoupe.extract.when.timevalue import Anchor, day_of
from recoupe.model import TimeFound

_REACH = 600
"""Characters over which a text goes on speaking of the day it last named: about a paragraph."""

_FAR = 1_200
"""The same for expressions that only make sense beside a named day (*la veille*, *le lendemain*)."""

_BESIDE = 150
"""Characters between the day of an event and that on which it was told."""

_COARSE = re.compile(r"\d{4}(-\d\d)?$")
_UNITS = {"M": 1, "Y": 2}
"""How coarse a named date may be to count a unit from: 0 a day, 1 a month, 2 a year."""

_BEYOND: Mapping[str, Callable[[Day, Day], bool]] = {"past": gt, "future": lt}
"""How a day compares with that of publication where it does not lie on a side."""


class Spoken:
    """The days, months and years that an article has named so far, and the day it came out."""

    def __init__(self, published: Day | None) -> None:
        self.published = published
        self.named: list[tuple[int, int, Day]] = []
        self.ended: list[tuple[int, int, Day]] = []
        self.uttered: set[int] = set()

    def anchor(self, found: TimeFound) -> Anchor:
        """What an expression is counted from; nothing where only a day not yet named would do."""
        expr = found.expr[1] if found.expr[0] == "at" else found.expr
        if expr[0] == "weekday" and expr[3:] == (1,):  # *du 7 au 8 mars. Le lundi suivant*
            return Anchor(self.published, self._last(found.span[0], _REACH, 0, among=self.named + self.ended))
        if expr[0] != "offset":
            return Anchor(self.published, self._last(found.span[0], _REACH, 0))
        coarse = _UNITS.get(expr[2].lstrip("0123456789"), 0)
        told = expr[1] > 0 and expr[3:] == ("past",)  # *le lendemain* of a story: never after the publication
        side = expr[3] if expr[3:] and not expr[1] else ""
        if expr[1] < 0 and not coarse and (event := self._event(found.span[0], expr[3:] == ("past",))):
            return Anchor(self.published, event)
        near = self._last(found.span[0], _FAR if expr[1] else _REACH, coarse, side)
        if told and near is None:
            near = self._last(found.span[0], found.span[0], coarse)
            return Anchor(None if near is None else self.published, near)
        return Anchor(self.published, near)

    def _event(self, at: int, past: bool) -> Day | None:
        """The day of the event that was last told, from which *la veille* counts: none on which somebody told of it,
        and none to come where the verb tells of the past."""
        told = [one for one in self.named if one[0] not in self.uttered]
        return self._last(at, _FAR, 0, "past" if past else "", among=told) if told else None

    def hear(self, found: TimeFound, value: str, *, uttered: bool = False) -> None:
        """Keep what a resolved expression names, for those that follow; ``uttered``: it says when something was said,
        which beside the day of an event is no event of its own (*a brûlé mercredi, a annoncé vendredi le parquet*)."""
        if found.type not in ("DATE", "TIME"):
            return
        if "/" in value:
            if end := day_of(value.rpartition("/")[2]):
                self.ended.append((found.span[1], 0, end))
            return
        day = day_of(value)
        coarse = _COARSE.match(value)
        first = calendar.bounds(value)[0] if coarse and found.type == "DATE" else None
        if day:
            if uttered and any(found.span[0] - end <= _BESIDE and d < day for end, size, d in self.named if not size):
                self.uttered.add(found.span[1])
            self.named.append((found.span[1], 0, day))
        elif first and coarse:
            self.named.append((found.span[1], 1 if coarse[1] else 2, Day.fromisoformat(first)))

    def _last(
        self, at: int, reach: int, coarse: int, side: str = "", among: Sequence[tuple[int, int, Day]] = ()
    ) -> Day | None:
        """The first day of what was last named within reach, is no coarser than that, and lies on the side told."""
        told = sorted(among or self.named, reverse=True)
        named = (day for end, size, day in told if size <= coarse and at - end <= reach)
        return next((day for day in named if self._may_be(day, side)), None)

    def _may_be(self, day: Day, side: str) -> bool:
        """Whether what a verb places may be of that day: *he wanted to be home for Christmas. They came at 2*."""
        return self.published is None or side not in _BEYOND or not _BEYOND[side](day, self.published)
