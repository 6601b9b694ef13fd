"""Who may speak, as data: nouns, titles, countries, buildings, outlets and bodies of a language, ready to be searched.

Words are compared *folded*: without case, accents, apostrophes or hyphens, so that ``Corée-du-Nord``, ``corée du Nord``
and ``COREE DU NORD`` are one key. Proper names of every language are known to all of them, because an English
outlet is quoted in French and the other way round; nouns and grammar are those of the language alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from recoupe.lang import Language, codes, load
from recoupe.model import EntityKind, Span
from recoupe.text.folding import fold

Key = tuple[str, ...]

_WORD = re.compile(r"\w+")
KEPT = 1 << 14
"""Phrases whose noun is remembered."""
_GAP = re.compile(r"[ ]?['.’\-]?[ ]?")


class Word(NamedTuple):
    """A run of letters or digits with its folded form."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Known:
    """A name from the data. ``via`` says how the form names its bearer: name, capital (a city that speaks for its
    state) or short (a form read only where a source is expected); ``agency`` is the state whose news agency it is."""

    id: str
    name: str
    kind: EntityKind
    via: str = "name"
    state: str | None = None
    form: str = ""
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """What a naming phrase can be headed by: its class (role, anonymous, document, media, institution, group)."""

    head: str
    kind: str
    type: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The compiled data of one language; every mapping is keyed by folded words."""

    language: Language
    known: Mapping[Key, Known]
    nouns: Mapping[Key, Noun]
    demonyms: Mapping[Key, str]
    endings: tuple[str, ...]
    longest: int
    lists: Mapping[str, frozenset[str]]
    offices: Mapping[Key, Key]
    openings: Mapping[str, int]
    firsts: Mapping[str, str]
    presses: Mapping[Key, int]
    general: Mapping[str, frozenset[str]]

    def words(self, key: str) -> frozenset[str]:
        """A list of ``[words]`` or ``[titles]`` (``"words.pronouns"``), as it is written."""
        return self.lists[key]

    def folded(self, *keys: str) -> frozenset[str]:
        """Some of these lists together, folded as the words of a text are compared."""
        return _folded(self, keys)

    def noun(self, key: Key) -> Noun | None:
        """The noun with that key, in the plural or the feminine too (ends of its first and last word are free)."""
        return _noun(self, key)

    def may_be(self, role: str | None, noun: Noun) -> bool:
        """Whether an outlet called by some words may be called by another noun: a magazine *l'hebdomadaire*."""
        mine, other = self.presses.get(key_of(role or "")[:1]), self.presses.get(key_of(noun.head))
        return mine is None or other is None or mine == other

    def is_title(self, key: str) -> bool:
        """Whether a folded word is a form of address (*M.*, *Mme*)."""
        return any(key == fold(t.rstrip(".")) for t in self.lists["titles.all"])

    def demonym(self, key: Key) -> str | None:
        """The state an adjective belongs to."""
        return self.demonyms.get(key)


@lru_cache(maxsize=KEPT)
def _folded(lex: Gazetteer, keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(w) for key in keys for w in lex.words(key))


@lru_cache(maxsize=KEPT)
def _noun(lex: Gazetteer, key: Key) -> Noun | None:
    for last in _bare(lex, key[-1]):
        if len(key) == 1:
            found = lex.nouns.get((last,))
        else:
            heads = ((first, *key[1:-1], last) for first in _bare(lex, key[0]))
            found = next((n for k in heads if (n := lex.nouns.get(k))), None)
        if found:
            return found
    return None


def _bare(lex: Gazetteer, word: str) -> Iterator[str]:
    for ending in lex.endings:
        if word.endswith(ending):
            yield word[: len(word) - len(ending)]


