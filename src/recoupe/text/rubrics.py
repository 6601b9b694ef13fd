"""Words in capitals that open a line and say what it is about, no mark behind them: *PORT DE LORVAUX Le maire …*."""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang import Language

_CAPITALS = r"[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ0-9'’.-]+"
_SMALL = r"(?:[A-ZÀ-ÖØ-ÞŒ0-9'’&-]+)"


def rubric_end(text: str, start: int, end: int, language: Language) -> int:
    """Where the rubric that opens a line ends, else ``start``: the line goes on with a small word and its capital.

    >>> from recoupe.lang import load
    >>> rubric_end("PORT DE LORVAUX Le maire se tait", 0, 32, load("fr"))
    15
    """
    found = _pattern(language).match(text, start, end)
    return found.end() if found else start


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    opening = "|".join(re.escape(w.capitalize()) for w in sorted(language.words("text", "rubric_openers")))
    return re.compile(rf"{_CAPITALS}(?: {_SMALL}){{0,6}}(?= (?:{opening})(?:['’]|\b(?!['’.])))")
