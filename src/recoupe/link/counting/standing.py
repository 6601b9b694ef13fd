"""Who an entity is as a source: which body it speaks for, of which state, and what it may be when it has no name.

Read from the forms the entity is met under and from what the texts say beside its name (function, body), with the data
of ``places.toml`` (states, capitals, adjectives, buildings) and ``origins.toml`` (functions) of every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recoupe.link import Corpus
from recoupe.link.counting.facts import LONGEST, Words, facts, find, holds, some, split
from recoupe.link.memory import per_corpus
from recoupe.model import Entity, EntityKind, Mention


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts of a source. ``key`` is equal for those who speak with one voice; ``nation`` a state's id.

    ``arm``: it speaks for a state, which ``nation`` names when the texts do. ``family`` says of an unnamed source which
    others it may be (None: any). ``generic``: a plural such as *the local media*.
    ``untitled``: a person known by a function alone (*la magistrate*).
    """

    entity: str
    name: str
    kind: EntityKind
    key: str
    nation: str | None
    arm: bool
    is_state: bool = False
    family: str | None = None
    generic: bool = False
    first_hand: bool = False
    vague: bool = False
    untitled: bool = False
    owner: str | None = None

    @property
    def unnamed_media(self) -> bool:
        """Whether it is media without a name: *la presse britannique*, *a daily*."""
        return self.kind == "media" and not self.arm and (self.generic or self.name[:1].islower())

    @property
    def anonymous(self) -> bool:
        """Whether the texts leave it unnamed."""
        return self.kind == "anonymous"


def standings(
    corpus: Corpus, entities: Iterable[str], owners: Mapping[str, str] | None = None
) -> Mapping[str, Standing]:
    """The standing of each of these entities (ids the corpus does not know are left out); ``owners`` of outlets."""
    known = [corpus.by_entity[e] for e in sorted(set(entities)) if e in corpus.by_entity]
    found = {e.id: _standing_of(corpus, e.id) for e in known}
    return {id: replace(one, owner=owners[id]) if owners and id in owners else one for id, one in found.items()}


@per_corpus
def _standing_of(corpus: Corpus, entity: str) -> Standing:
    known = corpus.by_entity[entity]
    met = mentions(corpus, known)
    alone = _standing(known, met)
    body = _spoken_for(corpus, alone, met) if known.kind in ("person", "anonymous") else None
    return replace(alone, key=body.key, nation=alone.nation or body.nation) if body else alone


def _spoken_for(corpus: Corpus, one: Standing, met: tuple[Mention, ...]) -> Standing | None:
    """The one body met in the corpus that somebody leads or speaks for, by whichever of its forms that is told."""
    voiced = {_body(split(m.body)) for m in met if m.role and m.body and _speaks(m)} if not one.anonymous else set()
    met_as = (body for words in voiced for body in _bodies(corpus).get(words, ()))
    found = {body.key: body for body in met_as if one.nation in (None, body.nation) or not body.nation}
    return next(iter(found.values())) if len(found) == 1 else None


@per_corpus
def _bodies(corpus: Corpus) -> Mapping[Words, tuple[Standing, ...]]:
    """The bodies of a corpus by each of their forms: who presides *l'UNP* speaks for the union that it shortens."""
    found: dict[Words, dict[str, Standing]] = {}
    for entity in corpus.entities:
        if entity.kind == "institution":
            one = _standing(entity, mentions(corpus, entity))
            for form in (entity.name, *entity.forms):
                found.setdefault(_body(split(form)), {})[one.key] = one
    return {words: tuple(ones.values()) for words, ones in found.items() if words}


def mentions(corpus: Corpus, entity: Entity) -> tuple[Mention, ...]:
    """Every mention of an entity as the article stage read it, with function and body."""
    found = []
    for article in sorted({p.article for p in entity.mentions}):
        if article in corpus.by_article:
            spans = {p.span for p in entity.mentions if p.article == article}
            found += [m for m in _mentions(corpus, article) if m.span in spans]
    return tuple(found)


