"""Whom a source speaks for beside its own body: *son avocat*, *le camp de M. Roy*, *sa présidente*, *X's campaign*.

Read off the words around its mentions: a function that speaks for somebody (``[serving]`` and ``[voice]`` of
``origins.toml``), and whoever the text puts behind it or, for a possessive, before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.memory import per_corpus
from recoupe.link.words import is_quoted
from recoupe.model import Entity, Place, Span

BEFORE, AFTER = 90, 90
"""Characters beside a name in which its function is looked for."""
NEAR = 3
"""Words between a function and a name from which the name is another's."""
BACK = 2
"""Sentences before its own in which the owner of a possessive is looked for."""
BODIES = frozenset({"institution", "other", "state", "place", "media"})


@per_corpus
def served(corpus: Corpus, entity: str) -> frozenset[str]:
    """The entities that somebody speaks for, as the words around each mention say."""
    known = corpus.by_entity[entity]
    found = {owner for place in known.mentions for owner in _owners(corpus, known, place)}
    return frozenset(found - {entity})


def _owners(corpus: Corpus, entity: Entity, place: Place) -> Iterator[str]:
    if place.article not in corpus.by_article:
        return
    article = corpus.by_article[place.article].article
    start, end = _sentence(corpus, place)
    a, b = max(start, place.span[0] - BEFORE), min(end, place.span[1] + AFTER)
    for pattern, kinds in _patterns(lang.load(article.language)):
        for match in pattern.finditer(article.text, a, b):
            if not _is_beside(article.text, match.span("role"), place.span):
                continue
            if match["mark"]:
                yield from _at(corpus, place.article, match.start("mark"), kinds)
            elif match["owned"]:
                yield from _before(corpus, place.article, match.start(), kinds)
            else:
                yield from _after(corpus, place, match.end("role"), b, kinds)


def _is_beside(text: str, role: Span, name: Span) -> bool:
    """Whether a function stands in a name or beside it, with nothing between that would give it to another."""
    if name[0] <= role[0] and role[1] <= name[1]:
        return True
    if role[1] <= name[0]:
        between = text[role[1] : name[0]]
        return not re.search(r"[.;:!?«»\"“”()]", between) and between.count(",") <= 1
    between = text[name[1] : role[0]]
    return bool(re.fullmatch(r",?[\s\w'’-]*", between)) and len(between.split()) <= NEAR


def _before(corpus: Corpus, article: str, at: int, kinds: frozenset[str]) -> Iterator[str]:
    """The first of these kinds named in the sentence up to a place, else in one of the sentences before."""
    sentences = [s.span for s in corpus.by_article[article].sentences if s.span[0] < at and s.kind != "title"]
    for start, end in reversed(sentences[-1 - BACK :]):
        for span, entity in _placed(corpus).get(article, ()):
            known = corpus.by_entity[entity]
            inside = start <= span[0] and span[1] <= min(end, at)
            if inside and known.kind in kinds and not is_quoted(corpus.by_article[article].article.text, span):
                yield entity
                return


def _at(corpus: Corpus, article: str, at: int, kinds: frozenset[str]) -> Iterator[str]:
    """Whoever a mark of possession follows: *Roy's lawyer*."""
    rows = _placed(corpus).get(article, ())
    yield from (entity for span, entity in rows if span[1] == at and corpus.by_entity[entity].kind in kinds)


def _after(corpus: Corpus, place: Place, at: int, end: int, kinds: frozenset[str]) -> Iterator[str]:
    """Whoever a function's complement names: *avocate de M. Roy*."""
    text = corpus.by_article[place.article].article.text
    for span, entity in _placed(corpus).get(place.article, ()):
        if at <= span[0] and span[1] <= end and span != place.span and corpus.by_entity[entity].kind in kinds:
            between = text[at : span[0]]
            if re.fullmatch(r"[\s\w'’.-]*", between) and len(between.split()) <= NEAR:
                yield entity
            return


def _sentence(corpus: Corpus, place: Place) -> Span:
    sentences = (s.span for s in corpus.by_article[place.article].sentences)
    return next((s for s in sentences if s[0] <= place.span[0] < s[1]), place.span)


@per_corpus
def _placed(corpus: Corpus) -> Mapping[str, tuple[tuple[Span, str], ...]]:
    """Every mention by article, in the order of the text."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in corpus.entities:
        for place in entity.mentions:
            found[place.article].append((place.span, entity.id))
    return {article: tuple(sorted(rows)) for article, rows in found.items()}


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """How a language says whose voice somebody is: the words for voices of anybody, and for heads of bodies."""
    anybody = [*language.words("origins", "voice.words"), *language.words("origins", "serving.words")]
    return (
        (_pattern(language, anybody), BODIES | {"person"}),
        (_pattern(language, list(language.words("origins", "voice.heads"))), BODIES),
    )


def _pattern(language: Language, roles: list[str]) -> re.Pattern[str]:
    owners = "|".join(map(re.escape, sorted(language.words("who", "words.possessive"))))
    links = "|".join(map(re.escape, sorted(language.words("origins", "serving.links"))))
    role = "|".join(map(re.escape, sorted(roles, key=lambda r: (-len(r), r))))
    marks = "|".join(map(re.escape, sorted(language.words("who", "words.possessive_marks")))) or "(?!)"
    owned = rf"(?:\b(?P<owned>{owners})|(?P<mark>{marks}))\s+(?:\w+\s+)?"
    return re.compile(rf"(?:{owned})?\b(?P<role>{role})\b(?(owned)|(?(mark)|\s+(?:{links})))", re.IGNORECASE)
