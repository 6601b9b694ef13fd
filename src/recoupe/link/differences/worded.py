"""Figures that words of their own tell: results, multiples, which one of several, ages by their ten, hits, magnitudes.

The phrases are data (the table ``idioms`` of ``numbers.toml``), patterns in which a name in braces stands for a number,
or for one of the words that stand for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Language
from recoupe.link.differences.numerals import Numerals, bound_of, numerals, values
from recoupe.link.differences.quantity import AGE, HALF, Quantity, phrased, worth
from recoupe.text.patterns import either

SCORES = ("points of the winner", "points of the loser")
"""What is measured by the two figures of a result."""
MAGNITUDE = "magnitude"
TIMES = "times as much"
"""What is measured by a multiple."""
NTH = "which one of several"
"""What is measured where a thing is told to be the third one, or to happen for the third time."""

Found = re.Match[str]
Values = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """The compiled patterns: ``scores`` with the groups ``one`` and ``two``, ``richter`` and ``blows`` (each with what
    it counts) with ``n``, the others with ``word``, of which ``times``, ``places`` and ``tens`` give the value."""

    scores: tuple[re.Pattern[str], ...]
    richter: tuple[re.Pattern[str], ...]
    blows: tuple[tuple[re.Pattern[str], str], ...]
    multiplied: re.Pattern[str]
    nth: tuple[re.Pattern[str], ...]
    decades: tuple[re.Pattern[str], ...]
    times: Values
    places: Values
    tens: Values


def worded(flat: str, language: Language, offset: int) -> Iterator[Quantity]:
    """The quantities that a text tells by such words.

    >>> from recoupe import lang
    >>> [(q.low, q.noun) for q in worded("Le nombre de cas a triplé", lang.load("fr"), 0)]
    [(3.0, 'times as much')]
    """
    table, figures = _worded(language), numerals(language)
    for pattern in table.scores:
        yield from (q for found in pattern.finditer(flat) for q in _score(found, figures, offset))
    for pattern in table.richter:
        yield from (phrased(found, MAGNITUDE, figures, offset, measure=True) for found in pattern.finditer(flat))
    for pattern, noun in table.blows:
        yield from (phrased(found, noun, figures, offset) for found in pattern.finditer(flat))
    yield from (_valued(found, TIMES, table.times, offset) for found in table.multiplied.finditer(flat))
    for pattern in table.nth:
        yield from (_valued(found, NTH, table.places, offset) for found in pattern.finditer(flat))
    for pattern in table.decades:
        yield from (_decade(found, table.tens, offset) for found in pattern.finditer(flat))


def _score(found: Found, table: Numerals, offset: int) -> Iterator[Quantity]:
    """The two figures of a result, the larger first, whoever of the two is named first."""
    span = (found.start("one") + offset, found.end() + offset)
    values = [worth(found[group].lower(), table)[0] for group in ("one", "two")]
    told = sorted((v for v in values if v is not None), reverse=True)
    if len(told) == len(values):
        yield from (Quantity(v, v, noun, True, span, "") for v, noun in zip(told, SCORES, strict=True))


def _valued(found: Found, noun: str, values: Values, offset: int) -> Quantity:
    """A word that stands for a figure: *a doublé*, *la troisième panne en un mois*, *for the 3rd time*."""
    said = found["word"].lower()
    digits = re.match(r"\d+", said)
    value = float(digits[0]) if digits else values[said]
    return Quantity(value, value, noun, True, (found.start() + offset, found.end() + offset), found[0])


def _decade(found: Found, tens: Values, offset: int) -> Quantity:
    """An age by its ten: *la trentaine*, *in her fifties*, *un quinquagénaire*."""
    low = tens[found["word"].lower()]
    return Quantity(low, low + 10 - HALF, AGE, True, (found.start() + offset, found.end() + offset), found[0])


@cache
def _worded(language: Language) -> Worded:
    """Read from a language's data."""
    data, table = language.table("numbers"), numerals(language)
    said, run = data["idioms"], table.run
    number = rf"{bound_of(data)}(?P<n>{run})"
    times, places, tens = (values(t) for t in (said["multiplied"], data["ordinals"]["words"], said["tens"]))
    nth = rf"(?P<word>{either(places)}|\d+(?:{either(data['ordinals']['endings'])}))"

    def compiled(pattern: str, **parts: str) -> re.Pattern[str]:
        for name, part in parts.items():
            pattern = pattern.replace(f"{{{name}}}", part)
        return re.compile(rf"(?<![\w.,/-]){pattern}", re.IGNORECASE)

    sides = {"one": rf"(?P<one>\d+|{run})", "two": rf"(?P<two>\d+|{run})(?![\w%]|[.,-]\d)"}
    return Worded(
        scores=tuple(compiled(p, **sides) for p in said["scores"]),
        richter=tuple(compiled(p, n=number) for p in said["richter"]),
        blows=tuple((compiled(p, n=number), noun) for noun, ps in said["blows"].items() for p in ps),
        multiplied=compiled(rf"(?P<word>{either(times)})\b"),
        nth=tuple(compiled(p, nth=nth) for p in said["nth"]),
        decades=tuple(compiled(p, ten=rf"(?P<word>{either(tens)})") for p in said["decades"]),
        times=times,
        places=places,
        tens=tens,
    )