def key_of(text: str) -> Key:
    """The folded words of a string.

    >>> key_of("Quai d'Orsay")
    ('quai', 'd', 'orsay')
    """
    return tuple(fold(m.group()) for m in _WORD.finditer(text))


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words between two offsets."""
    return tuple(Word(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text, start, end))


def runs(words: tuple[Word, ...], at: int, text: str, longest: int) -> Iterator[tuple[int, Key]]:
    """Keys that begin at ``words[at]``, longest first, none of which leaps over more than a space or a hyphen."""
    if not longest:
        return
    stop = at + 1
    while stop < len(words) and stop - at < longest and _GAP.fullmatch(text, words[stop - 1].end, words[stop].start):
        stop += 1
    for end in range(stop, at, -1):
        yield end, tuple(w.key for w in words[at:end])


@cache
def gazetteer(language: Language) -> Gazetteer:
    """Compile ``who.toml`` and ``places.toml`` of a language, with the proper names of all."""
    who = language.table("who")
    known = dict(_names(language))
    for code in codes():
        if code != language.code and "who" in load(code).tables:
            for key, entry in _names(load(code)):
                known.setdefault(key, entry)
    nouns = {key_of(w): Noun(w, row["class"], row.get("type")) for row in who["noun"] for w in row["words"]}
    ends = tuple(sorted(who["endings"], key=lambda e: (len(e), e)))
    lists = {f"{t}.{k}": frozenset(v) for t in ("words", "titles") for k, v in who[t].items()}
    lists["words.governing"] = frozenset(fold(w) for w in who["words"]["governors"])
    lists["words.plain"] = frozenset(fold(w) for w in who["words"]["capitalised"])
    lists["words.generic_folded"] = frozenset(fold(w) for w in who["words"]["generic"])
    lists["titles.all"] = frozenset(w for k in who["titles"] for w in who["titles"][k])
    longest = max(len(k) for k in (*known, *nouns))
    offices = {key_of(w): key_of(row[0]) for row in who["offices"] for w in row}
    openings: dict[str, int] = {}
    for key in known:
        openings[key[0]] = max(len(key), openings.get(key[0], 0))
    return Gazetteer(
        language,
        known,
        nouns,
        dict(_demonyms(language)),
        ends,
        longest,
        lists,
        offices,
        openings,
        firsts=_first_names(language),
        presses={key_of(w): i for i, row in enumerate(who["presses"]) for w in row},
        general={word: frozenset(heads) for word, heads in who["general"].items()},
    )


def _first_names(language: Language) -> dict[str, str]:
    """The gender of each first name: as the language itself has it, else as the others do."""
    out: dict[str, str] = {}
    for code in (language.code, *(c for c in codes() if c != language.code)):
        for gender in ("feminine", "masculine"):
            for name in load(code).tables.get("firstnames", {}).get(gender, ()):
                out.setdefault("-".join(key_of(name)), gender)
    return out


@cache
def everyone() -> Mapping[Key, Known]:
    """The proper names of every language, by folded form: what linking across articles looks names up in."""
    out: dict[Key, Known] = {}
    for code in codes():
        for key, entry in _names(load(code)):
            out.setdefault(key, entry)
    return out


@cache
def called(code: str) -> Mapping[str, str]:
    """What each known name is called in a language, by id; names that only another language lists keep its form.

    >>> called("fr")["russia"], called("en")["russia"]
    ('Russie', 'Russia')
    """
    out: dict[str, str] = {}
    for other in (code, *(c for c in codes() if c != code)):
        for entry in sorted(dict(_names(load(other))).values(), key=lambda k: k.form != k.name):
            out.setdefault(entry.id, entry.name)
    return out


def _names(language: Language) -> Iterator[tuple[Key, Known]]:
    """Every form with whom it names; earlier rows win, so a building's institution precedes a state's capital."""
    places, known = language.table("places"), language.table("who")["known"]
    seen: set[Key] = set()
    for entry in (*_listed(known), *_housed(places["building"]), *_states(places["state"])):
        if key_of(entry.form) not in seen:
            seen.add(key_of(entry.form))
            yield key_of(entry.form), entry


def _listed(known: Mapping[str, Any]) -> Iterator[Known]:
    kinds: tuple[EntityKind, ...] = ("media", "institution")
    for kind in kinds:
        for row in known.get(kind, ()):
            via = "short" if row.get("context") else "name"
            for form in (row["name"], *row.get("also", ())):
                yield Known(row["id"], row["name"], kind, via, row.get("state"), form, row.get("agency"))
            for form in row.get("short", ()):
                yield Known(row["id"], row["name"], kind, "short", row.get("state"), form)
    for name in known.get("place", ()):
        yield Known("_".join(key_of(name)), name, "place", form=name)


def _housed(rows: Iterable[Mapping[str, Any]]) -> Iterator[Known]:
    for row in rows:
        for form in (row["name"], *row.get("also", ())):
            yield Known(row["id"], row["name"], "institution", state=row.get("state"), form=form)


def _states(rows: Iterable[Mapping[str, Any]]) -> Iterator[Known]:
    for row in rows:
        for form in (row["name"], *row.get("also", ())):
            yield Known(row["id"], row["name"], "state", state=row["id"], form=form)
        for form in row.get("capital", ()):
            yield Known(row["id"], row["name"], "state", "capital", row["id"], form)


def _demonyms(language: Language) -> Iterator[tuple[Key, str]]:
    places = language.table("places")
    for row in places["state"]:
        for word in row.get("demonym", ()):
            for ending in places["endings"]:
                yield key_of(word + ending), row["id"]


def is_written(text: str, start: int, end: int, form: str) -> bool:
    """Whether words of a text carry the capitals of a known form; an acronym is all capitals: *UN* is not *Un*."""
    mine = [m.group() for m in _WORD.finditer(text, start, end)]
    theirs = [m.group() for m in _WORD.finditer(form)]
    if len(mine) != len(theirs):
        return False
    if len(theirs) == 1 and theirs[0].isupper() and not mine[0].isupper():
        return False
    return all(m == t or m[:1].isupper() or not t[:1].isupper() for m, t in zip(mine, theirs, strict=True))


def covers(outer: Span, inner: Span) -> bool:
    """Whether a span holds another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
