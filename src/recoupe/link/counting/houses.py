"""The body that a source is or speaks for, as words without articles, papers and nationality, under one noun.

*le préfet du Val* and *la préfecture du Val*, *la société Orvane* and *Orvane*, *the defence minister* and *le
ministère de la Défense* are one house each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recoupe import lang
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.link.alignment.lexicon import lexicon, unmarked
from recoupe.link.counting.facts import LONGEST, Words, facts, find, holds, some, split
from recoupe.model import Entity, Mention

BODIES = ("institution", "document", "place")


def building(entity: Entity, met: tuple[Mention, ...]) -> tuple[str, str] | None:
    """The building whose name stands for a body, and its state: *le Kremlin*."""
    data = facts()
    named = [split(f) for f in entity.forms if entity.kind == "person"]
    voiced = [w for w in named if holds(w, data.voices)]
    for words in (*_spoken(met), *voiced, *own(entity, met)):
        if found := find(words, data.buildings):
            return found, data.building_state[found]
    return None


def houses(entity: Entity, met: tuple[Mention, ...]) -> tuple[Words, ...]:
    """Every body that a source is or speaks for, the fullest first; none for media, states and the unnamed.

    One that is named in full is not also its kind or its town: *le maire de Vernay* speaks for no other town hall.
    """
    if entity.kind in ("media", "anonymous", "state"):
        return ()
    if entity.kind == "place" and not some([split(f) for f in (entity.name, *entity.forms)], facts().state):
        return ()
    met = still_held(entity, met)
    places = facts().countries.keys() | {(name,) for name in facts().countries.values()}
    found = {body(words) for words in (*_spoken(met), *_headed(entity, met), *own(entity, met))} - {()} - places
    whole = {words for words in found if kind(words) not in ((), words)}
    found = {words for words in found if not any({*words} < {*full} for full in whole)}
    return tuple(sorted(found, key=lambda w: (-len(w), w)))


def still_held(entity: Entity, met: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of an entity without those with a function that it no longer holds."""
    return tuple(m for m in met if not (m.role and _was(entity, split(m.role))))


def _was(entity: Entity, role: Words) -> bool:
    """Whether some form says that somebody no longer holds a function: *une ancienne ingénieure du groupe*."""
    runs = [split(form) for form in entity.forms if entity.kind == "person"]
    return any((a,) in facts().former and run[n + 1 : n + 2] == role[:1] for run in runs for n, a in enumerate(run))


def own(entity: Entity, met: tuple[Mention, ...]) -> list[Words]:
    """The names of a body, each without what the text only says of it."""
    if entity.kind not in BODIES:
        return []
    names = dict.fromkeys(re.sub(r"\s*\(.*", "", name) for name in (entity.name, *(m.name for m in met)))
    return [words for words in map(split, names) if not holds(words, facts().vague)]


def _spoken(met: tuple[Mention, ...]) -> list[Words]:
    told = [m.body for m in met if m.body and speaks(m)]
    return [split(name) for name in told] + [split(full) for name in told if (full := _in_full(name))]


@cache
def _in_full(name: str) -> str | None:
    """The name that the data gives a body under its initials: *UN*, whose letters are an article elsewhere."""
    tables = (gazetteer(lang.load(code)).known for code in lang.codes()) if name.isupper() else ()
    found = (table.get(key_of(name)) for table in tables)
    return next((known.name for known in found if known and known.kind == "institution"), None)


def _headed(entity: Entity, met: tuple[Mention, ...]) -> Iterator[Words]:
    """The bodies that somebody heads, by the functions beside the name and in the forms of it."""
    if entity.kind != "person":
        return
    for m in met:
        if m.role:
            yield from _led(split(m.role), split(m.body or ""))
    name = frozenset(split(entity.name)) - frozenset(w for run in facts().bodies for w in run)
    for form in (f for f in entity.forms if not holds(split(f), facts().former)):
        yield from _led(tuple(w for w in split(form.split(",")[0]) if w not in name), ())


