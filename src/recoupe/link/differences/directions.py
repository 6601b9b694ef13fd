"""One thing that two members of a claim put on opposite sides: *dans le nord-ouest du pays*, *sur la côte est du pays*.

A side is one of the country, the town or the sea that is named after it; of two names neither need lie in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.denied import says_no
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.memory import per_corpus
from recoupe.model import Divergence, Span
from recoupe.text.folding import FLAT, fold
from recoupe.text.patterns import either

OPPOSITE = {"n": "s", "s": "n", "e": "w", "w": "e"}


@dataclass(frozen=True, slots=True)
class Side:
    """The letters of a side (``n``, ``w``), what it is a side of ("" for the country itself), and the words."""

    letters: frozenset[str]
    of: str
    text: str


def directed(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One row for a claim whose members name opposite sides of one place. Cost: members squared."""
    told = [(v, side) for v in heard if not v.silent and (side := side_of(desk.corpus, v.article, v.spans))]
    pairs = [
        (a, b, x.text, y.text)
        for n, (a, x) in enumerate(told)
        for b, y in told[n + 1 :]
        if a.article != b.article and are_opposite(x, y) and says_no(desk.corpus, a) == says_no(desk.corpus, b)
    ]
    if pairs:
        yield desk.opposed("place", claim, pairs, key="number")


def are_opposite(one: Side, other: Side) -> bool:
    """Whether two sides of one place have no part in common: *north-west* and *east*, not *north* and *east*.

    >>> are_opposite(Side(frozenset("nw"), "", ""), Side(frozenset("e"), "", ""))
    True
    """
    against = {OPPOSITE[letter] for letter in one.letters} & other.letters
    return bool(against) and (one.of == other.of or not one.of or not other.of)


@per_corpus
def side_of(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> Side | None:
    """The one side that a passage names; None when it names none, or several."""
    language = lang.load(corpus.by_article[article].article.language)
    sides, generic = language.table("divergences")["sides"], language.words("divergences", "sides.generic")
    found = [m for span in spans for m in _pattern(language).finditer(corpus.text(article, span).translate(FLAT))]
    if len(found) != 1:
        return None
    (met,) = found
    side, of = fold(met["side"]).replace(" ", "-"), fold(met["of"] or "")
    return Side(frozenset(sides["letters"][side]), "" if of in generic else of, met.group())


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    data = language.table("divergences")["sides"]
    sides, before = either(data["letters"]), either(data["before"])
    return re.compile(
        rf"\b(?:{before}) ?(?:[a-zà-ÿ]+ )?(?P<side>{sides})(?:(?: [a-z]+)? (?:{'|'.join(data['of'])})(?P<of>[\w-]+)"
        rf"|(?=[,.;:!?)»”\"]|$))",
        re.IGNORECASE,
    )
