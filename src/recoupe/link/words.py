"""Words as they are compared across articles: folded; and what stands between quotation marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from recoupe.model import Span

HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_OPEN, _CLOSE, _EVEN = "«“„", "»”", '"'
PUBLISHED = ("title", "body")
"""Kinds of sentences that an outlet writes for one article; the others (boilerplate, credits) come with every page."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case, accents, ligatures and invisible characters.

    >>> fold("Œuvrées"), fold("co\\u00adpie")
    ('oeuvrees', 'copie')
    """
    plain = word.translate(_DROP).casefold().replace("œ", "oe").replace("æ", "ae")
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).casefold()


_DROP = str.maketrans(dict.fromkeys(HIDDEN))


def quoted(text: str) -> tuple[Span, ...]:
    """Stretches between quotation marks, line by line; a mark left open closes where its line ends.

    >>> [("il dit « non » hier")[a:b] for a, b in quoted("il dit « non » hier")]
    [' non ']
    """
    out: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = -1
        for mark in re.finditer(r"[«»“”„\"]", line.group()):
            at, sign = line.start() + mark.start(), mark.group()
            if start < 0 and sign in _OPEN + _EVEN:
                start = at + 1
            elif start >= 0:
                out.append((start, at))
                start = -1
        if start >= 0:
            out.append((start, line.end()))
    return tuple(out)
