"""The day on which something was said, read off a gloss: *« demain », soit jeudi* was said on a Wednesday.

Whoever quotes a word that counts from the day of speaking tells the reader which day it means. The difference of the
two is the day of the utterance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from recoupe import lang
from recoupe.model import Reading, StatementFound, Timex

ROOM = 24
"""Characters between the two expressions at the most."""


def said_on(reading: Reading, statement: StatementFound, times: Sequence[Timex]) -> str | None:
    """The ISO day on which a quoted statement was made, where the article glosses a day that it counts from it.

    ``times`` are ``reading.times`` resolved, in their order.
    """
    if statement.form == "indirect" or len(times) != len(reading.times):
        return None
    for index in range(len(times) - 1):
        shift = _shift(reading.times[index].expr)
        if shift is None or not _inside(times[index], statement) or not _is_glossed(reading, index):
            continue
        named = times[index + 1].value
        if reading.times[index + 1].expr[0] == "weekday" and len(named) == 10:
            return (date.fromisoformat(named) - timedelta(days=shift)).isoformat()
    return None


def _shift(expr: tuple[object, ...]) -> int | None:
    """The days that an expression counts from the day of speaking."""
    if len(expr) == 3 and expr[0] == "shift" and expr[2] == "D" and isinstance(expr[1], int):
        return expr[1]
    return None


def _inside(time: Timex, statement: StatementFound) -> bool:
    return any(a <= time.span[0] and time.span[1] <= b for a, b in statement.content)


def _is_glossed(reading: Reading, index: int) -> bool:
    """Whether the next expression says which day this one is: *(jeudi)*, *, soit jeudi*."""
    end, start = reading.times[index].span[1], reading.times[index + 1].span[0]
    between = reading.article.text[end:start]
    return len(between) <= ROOM and bool(_gloss(reading.article.language).fullmatch(between))


@cache
def _gloss(code: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(lang.load(code).words("time", "gloss.words")))
    return re.compile(rf"[\s\"»”’',]*(?:[(\[]|\b(?:{words})\b)\s*")
