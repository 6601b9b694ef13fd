"""Which of two articles had a passage first, where their times or what they say of each other tell.

By times it is the one that came out first, by the day or by the clock. An article that names the other's outlet, and is
not named by it, has it from there: that holds where times are silent, and against times that are close, since pages are
stamped anew when they are touched. Times and credits far apart leave it open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from recoupe import lang
from recoupe.model import Direction, Published, Reading
from recoupe.text.folding import fold

RESTAMPED = timedelta(days=2)
"""Time by which an article that is credited may seem to have come out after the one that credits it."""
ABROAD = timedelta(hours=14)
"""How far a clock without a zone may be from one with it."""
CLOCK = len("2031-02-03T10:00")


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The outlet of an article and the media it names, as names are compared; no outlet is an empty name."""

    outlet: str = ""
    named: frozenset[str] = frozenset()

    @classmethod
    def of(cls, reading: Reading) -> Newsroom:
        """Read off an article."""
        small = lang.load(reading.article.language).words("text", "function_words")
        named = {_plain(mention.name, small) for mention in reading.mentions if mention.kind == "media"}
        return cls(_plain(reading.article.outlet or "", small), frozenset(named))

    def cites(self, other: Newsroom) -> bool:
        """Whether it names the outlet of the other, which is not its own."""
        return bool(other.outlet) and other.outlet != self.outlet and other.outlet in self.named


def direction(
    one: Published, two: Published, rooms: tuple[Newsroom, Newsroom] = (Newsroom(), Newsroom())
) -> tuple[Direction, str]:
    """Which of two articles had it first, and the key of the sentence that says why.

    >>> direction(Published(None, "2031-03-01", "2031-03-04"), Published("2031-03-06", "2031-03-06", "2031-03-06"))
    ('a>b', 'first_a')
    """
    gap = _gap(one, two)
    cites = rooms[0].cites(rooms[1]), rooms[1].cites(rooms[0])
    if cites[0] != cites[1]:
        return _by_credit(cites[1], gap)
    if gap:
        return ("a>b", "first_a") if gap > timedelta(0) else ("b>a", "first_b")
    return "unknown", "direction_unknown"


def _by_credit(is_second: bool, gap: timedelta | None) -> tuple[Direction, str]:
    """The direction where one article credits the other: ``is_second`` when the second one does."""
    ahead = timedelta(0) if gap is None else gap if is_second else -gap
    if ahead < -RESTAMPED:
        return "unknown", "direction_contradicted"
    return ("a>b", "credit_a") if is_second else ("b>a", "credit_b")


def _gap(one: Published, two: Published) -> timedelta | None:
    """How long after the first article the second one came out, at least; None where that may be either way."""
    if not (one.earliest and one.latest and two.earliest and two.latest):
        return None
    moments = _moment(one.value), _moment(two.value)
    if moments[0] and moments[1]:
        return _between(moments[0], moments[1])
    if one.latest < two.earliest:
        return _days(two.earliest, one.latest)
    return _days(two.latest, one.earliest) if two.latest < one.earliest else None


def _between(one: datetime, two: datetime) -> timedelta | None:
    """The time between two moments; None where they are one, or where a missing zone leaves it open."""
    if (one.tzinfo is None) == (two.tzinfo is None):
        return (two - one) or None
    gap = two.replace(tzinfo=two.tzinfo or UTC) - one.replace(tzinfo=one.tzinfo or UTC)
    return gap if abs(gap) > ABROAD else None


def _moment(value: str | None) -> datetime | None:
    """A time of day on its day, None for less."""
    try:
        return datetime.fromisoformat(value) if value and len(value) >= CLOCK else None
    except ValueError:
        return None


def _days(later: str, earlier: str) -> timedelta:
    return datetime.fromisoformat(later[:10]) - datetime.fromisoformat(earlier[:10])


def _plain(name: str, small: frozenset[str]) -> str:
    """Folded words of a name without the article or preposition before it."""
    words = re.findall(r"\w+", fold(name))
    while len(words) > 1 and words[0] in small:
        del words[0]
    return " ".join(words)
