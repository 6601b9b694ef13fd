"""Which of two articles had a passage first, where their times or what they say of each other tell.

By times it is the one that came out first, by the day or by the clock. An article that names the other's outlet, and is
not named by it, has it from there: that holds where times are silent, and against times that are close, since pages are
stamped anew when they are touched. Times and credits far apart leave it open.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from recoupe import lang
from recoupe.model import Direction, Published, Reading
from recoupe.text.folding import fold

RESTAMPED = timedelta(days=2)
"""Time by which an article that is credited may seem to have come out after the one that credits it."""
ABROAD = timedelta(hours=14)
"""How far a clock without a zone may be from one with it."""
CLOCK = len("2031-02-03T10:00")


def direction(one: Published, two: Published, cites: tuple[bool, bool] = (False, False)) -> tuple[Direction, str]:
    """Which of two articles had it first, and the key of the sentence that says why.

    ``cites``: whether the first names the outlet of the second, and the other way round.

    >>> direction(Published(None, "2031-03-01", "2031-03-04"), Published("2031-03-06", "2031-03-06", "2031-03-06"))
    ('a>b', 'first_a')
    """
    gap = _gap(one, two)
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


def cites(one: Reading, other: Reading) -> bool:
    """Whether an article names the outlet of another, which is not its own, as it is written there."""
    small = lang.load(one.article.language).words("text", "function_words")
    name, own = _bare(other.article.outlet or "", small), _bare(one.article.outlet or "", small)
    if not name or fold(name) in fold(own):
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", one.article.text.replace("’", "'")) is not None


def _bare(name: str, small: frozenset[str]) -> str:
    """A name without the article before it, which *du* and *au* may take in, where two words are left to know it by."""
    words = name.replace("’", "'").split()
    first, elided, rest = words[0].partition("'") if words else ("", "", "")
    if elided and rest and fold(first) in small and (len(words) > 1 or rest.isupper()):
        words[0] = rest
    elif len(words) > 2 and fold(words[0]) in small:
        del words[0]
    return " ".join(words)
