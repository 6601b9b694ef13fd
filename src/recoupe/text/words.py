"""Which strings are words: simplemma's dictionaries of inflected forms, and each language's small words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import simplemma

from recoupe.lang import Language

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
"""A word with its inner hyphens and apostrophes."""
KEPT = 1 << 15
"""Words whose look-up is remembered: more than a day's news has, so that the rest of a heap costs none."""


@lru_cache(maxsize=KEPT)
def is_known(word: str, language: Language) -> bool:
    """True for a word of the language as it is spelt or in lower case, each part of a compound being one.

    >>> from recoupe.lang import load
    >>> is_known("dirigeants", load("fr")), is_known("lesdirigeants", load("fr"))
    (True, False)
    """
    return all(_is_form(part, language) for part in re.split(r"[-']", word) if part) or _is_form(word, language)


def is_small(word: str, language: Language) -> bool:
    """True for one of the language's most frequent words."""
    return word.lower() in language.words("text", "function_words")


def unaccented(word: str) -> str:
    """The word without its diacritics."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _is_form(word: str, language: Language) -> bool:
    return (
        is_small(word, language)
        or simplemma.is_known(word, lang=language.code)
        or simplemma.is_known(word.lower(), lang=language.code)
    )
