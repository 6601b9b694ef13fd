"""One thing that two members of a claim put in two places: *reçus à Doha*, *reçus à Mascate*.

A place is read off the words that stand before a name (*à*, *près de*), or off a noun whose name it is (*l'aéroport de
X*). A town in a country or a region is no other place; nor are two names that one sentence of the story holds together,
of which one may lie in the other or each have its part in what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Literal, get_args

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.places import may_be_one
from recoupe.link.alignment.proposition import Proposition, briefest
from recoupe.link.alignment.unit import Unit
from recoupe.link.counting.clashes import facing
from recoupe.link.counting.facts import facts
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.denied import says_no
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.differences.likeness import is_main
from recoupe.link.memory import per_corpus
from recoupe.model import Divergence, Entity, Place, Span
from recoupe.text.folding import FLAT, fold
from recoupe.text.patterns import leading

NO_PLACE = frozenset({"person", "institution", "media", "document", "anonymous"})
Role = Literal["before", "to", "off"]
ROLES: tuple[Role, ...] = get_args(Role)
"""How a name of a place stands in what is told, each with the words before it."""
LONG = 30
"""Characters before a name in which what says that it is a place stands."""
_NAME = (
    r"[A-ZÀ-ÖØ-Þ][\w-]*\w(?: [A-ZÀ-ÖØ-Þ][\w-]*\w)*(?![\w-])(?! (?:de|of) (?:la |l'|the )?[A-ZÀ-ÖØ-Þ]| d'[A-ZÀ-ÖØ-Þ])"
)
"""The name of a place, not the head of a longer one (*la Fédération de Russie*)."""
_AWAY = re.compile(r"\d ?[a-zà-ÿ]+ $")
"""What stands before a place from which another is told to lie so far: *à 200 km à l'ouest de Valmer*."""


