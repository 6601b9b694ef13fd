"""What is known of states, bodies and functions, from ``places.toml`` and ``origins.toml`` of every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.alignment.lexicon import lexicon, unmarked
from recoupe.text.folding import fold

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_HUMP = re.compile(r"(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
"""Where a capital inside a word begins another: *MétéoSuisse*."""
LONGEST = 6
"""Words of the longest run that is looked up."""

Words = tuple[str, ...]


def split(text: str) -> Words:
    """The folded words of a phrase.

    >>> split("le Kremlin")
    ('le', 'kremlin')
    """
    return tuple(fold(w) for w in _WORD.findall(_HUMP.sub(" ", text.replace("’", "'"))))


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """The compiled data of all languages: word runs, each a tuple of folded words."""

    state: frozenset[Words]
    spared: frozenset[Words]
    rulers: frozenset[Words]
    voices: frozenset[Words]
    heads: frozenset[Words]
    experts: frozenset[Words]
    staff: frozenset[Words]
    former: frozenset[Words]
    papers: frozenset[Words]
    officers: frozenset[Words]
    generic: frozenset[Words]
    official: frozenset[Words]
    first_hand: frozenset[Words]
    care: frozenset[Words]
    vague: frozenset[Words]
    firms: frozenset[Words]
    vast: frozenset[Words]
    skip: frozenset[str]
    bodies: Mapping[Words, Words]
    families: Mapping[str, str]
    countries: Mapping[Words, str]
    capitals: Mapping[Words, str]
    demonyms: Mapping[Words, str]
    buildings: Mapping[Words, str]
    building_state: Mapping[str, str]
    housed: Mapping[str, Words]
    known: frozenset[Words]
    national: frozenset[str]
    fields: Mapping[Words, str]
    trades: Mapping[str, str]


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
    skip = frozenset(w for one in languages for w in one.words("origins", "text.skip"))
    return Facts(
        runs("state.words"),
        runs("state.except"),
        runs("state.rulers"),
        runs("voice.words"),
        runs("voice.heads"),
        runs("voice.experts"),
        runs("voice.staff"),
        runs("voice.former"),
        runs("voice.papers"),
        runs("serving.officers"),
        runs("media.generic"),
        runs("media.official"),
        runs("anonymous.first_hand"),
        runs("anonymous.care"),
        runs("anonymous.vague"),
        runs("voice.firms"),
        runs("voice.vast"),
        skip,
        {run: _under(row["is"]) for row in rows for word in row["of"] for run in (split(word), _bare(word, skip))},
        families,
        {split(n): s["id"] for s in states for n in (s["name"], *s.get("also", ()))},
        {split(n): s["id"] for s in states for n in s.get("capital", ())},
        {split(n): s["id"] for one in languages for n, s in _demonyms(one)},
        {split(n): b["id"] for b in buildings for n in (b["name"], *b.get("also", ()))},
        {b["id"]: b["state"] for b in buildings},
        {b["id"]: _under(b["body"]) for b in buildings if "body" in b},
        frozenset(_under(row["is"]) for row in rows),
        frozenset(_under(row["is"])[0] for row in rows if row.get("national")),
        {run: key for one in languages for run, (key, _) in unmarked(lexicon(one)).items()},
        {fold(word): kind for one in languages for kind, words in _trades(one).items() for word in words},
    )


def _under(name: str) -> Words:
    """The words under which a body goes: a noun for its kind, and the keys of its fields."""
    return tuple(name.split())


def _bare(word: str, skip: frozenset[str]) -> Words:
    """A phrase as it stands in a body's name, which has no small words."""
    return tuple(w for w in split(word) if w not in skip)


def _families(language: Language) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = language.table("origins").get("anonymous", {}).get("family", {})
    return found


def _trades(language: Language) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = language.table("origins").get("trades", {})
    return found


def _demonyms(language: Language) -> list[tuple[str, Mapping[str, str]]]:
    table = language.table("places")
    endings = table.get("endings", ("", "s"))
    return [(d + e, s) for s in table.get("state", ()) for d in s.get("demonym", ()) for e in endings]


def find(words: Words, table: Mapping[Words, str]) -> str | None:
    """The value of the first run of words that the table holds, longer runs first at each place."""
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST), start, -1):
            if words[start:end] in table:
                return table[words[start:end]]
    return None


def holds(words: Words, runs: frozenset[Words]) -> bool:
    return any(words[i:j] in runs for i in range(len(words)) for j in range(i + 1, min(len(words), i + LONGEST) + 1))


def some(forms: Iterable[Words], runs: frozenset[Words]) -> bool:
    return any(holds(_singular(words), runs) or holds(words, runs) for words in forms)


def _singular(words: Words) -> Words:
    return tuple(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words)