def _led(role: Words, beside: Words) -> list[Words]:
    """The body that a function heads, when the function names its field: *ministre de X* → *ministère de X*."""
    data = facts()
    for start in range(len(role)):
        for end in range(min(len(role), start + LONGEST), start, -1):
            if role[start:end] in data.bodies:
                fields = tuple(w for w in role[:start] if _field((w,)))  # *the transport minister*
                rest = tuple(w for w in role[end:] if w not in data.skip) or fields or beside
                return [(*data.bodies[role[start:end]], *rest)]
    return []


def speaks(mention: Mention) -> bool:
    """Whether a function makes one the voice of the body beside it; an expert of a house does not speak for it."""
    if mention.role is None:
        return True
    data, words = facts(), split(mention.role)
    if some([words], data.experts):
        return False
    if some([words], data.staff):
        return True
    return some([words], data.voices) or some([words], data.heads) or mention.kind in ("document", "institution")


def body(words: Words) -> Words:
    """A body's name without articles, adjectives of nationality and the words for its papers, under one noun."""
    data = facts()
    kept = tuple(w for w in words if w not in data.skip and (w,) not in data.demonyms and (w,) not in data.voices)
    kept = tuple(w for w in kept if (w,) not in data.firms) or kept
    for start in range(len(kept)):
        for end in range(min(len(kept), start + LONGEST), start, -1):
            if kept[start:end] in data.bodies:
                kind = data.bodies[kept[start:end]]
                rest = _fields(kept[:start]), _fields(kept[end:])
                return (*kind, *sorted({f for fields in rest for f in fields} - {*kind} - _seats(kind)))
    return kept


def _seats(kind: Words) -> frozenset[str]:
    """What only says of which state a body is that every state has: *the ministry in Paris*."""
    return _places() if kind[0] in facts().national else frozenset()


@cache
def _places() -> frozenset[str]:
    """The words of the names of states and capitals."""
    data = facts()
    words = {w for table in (data.capitals, data.countries) for run in table for w in run}
    return frozenset(words | {*data.countries.values()})


def seat(words: Words) -> str | None:
    """The state whose capital is named with a body that every state has: *le ministère à Paris*."""
    house = body(words)
    return find(words, facts().capitals) if house and house[0] in facts().national else None


def _fields(words: Words) -> Iterator[str]:
    """What a body is in charge of, each field under one key in all languages, longer runs first."""
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST), at, -1)
        end = next((end for end in ends if _field(words[at:end])), at + 1)
        yield _field(words[at:end]) or words[at]
        at = end


def kind(house: Words) -> Words:
    """The known kind that a body's name opens with: *prosecutor* of *prosecutor vernay*; empty for one of no kind."""
    return max((k for k in facts().known if house[: len(k)] == k), key=len, default=())


def fields(house: Words) -> frozenset[str]:
    """What a body is in charge of by its name, in any language, without the words for its kind: *emergency* of *the
    emergency agency*; nothing for one of a known kind, whose fields are in its name already."""
    data = facts()
    if kind(house):
        return frozenset()
    kinds = {_field((word,)) for word in data.trades}
    found = {_field((word,)) for word in house if word not in data.trades and (word,) not in data.vast}
    return frozenset(key for key in found - kinds if key)


def translated(one: Words, other: Words) -> bool:
    """Whether two names say the same in two languages, word by word: *Front populaire*, *Popular Front*."""
    left = [*other]
    for word in one:
        same = next((w for w in left if _mean_one(word, w)), None)
        if same is None:
            return False
        left.remove(same)
    return not left and len(one) > 1 and one != other


def _mean_one(word: str, other: str) -> bool:
    """Whether two words are one, or have one meaning in two languages; *ouvriers* and *salariés* are two of one."""
    if word == other:
        return True
    keys = {_field((word,)), _field((other,))}
    return len(keys) == 1 and None not in keys and not _languages(word) & _languages(other)


@cache
def _languages(word: str) -> frozenset[str]:
    """The languages whose data lists a word."""
    tables = ((code, unmarked(lexicon(lang.load(code)))) for code in lang.codes())
    return frozenset(code for code, table in tables if (word,) in table or (word.removesuffix("s"),) in table)


def _field(words: Words) -> str | None:
    """The key of a field of work, in the singular or the plural: *transport*, *transports*."""
    known = facts().fields
    last = words[-1]
    return known.get(words) or known.get((*words[:-1], last[:-1] if last.endswith("s") else last + "s"))
