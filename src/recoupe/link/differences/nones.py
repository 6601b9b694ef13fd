"""Nobody beside a figure of the same people: *sans faire de blessé* and *deux blessés*, in the words of two outlets.

What a source denies is a denial (``denied``); what an outlet itself tells of nobody is a toll of none.
"""

from __future__ import annotations

import re
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.differences.counted import Counted, Passage, counted
from recoupe.link.differences.counterparts import fate
from recoupe.link.differences.ones import alone
from recoupe.link.differences.quantity import Quantity
from recoupe.link.differences.tolls import TOLLS
from recoupe.link.memory import per_corpus
from recoupe.text.folding import FLAT
from recoupe.text.patterns import either


def none_beside(corpus: Corpus, one: Passage, other: Passage) -> list[tuple[Quantity, Quantity]]:
    """The pair of which the first side tells of nobody, the second counts some of the same end."""
    found = nones(corpus, one)
    if not found or nones(corpus, other):
        return []
    met = [*counted(corpus, *other), *(c for _, c in alone(corpus, other))]
    some = [c for c in met if c.people and not (c.part or c.quantity.measure)]
    return [(q, c.quantity) for q in found for c in some if _ended(c) == TOLLS[q.noun]][:1]


def _ended(c: Counted) -> str | None:
    """What became of those who are counted, when it is one end."""
    ends = fate(c) & {*TOLLS.values()}
    return next(iter(ends)) if len(ends) == 1 else None


@per_corpus
def nones(corpus: Corpus, passage: Passage) -> tuple[Quantity, ...]:
    """The ends that a passage says nobody met."""
    article, spans = passage
    language = lang.load(corpus.by_article[article].article.language)
    texts = ((corpus.text(article, span).translate(FLAT), span[0]) for span in spans)
    return tuple(
        Quantity(0.0, 0.0, noun, False, (found.start() + at, found.end() + at), found.group())
        for text, at in texts
        for pattern, ends in _patterns(language)
        for found in pattern.finditer(text)
        for noun in ends[found["who"].lower()]
    )


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], dict[str, tuple[str, ...]]], ...]:
    """Patterns with the group ``who``, and the tolls that its words are of."""
    data = language.table("numbers")["none"]
    ends = {word: tuple(tolls) for word, tolls in data["who"].items()}
    who = rf"(?P<who>{either(ends)})(?!\w)"
    return tuple((re.compile(rf"(?<!\w){p.replace('{who}', who)}", re.IGNORECASE), ends) for p in data["patterns"])
