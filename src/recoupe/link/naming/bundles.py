"""Mentions gathered by what is certain before anything is compared: the same known name, the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.extract.who.acronyms import small_words
from recoupe.extract.who.gazetteer import Key, called, everyone, gazetteer, key_of
from recoupe.extract.who.nounphrase import office
from recoupe.lang import Language, load
from recoupe.link.naming.wording import behind_noun, concepts
from recoupe.model import EntityKind, Mention, Place, Reading
from recoupe.text.folding import fold

_VOTED: tuple[EntityKind, ...] = ("person", "institution", "media", "place", "other", "state")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention in one article, with the key of the bundle it falls into."""

    article: str
    story: str
    mention: Mention
    key: Key
    forms: tuple[str, ...]
    language: str


@dataclass(slots=True)
class Bundle:
    """All mentions under one key. ``offices`` are the functions the text gives, with the body they belong to;
    ``functions`` the same with all that they are of, as concepts;
    ``is_told``: some text says by a noun that it is a body (*la société Norvane*)."""

    key: Key
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    places: set[Place] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    functions: set[frozenset[str]] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    languages: Counter[str] = field(default_factory=Counter)
    is_told: bool = False

    def add(self, o: Occurrence) -> None:
        """Take in one occurrence."""
        m = o.mention
        self.names[m.name] += 1
        self.kinds[m.kind] += 1
        if m.type:
            self.types[m.type] += 1
        self.forms.update(o.forms)
        self.places.add(Place(o.article, m.span))
        self.articles.add(o.article)
        self.stories.add(o.story)
        self.languages[o.language] += 1
        if m.body:
            self.bodies.add(m.body)
        self.is_told = self.is_told or bool(m.role and m.kind == "institution")
        if m.role:
            language = load(o.language)
            held = concepts(office(key_of(m.role), gazetteer(language)), language)
            self.offices.add((" ".join(held), body_of(m, language)))
            of = everyone().get(key_of(m.body or ""))
            body = (of.id,) if of else concepts(key_of(m.body or ""), language)
            self.functions.add(frozenset((*concepts(key_of(m.role), language), *body)))

    @property
    def label(self) -> str:
        """The name that stands for the bundle: the data's, in the language most articles use, or the commonest."""
        if self.key[0] == "known":
            language = min(self.languages, key=lambda code: (-self.languages[code], code))
            return called(language).get(self.key[1]) or self.key[1]
        return min(self.names, key=lambda n: (-self.names[n], n))


def body_of(m: Mention, language: Language) -> str:
    """The body a mention speaks for: the id of a known one, else its words as concepts; empty for none."""
    words = key_of(m.body or "")
    entry = everyone().get(words)
    return entry.id if entry else "_".join(concepts(words, language))


def occurrences(readings: Sequence[Reading], story: Mapping[str, str]) -> list[Occurrence]:
    """Every distinct mention of every reading, keyed; ``story`` maps articles to stories ('' when not known)."""
    kinds = _kinds(readings)
    out = []
    for reading in readings:
        article, whole = reading.article.id, _source_words(reading)
        for m in sorted(set(mentions_of(reading)), key=_order):
            key = bundle_key(m, reading, story.get(article, ""), kinds)
            forms = tuple(sorted({*_forms(m, reading.article.text), *whole.get(m, ())}))
            out.append(Occurrence(article, story.get(article, ""), m, key, forms, reading.article.language))
    return out


def mentions_of(reading: Reading) -> Iterator[Mention]:
    """The mentions of a reading, wherever they stand: named, speaking, relaying, credited."""
    yield from reading.mentions
    for s in reading.statements:
        if s.mention:
            yield s.mention
        yield from s.beside
        yield from (h.mention for h in s.chain if h.mention)
    yield from (h.mention for h in reading.credits if h.mention)


def _order(m: Mention) -> tuple[tuple[int, int], str, str, str, str, str]:
    return m.span, m.name, m.kind, m.role or "", m.body or "", m.type or ""


