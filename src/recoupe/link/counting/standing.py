"""Who an entity is as a source: which body it speaks for, of which state, and what it may be when it has no name.

Read from the forms the entity is met under and from what the texts say beside its name (function, body), with the data
of ``places.toml`` (states, capitals, adjectives, buildings) and ``origins.toml`` (functions) of every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.terms import lexicon
from recoupe.link.words import fold
from recoupe.model import Entity, EntityKind, Mention, Reading

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
LONGEST = 6

Words = tuple[str, ...]


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

    @property
    def anonymous(self) -> bool:
        """Whether the texts leave it unnamed."""
        return self.kind == "anonymous"


def standings(corpus: Corpus, entities: Iterable[str]) -> Mapping[str, Standing]:
    """The standing of each of these entities (ids the corpus does not know are left out)."""
    known = [corpus.by_entity[e] for e in sorted(set(entities)) if e in corpus.by_entity]
    return {e.id: _standing(e, mentions(corpus, e)) for e in known}


def mentions(corpus: Corpus, entity: Entity) -> tuple[Mention, ...]:
    """Every mention of an entity as the article stage read it, with function and body."""
    found = []
    for article in sorted({p.article for p in entity.mentions}):
        if article in corpus.by_article:
            spans = {p.span for p in entity.mentions if p.article == article}
            found += [m for m in _mentions(corpus.by_article[article]) if m.span in spans]
    return tuple(found)


def _mentions(reading: Reading) -> list[Mention]:
    said = [m for s in reading.statements for m in (s.mention, *(h.mention for h in s.chain)) if m]
    return [*reading.mentions, *said, *(c.mention for c in reading.credits if c.mention)]


def _standing(entity: Entity, met: tuple[Mention, ...]) -> Standing:
    forms = sorted({entity.name, *entity.forms, *(text for m in met for text in (m.role, m.body) if text)})
    runs = [split(form) for form in forms]
    data = facts()
    if entity.kind == "anonymous" and _body(split(entity.name)) in data.known:
        entity = replace(entity, kind="institution")  # *the prefecture* is a body, though its town is not said
    house, nation = _house(entity, met, runs)
    arm = entity.kind not in ("media", "anonymous") and (house in data.buildings.values() or _is_arm(runs))
    nation = nation or _nation(runs)
    is_state = entity.kind == "state"
    if is_state:
        house, nation, arm = f"state:{nation or entity.id}", nation or entity.id, True
    if entity.kind == "media" and nation and _any(runs, data.official):
        arm = True
    return Standing(
        entity.id,
        entity.name,
        entity.kind,
        house or entity.id,
        nation,
        arm,
        is_state=is_state,
        family=_family(met) if entity.kind == "anonymous" else None,
        generic=entity.kind == "media" and _is_generic(entity, data.generic),
        first_hand=_any(runs, data.first_hand) or any(m.type == "witness" for m in met),
        vague=_any([split(entity.name)], data.vague),
        untitled=entity.kind == "person" and not _is_named(entity),
    )


def _is_named(entity: Entity) -> bool:
    return any(word[:1].isupper() for form in (entity.name, *entity.forms) for word in form.split())


def split(text: str) -> Words:
    """The folded words of a phrase.

    >>> split("le Kremlin")
    ('le', 'kremlin')
    """
    return tuple(fold(w) for w in _WORD.findall(text.replace("’", "'")))


# ---------------------------------------------------------------------------------------------------------- the data


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """The compiled data of all languages: word runs, each a tuple of folded words."""

    state: frozenset[Words]
    spared: frozenset[Words]
    voices: frozenset[Words]
    heads: frozenset[Words]
    experts: frozenset[Words]
    generic: frozenset[Words]
    official: frozenset[Words]
    first_hand: frozenset[Words]
    vague: frozenset[Words]
    skip: frozenset[str]
    bodies: Mapping[Words, Words]
    families: Mapping[str, str]
    countries: Mapping[Words, str]
    capitals: Mapping[Words, str]
    demonyms: Mapping[Words, str]
    buildings: Mapping[Words, str]
    building_state: Mapping[str, str]
    known: frozenset[Words]
    fields: Mapping[str, str]


@cache
def facts() -> Facts:
    """Read once, from every language's folder."""
    languages = [lang.load(code) for code in lang.codes()]

    def runs(key: str) -> frozenset[Words]:
        return frozenset(split(w) for one in languages for w in one.words("origins", key))

    rows = [row for one in languages for row in one.rows("origins", "body")]
    families = {t: name for one in languages for name, types in _families(one).items() for t in types}
    buildings = [b for one in languages for b in one.table("places").get("building", ())]
    states = [s for one in languages for s in one.table("places").get("state", ())]
    return Facts(
        runs("state.words"),
        runs("state.except"),
        runs("voice.words"),
        runs("voice.heads"),
        runs("voice.experts"),
        runs("media.generic"),
        runs("media.official"),
        runs("anonymous.first_hand"),
        runs("anonymous.vague"),
        frozenset(w for one in languages for w in one.words("origins", "text.skip")),
        {split(word): split(row["is"]) for row in rows for word in row["of"]},
        families,
        {split(n): s["id"] for s in states for n in (s["name"], *s.get("also", ()))},
        {split(n): s["id"] for s in states for n in s.get("capital", ())},
        {split(n): s["id"] for one in languages for n, s in _demonyms(one)},
        {split(n): b["id"] for b in buildings for n in (b["name"], *b.get("also", ()))},
        {b["id"]: b["state"] for b in buildings},
        frozenset(split(row["is"]) for row in rows),
        {run[0]: key for one in languages for run, (key, _) in lexicon(one).runs.items() if len(run) == 1},
    )


