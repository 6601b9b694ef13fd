"""What time expressions that stand together tell of each other: a year, a day, a side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from recoupe.extract import Draft
from recoupe.lang import Language
from recoupe.model import Span, TimeFound
from recoupe.text.folding import fold_in_place


def shared(draft: Draft, found: list[TimeFound]) -> Iterator[TimeFound]:
    """The same expressions, each completed by the neighbour it leans on.

    *du 28 août au 3 mai 2021*: the first date has the year of the second; *en 2019 (en mars, en juin)*, *l'an prochain,
    en mars*: months have the year just named; *entre 1 h et 4 h mardi*: the first hour has the day of the second;
    *après-demain, soit jeudi*: the weekday is on the side of the day it explains; *lundi, mardi et jeudi*: each is
    after the one before; *Samedi à 14 h 30, conférence*: an hour set for a day that no verb places is to come.
    """
    text, namely, listed = draft.text, joins(draft.language), draft.language.words("time", "lists.listed")
    scheduled = {fold_in_place(word) for word in draft.language.words("time", "lists.scheduled")}
    year: tuple[Any, int] | None = None
    before: TimeFound | None = None
    for here, after in zip_longest(found, found[1:]):
        start, end = here.span
        if after is not None and _linked(text, end, after.span[0], 8):
            here = _as(here, _lean(here.expr, after.expr))
        between = fold_in_place(text[end : after.span[0]]).strip(" ,") if after is not None else ""
        if after is not None and _is_hour(after.expr) and between in scheduled:
            here = _as(here, _announced(here.expr))
        if before is not None and is_joined(text, before.span, here.span, namely):
            here = _as(here, _explained(before.expr, here.expr))
        if before is not None and is_joined(text, before.span, here.span, listed):
            here = _as(here, _onwards(before.expr, here.expr))
        if here.expr[0] == "date" and here.expr[1] == "" and here.expr[3] == "" and not any(here.expr[5:]) and year:
            if _linked(text, year[1], start, 30):
                here = replace(here, expr=("date", year[0], *here.expr[2:]))
                year = year[0], end
        elif named := _year_of(here.expr):
            year = named, end
        before = here
        yield here


def _as(time: TimeFound, expr: tuple[Any, ...]) -> TimeFound:
    """The time with another expression; itself when it is the same one."""
    return time if expr is time.expr else replace(time, expr=expr)


def _year_of(expr: Any) -> Any:
    """The year an expression names and nothing more of it, as ``date`` takes it; an empty string for all others."""
    if expr[0] == "shift" and expr[2] == "Y" and abs(expr[1]) <= 1:
        return f"{expr[1]:+}"
    return expr[1] if expr[0] == "date" and expr[2] == "" else ""


def hours(text: str, found: list[TimeFound]) -> Iterator[TimeFound]:
    """The same, where hours that stand before their day have it: *peu après 15 h (13 h GMT) dimanche*."""
    for i, here in enumerate(found):
        if not _is_hour(here.expr):
            yield here
            continue
        named = i > 0 and _linked(text, found[i - 1].span[1], here.span[0], 150) and _is_day(found[i - 1].expr)
        k = next((k for k in range(i + 1, min(i + 4, len(found))) if not _is_hour(found[k].expr)), None)
        if named or k is None or not _names_hours(text, found, here, k):
            yield here
        else:
            yield replace(here, expr=("at", _day_of(found[k].expr), *here.expr[2:]))


def _names_hours(text: str, found: list[TimeFound], here: TimeFound, k: int) -> bool:
    """Whether the day at ``k`` is that of the hours before it, and not of an hour that follows it."""
    day = found[k]
    own = any(_is_hour(t.expr) and text[day.span[1] : t.span[0]].strip(" ,") == "" for t in found[k + 1 : k + 2])
    return _is_day(day.expr) and not own and _linked(text, here.span[1], day.span[0], 60)


def _is_hour(expr: Any) -> bool:
    """Whether an expression is an hour of a day that is not named with it."""
    return expr[0] == "at" and expr[1][:3] == ("offset", 0, "D") and len(expr) >= 5


def _day_of(expr: Any) -> Any:
    """The day inside an hour or a part of the day."""
    return expr[1] if expr[0] == "at" else expr


def _is_day(expr: Any) -> bool:
    """Whether an expression names a day (or an hour of it that stands after it)."""
    return (
        expr[0] in ("weekday", "at") or (expr[0] == "date" and expr[3] != "") or (expr[0] == "shift" and expr[2] == "D")
    )


def joins(language: Language) -> frozenset[str]:
    """The words that join two ways to name one day, folded, and nothing at all (*hier lundi*)."""
    return frozenset(fold_in_place(word) for word in language.table("time")["dateline"]["namely"]) | {""}


def is_joined(text: str, one: Span, other: Span, words: frozenset[str]) -> bool:
    """Whether only such a word and punctuation stand between two spans."""
    between = text[one[1] : other[0]]
    return len(between) <= 16 and fold_in_place(between).strip(" ,\"'«»“”()’") in words


def _explained(before: Any, here: Any) -> Any:
    """A weekday that explains *hier* or *après-demain* lies on its side."""
    if before[0] != "shift" or before[2] != "D" or here[0] != "weekday" or here[3] != "":
        return here
    return ("weekday", here[1], "past" if before[1] < 0 else "future", "")


def _linked(text: str, start: int, end: int, most: int) -> bool:
    """Whether two expressions stand close together in one sentence."""
    return 0 < end - start <= most and not set(".;!?\n") & set(text[start:end])


def _lean(here: Any, after: Any) -> Any:
    if here[0] == after[0] == "date" and here[1] == "" and after[1] != "" and after[2] != "" and not any(here[5:6]):
        return ("date", after[1], *here[2:])
    if here[0] == after[0] == "at" and here[1][:3] == ("offset", 0, "D") and after[1][0] == "weekday":
        return ("at", after[1], *here[2:])
    return here


def _announced(here: Any) -> Any:
    """A weekday that no verb places, before the hour set for it."""
    return ("weekday", here[1], "future", "") if here[0] == "weekday" and here[2:] == ("", "") else here


def _onwards(before: Any, here: Any) -> Any:
    """A weekday listed after another one that is not past comes after it: *se tiendra lundi, mardi et jeudi*."""
    days = _day_of(before), _day_of(here)
    if any(d[0] != "weekday" or d[3] not in ("", 1) for d in days) or days[0][2] in ("past", ""):
        return here
    later = ("weekday", days[1][1], days[0][2], 1)
    return ("at", later, *here[2:]) if here[0] == "at" else later
