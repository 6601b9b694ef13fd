"""The words of an article as they are compared for copying: folded, with their way back to the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from recoupe.model import Reading, Span

_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(rf"[\w{_HIDDEN}\u0300-\u036f]+")
_OPEN, _CLOSE, _EVEN = "«“„", "»”", '"'
PUBLISHED = ("title", "body")
"""Kinds of sentences that an outlet writes for one article; the others (boilerplate, credits) come with every page."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article: ``keys[i]`` is the folded word, ``spans[i]`` where it stands, ``sentence[i]`` the index
    of its sentence in the reading, ``quoted[i]`` whether it stands between quotation marks."""

    article: str
    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    sentence: tuple[int, ...]
    quoted: tuple[bool, ...]

    def span(self, start: int, end: int) -> Span:
        """The characters from word ``start`` to word ``end`` (excluded)."""
        return self.spans[start][0], self.spans[end - 1][1]


def words(reading: Reading) -> Words:
    """The words of an article's titles and body, in order; linear in its length."""
    text = reading.article.text
    inside = quoted(text)
    keys: list[str] = []
    spans: list[Span] = []
    sentence: list[int] = []
    for index, one in enumerate(reading.sentences):
        if one.kind not in PUBLISHED:
            continue
        for match in _WORD.finditer(text, *one.span):
            keys.append(fold(match.group()))
            spans.append(match.span())
            sentence.append(index)
    marks = tuple(_within(inside, span[0]) for span in spans)
    return Words(reading.article.id, tuple(keys), tuple(spans), tuple(sentence), marks)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case, accents, ligatures and invisible characters.

    >>> fold("Œuvrées"), fold("co\\u00adpie")
    ('oeuvrees', 'copie')
    """
    plain = word.translate(_DROP).casefold().replace("œ", "oe").replace("æ", "ae")
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


_DROP = str.maketrans(dict.fromkeys(_HIDDEN))


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


def _within(spans: tuple[Span, ...], at: int) -> bool:
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]
