"""What stands between quotation marks, and which sentences an outlet writes for one article."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.model import Span

_MARK = re.compile(r"[«»“”„\"]|(?<!\w)‘|’(?!\w)")
"""Marks of quotation; a single one only where it is no apostrophe."""
_CLOSES = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’"}
LEFT_OPEN = 800
"""Characters to the end of a line up to which a mark that nothing closes holds: a paragraph of a longer quotation. In a
longer line it is a mark too many."""
EDGE = 2
"""Characters by which a passage may stand out of its marks: the mark itself and a space."""
PUBLISHED = ("title", "body")
"""Kinds of sentences that an outlet writes for one article; the others (boilerplate, credits) come with every page."""


def quoted(text: str) -> tuple[Span, ...]:
    """Stretches between quotation marks, line by line; what is quoted inside a quotation is part of it.

    A mark left open closes where its paragraph ends.

    >>> [("il dit « non » hier")[a:b] for a, b in quoted("il dit « non » hier")]
    [' non ']
    """
    out: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        marks = [(line.start() + m.start(), m.group()) for m in _MARK.finditer(line.group())]
        n = 0
        while n < len(marks):
            at, sign = marks[n]
            n += 1
            if sign not in _CLOSES or (sign == '"' and not _may_open(text, at)):
                continue
            end = _closing(marks, n)
            if end is not None:
                out.append((at + 1, marks[end][0]))
                n = end + 1
            elif line.end() - at <= LEFT_OPEN:
                out.append((at + 1, line.end()))
                break
    return tuple(out)


def _closing(marks: list[tuple[int, str]], n: int) -> int | None:
    """Which mark closes the one before mark ``n``; those of quotations inside it that open alike are passed over."""
    opened, depth = marks[n - 1][1], 1
    for k in range(n, len(marks)):
        sign = marks[k][1]
        if sign in _CLOSES[opened]:
            depth -= 1
        elif sign == opened:
            depth += 1
        if depth == 0:
            return k
    return None


def _may_open(text: str, at: int) -> bool:
    """Whether a mark that opens and closes alike may open: no word or end of one stands right before it."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,;!?…")


def is_quoted(text: str, span: Span) -> bool:
    """Whether a passage stands between quotation marks, but for the marks and spaces at its ends.

    >>> is_quoted("il dit « non, jamais » hier", (9, 20)), is_quoted("il dit « non » hier", (3, 12))
    (True, False)
    """
    return any(start - EDGE <= span[0] and span[1] <= end + EDGE for start, end in _marks(text))


@lru_cache(maxsize=4096)
def _marks(text: str) -> tuple[Span, ...]:
    return quoted(text)
