"""What one is called in two ways: *connu sous le nom d'Ours de givre*, *ils se font appeler les Ours gelés*.

Unlike a name spelled otherwise these have to stand in one claim, since two groups may have two names; and in one
language, since another translates them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from rapidfuzz.distance import Indel

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.memory import per_corpus
from recoupe.model import Divergence, Span
from recoupe.text.folding import FLAT, fold
from recoupe.text.patterns import either

SPELT = 0.9
"""Likeness from which two names are one in two spellings or numbers."""
_NAME = r"[A-ZÀ-ÖØ-Þ][\w-]*(?: (?:d'|[a-zA-ZÀ-ÿ]+ )?[\w-]+){0,2}(?=[\s]*(?:[,.;:!?)»”\"]|$))"


def called_otherwise(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """A row for each two names that members of a claim give as what one is called."""
    told = [(v, name) for v in heard if not v.silent for name in _names(desk.corpus, v.article, v.spans)]
    for (a, x), (b, y) in combinations(told, 2):
        one, other = fold(x), fold(y)
        if len({desk.corpus.by_article[v.article].article.language for v in (a, b)}) > 1:
            continue
        inside = one in other or other in one
        if a.article != b.article and not inside and Indel.normalized_similarity(one, other) < SPELT:
            labels = {"a": desk.label(a.article), "b": desk.label(b.article)}
            yield desk.row("name", [claim.members[v.index] for v in (a, b)], (x, y), words={"x": x, "y": y, **labels})


@per_corpus
def _names(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """What a passage says that one is called."""
    pattern = _pattern(lang.load(corpus.by_article[article].article.language))
    return tuple(m[1] for span in spans for m in pattern.finditer(corpus.text(article, span).translate(FLAT)))


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    data = language.table("divergences")["called"]
    words, articles = either(data["words"]), either(data["articles"])
    return re.compile(rf"\b(?i:{words}) ?[«“\"]? ?(?:(?i:{articles}))?({_NAME})")
