"""Text as the rules of time see it: lower case, no accents, the same length."""

from __future__ import annotations

import re
import unicodedata


def _folding() -> dict[str, str]:
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x2B0, 0x2B9), *range(0x1D2C, 0x1D6B), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if base != chr(code) and len(base) == 1:
            table[chr(code)] = base
    return table


_FOLD = _folding()
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """The text in lower case without accents, of the same length, so that offsets hold.

    >>> fold("Décembre À L'ÉTÉ")
    "decembre a l'ete"
    """
    return _FOREIGN.sub(lambda match: _FOLD.get(match[0], match[0]), text).lower()
