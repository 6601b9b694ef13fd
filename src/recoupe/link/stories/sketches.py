"""Articles as the grouping into stories sees them: the weight of what they name and tell, and the day they came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import log

from recoupe import lang
from recoupe.link.alignment.terms import Term, lexicon, terms
from recoupe.model import Published, Reading

NAME, TITLE = 2.0, 2.0
"""How much more a name tells than another word, and a word of the title or the opening than one further down."""
OPENING = 3
"""Body sentences that count as the opening."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One article: weight by key, the day it came out (an ordinal, None where unknown), its language and title."""

    article: str
    language: str
    counts: Mapping[str, float]
    day: int | None
    title: str


def sketch(reading: Reading, published: Published | None = None) -> Sketch:
    """The weighted keys of one article: titles and the opening count double, names double again."""
    lex = lexicon(lang.load(reading.article.language))
    counts: dict[str, float] = defaultdict(float)
    body = 0
    for sentence in reading.sentences:
        if sentence.kind not in ("title", "body"):
            continue
        lead = sentence.kind == "title" or body < OPENING
        body += sentence.kind == "body"
        for term in terms(sentence.tokens, lex):
            if term.kind != "number":
                counts[_key(term)] += (TITLE if lead else 1.0) * (NAME if term.kind == "name" else 1.0)
    return Sketch(reading.article.id, reading.article.language, dampened(counts), _day(published), _title(reading))


def dampened(counts: Mapping[str, float]) -> dict[str, float]:
    """Counts whose repetitions tell less and less, by key.

    >>> dampened({"b": 1.0, "a": 2.0})
    {'a': 1.6931471805599454, 'b': 1.0}
    """
    return {key: 1 + log(count) if count > 1 else count for key, count in sorted(counts.items())}


def _key(term: Term) -> str:
    return f"{term.kind[0]}:{term.key}"


def _day(published: Published | None) -> int | None:
    bound = published and (published.earliest or published.value)
    try:
        return date.fromisoformat(bound[:10]).toordinal() if bound else None
    except ValueError:
        return None


def _title(reading: Reading) -> str:
    text = reading.article.text
    titles = [text[slice(*s.span)] for s in reading.sentences if s.kind == "title"]
    body = [text[slice(*s.span)] for s in reading.sentences if s.kind == "body"]
    return reading.article.title or next(iter(titles or body), "")
