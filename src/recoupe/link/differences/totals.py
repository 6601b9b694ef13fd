"""People of two kinds that a passage counts together: *deux adultes et un enfant*, *40 passengers and five crew*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.differences.counted import Counted, Passage, counted
from recoupe.link.differences.quantity import PEOPLE, Quantity
from recoupe.link.differences.singles import singles
from recoupe.link.differences.tolls import TOLLS
from recoupe.link.memory import per_corpus


@per_corpus
def with_total(corpus: Corpus, passage: Passage) -> list[Counted]:
    """The quantities of a passage; people of two kinds named together also as their sum, in place of the second."""
    found = list(counted(corpus, *passage))
    for x, y in pairwise(found):
        if x.people and y.people and _are_joined(corpus, passage[0], x.quantity, y.quantity):
            return [c for c in found if c is not y] + [_sum(corpus, passage[0], x, x.quantity, y.quantity)]
    beside = ((x, pair) for x in found for pair in _with_one(corpus, passage, x))
    return found + [_sum(corpus, passage[0], x, *pair) for x, pair in list(beside)[:1]]


def _with_one(corpus: Corpus, passage: Passage, x: Counted) -> Iterator[tuple[Quantity, Quantity]]:
    """A quantity of people and one more beside it, in their order: *un enfant et deux adultes*."""
    article, spans = passage
    if not x.people or x.part or x.quantity.low < 1:
        return
    language = lang.load(corpus.by_article[article].article.language)
    for single in (s for span in spans for s in singles(corpus.text(article, span), language, offset=span[0])):
        one, two = sorted((x.quantity, single.quantity), key=lambda q: q.span)
        if one.span[1] <= two.span[0] and _are_joined(corpus, article, one, two):
            yield one, two


def _are_joined(corpus: Corpus, article: str, one: Quantity, two: Quantity) -> bool:
    """Whether nothing but *et* stands between; the dead and the wounded are told apart."""
    between = corpus.text(article, (one.span[1], two.span[0])).strip()
    joiners = lang.load(corpus.by_article[article].article.language).words("numbers", "joiners")
    return between in joiners and not {one.noun, two.noun} & TOLLS.keys()


def _sum(corpus: Corpus, article: str, x: Counted, one: Quantity, two: Quantity) -> Counted:
    span = (one.span[0], two.span[1])
    q = Quantity(one.low + two.low, one.high + two.high, PEOPLE, False, span, corpus.text(article, span))
    return replace(x, quantity=q, noun="", total=True)
