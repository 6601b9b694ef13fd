"""Which of two articles came out later, where the text tells: a toll that has risen, an outlet that is cited.

A count of dead or wounded of one occasion grows as they are found; an article cites what is already out. Either gives
an order and no distance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.lang import load
from recoupe.link.differences.quantities import quantities
from recoupe.link.differences.tolls import TOLLS
from recoupe.model import Reading, Span
from recoupe.text.folding import fold_in_place

_SHORTEST = 5
"""Letters that an outlet's name has, at least, for its mention to be told from a common word."""


@dataclass(frozen=True, slots=True)
class Order:
    """One article came out on the day of another or later, with where each says so and the message that tells it."""

    earlier: str
    later: str
    kind: str
    spans: tuple[Span, Span]
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people struck, exact: no *dozens*, no *at least*."""

    count: float
    noun: str
    span: Span
    text: str


def orders(readings: Mapping[str, Reading], links: Mapping[str, Sequence[str]]) -> tuple[Order, ...]:
    """The orders between articles that tell one story, sorted; none where two articles tell both ways.

    Cost: each article's figures are read once; then linear in the pairs of related articles.
    """
    tolls = {key: _tolls(reading) for key, reading in readings.items()}
    found = [
        order
        for one in sorted(links)
        for other in links[one]
        for order in (*_risen(one, tolls[one], other, tolls[other]), *_cited(readings[one], readings[other]))
    ]
    ways = {(o.earlier, o.later) for o in found}
    return tuple(o for o in found if (o.later, o.earlier) not in ways)


def _risen(one: str, here: Sequence[Toll], other: str, there: Sequence[Toll]) -> Iterator[Order]:
    """The order that a higher count of the same gives; the highest of each article is its state of knowledge."""
    nouns = sorted({t.noun for t in here} & {t.noun for t in there})
    for noun in nouns:
        less = max((t for t in here if t.noun == noun), key=lambda t: t.count)
        more = max((t for t in there if t.noun == noun), key=lambda t: t.count)
        if less.count < more.count:
            yield Order(one, other, "toll", (less.span, more.span), (less.text, more.text))


def _tolls(reading: Reading) -> tuple[Toll, ...]:
    language = load(reading.article.language)
    found = quantities(reading.article.text, language)
    return tuple(Toll(q.low, q.noun, q.span, q.text) for q in found if q.noun in TOLLS and q.low == q.high)


def _cited(citing: Reading, cited: Reading) -> Iterator[Order]:
    name = cited.article.outlet
    if not name or len(name) < _SHORTEST or fold_in_place(name) == fold_in_place(citing.article.outlet or ""):
        return
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", citing.article.text)
    if found:
        yield Order(cited.article.id, citing.article.id, "cites", ((0, 0), found.span()), (name, name))