@per_corpus
def _mentions(corpus: Corpus, article: str) -> tuple[Mention, ...]:
    reading = corpus.by_article[article]
    said = [m for s in reading.statements for m in (s.mention, *(h.mention for h in s.chain)) if m]
    return (*reading.mentions, *said, *(c.mention for c in reading.credits if c.mention))


def _standing(entity: Entity, met: tuple[Mention, ...]) -> Standing:
    forms = sorted({entity.name, *entity.forms, *(text for m in met for text in (m.role, m.body) if text)})
    runs = [split(form) for form in forms]
    data = facts()
    if entity.kind == "anonymous" and _body(split(entity.name)) in data.known:
        entity = replace(entity, kind="institution")  # *the prefecture* is a body, though its town is not said
    if entity.kind == "anonymous" and any(m.body and m.role and some([split(m.role)], data.voices) for m in met):
        entity = replace(entity, kind="institution")  # *a spokesman for the port* is the port
    house, nation = _house(entity, met, runs)
    arm = entity.kind not in ("media", "anonymous") and (
        house in data.buildings.values() or _is_arm(runs) or _is_state_head(met)
    )
    nation = nation or _nation(runs)
    is_state = entity.kind == "state"
    if is_state:
        house, nation, arm = f"state:{nation or entity.id}", nation or entity.id, True
    named = [split(form) for form in (entity.name, *entity.forms, *(m.role for m in met if m.role))]
    if entity.kind == "media" and nation and some(named, data.official):  # not by its state's own name: *United States*
        arm = True
    return Standing(
        entity.id,
        entity.name,
        entity.kind,
        house or _named_house(entity) or entity.id,
        nation,
        arm,
        is_state=is_state,
        family=_family(met, named) if entity.kind == "anonymous" else None,
        generic=entity.kind == "media" and _is_generic(entity, data.generic),
        first_hand=some(runs, data.first_hand) or any(m.type == "witness" for m in met),
        vague=some([split(entity.name)], data.vague),
        untitled=entity.kind == "person" and not _is_named(entity),
    )


def _is_named(entity: Entity) -> bool:
    return any(word[:1].isupper() for form in (entity.name, *entity.forms) for word in form.split())


def _nation(forms: list[Words]) -> str | None:
    """The state a source belongs to: by an adjective, a building, a country's name, or a capital that stands alone."""
    data = facts()
    for table in (data.demonyms, data.buildings, data.countries):
        for words in forms:
            found = find(words, table)
            if found:
                return data.building_state.get(found, found) if table is data.buildings else found
    alone = (tuple(w for w in words if w not in data.skip) for words in forms)
    return next((data.capitals[words] for words in alone if words in data.capitals), None)


def _is_arm(forms: list[Words]) -> bool:
    """Whether some form names a service of a state and none one who is not (any more) of it: *ancien ministre*."""
    data = facts()
    return some(forms, data.state) and not some(map(_headed, forms), data.spared) and not some(forms, data.experts)


def _headed(words: Words) -> Words:
    """What stands before the word for a service, and the last word: *ministère des anciens combattants* is no former
    ministry."""
    service = next((i for i in range(len(words)) if some([words[i : i + 1]], facts().state)), len(words))
    return (*words[:service], *words[-1:]) if service < len(words) else words


def _is_state_head(met: tuple[Mention, ...]) -> bool:
    """Whether a function is that of the first of a state: *président égyptien*, *king of Spain*."""
    data = facts()
    places = (*data.countries, *data.demonyms)
    for role, body in ((split(m.role), split(m.body or "")) for m in met if m.role and m.kind == "person"):
        rest = tuple(w for w in role if w not in data.skip and (w,) not in data.rulers)
        if holds(role, data.rulers) and (rest in places or (not rest and body in places)):
            return True
    return False