def _families(language: Language) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = language.table("origins").get("anonymous", {}).get("family", {})
    return found


def _demonyms(language: Language) -> list[tuple[str, Mapping[str, str]]]:
    table = language.table("places")
    endings = table.get("endings", ("", "s"))
    return [(d + e, s) for s in table.get("state", ()) for d in s.get("demonym", ()) for e in endings]


# ------------------------------------------------------------------------------------------------------ what forms say


def _find(words: Words, table: Mapping[Words, str]) -> str | None:
    """The value of the first run of words that the table holds, longer runs first at each place."""
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST), start, -1):
            if words[start:end] in table:
                return table[words[start:end]]
    return None


def _holds(words: Words, runs: frozenset[Words]) -> bool:
    return any(words[i:j] in runs for i in range(len(words)) for j in range(i + 1, min(len(words), i + LONGEST) + 1))


def _any(forms: Iterable[Words], runs: frozenset[Words]) -> bool:
    return any(_holds(_singular(words), runs) or _holds(words, runs) for words in forms)


def _singular(words: Words) -> Words:
    return tuple(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words)


def _nation(forms: list[Words]) -> str | None:
    """The state a source belongs to: by an adjective, a building, a country's name, or a capital that stands alone."""
    data = facts()
    for table in (data.demonyms, data.buildings, data.countries):
        for words in forms:
            found = _find(words, table)
            if found:
                return data.building_state.get(found, found) if table is data.buildings else found
    alone = (tuple(w for w in words if w not in data.skip) for words in forms)
    return next((data.capitals[words] for words in alone if words in data.capitals), None)


def _is_arm(forms: list[Words]) -> bool:
    data = facts()
    return _any(forms, data.state) and not _any(forms, data.spared) and not _any(forms, data.experts)


def _is_generic(entity: Entity, runs: frozenset[Words]) -> bool:
    """Whether no form of an outlet is a name: *les médias officiels*, *the local press*."""
    data = facts()
    forms = [tuple(w for w in split(f) if w not in data.skip) for f in (entity.name, *entity.forms)]
    return all((words and words[0] in {r[0] for r in runs}) or _holds(words[-1:], runs) for words in forms)


def _family(met: tuple[Mention, ...]) -> str | None:
    types = sorted({m.type for m in met if m.type and m.type != "none"})
    return facts().families.get(types[0]) if types else None


def _house(entity: Entity, met: tuple[Mention, ...], forms: list[Words]) -> tuple[str | None, str | None]:
    """The body an entity is or speaks for, as a key, and its state when the body is a known building."""
    data = facts()
    if entity.kind in ("media", "anonymous", "state"):
        return None, None
    if entity.kind == "place" and not _any(forms, data.state):
        return None, None
    named = [split(f) for f in entity.forms if entity.kind == "person"]
    spoken = [split(m.body) for m in met if m.body and _speaks(m)] + [w for w in named if _holds(w, data.voices)]
    own = (
        [split(f) for f in (entity.name, *entity.forms)] if entity.kind in ("institution", "document", "place") else []
    )
    led = [
        words for m in met if m.role and entity.kind == "person" for words in _led(split(m.role), split(m.body or ""))
    ]
    if entity.kind == "person":
        name = frozenset(split(entity.name)) - frozenset(w for run in data.bodies for w in run)
        led += [w for f in entity.forms for w in _led(tuple(x for x in split(f.split(",")[0]) if x not in name), ())]
    for words in (*spoken, *own):
        building = _find(words, data.buildings)
        if building:
            return building, data.building_state[building]
    bodies = [split(m.body) for m in met if m.body and _speaks(m)]
    candidates = sorted({_body(words) for words in (*bodies, *led, *own)} - {()}, key=lambda w: (-len(w), w))
    if not candidates:
        return None, None
    nation = _nation(forms)
    return "body:" + " ".join(candidates[0]) + (f"@{nation}" if nation else ""), None


def _speaks(mention: Mention) -> bool:
    """Whether a function makes one the voice of the body beside it; an expert of a house does not speak for it."""
    if mention.role is None:
        return True
    data, words = facts(), split(mention.role)
    if _any([words], data.experts):
        return False
    return _any([words], data.voices) or _any([words], data.heads) or mention.kind in ("document", "institution")


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
    for start in range(len(kept)):
        for end in range(min(len(kept), start + LONGEST), start, -1):
            if kept[start:end] in data.bodies:
                rest = sorted({data.fields.get(w, w) for w in (*kept[:start], *kept[end:])})
                return (*data.bodies[kept[start:end]], *rest)
    return kept
