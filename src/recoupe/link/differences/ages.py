"""One person with two ages: *Marisela Quijada, 6 ans*, *Marisol Quijada, cette enfant de 8 ans*.

Nothing here depends on claims. The ages stand beside the name; a year apart, both may have held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import Indel

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.differences.desk import Desk
from recoupe.model import Divergence, Member, Place, Span
from recoupe.text.folding import FLAT, fold

KINDS = frozenset({"person", "place", "other"})
"""What a name may be taken for that has an age beside it."""
ONE_NAME = 0.6
"""Likeness of two first names before one surname from which they are one person's."""
APART = 2
"""Years that two ages of one person differ by, at the least."""


@dataclass(frozen=True, slots=True)
class Aged:
    """A name with the age beside it: its folded words, the years, the words of the age, where both stand."""

    name: tuple[str, ...]
    years: int
    text: str
    article: str
    span: Span


def aged_otherwise(desk: Desk) -> Iterator[Divergence]:
    """A row for each person of whom articles of a story give two ages. Cost: the ages given, squared."""
    met = _met(desk.corpus)
    told: set[frozenset[tuple[str, int]]] = set()
    for a, b in combinations(met, 2):
        key = frozenset({(a.name[-1], a.years), (b.name[-1], b.years)})
        apart = abs(a.years - b.years) >= APART and a.article != b.article and not desk.are_apart(a.article, b.article)
        if apart and key not in told and _is_one(a, b) and not _gives_both(met, a, b):
            told.add(key)
            same = [c for c in met if c.years in (a.years, b.years) and (_is_one(a, c) or _is_one(b, c))]
            members = [Member(article=c.article, span=c.span) for c in same]
            labels = {"a": desk.label(a.article), "b": desk.label(b.article)}
            yield desk.row("number", members, (a.text, b.text), words={"x": a.text, "y": b.text, **labels})


def _met(corpus: Corpus) -> list[Aged]:
    named = (e for e in corpus.entities if e.kind in KINDS)
    found = (a for e in named for place in e.mentions if (a := _aged(corpus, place)))
    return sorted(found, key=lambda a: (a.article, a.span))


def _aged(corpus: Corpus, place: Place) -> Aged | None:
    """A mention with the age behind it or before it, if any."""
    article = corpus.by_article[place.article].article
    flat, (start, end) = article.text.translate(FLAT), place.span
    name = tuple(fold(w) for w in re.findall(r"[\w-]+", flat[start:end]) if w[:1].isupper())
    behind, before = _patterns(lang.load(article.language))
    found = behind.match(flat, end) or before.search(flat[:start])
    if not name or not found:
        return None
    span = (min(start, found.start()), max(end, found.end("age")))
    return Aged(name, int(found["years"]), found["age"], place.article, span)


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An age behind a name, and one before it."""
    data = language.table("numbers")["ages"]
    years = r"(?P<years>\d{1,3})"
    return tuple(re.compile(p.replace("{years}", years)) for p in (data["behind"], data["before"]))  # type: ignore[return-value]


def _is_one(a: Aged, b: Aged) -> bool:
    """Whether two names are one person's: one surname, and first names that are alike, where both have one."""
    if a.name[-1] != b.name[-1]:
        return False
    first = [name[0] for name in (a.name, b.name) if len(name) > 1]
    return len(first) < len((a, b)) or Indel.normalized_similarity(*first) >= ONE_NAME


def _gives_both(met: Sequence[Aged], a: Aged, b: Aged) -> bool:
    """Whether one article gives both ages: then it tells of two people."""
    given = [{c.years for c in met if c.article == x.article and c.name[-1] == x.name[-1]} for x in (a, b)]
    return any({a.years, b.years} <= years for years in given)
