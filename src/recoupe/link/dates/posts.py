"""Which reproduced posts tell the time of an article: a post may be old, or its year misread.

A post alone is a bound and no more: the article is not older than it. To look for the article around the post,
something else has to bear its year out: a date with its year, a weekday beside a date, *ce jeudi* on the very Thursday
of the post, another post of the same story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Day

from recoupe.extract.when import calendar
from recoupe.link.dates.clues import core
from recoupe.link.dates.datelines import embedded
from recoupe.link.dates.nameddays import dated, is_pair
from recoupe.model import Reading, Span

NEAR = 31
"""Days around a post within which a date that bears it out lies."""


def borne_out(readings: Mapping[str, Reading], links: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[Day, ...]]:
    """The days of the posts of each article that it, or another of its story, bears out. Cost: linear in the links."""
    posts = {key: tuple(embedded(reading)) for key, reading in readings.items()}
    return {
        key: tuple(
            day
            for day, _ in found
            if _says_this(readings[key], day)
            or any(_has(readings[k], posts[k], day) for k in (key, *links[key]))
            or _is_near(day, (other for k in links[key] for other, _ in posts[k]))
        )
        for key, found in posts.items()
        if found
    }


def _says_this(reading: Reading, day: Day) -> bool:
    """Whether an article calls its own day by the weekday of a day: an old post's would agree once in seven times."""
    return any(core(t.expr)[:4] in _this(day) for t in reading.times)


def _this(day: Day) -> tuple[tuple[object, ...], ...]:
    return tuple(("weekday", day.isoweekday(), side, "this") for side in ("past", ""))


def _has(reading: Reading, posts: Sequence[tuple[Day, Span]], day: Day) -> bool:
    """Whether an article holds a date near a day that tells its year, or falls on its weekday in that year only.

    The date of one of its ``posts`` tells of itself alone.
    """
    own = [span for _, span in posts]
    told = (found for side in ("past", "future") for found, span in dated(reading, side) if not _meets(own, span))
    return _is_near(day, told) or _is_near(day, _paired(reading, day.year))


def _meets(spans: Sequence[Span], span: Span) -> bool:
    return any(a < span[1] and span[0] < b for a, b in spans)


def _paired(reading: Reading, year: int) -> Iterator[Day]:
    """The days that an article names by weekday and date, where they fall on that weekday about a year."""
    for expr in (core(t.expr) for t in reading.times):
        if is_pair(expr):
            for near in (year - 1, year, year + 1):
                found = calendar.safe(near, int(expr[2]), int(expr[3]))
                if found and found.isoweekday() == expr[6]:
                    yield found


def _is_near(day: Day, others: Iterable[Day]) -> bool:
    return any(abs((other - day).days) <= NEAR for other in others)
