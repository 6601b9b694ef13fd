"""Text as it is compared: without case and accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that stand in words and are not seen."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case, accents, ligatures and invisible characters.

    >>> fold("Œuvrées"), fold("co\\u00adpie")
    ('oeuvrees', 'copie')
    """
    if word.isascii():
        return word.lower()
    plain = word.translate(_DROP).casefold().replace("œ", "oe").replace("æ", "ae")
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).casefold()


def plain(text: str) -> str:
    """A passage folded, its apostrophes straight, to be searched for words as the language data has them.

    >>> plain("Il n’a rien dit")
    "il n'a rien dit"
    """
    return fold(text).replace("’", "'")


FLAT = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})
"""For ``str.translate``: the curly apostrophe and the spaces that do not break as plain ones, each in its place."""
_DROP = str.maketrans(dict.fromkeys(HIDDEN))


def fold_in_place(text: str) -> str:
    """The text in lower case without accents, of the same length, so that offsets hold.

    >>> fold_in_place("Décembre À L'ÉTÉ")
    "decembre a l'ete"
    """
    return _FOREIGN.sub(lambda match: _FOLD.get(match[0], match[0]), text).lower()


def _folding() -> dict[str, str]:
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x2B0, 0x2B9), *range(0x1D2C, 0x1D6B), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if base != chr(code) and len(base) == 1:
            table[chr(code)] = base
    return table


_FOLD = _folding()
_FOREIGN = re.compile(r"[^\x00-\x7f]")
