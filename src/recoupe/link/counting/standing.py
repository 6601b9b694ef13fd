"""Who an entity is as a source: which body it speaks for, of which state, and what it may be when it has no name.

Read from the forms the entity is met under and from what the texts say beside its name (function, body), with the data
of ``places.toml`` (states, capitals, adjectives, buildings) and ``origins.toml`` (functions) of every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.link import Corpus
from recoupe.link.counting.facts import Words, facts, find, holds, some, split
from recoupe.link.counting.houses import body, building, fields, houses, own, seat, speaks, still_held
from recoupe.link.counting.met import may_be_firm, mentions
from recoupe.link.counting.naming import full_names, is_unnamed
from recoupe.link.counting.serving import served
from recoupe.link.memory import per_corpus
from recoupe.model import Entity, EntityKind, Mention
from recoupe.text.folding import fold


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts of a source. ``key`` is equal for those who speak with one voice; ``nation`` a state's id.

    ``arm``: it speaks for a state, which ``nation`` names when the texts do. ``family`` says of an unnamed source which
    others it may be (None: any). ``generic``: a plural such as *the local media*.
    ``untitled``: a person known by a function alone (*la magistrate*). ``houses``: every body it is or speaks for;
    ``trades``: what kinds of body those are (firm, union, party), ``bare`` when that is all that is said of them (*la
    direction*). ``serves``: the keys of those whose lawyer, camp or spokesperson it is. ``unsigned``: a paper of whom
    the text does not say. ``fields``: what its body is in charge of; ``described``: by those and its kind alone.
    ``leads``: a person who heads something, of which no text says what (*le directeur, Paul Norval*). ``forms``: the
    full names of a body; ``unnamed``: one told by what it is and never by a name (*un groupe peu connu*).
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
    houses: frozenset[Words] = frozenset()
    trades: frozenset[str] = frozenset()
    bare: bool = False
    serves: frozenset[str] = frozenset()
    unsigned: bool = False
    fields: frozenset[str] = frozenset()
    described: bool = False
    leads: bool = False
    forms: frozenset[Words] = frozenset()
    unnamed: bool = False

    @property
    def unnamed_media(self) -> bool:
        """Whether it is media without a name: *la presse britannique*, *a daily*, *a Swiss newspaper*."""
        rest = [w for w in self.name.split() if (fold(w),) not in facts().demonyms]
        plain = bool(rest) and all(w.islower() for w in rest)
        return self.kind == "media" and not self.arm and (self.generic or plain or self.name[:1].islower())

    @property
    def anonymous(self) -> bool:
        """Whether the texts leave it unnamed."""
        return self.kind == "anonymous"


def standings(
    corpus: Corpus, entities: Iterable[str], owners: Mapping[str, str] | None = None
) -> Mapping[str, Standing]:
    """The standing of each of these entities (ids the corpus does not know are left out); ``owners`` of outlets."""
    known = [e for e in sorted(set(entities)) if e in corpus.by_entity]
    return {e: replace(_standing_of(corpus, e), owner=(owners or {}).get(e), serves=_serves(corpus, e)) for e in known}


def _serves(corpus: Corpus, entity: str) -> frozenset[str]:
    """The keys of those that somebody speaks for; a body of a state needs no lawyer of whom to say so, a minister has
    an office."""
    others = (_standing_of(corpus, other) for other in served(corpus, entity))
    return frozenset(one.key for one in others if not one.arm or one.kind == "person")


@per_corpus
def _standing_of(corpus: Corpus, entity: str) -> Standing:
    known = corpus.by_entity[entity]
    met = mentions(corpus, known)
    alone = _standing(known, met)
    whole = _spoken_for(corpus, alone, still_held(known, met)) if known.kind in ("person", "anonymous") else None
    if whole is None:
        return alone
    nation = alone.nation or whole.nation
    return replace(
        alone, key=whole.key, nation=nation, houses=alone.houses | whole.houses, bare=whole.bare, leads=False
    )


def _spoken_for(corpus: Corpus, one: Standing, met: tuple[Mention, ...]) -> Standing | None:
    """The one body met in the corpus that somebody leads or speaks for, by whichever of its forms that is told."""
    if one.anonymous:
        return None
    voiced = {body(split(m.body)) for m in met if m.role and m.body and speaks(m)}
    if any(m.role and not m.body and some([split(m.role)], facts().heads) for m in met):
        voiced.add(split(one.name)[-1:])  # *le président, Paul Norval* of *la laiterie Norval*
    called = {words for words in voiced if any(_one(w) not in facts().trades for w in words)}
    voiced = called or voiced  # *the group's* is what *Orvane's* is elsewhere
    met_as = (x for words in voiced for x in _bodies(corpus).get(words, ()))
    found = {x.key: x for x in met_as if one.nation in (None, x.nation) or not x.nation}
    return next(iter(found.values())) if len(found) == 1 else None


@per_corpus
def _bodies(corpus: Corpus) -> Mapping[Words, tuple[Standing, ...]]:
    """The bodies of a corpus by each of their forms: who presides *l'UNP* speaks for the union that it shortens."""
    found: dict[Words, dict[str, Standing]] = {}
    for entity in corpus.entities:
        if entity.kind == "institution" or may_be_firm(corpus, entity):  # *Orvane* of *la patronne d'Orvane*
            one = _standing(entity, mentions(corpus, entity))
            for form in (entity.name, *entity.forms):
                found.setdefault(body(split(form)), {})[one.key] = one
    return {words: tuple(ones.values()) for words, ones in found.items() if words}


