"""The normalised view of a text, with an offset map back to the original.

Taggers, lexicons and patterns see one apostrophe, one space and one form of each quotation mark; findings are
reported on the text as it came. Normalising once, here, is what spares every other module its variants (’ ' ʼ, no-break
spaces, soft hyphens, decomposed accents). The map is a list of offsets, as in eyecite's span updater.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.model import Span

_REPLACE = {
    **dict.fromkeys("’ʼ‛´′＇`", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u205f\u3000\t\v\f", " "),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("\u2028\u2029\x85\r", "\n"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e", ""),
    **dict.fromkeys(map(chr, range(0x1F000, 0x1FB00)), " "),  # pictures and flags, which taggers take for words
    "\ufe0f": "",
    "…": "...",
    "ﬁ": "fi",
    "ﬂ": "fl",
}


_ONE = str.maketrans({char: new for char, new in _REPLACE.items() if len(new) == 1})
_UNEVEN = re.compile(
    "\r\n|.[\u0300-\u036f]+|[" + "".join(char for char, new in _REPLACE.items() if len(new) != 1) + "]", re.DOTALL
)
"""What does not stand for one character by itself: a cluster of marks, a line end of two, a sign of several or none."""


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
    starts: Sequence[int]
    ends: Sequence[int]

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

    @property
    def is_even(self) -> bool:
        """Whether every character stands for the one at its own place."""
        return isinstance(self.starts, range)

    def position(self, offset: int) -> int:
        """The first position in the view at or after ``offset`` of the original."""
        return bisect_left(self.starts, offset)

    def span(self, original: Span) -> Span:
        """The span of the view that covers a span of the original."""
        return self.position(original[0]), self.position(original[1])


def view(text: str, insertions: Iterable[Insertion] = ()) -> View:
    """Normalise ``text``: apostrophes, spaces, hyphens, line ends, invisible characters, pictures, composed accents.

    Line feeds are kept one for one, ``\\r\\n`` becomes one. Runs of spaces are kept (they carry offsets). Linear in the
    length of the text; a text in which every character stays one has offsets that take no memory.
    """
    plain, missing = text.translate(_ONE), {i.at: i.text for i in insertions if i.at < len(text)}
    uneven = {m.start(): m.end() for m in _UNEVEN.finditer(text)}
    if not uneven and not missing:
        return View(plain, range(len(text) + 1), range(1, len(text) + 1))
    pieces: list[str] = []
    starts, ends, done = array("i"), array("i"), 0
    for at in sorted({*uneven, *missing, len(text)}):
        if at < done:  # a space that is missing inside a cluster is missing nowhere
            continue
        pieces.append(plain[done:at])
        starts.extend(range(done, at))
        ends.extend(range(done + 1, at + 1))
        done = uneven.get(at, at)
        for new, end in ((missing.get(at, ""), at), (_normal(text[at:done]), done)):
            pieces.append(new)
            starts.extend([at] * len(new))
            ends.extend([end] * len(new))
    starts.append(len(text))
    return View("".join(pieces), starts, ends)


def normalise(text: str) -> str:
    """The view's text alone, for strings that need no way back.

    >>> normalise("aujourd’hui\\u00a0!")
    "aujourd'hui !"
    """
    return view(text).text


def _normal(cluster: str) -> str:
    if len(cluster) == 1:
        return _REPLACE.get(cluster, cluster)
    if cluster == "\r\n":
        return "\n"
    return unicodedata.normalize("NFC", cluster)