def placed(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One row for a claim whose members name places that cannot be one, or where something is bound or comes from.

    Cost: members squared.
    """
    for role in ROLES:
        yield from _placed(desk, claim, heard, role)


def _placed(desk: Desk, claim: Group, heard: Sequence[Voice], role: Role) -> Iterator[Divergence]:
    sides = {v.index: side for v in heard if not v.silent and (side := _side(desk, claim, v, role))}
    told = [v for v in heard if v.index in sides]
    pairs = [
        (a, b, x.places[0], y.places[0])
        for a, b in facing(told, lambda v: sides[v.index], partial(_may_clash, desk.corpus))
        for x, y in [(sides[a.index], sides[b.index])]
        if a.article != b.article
    ]
    if pairs:
        yield desk.opposed("place", claim, pairs, key="elsewhere")


@dataclass(frozen=True, slots=True)
class _Side:
    """The places that a voice names, whether it says no of them, what the clause of the first holds, and whether that
    is what the voice mainly tells (both None when no clause holds it)."""

    places: tuple[str, ...]
    denied: bool
    held: frozenset[str] | None
    main: bool | None


def _side(desk: Desk, claim: Group, voice: Voice, role: Role) -> _Side | None:
    places = places_of(desk.corpus, voice.article, voice.spans, role)
    if not places:
        return None
    denied, unit = says_no(desk.corpus, voice), desk.units.get(claim.members[voice.index])
    clause = _clause_of_place(desk.corpus, unit, places[0]) if unit else None
    if unit is None or clause is None:
        return _Side(places, denied, None, None)
    return _Side(places, denied, clause.held, is_main(clause, unit))


def _clause_of_place(corpus: Corpus, unit: Unit, first: str) -> Proposition | None:
    """The clause of a unit that names a place."""
    return briefest(p for p in unit.told if first in corpus.text(unit.article, p.span).translate(FLAT))


def _may_clash(corpus: Corpus, one: _Side, other: _Side) -> bool:
    """Whether two sides cannot both hold, and tell of one thing: in what they mainly tell, or in clauses with anything
    in common.

    *Taken at the finish in Valmer*, *the day when he led on the climb to Combe-Noire*: one thing, in two places.
    """
    if one.denied != other.denied or not are_apart(corpus, one.places, other.places):
        return False
    if one.held is None or other.held is None:
        return True
    return bool((one.main and other.main) or one.held & other.held)


@per_corpus
def places_of(corpus: Corpus, article: str, spans: tuple[Span, ...], role: Role = "before") -> tuple[str, ...]:
    """The names of places that a passage gives, in their order: where something is, is bound ``to``, or comes from
    (``off``)."""
    language = lang.load(corpus.by_article[article].article.language)
    others = _others(corpus)
    found = [
        next(name for name in match.groups() if name)
        for text in (corpus.text(article, span).translate(FLAT) for span in spans)
        for match in _pattern(language, role).finditer(text)
        if not _AWAY.search(text[: match.start()])
    ]
    known = others | _no_places(language)
    return tuple(dict.fromkeys(n for n in found if fold(n) not in known and not _is_of_peoples(n)))


def _is_of_peoples(name: str) -> bool:
    """Whether a name holds a word for a people, or joins two states: *the French Alps*, *the Senegal-Mali line*."""
    words = re.split("[ -]", fold(name))
    return bool(set(words) & _peoples()) or ("-" in name and all(_states((word,)) for word in words))


@cache
def _no_places(language: Language) -> frozenset[str]:
    """What begins with a capital and is no place by itself: a side of the sky, the first word of an office."""
    data = language.table("divergences")
    return frozenset(map(fold, (*data["sides"]["letters"], *data["where"]["never"])))


@per_corpus
def _others(corpus: Corpus) -> frozenset[str]:
    """The names of people, bodies and outlets, of months and of days of the week (*in Tuesday's march*)."""
    tables = [lang.load(code).table("dating") for code in lang.codes()]
    dated = {fold(w) for table in tables for name in ("month", "weekday") for w in table[name]}
    speaking = {who for s in corpus.statements for who in (s.source_entity, *s.chain)}
    whole = (
        e
        for e in corpus.entities
        if e.kind in NO_PLACE and (" " in e.name or e.kind == "media" or e.name.isupper() or e.id in speaking)
        if e.kind != "person" or e.id in speaking or not _is_met_as_place(corpus, e)
    )
    return frozenset(fold(f) for e in whole for f in (e.name, *e.forms)) | dated


def _is_met_as_place(corpus: Corpus, entity: Entity) -> bool:
    """Whether what a tagger takes for somebody stands behind words that no person stands behind."""
    return any(_stands_behind(corpus, place) for place in entity.mentions)


def _stands_behind(corpus: Corpus, place: Place) -> bool:
    article = corpus.by_article[place.article].article
    before = article.text[: place.span[0]].translate(FLAT)
    sure = lang.load(article.language).table("divergences")["where"]["sure"]
    return any(re.search(rf"\b{re.escape(words)} $", before[-LONG:], re.IGNORECASE) for words in sure)


@cache
def _peoples() -> frozenset[str]:
    """The words for a people: *the French Alps* are no country."""
    return frozenset(" ".join(key) for key in facts().demonyms)


@cache
def _pattern(language: Language, role: Role) -> re.Pattern[str]:
    data = language.table("divergences")
    where = data["where"]

    if role != "before":
        return re.compile(rf"\b(?i:{leading(where[role])})({_NAME})")
    nouns, joints = "|".join(map(re.escape, where["nouns"])), leading(data["prepositions"])
    of = rf"(?:{nouns})(?: [a-zà-ÿ-]+){{0,2}} (?:{joints})"
    first = rf"|({_NAME})(?: [a-z]+)? (?:{nouns})\b" if where["name_first"] else ""
    kinds = "|".join(map(re.escape, where["kinds"]))  # *in the West African country* names none
    after = rf"(?!(?:[A-Z][\w-]* )+(?:{kinds})\b)" if kinds else ""
    beside, free = leading(where["beside"]), "".join(rf"(?<!{re.escape(w)})" for w in where["not_behind"])
    street = rf"{free}\b((?:{'|'.join(where['streets'])}) (?:{joints})?{_NAME})|" if where["streets"] else ""
    return re.compile(
        rf"{street}\b(?:{beside})({_NAME})|\b(?:(?i:{leading(where['before'])}))(?:{of})?{after}({_NAME})|\b{of}({_NAME}){first}"
    )


@per_corpus
def are_apart(corpus: Corpus, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether no place of one side can be, or lie in, a place of the other, or each side names states of its own."""
    states = [tuple(n for n in names if _states((n,))) for names in (some, others)]
    sides = states if all(states) else (some, others)
    return all(not _may_be_one(corpus, x, y) for x in sides[0] for y in sides[1])


def _states(names: tuple[str, ...]) -> set[str]:
    """The keys of the states among some names."""
    known = facts().countries
    return {key for n in names if (key := known.get((fold(n),)) or known.get(tuple(fold(n).split())))}


@per_corpus
def _may_be_one(corpus: Corpus, x: str, y: str) -> bool:
    streets = [n for n in (x, y) if n[0].islower()]
    if streets:
        x, y = (" ".join(w for w in re.split("[ ']", n) if w[:1].isupper()) for n in (x, y))
    if may_be_one(x, y):
        return True
    if len(streets) == 1 and not _takes_article(corpus, y if x in streets[0] else x):
        return True  # a street lies in a town
    if bool(_states((x,))) != bool(_states((y,))) or _is_district(corpus, x) != _is_district(corpus, y):
        return True
    return bool(_states((x,)) & _states((y,))) or _stand_together(corpus, x, y)


@per_corpus
def _is_district(corpus: Corpus, name: str) -> bool:
    """Whether some article says that a place is a part of a town: *le quartier des Aulnes*, *the Alder Park estate*."""
    texts = ((r.article.language, r.article.text.translate(FLAT)) for r in corpus.readings)
    return any(name in text and _district(code, name).search(text) for code, text in texts)


@lru_cache(maxsize=1024)
def _district(code: str, name: str) -> re.Pattern[str]:
    data = lang.load(code).table("divergences")
    where, before = data["where"], "|".join(map(re.escape, data["prepositions"]))
    kinds = "|".join(map(re.escape, where["districts"]))
    if where["name_first"]:
        return re.compile(rf"\b{re.escape(name)} (?:{kinds})\b")
    return re.compile(rf"\b(?:{kinds})s? (?:(?:{before}) ?)?{re.escape(name)}\b")


def _takes_article(corpus: Corpus, name: str) -> bool:
    """Whether a name stands behind an article somewhere, as that of no town does: *au Trocadéro*."""
    texts = ((r.article.language, r.article.text.translate(FLAT)) for r in corpus.readings)
    return any(f"{a}{name}" in text for code, text in texts for a in _articles(code))


@cache
def _articles(code: str) -> frozenset[str]:
    return lang.load(code).words("divergences", "where.articles")


def _stand_together(corpus: Corpus, x: str, y: str) -> bool:
    """Whether some sentence holds both names, but as those of two ends: *la ligne Valmer-Sarzelle*."""
    both = _sentences_with(corpus, x) & _sentences_with(corpus, y)
    return any(not _join(corpus, x, y, *place) for place in both)


def _join(corpus: Corpus, x: str, y: str, article: str, place: int) -> bool:
    """Whether a sentence names two places with nothing but a dash between them."""
    reading = corpus.by_article[article]
    text = reading.article.text[slice(*reading.sentences[place].span)]
    return any(f"{a}{dash}{b}" in text for a, b in ((x, y), (y, x)) for dash in "-–")


@per_corpus
def _sentences_with(corpus: Corpus, name: str) -> frozenset[tuple[str, int]]:
    """Article and place of the sentences that hold a name."""
    return frozenset(
        (reading.article.id, place)
        for reading in corpus.readings
        if name in reading.article.text
        for place, sentence in enumerate(reading.sentences)
        if name in reading.article.text[slice(*sentence.span)]
    )
