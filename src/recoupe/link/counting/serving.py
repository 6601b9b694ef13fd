"""Whom a source speaks for beside its own body: *son avocat*, *le camp de M. Roy*, *son parti*, *Roy's lawyer*.

Read off the words around its mentions: a function that speaks for somebody (``[serving]`` of ``origins.toml``), and
whoever the text puts behind it or, for a possessive, before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from recoupe import lang
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.counting.facts import facts, some, split
from recoupe.link.counting.met import may_be_firm, mentions
from recoupe.link.memory import per_corpus
from recoupe.link.words import is_quoted
from recoupe.model import Entity, Place, Span
from recoupe.text.folding import fold

BEFORE, AFTER = 90, 90
"""Characters beside a name in which its function is looked for."""
NEAR = 3
"""Words between a function and a name from which the name is another's."""
BACK = 2
"""Sentences before its own in which the owner of a possessive is looked for."""
BODIES = frozenset({"institution", "other"})


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
    for match in _pattern(lang.load(article.language)).finditer(article.text, a, b):
        role, heads = match.span("role"), some([split(match["role"])], facts().heads)
        within = place.span[0] <= role[0] and role[1] <= place.span[1]
        if not within and not (entity.kind == "person" and _is_beside(article.text, role, place.span)):
            continue
        if match["mark"]:
            yield from _at(corpus, place.article, match.start("mark"))
        elif match["owned"]:
            several = fold(match["owned"]) in lang.load(article.language).words("who", "words.several_own")
            yield from _before(corpus, place, match.start(), bodies=several or heads)
        elif not heads:
            yield from _after(corpus, place, role[1], b)


def _is_beside(text: str, role: Span, name: Span) -> bool:
    """Whether a function stands beside a name, with nothing between that would give it to another."""
    if role[1] <= name[0]:
        between = text[role[1] : name[0]]
        return not re.search(r"[.;:!?«»\"“”()]", between) and between.count(",") <= 1
    between = text[name[1] : role[0]]
    return bool(re.fullmatch(r",?[\s\w'’-]*", between)) and len(between.split()) <= NEAR


def _before(corpus: Corpus, place: Place, at: int, *, bodies: bool) -> Iterator[str]:
    """The one person named in the sentence up to a possessive, else in the nearest sentence before that names any;
    failing that a body in the same way, which alone *their* or a head's may mean. Where two are named, nobody."""
    reading = corpus.by_article[place.article]
    spans = [s.span for s in reading.sentences if s.span[0] < at and s.kind != "title"]
    for kinds in (BODIES,) if bodies else (frozenset({"person"}), BODIES):
        for start, end in reversed(spans[-1 - BACK :]):
            named = {
                entity
                for span, entity in _placed(corpus).get(place.article, ())
                if start <= span[0] and span[1] <= min(end, at) and span != place.span
                if corpus.by_entity[entity].kind in kinds or (bodies and may_be_firm(corpus, corpus.by_entity[entity]))
                if not is_quoted(reading.article.text, span) and not _is_officer(corpus, entity)
            }
            if named:
                yield from named if len(named) == 1 else ()
                return
            if kinds == BODIES and at < end and _acts_unnamed(corpus, place.article, (start, at)):
                return


def _acts_unnamed(corpus: Corpus, article: str, span: Span) -> bool:
    """Whether a body without a name is the subject of some words outside quotation marks: a possessive behind them is
    its own (*The school was cleared at noon, its head said*)."""
    reading = corpus.by_article[article]
    lex = gazetteer(lang.load(reading.article.language))
    subjects = (t for t in corpus.tokens(article, (span,)) if t.dep.startswith("nsubj") and t.pos == "NOUN")
    nouns = ((t, lex.noun(key_of(t.text)[:1] or ("",))) for t in subjects)
    text = reading.article.text
    return any(n and n.kind == "institution" and not is_quoted(text, (t.start, t.end)) for t, n in nouns)


@per_corpus
def _is_officer(corpus: Corpus, entity: str) -> bool:
    """Whether it is a judge, a prosecutor or a lawyer: *Judge Roy said … his lawyer* is somebody else's."""
    met = mentions(corpus, corpus.by_entity[entity])
    return some((split(m.role) for m in met if m.role), facts().officers)


def _at(corpus: Corpus, article: str, at: int) -> Iterator[str]:
    """Whoever a mark of possession follows: *Roy's lawyer*."""
    rows = _placed(corpus).get(article, ())
    yield from (entity for span, entity in rows if span[1] == at and _may_be_served(corpus, entity))


def _may_be_served(corpus: Corpus, entity: str) -> bool:
    return corpus.by_entity[entity].kind in {"person", *BODIES}


def _after(corpus: Corpus, place: Place, at: int, end: int) -> Iterator[str]:
    """Whoever a function's complement names: *avocate de M. Roy*."""
    text = corpus.by_article[place.article].article.text
    for span, entity in _placed(corpus).get(place.article, ()):
        if at <= span[0] and span[1] <= end and span != place.span and _may_be_served(corpus, entity):
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
def _pattern(language: Language) -> re.Pattern[str]:
    """A function that speaks for somebody, with the possessive or the mark before it or the link behind it."""
    owners, marks = (sorted(language.words("who", f"words.{key}")) for key in ("possessive", "possessive_marks"))
    links = sorted(language.words("origins", "serving.links"), key=len)
    roles = sorted(language.words("origins", "serving.words") | language.words("origins", "voice.heads"), key=len)
    kept = [rf"(?P<owned>{_any(owners)})", *([rf"(?P<mark>{_any(marks)})"] if marks else [r"(?P<mark>(?!))"])]
    owned = rf"(?:\b{kept[0]}|{kept[1]})\s+(?:\w+\s+)?"
    role = rf"\b(?P<role>{_any(roles[::-1])})\b"
    return re.compile(rf"(?:{owned})?{role}(?(owned)|(?(mark)|\s+(?:{_any(links)})))", re.IGNORECASE)


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, words))
