"""Whether two names may be one place: spelt another way, in another language, or a part of the same name."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

from recoupe.text.folding import fold

SPELT = 0.7
"""Likeness from which two names are one place in two spellings or languages."""
_PARTS = re.compile(r"[ -]")


@lru_cache(maxsize=1 << 16)
def may_be_one(x: str, y: str) -> bool:
    """Whether two names share a word, or nearly all of their letters.

    >>> may_be_one("Vienne", "Vienna"), may_be_one("Charleroi-Nord", "Charleroi"), may_be_one("Rome", "Lyon")
    (True, True, False)
    """
    one, two = fold(x), fold(y)
    return bool(set(_PARTS.split(one)) & set(_PARTS.split(two))) or Indel.normalized_similarity(one, two) >= SPELT