def _source_words(reading: Reading) -> dict[Mention, set[str]]:
    """The whole source words of the statements that each mention was read from (those of a pronoun name nobody)."""
    out: dict[Mention, set[str]] = defaultdict(set)
    for s in reading.statements:
        start, end = (s.source[0][0], s.source[-1][1]) if s.source else (0, 0)
        if s.mention and start < s.mention.span[1] and s.mention.span[0] < end and len(s.source) == 1:
            out[s.mention].add(" ".join(reading.article.text[start:end].split()))
    return out


def _forms(m: Mention, text: str) -> tuple[str, ...]:
    words = " ".join(text[slice(*m.span)].split())
    return tuple(sorted({f for f in (words, m.name) if f}))


def _kinds(readings: Sequence[Reading]) -> dict[Key, EntityKind]:
    """The kind of each name over the whole heap: the one that most mentions give it, sources counting more."""
    votes: dict[Key, Counter[EntityKind]] = defaultdict(Counter)
    for reading in readings:
        small = small_words(gazetteer(load(reading.article.language)))
        for m in reading.mentions:
            votes[key_of(m.name)][m.kind] += 1
        for s in reading.statements:
            if s.mention and s.mention.kind in _VOTED:
                votes[key_of(s.mention.name)][s.mention.kind] += 3
            if s.mention and s.mention.kind == "institution" and (name := behind_noun(s.mention.name, small)):
                votes[key_of(name)]["institution"] += 3
    found = {k: min(v, key=lambda kind: (kind == "other", -v[kind], kind)) for k, v in votes.items()}
    families = {k[at:] for k, kind in found.items() if kind == "person" for at in range(1, len(k) - 1)}
    return {k: "person" if k in families else kind for k, kind in found.items()}  # *Mme Vial-Roch* of *Ana Vial-Roch*


def bundle_key(m: Mention, reading: Reading, story: str, kinds: Mapping[Key, EntityKind]) -> Key:
    """What a mention falls under. The first word says how: known, person, alone (a family name in one article), office
    (a function with no name), unnamed, described (media), document, body, place."""
    article, words = reading.article.id, key_of(m.name)
    if m.kind == "anonymous":
        return _unnamed(m, words, reading, story)
    if m.kind == "document" or not words:
        return "document", article, *words
    entry = everyone().get(words)
    if entry and m.kind != "person" and not (entry.via == "capital" and m.kind != "state"):
        return "known", entry.id
    if m.kind == "person" and m.name[:1].islower():
        return "office", story, *concepts(words, load(reading.article.language))
    if m.kind == "media" and m.name[:1].islower():
        return _described(m, words, reading, story)
    kind = kinds.get(words, m.kind)
    if kind == "person" and _is_pair(m.name, kinds):
        return "body", *sorted(words)
    if kind == "person":
        return ("person", *words) if len(words) > 1 else ("alone", article, *words)
    if kind == "place":
        return "place", *words
    return "body", *concepts(words, load(reading.article.language))


def _is_pair(name: str, kinds: Mapping[Key, EntityKind]) -> bool:
    """Whether a hyphen joins two that the heap names apart as well: *Renault-Nissan* is nobody's name."""
    parts = name.split("-")
    return len(parts) == 2 and all(p[:1].isupper() and key_of(p) in kinds for p in parts)


def _unnamed(m: Mention, words: Key, reading: Reading, story: str) -> Key:
    """Unnamed sources of one type and one body may be the same in one story, where sources of which no more is said
    are officials; those of no body only in one article, in the same words."""
    language = load(reading.article.language)
    sources = gazetteer(language).words("words.generic_source")
    bare = m.type == "none" and bool({w.removesuffix("s") for w in key_of(m.role or "")[:1]} & sources)
    if m.body and (bare or m.type in ("official", "military", "diplomatic", "judicial", "police")):
        return "unnamed", story, "official" if bare else m.type or "", body_of(m, language)
    return "unnamed", f"{story}/{reading.article.id}", m.type or "none", *words


def _described(m: Mention, words: Key, reading: Reading, story: str) -> Key:
    """Media that are only described: those of one state, in one number, are the same in one story."""
    if m.body and m.role:
        return "described", story, m.body, fold(m.role)
    return "described", f"{story}/{reading.article.id}", *words
