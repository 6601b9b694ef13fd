"""The text around a match: the words before and after it, and whether an expression may begin there at all."""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang import Language
from recoupe.text.folding import fold_in_place

WORDS = re.compile(r"\d+|[^\W\d_]+")
"""A word or a figure."""

RANGED = re.compile(r"(?:\d|\d ?h)[-–]$|(?<![\w.,/-])(?:1[5-9]|20)\d\d/$")
"""What stands before the second figure of a range: *9h-* 18h, *2021/* 2022."""

_NEXT = re.compile(r"[ '-]*([^\W\d_]+|\d+|[%€$£°])")
_BLOCKING = frozenset("+$€£#°@&=_/:-")
"""Signs that, just before a figure, make it part of something else (a code, a score, an amount)."""


@cache
def _list(language: Language, key: str) -> frozenset[str]:
    return frozenset(fold_in_place(word) for word in language.table("time")["lists"].get(key, ()))


class Place:
    """The text around a match: as it stands and folded, with the language's word lists."""

    __slots__ = ("folded", "language", "text")

    def __init__(self, text: str, folded: str, language: Language) -> None:
        self.text, self.folded, self.language = text, folded, language

    def words(self, key: str) -> frozenset[str]:
        """One of the language's ``[lists]``, folded."""
        return _list(self.language, key)

    def following(self, at: int) -> str:
        """The word or sign after ``at`` when only spaces stand between, else an empty string."""
        match = _NEXT.match(self.folded, at)
        return match[1] if match else ""

    def left_of(self, at: int) -> tuple[str, str]:
        """The word or figure before ``at`` on its line, and again when nothing stands between (else empty strings)."""
        before = self.folded[max(0, at - 40) : at]
        words = WORDS.findall(before[before.rfind("\n") + 1 :])
        left = words[-1] if words else ""
        return left, left if left and before.endswith(left) else ""

    def ends_with(self, at: int, key: str) -> bool:
        """Whether the text before ``at`` ends with a phrase of a list, as whole words."""
        before = self.folded[max(0, at - 40) : at].rstrip(" ")
        return any(before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum() for phrase in self.words(key))

    def begins(self, at: int, key: str) -> bool:
        """Whether the text after ``at`` begins with a phrase of a list."""
        after = self.folded[at : at + 40].lstrip(" ")
        return any(after.startswith(phrase) and not after[len(phrase) :][:1].isalnum() for phrase in self.words(key))

    def can_start(self, at: int, glued: str) -> bool:
        """Whether an expression may begin at ``at``: not inside a word, a code, a score or a decimal number.

        ``glued`` is the run of letters or figures that touches it on the left; some short words may be glued.
        """
        if at == 0:
            return True
        before, figure = self.folded[at - 1], self.folded[at].isdigit()
        if glued:
            return figure and glued in self.words("glue")
        if not figure:
            return True
        if before in ".,":
            return not self.folded[at - 2 : at - 1].isdigit()
        if before in "-–/":
            joined = self.ends_with(at - 1, "hyphened")
            return joined or RANGED.search(self.folded, max(0, at - 7), at) is not None
        return before not in _BLOCKING
