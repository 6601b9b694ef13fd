"""The normalised view of a text, with an offset map back to the original.

Taggers, lexicons and patterns see one apostrophe, one space and one form of each quotation mark; findings are
reported on the text as it came. Normalising once, here, is what spares every other module its variants (’ ' ʼ, no-break
spaces, soft hyphens, decomposed accents). The map is a list of offsets, as in eyecite's span updater.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.model import Span

_REPLACE = {
    **dict.fromkeys("’ʼ‛´′＇`", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u205f\u3000\t\v\f", " "),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("\u2028\u2029\x85\r", "\n"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e", ""),
    "…": "...",
    "ﬁ": "fi",
    "ﬂ": "fl",
}


@dataclass(frozen=True, slots=True)
class Insertion:
    """A string that the view has at ``at`` (an offset of the original) and the original has not: the space missing
    between two glued words."""

    at: int
    text: str = " "


@dataclass(frozen=True, slots=True)
class View:
    """A normalised text and, for each of its characters, the offset in the original it stands for.

    ``starts`` has one entry more than ``text``: the length of the original.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that ``text[start:end]`` stands for.

        >>> v = view("l’été\\u00a0: 3")
        >>> v.text, v.original(2, 5)
        ("l'été : 3", (2, 5))
        """
        if start >= end:
            at = self.starts[start]
            return at, at
        return self.starts[start], self.ends[end - 1]

    def position(self, offset: int) -> int:
        """The first position in the view at or after ``offset`` of the original."""
        return bisect_left(self.starts, offset)

    def span(self, original: Span) -> Span:
        """The span of the view that covers a span of the original."""
        return self.position(original[0]), self.position(original[1])


def view(text: str, insertions: Iterable[Insertion] = ()) -> View:
    """Normalise ``text``: apostrophes, spaces, hyphens, line ends, invisible characters, composed accents.

    Line feeds are kept one for one, ``\\r\\n`` becomes one. Runs of spaces are kept (they carry offsets). Linear in the
    length of the text.
    """
    missing = {i.at: i.text for i in insertions}
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(char: str, start: int, end: int) -> None:
        out.append(char)
        starts.append(start)
        ends.append(end)

    at, size = 0, len(text)
    while at < size:
        for char in missing.get(at, ""):
            put(char, at, at)
        stop = _cluster_end(text, at)
        for char in _normal(text[at:stop]):
            put(char, at, stop)
        at = stop
    return View("".join(out), (*starts, size), tuple(ends))


def normalise(text: str) -> str:
    """The view's text alone, for strings that need no way back.

    >>> normalise("aujourd’hui\\u00a0!")
    "aujourd'hui !"
    """
    return view(text).text


def _cluster_end(text: str, at: int) -> int:
    """One past the character at ``at`` and the marks that combine with it (or the \\n of a \\r\\n)."""
    if text[at] == "\r" and text[at + 1 : at + 2] == "\n":
        return at + 2
    stop = at + 1
    while stop < len(text) and "\u0300" <= text[stop] <= "\u036f":
        stop += 1
    return stop


def _normal(cluster: str) -> str:
    if len(cluster) == 1:
        return _REPLACE.get(cluster, cluster)
    if cluster == "\r\n":
        return "\n"
    return unicodedata.normalize("NFC", cluster)
