"""Which places an article says lie in or by each other: *à Vaulieu (Rhône)*, *à Vaulieu, près de Lyon*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.memory import per_corpus
from recoupe.text.folding import fold
from recoupe.text.patterns import either

REACH = 40
"""Characters that may stand between two places of which one lies in or by the other."""


@per_corpus
def lying(corpus: Corpus) -> frozenset[tuple[str, str]]:
    """Pairs of folded names of places that some article sets in or by each other, each pair in both orders."""
    told = {pair for language in lang.codes() for pair in _told(corpus, language)}
    return frozenset(told | {(y, x) for x, y in told})


def _told(corpus: Corpus, language: str) -> Iterator[tuple[str, str]]:
    pattern = _between(language)
    at: dict[str, list[tuple[int, int, str]]] = {}
    for entity in corpus.entities:
        if entity.kind == "place":
            for place in entity.mentions:
                if corpus.by_article[place.article].article.language == language:
                    at.setdefault(place.article, []).append((*place.span, fold(entity.name)))
    for article, found in sorted(at.items()):
        text, found = corpus.by_article[article].article.text, sorted(found)
        for (_, end, one), (start, _, two) in pairwise(found):
            if one != two and 0 < start - end <= REACH and pattern.fullmatch(text[end:start]):
                yield one, two


@cache
def _between(language: str) -> re.Pattern[str]:
    """What stands between two places of which the second says where the first lies."""
    words = either(lang.load(language).words("concepts", "lying.words"))
    return re.compile(rf"\s*(?:\(|,?\s*(?:{words})(?:(?<=['’])|\s)[^,.;:!?()]{{0,12}})")
