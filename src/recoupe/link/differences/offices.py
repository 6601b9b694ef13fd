"""One office held by two people: *le maire de Valmer, Jean Dupont*, *le maire de Valmer, Jacques Durand*.

Nothing here depends on claims. The office is one that a body has once, and the body is named, so that ministers of two
states are not taken for two holders of one office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import Indel

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.differences.desk import Desk
from recoupe.model import Divergence, Member, Mention, Span
from recoupe.text.folding import fold

SPELT = 0.7
"""Likeness of two surnames from which they are one in two spellings."""

Office = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is said to hold an office: the name, and where it stands; ``title`` is the office as it is written."""

    name: str
    title: str
    article: str
    span: Span


def held_otherwise(desk: Desk) -> Iterator[Divergence]:
    """A row for each office that articles of a story give to two people. Cost: the holders of one office, squared."""
    for held in _offices(desk.corpus).values():
        for a, b in combinations(held, 2):
            apart = a.article != b.article and not desk.are_apart(a.article, b.article)
            if apart and not _may_be_one(a.name, b.name) and not _are_both_named(desk.corpus, a, b):
                labels = {"a": desk.label(a.article), "b": desk.label(b.article)}
                members = [Member(article=h.article, span=h.span) for h in (a, b)]
                words = {"x": a.name, "y": b.name, "title": a.title, **labels}
                yield desk.row("name", members, (a.name, b.name), words=words, key="office")
                break


def _offices(corpus: Corpus) -> dict[Office, list[Holder]]:
    """Who holds each office of a named body, one mention an article."""
    out: dict[Office, dict[str, Holder]] = defaultdict(dict)
    for reading in corpus.readings:
        article = reading.article
        said = (s.mention for s in reading.statements if s.mention)
        for mention in sorted({*reading.mentions, *said}, key=lambda m: (m.span, m.name)):
            office = _office(mention, lang.load(article.language))
            if office:
                out[office].setdefault(article.id, _holder(mention, article.id))
    return {office: list(found.values()) for office, found in sorted(out.items())}


def _holder(mention: Mention, article: str) -> Holder:
    return Holder(mention.name, f"{mention.role}, {mention.body}", article, mention.span)


def _office(mention: Mention, language: Language) -> Office | None:
    """The office of somebody who is named with it and with the body, when a body has it once."""
    role, body = fold(mention.role or ""), mention.body or ""
    named = mention.kind == "person" and mention.name[:1].isupper() and any(w[:1].isupper() for w in body.split())
    unique, shared = _titles(language)
    words = role.split()
    return (words[0], fold(body)) if named and words and words[0] in unique and not shared & {*words} else None


@cache
def _titles(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The words for offices that a body has once, and those that say that it has several, or had one before."""
    data = language.table("divergences")["offices"]
    return frozenset(map(fold, data["unique"])), frozenset(map(fold, data["shared"]))


def _may_be_one(x: str, y: str) -> bool:
    one, other = fold(x).split()[-1], fold(y).split()[-1]
    return Indel.normalized_similarity(one, other) >= SPELT or fold(x) in fold(y) or fold(y) in fold(x)


def _are_both_named(corpus: Corpus, a: Holder, b: Holder) -> bool:
    """Whether one of the articles names both, and so tells them apart."""
    surnames: Sequence[str] = [h.name.split()[-1] for h in (a, b)]
    return any(all(s in corpus.by_article[h.article].article.text for s in surnames) for h in (a, b))
