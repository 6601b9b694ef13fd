"""What the words around a match allow: the checks that tell a year from a quantity, an hour from a duration, an age
from a time. The word lists they consult are in ``[lists]`` of ``time.toml``."""

from __future__ import annotations

import re
from functools import cache

from recoupe.extract.when.timegrammar import fold
from recoupe.lang import Language

_WORDS = re.compile(r"\d+|[^\W\d_]+")
_NEXT = re.compile(r"[ '-]*([^\W\d_]+|\d+|[%€$£°])")
_RANGED = re.compile(r"(?:\d|\d ?h)[-–]$|(?<![\w.,/-])(?:1[5-9]|20)\d\d/$")
"""What stands before the second figure of a range: *9h-* 18h, *2021/* 2022."""
_RANGE = re.compile(r"(?<![\w.,/-])((?:1[5-9]|20)\d\d)[-–/]$")
_LISTED = re.compile(r"(?<![\d.,-])(?:1[5-9]|20)\d\d(?:,| [^\W\d_]{1,4}) $")
_BLOCKING = frozenset("+$€£#°@&=_/:-")
"""Signs that, just before a figure, make it part of something else (a code, a score, an amount)."""


@cache
def _list(language: Language, key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in language.table("time")["lists"].get(key, ()))


class Place:
    """The text around a match: as it stands and folded, with the language's word lists."""

    __slots__ = ("folded", "language", "text")

    def __init__(self, text: str, folded: str, language: Language) -> None:
        self.text, self.folded, self.language = text, folded, language

    def words(self, key: str) -> frozenset[str]:
        """One of the language's ``[lists]``, folded."""
        return _list(self.language, key)

    def following(self, at: int) -> str:
        """The word or sign after ``at`` when only spaces stand between, else an empty string."""
        match = _NEXT.match(self.folded, at)
        return match[1] if match else ""

    def left_of(self, at: int) -> tuple[str, str]:
        """The word or figure before ``at`` on its line, and again when nothing stands between (else empty strings)."""
        before = self.folded[max(0, at - 40) : at]
        words = _WORDS.findall(before[before.rfind("\n") + 1 :])
        left = words[-1] if words else ""
        return left, left if left and before.endswith(left) else ""

    def ends_with(self, at: int, key: str) -> bool:
        """Whether the text before ``at`` ends with a phrase of a list, as whole words."""
        before = self.folded[max(0, at - 40) : at].rstrip(" ")
        return any(before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum() for phrase in self.words(key))

    def begins(self, at: int, key: str) -> bool:
        """Whether the text after ``at`` begins with a phrase of a list."""
        after = self.folded[at : at + 40].lstrip(" ")
        return any(after.startswith(phrase) and not after[len(phrase) :][:1].isalnum() for phrase in self.words(key))

    def can_start(self, at: int, glued: str) -> bool:
        """Whether an expression may begin at ``at``: not inside a word, a code, a score or a decimal number.

        ``glued`` is the run of letters or figures that touches it on the left; some short words may be glued.
        """
        if at == 0:
            return True
        before, figure = self.folded[at - 1], self.folded[at].isdigit()
        if glued:
            return figure and glued in self.words("glue")
        if not figure:
            return True
        if before in ".,":
            return not self.folded[at - 2 : at - 1].isdigit()
        if before in "-–/":
            joined = self.ends_with(at - 1, "hyphened")
            return joined or _RANGED.search(self.folded, max(0, at - 7), at) is not None
        return before not in _BLOCKING


_SECOND = ("range-end", "clock")
"""The checks of rules that read the second figure of a range."""


def passes(check: str, where: Place, match: re.Match[str], left: str) -> bool:
    """Whether a named check allows a match; a rule without check always passes."""
    at = match.start()
    if at and where.folded[at].isdigit() and _RANGED.search(where.folded, max(0, at - 7), at) and check not in _SECOND:
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
    if where.begins(match.end(), "ratio"):
        return False
    if _years(where, match) and _age(where, match.start(), match.end(), left):
        return False
    if match[0].endswith(tuple(where.words("age_units"))) and _aged(where, match):
        return False
    weak = any((match[0] + " ").startswith(phrase + " ") for phrase in where.words("weak"))
    return not weak or (
        left in where.words("duration_cue") and where.following(match.end()) not in where.words("weak_right")
    )


def _age(where: Place, start: int, end: int, left: str) -> bool:
    """Whether figures and years tell an age: *, 38 ans,* and *un chauffeur de 38 ans*, not *une peine de 2 ans*."""
    if _apposed(where, start, end):
        return True
    words = _WORDS.findall(where.folded[max(0, start - 40) : start])
    while len(words) > 1 and (words[-1].isdigit() or words[-1] in where.words("range_words")):
        words.pop()
    if not words or words[-1] not in where.words("age_of"):
        return False
    if len(words) > 2 and words[-3] in where.words("age_groups") and words[-2] in where.words("durative"):
        return True
    return not where.words("durative") & set(words[-4:-1])


def _aged(where: Place, match: re.Match[str]) -> bool:
    """Whether somebody has that age: *, six ans,*, *il avait vingt ans*, *ses 20 ans*, not *vingt ans de prison*."""
    has = where.ends_with(match.start(), "age_have") and where.following(match.end()) not in where.words(
        "age_not_right"
    )
    return has or _apposed(where, match.start(), match.end())


def _apposed(where: Place, start: int, end: int) -> bool:
    """Whether a length of time stands beside a name as an age does, in words or figures, or after *garçon de*."""
    before, after = where.folded[:start].rstrip(" ")[-1:], where.folded[end : end + 1]
    return (before in (",", "(") and after in (",", ")", ".")) or where.ends_with(start, "age_left")


def _years(where: Place, match: re.Match[str]) -> bool:
    """Whether the unit matched is the year in the form that ages take (figures, not a round *one year*)."""
    figures = match[0][0].isdigit() and re.split("[ -]", match[0])[-1] in where.words("age_units")
    return figures or (match[0].split(" ")[0] in where.words("age_words") and "'" in match[0])


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
    "duration-clock": _duration_clock,
    "not-of-year": _not_of_year,
    "days": _days,
    "no-digit-right": _no_digit_right,
}
