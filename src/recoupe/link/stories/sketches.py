"""Articles as the grouping into stories sees them: the weight of what they name and tell, and the day they came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import log

from recoupe import lang
from recoupe.link.alignment.terms import Term, lexicon, terms
from recoupe.model import Published, Reading, Timex

NAME, TITLE = 2.0, 2.0
"""How much more a name tells than another word, and a word of the title or the opening than one further down."""
OPENING = 3
"""Body sentences that count as the opening."""
AHEAD, RANGE = 14, 5
"""Days for which an announcement holds, and days of the longest stretch that names them."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One article: weight by key, the day it came out (an ordinal, None where unknown), its language and title.

    ``ahead`` are the days after that one which it speaks of: what is announced is told when its day has come.
    """

    article: str
    language: str
    counts: Mapping[str, float]
    day: int | None
    title: str
    ahead: frozenset[int] = frozenset()


def sketch(reading: Reading, published: Published | None = None, times: Iterable[Timex] = ()) -> Sketch:
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
    day = _published(published)
    about = reading.article
    return Sketch(about.id, about.language, dampened(counts), day, _title(reading), _ahead(day, times))


def dampened(counts: Mapping[str, float]) -> dict[str, float]:
    """Counts whose repetitions tell less and less, by key.

    >>> dampened({"b": 1.0, "a": 2.0})
    {'a': 1.6931471805599454, 'b': 1.0}
    """
    return {key: 1 + log(count) if count > 1 else count for key, count in sorted(counts.items())}


def _key(term: Term) -> str:
    return f"{term.kind[0]}:{term.key}"


def _published(published: Published | None) -> int | None:
    """The day that an article came out on, the first of those it may have; None where only a month is known."""
    if published is None:
        return None
    return _day(published.value) or _day(published.earliest)


def _ahead(day: int | None, times: Iterable[Timex]) -> frozenset[int]:
    """The days up to ``AHEAD`` after an article that its dates name, alone or in a short range."""
    out: set[int] = set()
    for timex in times:
        first, last = _day(timex.earliest), _day(timex.latest)
        if day is not None and first is not None and last is not None and last - first < RANGE:
            out.update(range(max(first, day + 1), min(last, day + AHEAD) + 1))
    return frozenset(out)


def _day(bound: str | None) -> int | None:
    try:
        return date.fromisoformat(bound[:10]).toordinal() if bound else None
    except ValueError:
        return None


def _title(reading: Reading) -> str:
    text = reading.article.text
    titles = [text[slice(*s.span)] for s in reading.sentences if s.kind == "title"]
    body = [text[slice(*s.span)] for s in reading.sentences if s.kind == "body"]
    return reading.article.title or next(iter(titles or body), "")
