"""Words of the language data as parts of regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first; empty for none.

    >>> either(["un", "une", "d'un"])
    "d'un|une|un"
    """
    return "|".join(map(re.escape, _longest_first(words)))


def leading(words: Iterable[str]) -> str:
    """The same of words right before another, with the space that stands behind each but one cut short.

    >>> leading(["de", "d'"])
    "d'|de\\\\ "
    """
    return "|".join(re.escape(w if w.endswith("'") else f"{w} ") for w in _longest_first(words))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda w: (-len(w), w))
