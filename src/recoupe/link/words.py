"""What stands between quotation marks, and which sentences an outlet writes for one article."""

from __future__ import annotations

import re

from recoupe.model import Span

_MARK = re.compile(r"[«»“”„\"]|(?<!\w)‘|’(?!\w)")
"""Marks of quotation; a single one only where it is no apostrophe."""
_OPEN, _SINGLE = '«“„"‘', "‘’"
PUBLISHED = ("title", "body")
"""Kinds of sentences that an outlet writes for one article; the others (boilerplate, credits) come with every page."""


def quoted(text: str) -> tuple[Span, ...]:
    """Stretches between quotation marks, line by line; a mark left open closes where its line ends.

    >>> [("il dit « non » hier")[a:b] for a, b in quoted("il dit « non » hier")]
    [' non ']
    """
    out: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = -1
        for mark in _MARK.finditer(line.group()):
            at, sign = line.start() + mark.start(), mark.group()
            if start < 0 and sign in _OPEN:
                start = at + 1
            elif start >= 0 and (sign in _SINGLE) == (text[start - 1] in _SINGLE):
                out.append((start, at))
                start = -1
        if start >= 0:
            out.append((start, line.end()))
    return tuple(out)
