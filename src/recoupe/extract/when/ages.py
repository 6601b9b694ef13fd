"""Ages, which look like lengths of time: *, 38 ans,*, *un chauffeur de 38 ans*, *elle avait vingt ans*."""

from __future__ import annotations

import re

from recoupe.extract.when.place import WORDS, Place


def is_age(where: Place, match: re.Match[str]) -> bool:
    """Whether a number of years tells how old somebody is, not how long something lasts (*une peine de 2 ans*)."""
    start, end = match.span()
    if _years(where, match) and _of_somebody(where, start, end):
        return True
    return match[0].endswith(tuple(where.words("age_units"))) and _aged(where, match)


def _of_somebody(where: Place, start: int, end: int) -> bool:
    """Whether figures and years tell an age: *, 38 ans,* and *un chauffeur de 38 ans*, not *une peine de 2 ans*."""
    if _apposed(where, start, end):
        return True
    words = WORDS.findall(where.folded[max(0, start - 40) : start])
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
