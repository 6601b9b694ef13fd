"""One of some people beside a figure of the same people: *un mort* and *deux morts*, *one guard* and *two guards*."""

from __future__ import annotations

from itertools import product

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.differences.counted import Counted, Passage, counted, read
from recoupe.link.differences.counterparts import fate
from recoupe.link.differences.quantity import Quantity
from recoupe.link.differences.singles import Single, singles
from recoupe.link.differences.tolls import TOLLS, befalling
from recoupe.link.memory import per_corpus

Pairs = list[tuple[Quantity, Quantity]]


@per_corpus
def one_beside(corpus: Corpus, a: Passage, b: Passage) -> Pairs:
    """The pairs of which one side tells of one, the other counts the same; none where both count people."""
    return _beside(corpus, a, b) or [(one, many) for many, one in _beside(corpus, b, a)]


@per_corpus
def alone(corpus: Corpus, passage: Passage) -> tuple[tuple[Single, Counted], ...]:
    """Those of whom a passage tells one, when it counts nobody."""
    if any(c.people for c in counted(corpus, *passage)):
        return ()
    article, spans = passage
    language = lang.load(corpus.by_article[article].article.language)
    found = [s for span in spans for s in singles(corpus.text(article, span), language, offset=span[0])]
    told = [(s, read(corpus, article, s.quantity, language)) for s in found]
    return tuple((s, c) for s, c in told if not c.part)


def _beside(corpus: Corpus, one: Passage, other: Passage) -> Pairs:
    many = [
        c for c in counted(corpus, *other) if c.people and not (c.part or c.quantity.measure) and c.quantity.low > 1
    ]
    sides = list(product(alone(corpus, one), many)) if many else []
    found = [(c.quantity, y.quantity) for (s, c), y in sides if _is_of_those(s, c, y)]
    return found[:1]


def _is_of_those(single: Single, one: Counted, many: Counted) -> bool:
    """Whether one is of those whom the other side counts: of the same kind, with one end."""
    ends = fate(one) & fate(many)
    if {one.quantity.noun, many.quantity.noun} & TOLLS.keys():
        return bool(ends & set(TOLLS.values()))
    same = single.anybody or bool(one.names & many.names)
    return same and (single.sure or bool(ends & befalling()))