def _standing(entity: Entity, met: tuple[Mention, ...]) -> Standing:
    forms = sorted({entity.name, *entity.forms, *(text for m in met for text in (m.role, m.body) if text)})
    runs = [split(form) for form in forms]
    data = facts()
    if entity.kind == "anonymous" and body(split(entity.name)) in data.known:
        entity = replace(entity, kind="institution")  # *the prefecture* is a body, though its town is not said
    if entity.kind == "anonymous" and any(m.body and m.role and some([split(m.role)], data.voices) for m in met):
        entity = replace(entity, kind="institution")  # *a spokesman for the port* is the port
    known = building(entity, met) if entity.kind not in ("media", "anonymous", "state") else None
    nation = known[1] if known else _nation(runs)
    ruler = _is_state_head(met)
    housed = (facts().housed[known[0]],) if known and known[0] in facts().housed else ()
    unsigned = _is_unsigned(entity, met)  # *un premier bilan* is no *premier* of a government
    bodies = () if unsigned else housed or houses(entity, met) or ((("presidency",),) if ruler else ())
    is_state = entity.kind == "state" or (entity.kind == "place" and split(entity.name) in data.capitals)
    named = [split(form) for form in (entity.name, *entity.forms, *(m.role for m in met if m.role))]
    if is_state:
        nation = nation or entity.id
        key = f"state:{nation}"
    else:
        alone = known[0] if known and not housed else None
        key = alone or _house_key(bodies, nation) or _named_key(entity, unsigned=unsigned) or entity.id
    return Standing(
        entity.id,
        entity.name,
        entity.kind,
        key,
        nation,
        is_state or bool(known) or _speaks_for_state(entity, runs, named, nation, ruler),
        is_state=is_state,
        family=_family(met, named) if entity.kind == "anonymous" else None,
        generic=entity.kind == "media" and _is_generic(entity, data.generic),
        first_hand=some(runs, data.first_hand) or any(m.type == "witness" for m in met),
        vague=some([split(entity.name)], data.vague),
        untitled=entity.kind == "person" and not _is_named(entity, met),
        houses=frozenset(bodies),
        trades=_trades(entity, met),
        bare=_is_bare(entity, bodies),
        unsigned=unsigned,
        fields=frozenset(field for house in bodies for field in fields(house)),
        described=entity.kind == "institution" and not _is_called(entity),
        leads=entity.kind == "person" and not bodies and not known and _leads(met),
        forms=full_names(entity),
        unnamed=is_unnamed(entity),
    )


def _house_key(bodies: Sequence[Words], nation: str | None) -> str | None:
    return "body:" + " ".join(bodies[0]) + (f"@{nation}" if nation else "") if bodies else None


