"""One of those whom another passage counts: *un mort*, *one guard was killed*, beside *deux morts*, *two guards*.

*Un* and *a* are articles more often than figures, so that they count only against a figure of the same people, or of
people whom the same befell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Language
from recoupe.link.differences.numerals import numerals
from recoupe.link.differences.quantity import Quantity
from recoupe.text.folding import FLAT, fold
from recoupe.text.patterns import either


@dataclass(frozen=True, slots=True, eq=False)
class Singles:
    """The compiled table ``single``: ``pattern`` finds one of some people, ``sure`` holds the words that say that there
    is no other, ``anybody`` the stems of nouns that say nothing of who it is."""

    pattern: re.Pattern[str]
    sure: frozenset[str]
    anybody: frozenset[str]


@dataclass(frozen=True, slots=True)
class Single:
    """A quantity of one; ``sure`` whether its words say that there is no other; ``anybody`` whether it may be of
    people of any kind."""

    quantity: Quantity
    sure: bool
    anybody: bool


def singles(text: str, language: Language, *, offset: int = 0) -> tuple[Single, ...]:
    """Those of whom a text tells one.

    >>> from recoupe import lang
    >>> [(s.quantity.noun, s.sure) for s in singles("Un seul garde est mort", lang.load("fr"))]
    [('garde', True)]
    """
    table = singles_of(language)
    return tuple(_read(found, language, offset) for found in table.pattern.finditer(text.translate(FLAT)))


def _read(found: re.Match[str], language: Language, offset: int) -> Single:
    table, noun = singles_of(language), fold(found["noun"])
    unit = numerals(language).units.get(found["noun"].lower())
    span = (found.start() + offset, found.end() + offset)
    q = Quantity(1.0, 1.0, unit[0] if unit else stem(noun), False, span, found[0])
    return Single(q, found["n"].lower() in table.sure, bool(unit) or stem(noun) in table.anybody)


@cache
def singles_of(language: Language) -> Singles:
    """Read from a language's data."""
    data = language.table("numbers")["single"]
    tolls = (w for row in language.table("numbers")["unit"] if "counts" in row for w in row["words"])
    nouns = {*data["nouns"], *(w for w in tolls if w not in data["never"]), *_ones(language.words("numbers", "people"))}
    then = rf"(?![\w'-])(?! (?:{either(data['not_before'])})\b)"
    pattern = (
        rf"(?<![\w'-])(?P<n>{either((*data['words'], *data['sure']))}) "
        rf"(?:(?:{either(data['between'])}) ){{0,2}}(?P<noun>{either(nouns)}){then}"
    )
    return Singles(
        re.compile(pattern, re.IGNORECASE), frozenset(data["sure"]), frozenset(stem(fold(w)) for w in data["anybody"])
    )


def _ones(plurals: Iterable[str]) -> Sequence[str]:
    """Nouns of people as they are written of one."""
    return [w[:-1] for w in plurals if len(w) > 3 and w.endswith("s") and not w.endswith("ss")]


def stem(noun: str) -> str:
    """A folded noun without the ending of more than one."""
    return noun[:-1] if len(noun) > 3 and noun[-1] in "sx" else noun