def _is_generic(entity: Entity, runs: frozenset[Words]) -> bool:
    """Whether no form of an outlet is a name: *les médias officiels*, *the local press*."""
    data = facts()
    forms = [tuple(w for w in split(f) if w not in data.skip) for f in (entity.name, *entity.forms)]
    return all((words and words[0] in {r[0] for r in runs}) or holds(words[-1:], runs) for words in forms)


def _family(met: tuple[Mention, ...], named: list[Words]) -> str | None:
    types = sorted({m.type for m in met if m.type and m.type != "none"})
    found = facts().families.get(types[0]) if types else None
    return "carer" if found == "expert" and some(named, facts().care) else found  # a doctor of the hospital was there


def _house(entity: Entity, met: tuple[Mention, ...], forms: list[Words]) -> tuple[str | None, str | None]:
    """The body an entity is or speaks for, as a key, and its state when the body is a known building."""
    data = facts()
    if entity.kind in ("media", "anonymous", "state"):
        return None, None
    if entity.kind == "place" and not some(forms, data.state):
        return None, None
    named = [split(f) for f in entity.forms if entity.kind == "person"]
    spoken = [split(m.body) for m in met if m.body and _speaks(m)] + [w for w in named if holds(w, data.voices)]
    forms_of = (entity.name, *entity.forms) if entity.kind in ("institution", "document", "place") else ()
    own = [words for words in map(split, forms_of) if not holds(words, data.vague)]
    led = [
        words for m in met if m.role and entity.kind == "person" for words in _led(split(m.role), split(m.body or ""))
    ]
    if entity.kind == "person":
        name = frozenset(split(entity.name)) - frozenset(w for run in data.bodies for w in run)
        led += [w for f in entity.forms for w in _led(tuple(x for x in split(f.split(",")[0]) if x not in name), ())]
    for words in (*spoken, *own):
        building = find(words, data.buildings)
        if building:
            return building, data.building_state[building]
    bodies = [split(m.body) for m in met if m.body and _speaks(m)]
    candidates = sorted({_body(words) for words in (*bodies, *led, *own)} - {()}, key=lambda w: (-len(w), w))
    if not candidates:
        return None, None
    nation = _nation(forms)
    return "body:" + " ".join(candidates[0]) + (f"@{nation}" if nation else ""), None


def _named_house(entity: Entity) -> str | None:
    """The key of something that is no person, by its name: readers differ on whether a firm is a firm or a place."""
    words = _body(split(entity.name)) if entity.kind in ("institution", "place", "other", "document") else ()
    return "body:" + " ".join(words) if words else None


def _speaks(mention: Mention) -> bool:
    """Whether a function makes one the voice of the body beside it; an expert of a house does not speak for it."""
    if mention.role is None:
        return True
    data, words = facts(), split(mention.role)
    if some([words], data.experts):
        return False
    return some([words], data.voices) or some([words], data.heads) or mention.kind in ("document", "institution")


def _led(role: Words, body: Words) -> list[Words]:
    """The body that a function heads, when the function names its field: *ministre de X* → *ministère de X*."""
    data = facts()
    for start in range(len(role)):
        for end in range(min(len(role), start + LONGEST), start, -1):
            if role[start:end] in data.bodies:
                rest = tuple(w for w in role[end:] if w not in data.skip) or body
                return [(*data.bodies[role[start:end]], *rest)]
    return []


def _body(words: Words) -> Words:
    """A body's name without articles, adjectives of nationality and the words for its papers, under one noun."""
    data = facts()
    kept = tuple(w for w in words if w not in data.skip and (w,) not in data.demonyms and (w,) not in data.voices)
    kept = tuple(w for w in kept if (w,) not in data.firms) or kept
    for start in range(len(kept)):
        for end in range(min(len(kept), start + LONGEST), start, -1):
            if kept[start:end] in data.bodies:
                rest = sorted({data.fields.get(w, w) for w in (*kept[:start], *kept[end:])})
                return (*data.bodies[kept[start:end]], *rest)
    return kept
