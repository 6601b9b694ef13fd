"""What the words around a match allow: the checks that tell a year from a quantity, an hour from a duration, an age
from a time. The word lists they consult are in ``[lists]`` of ``time.toml``."""

from __future__ import annotations

import re

from recoupe.extract.when.ages import is_age
from recoupe.extract.when.place import RANGED, Place

_RANGE = re.compile(r"(?<![\w.,/-])((?:1[5-9]|20)\d\d)[-–/]$")
_LISTED = re.compile(r"(?<![\d.,-])(?:1[5-9]|20)\d\d(?:,| [^\W\d_]{1,4}) $")
_SECOND = ("range-end", "clock")
"""The checks of rules that read the second figure of a range."""


def passes(check: str, where: Place, match: re.Match[str], left: str) -> bool:
    """Whether a named check allows a match; a rule without check always passes."""
    at = match.start()
    if at and where.folded[at].isdigit() and RANGED.search(where.folded, max(0, at - 7), at) and check not in _SECOND:
        return False
    return check == "" or _CHECKS[check](where, match, left)


def _year(where: Place, match: re.Match[str], left: str) -> bool:
    """A bare year counts nothing: no plural noun, unit or sign after it, no quantifier before it."""
    if where.ends_with(match.start(), "quantifier"):
        return False
    following = where.following(match.end())
    if where.begins(match.end(), "counted"):
        return False
    if not following or following in where.words("follow"):
        return True
    counted = len(following) <= 2 or following[-1] in "sx%" or following.isdigit()
    named = where.text[match.end() : match.end() + 2].strip().isupper()
    return not counted or (named and following[-1] not in "%")


def _brackets(where: Place, match: re.Match[str], left: str) -> bool:
    return where.folded[match.start() - 1 : match.start()] == "(" and where.folded[match.end() : match.end() + 1] == ")"


def _opened(where: Place, match: re.Match[str], left: str) -> bool:
    return where.folded[match.start() - 1 : match.start()] == "("


def _closed(where: Place, match: re.Match[str], left: str) -> bool:
    """Nothing follows in the clause: *deux jours après.*, not *deux jours après le vote*."""
    return where.folded[match.end() :].lstrip(" ")[:1] in ("", ".", ",", ";", ":", ")", "\n", "!", "?", "»", '"')


def _years_apart(where: Place, match: re.Match[str], left: str) -> bool:
    """Two years, the later one second: *2019-2021*."""
    first, last = (int(n) for n in re.findall(r"\d+", match[0])[:2])
    return 0 < (last - first if last > 99 else last - first % 100) <= 120


def _listed(where: Place, match: re.Match[str], left: str) -> bool:
    """A year that follows another one in a list: *1983, 1987 et 1991*."""
    return _LISTED.search(where.folded, max(0, match.start() - 12), match.start()) is not None and _year(
        where, match, left
    )


def _range_end(where: Place, match: re.Match[str], left: str) -> bool:
    first = _RANGE.search(where.folded, max(0, match.start() - 6), match.start())
    return first is not None and first[1] < match[0]


def _month(where: Place, match: re.Match[str], left: str) -> bool:
    """A month, not a first name: *Avril Lambert*."""
    after = where.text[match.end() :].lstrip(" ")[:1]
    if left not in where.words("name_left"):
        return True
    return not (where.text[match.start()].isupper() and after.isupper() and where.text[match.start() + 1].islower())


def _short_year(where: Place, match: re.Match[str], left: str) -> bool:
    following = where.following(match.end())
    return int(re.sub(r"\D", "", match[0])) > 31 and (not following or where.folded[match.end()] != " ")