def _named_key(entity: Entity, *, unsigned: bool) -> str | None:
    """The key of something that is no person, by its name: readers differ on whether a firm is a firm or a place.

    A paper of nobody is its own words (*un premier bilan* is no *premier* of a government).
    """
    if unsigned:
        return "paper:" + " ".join(split(entity.name))
    words = body(split(entity.name)) if entity.kind in ("institution", "place", "other", "document") else ()
    return "body:" + " ".join(words) if words else None


def _speaks_for_state(entity: Entity, runs: list[Words], named: list[Words], nation: str | None, ruler: bool) -> bool:
    """Whether a source is an arm of a state; media are when the text calls them official, not by their state's name."""
    if entity.kind == "anonymous":
        return False
    if entity.kind == "media":
        return bool(nation) and some(named, facts().official)
    paper = entity.kind == "document" and bool(nation) and not body(split(entity.name))  # *le communiqué chilien*
    return ruler or paper or _is_arm(runs)


def _trades(entity: Entity, met: tuple[Mention, ...]) -> frozenset[str]:
    """Of which kinds are the bodies that a source is or speaks for, or what it is itself: *le candidat*, *l'avocat*."""
    said = [split(text) for m in met if m.role for text in (m.role, m.body if m.body and speaks(m) else "")]
    called = map(split, (entity.name, *entity.forms)) if entity.kind == "institution" else [split(entity.name)]
    words = [*called, *said] if entity.kind == "person" else [*called, *own(entity, met)]
    return frozenset(kind for run in words for word in run if (kind := facts().trades.get(_one(word))))


def _leads(met: tuple[Mention, ...]) -> bool:
    return some((split(m.role) for m in met if m.role), facts().heads) and not any(m.body for m in met)


def _is_bare(entity: Entity, bodies: Sequence[Words]) -> bool:
    """Whether nothing but its kind is said of a body or of a person: *le syndicat*, *the company*, *son avocat*."""
    named = entity.kind == "person" and _is_named(entity, ())
    runs = bodies if bodies or named else (body(split(entity.name)),)
    return bool(runs) and all(all(_one(word) in facts().trades for word in run) for run in runs)


def _is_unsigned(entity: Entity, met: tuple[Mention, ...]) -> bool:
    """Whether a paper is one of somebody whom the text does not say: *le message*, *de premiers éléments*."""
    papers = {_one(w) for m in met if m.role and m.kind == "document" for w in split(m.role)[-1:]}
    words = [w for w in split(entity.name) if w not in facts().skip]
    plain = entity.name.islower() and len(words) <= 2
    return entity.kind == "document" and plain and any((w,) in facts().papers for w in papers)


def _one(word: str) -> str:
    """A folded word without the ending of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _is_called(entity: Entity) -> bool:
    """Whether a body has a name beside its kind, its fields and its country's: *France's food watchdog* has none."""
    words = (w for w in entity.name.split() if w[:1].isupper())
    return any(not _nation([split(word)]) and not {*split(word)} <= facts().skip for word in words)


def _is_named(entity: Entity, met: tuple[Mention, ...]) -> bool:
    """Whether some form has a name beside a function and the body it belongs to (*la cheffe du DFAE* has none)."""
    said = {word for m in met if m.role for text in (m.role, m.body or "") for word in split(text)}
    words = (word for form in (entity.name, *entity.forms) for word in form.split())
    return any(word[:1].isupper() and not (said | facts().skip) & {*split(word)} for word in words)


def _nation(forms: list[Words]) -> str | None:
    """The state a source belongs to: by an adjective, a building, a country's name, or a capital: one that stands
    alone, or with a body that every state has."""
    data = facts()
    for table in (data.demonyms, data.buildings, data.countries):
        for words in forms:
            found = find(words, table)
            if found:
                return data.building_state.get(found, found) if table is data.buildings else found
    alone = (tuple(w for w in words if w not in data.skip) for words in forms)
    found = next((data.capitals[words] for words in alone if words in data.capitals), None)
    return found or next((state for words in forms if (state := seat(words))), None)


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
    for role, whose in ((split(m.role), split(m.body or "")) for m in met if m.role and m.kind == "person"):
        rest = tuple(w for w in role if w not in data.skip and (w,) not in data.rulers)
        if holds(role, data.rulers) and (rest in places or (not rest and whose in places)):
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
