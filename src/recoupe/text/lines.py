"""What a line is: a headline, a credit, or something the page added. Lines are those of the normalised view."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recoupe.lang import Language
from recoupe.text.sentences import split

TITLE_CHARS = 220
STOPPED_TITLE_CHARS = 170
SUBHEAD_CHARS = 110
"""Longest headline, longest one that ends with a full stop, longest one inside the text."""
LINE_CHARS = 180
"""A longer line is prose: no pattern is tried on it."""


def is_boilerplate(line: str, language: Language) -> bool:
    """True for a line that known phrases of web pages match from end to end."""
    return _matches(line, _patterns(language, "boilerplate"))


def is_credit(line: str, language: Language) -> bool:
    """True for a byline, a date line, a source line or an agency's signature."""
    return _matches(line, _patterns(language, "credit"))


def headline(lines: Sequence[str], language: Language) -> str | None:
    """The first line that is not the page's, if it looks like a headline: short, one sentence, text below it."""
    rows = [(i, line.strip()) for i, line in enumerate(lines) if line.strip() and not is_boilerplate(line, language)]
    if len(rows) < 2:
        return None
    at, line = rows[0]
    spaced = at + 1 < len(lines) and not lines[at + 1].strip()
    return line if looks_like_headline(line, language, spaced=spaced) else None


def looks_like_headline(line: str, language: Language, *, spaced: bool) -> bool:
    """True for one short sentence without a full stop; with one, only when shorter still and set apart (``spaced``)."""
    if not line or is_credit(line, language) or len(split(line, language)) > 1 or line[-1] in ",;":
        return False
    if not any(map(str.isalpha, line)) or (line[0] in '"«“”–—-[(' and line[-1] == "."):
        return False
    stopped = line[-1] == "." and not line.endswith("...")
    return len(line) <= STOPPED_TITLE_CHARS and spaced if stopped else len(line) <= TITLE_CHARS


def outlet(lines: Sequence[str], language: Language) -> str | None:
    """The outlet that a credit line names (*Source : X*), or None."""
    for line in lines:
        for pattern in _patterns(language, "credit"):
            found = pattern.fullmatch(line.strip()) if len(line) <= LINE_CHARS else None
            if found and found.groupdict().get("outlet"):
                return found["outlet"].strip()
    return None


def _matches(line: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    line = line.strip()
    return len(line) <= LINE_CHARS and any(pattern.fullmatch(line) for pattern in patterns)


@cache
def _patterns(language: Language, key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_compile(language, key))


def _compile(language: Language, key: str) -> Iterator[re.Pattern[str]]:
    for row in language.rows("text", key):
        yield re.compile(row["pattern"], 0 if row.get("case") else re.IGNORECASE)