def _clock(where: Place, match: re.Match[str], left: str) -> bool:
    """An hour of the day, not a length of time: what stands before it decides, unless minutes or a zone say it."""
    named = {group.rpartition("_")[0] for group, value in match.groupdict().items() if value}
    full = not where.folded[match.start()].isdigit()
    if full or named & {"zone", "half"}:
        return True
    if left in where.words("duration_left"):
        return False
    if any(word in match[0] for word in where.words("hours_words")):
        ranged = where.following(match.end()) in where.words("range_to")
        told = "minute" in named or where.ends_with(match.start(), "clock_from")
        return told or left in where.words("hours_left") or (ranged and left in where.words("clock_left"))
    if ":" in match[0]:
        return left in where.words("clock_left") or _alone(where, match)
    return "minute" in named or left in where.words("clock_left") or _alone(where, match)


def _clock_words(where: Place, match: re.Match[str], left: str) -> bool:
    """An hour in words after a preposition of time; after *de*, only when the part of the day follows."""
    named = {group.rpartition("_")[0] for group, value in match.groupdict().items() if value}
    return bool(named & {"zone", "half"}) or (left not in where.words("clock_weak"))


def _noon(where: Place, match: re.Match[str], left: str) -> bool:
    """Noon as an hour, not as a part of a name (*le film de minuit*, *après-midi*)."""
    if where.folded[match.start() - 1 : match.start()] == "-":
        return False
    if left not in where.words("clock_weak") or where.ends_with(match.start(), "clock_from"):
        return True
    return where.following(match.end()) in where.words("range_to")


def _alone(where: Place, match: re.Match[str]) -> bool:
    """Whether a match begins its line or stands after a comma, a bracket or a dash."""
    return where.folded[: match.start()].rstrip(" ")[-1:] in ("", "\n", ",", "(", "-", "–", "—", ":", ";")


def _duration(where: Place, match: re.Match[str], left: str) -> bool:
    """A length of time: no age, no *un jour* of tales, no *une seconde* fois."""
    if where.begins(match.end(), "ratio") or is_age(where, match):
        return False
    weak = any((match[0] + " ").startswith(phrase + " ") for phrase in where.words("weak"))
    return not weak or (
        left in where.words("duration_cue") and where.following(match.end()) not in where.words("weak_right")
    )


def _compound(where: Place, match: re.Match[str], left: str) -> bool:
    """One length of time in two units, not two lengths (*21 mois et 18 mois*)."""
    units = [words for group, words in match.groupdict().items() if group.startswith("unit") and words]
    return len({unit[:3] for unit in units}) > 1


def _duration_clock(where: Place, match: re.Match[str], left: str) -> bool:
    return match[0].startswith(tuple(where.words("duration_left"))) or "minute" in match[0]


def _not_of_year(where: Place, match: re.Match[str], left: str) -> bool:
    return left not in where.words("clock_left")


def _days(where: Place, match: re.Match[str], left: str) -> bool:
    unit = next((v for g, v in match.groupdict().items() if g.startswith("unit") and v), "")
    return not unit.startswith(tuple(where.words("clock_units")))


def _no_digit_right(where: Place, match: re.Match[str], left: str) -> bool:
    return not where.following(match.end())[:1].isdigit()


def _feast(where: Place, match: re.Match[str], left: str) -> bool:
    return not where.ends_with(match.start(), "not_feast")


def _day_number(where: Place, match: re.Match[str], left: str) -> bool:
    """A bare number is a day of the month when nothing it could count comes next."""
    after = where.folded[match.end() : match.end() + 1]
    following = where.following(match.end())
    return after not in ("-", "/", "%") and (following in where.words("follow") or not following.endswith(("s", "x")))


_CHECKS = {
    "day-number": _day_number,
    "feast": _feast,
    "year": _year,
    "brackets": _brackets,
    "range-end": _range_end,
    "clock-words": _clock_words,
    "noon": _noon,
    "opened": _opened,
    "closed": _closed,
    "years-apart": _years_apart,
    "listed": _listed,
    "month": _month,
    "short-year": _short_year,
    "clock": _clock,
    "duration": _duration,
    "compound": _compound,
    "duration-clock": _duration_clock,
    "not-of-year": _not_of_year,
    "days": _days,
    "no-digit-right": _no_digit_right,
}
