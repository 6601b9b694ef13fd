"""What one word stands for in a heap: a name that a single entity bears, the state of an adjective of nationality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe import lang
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.link import Corpus
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.terms import Term, terms
from recoupe.link.counting.facts import facts, split
from recoupe.link.memory import per_corpus
from recoupe.text.folding import fold

SPEAKING = ("person", "institution", "state")


@per_corpus
def terms_at(corpus: Corpus, article: str, number: int) -> tuple[Term, ...]:
    """The terms of one sentence of an article, by its number there."""
    reading = corpus.by_article[article]
    return terms(reading.sentences[number].tokens, lexicon(lang.load(reading.article.language)))


@dataclass(frozen=True, slots=True)
class Known:
    """What a heap knows under one word: the state of an adjective of nationality, the entity of a name.

    ``unnamed`` are those whom only a common noun means; ``genders`` those of people, by their first names.
    """

    nations: Mapping[str, str]
    names: Mapping[str, str]
    people: frozenset[str]
    places: Mapping[str, str]
    alias: Mapping[str, str]
    speakers: frozenset[str]
    unnamed: frozenset[str]
    genders: Mapping[str, str]

    def speaker(self, entity: str | None) -> str | None:
        """Somebody who speaks, under one id; None for a relay, for somebody unnamed, for nobody."""
        return self.one(entity) if entity in self.speakers else None

    def one(self, entity: str) -> str:
        """The first of the entities that bear one and the same name: a reader may have taken a firm for a person."""
        return self.alias.get(entity, entity)


def known(corpus: Corpus) -> Known:
    """By folded words; a word that more than one entity bears is none's."""
    data = facts()
    outlets = {fold(r.article.outlet) for r in corpus.readings if r.article.outlet}
    states: dict[str, str] = {}
    first: dict[tuple[str, ...], str] = {}
    alias: dict[str, str] = {}
    bearers: dict[str, set[str]] = defaultdict(set)
    for entity in corpus.entities:
        if entity.kind != "anonymous":
            alias[entity.id] = first.setdefault(split(entity.name), entity.id)
        for words in {split(form) for form in (entity.name, *entity.forms)}:
            if words in data.countries:
                states[data.countries[words]] = entity.id
            if len(words) == 1 and entity.kind != "anonymous":
                bearers[words[0]].add(alias[entity.id])
    return Known(
        {words[0]: states[state] for words, state in data.demonyms.items() if len(words) == 1 and state in states},
        {word: next(iter(ids)) for word, ids in bearers.items() if len(ids) == 1},
        frozenset(e.id for e in corpus.entities if e.kind == "person"),
        {e.id: fold(e.name) for e in corpus.entities if e.kind == "place"},
        alias,
        frozenset(e.id for e in corpus.entities if e.kind in SPEAKING and fold(e.name) not in outlets),
        frozenset(e.id for e in corpus.entities if e.kind == "anonymous" or e.name.islower()),
        _genders(corpus),
    )


def _genders(corpus: Corpus) -> Mapping[str, str]:
    """The gender of people whose first name tells it."""
    firsts = gazetteer(lang.load(min(lang.codes()))).firsts
    people = ((e.id, key_of(e.name)) for e in corpus.entities if e.kind == "person" and " " in e.name)
    return {who: firsts[words[0]] for who, words in people if words and words[0] in firsts}
