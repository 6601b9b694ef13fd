"""Cues: the words that report. Finds verb groups, prepositions and their like by the rows of ``cues.toml``.

A verb is known by its generated forms, not by the tagger's lemma, which errs on inverted subjects; its group runs
from the
auxiliary to the participle with what stands between. What the cue reports is ``contents``' business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from recoupe.extract.said.words import Words
from recoupe.lang import Language, Row
from recoupe.lang.inflect import Form, table
from recoupe.model import Stance

_FLAGS = (
    "weak",
    "passive",
    "negated",
    "object",
    "evidence",
    "reported",
    "inverted",
    "doubtful",
    "keep",
    "quoted",
    "raising",
    "present",
    "subjunctive",
    "counted",
    "over",
)
"""Fields of a cue row that are true or false."""
_LISTS = ("without", "refused", "within", "subjects", "under", "clitics")
"""Fields of a cue row that are lists of words."""
SPEAKERS = ("role", "institution", "media", "anonymous", "group")
"""Classes of naming nouns that can be the subject of a verb of saying."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What may follow a cue: ``kind`` (quote, clause, inf, ing, np, adj, rest, tail, itself) behind ``marker``."""

    marker: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``cues.toml`` for one lemma.

    ``without`` and ``within`` are words that its content must not and must have, ``refused`` those that must not lead
    its object (*reject an offer*), ``subjects`` the only nouns that may be its subject, ``under`` the auxiliaries that
    a negated one must stand under, ``clitics`` those of which one must stand before it. A ``counted`` one has a figure
    in its content, one that is ``over`` is in the past (*a compté*).
    """

    lemma: str
    stance: Stance
    frames: tuple[Frame, ...]
    reflexive: bool = False
    tails: tuple[tuple[str, ...], ...] = ()
    nouns: tuple[tuple[str, ...], ...] = ()
    weak: bool = False
    passive: bool = False
    negated: bool = False
    object: bool = False
    evidence: bool = False
    reported: bool = False
    inverted: bool = False
    doubtful: bool = False
    keep: bool = False
    quoted: bool = False
    raising: bool = False
    present: bool = False
    subjunctive: bool = False
    counted: bool = False
    over: bool = False
    without: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()

    def takes(self, kind: str) -> bool:
        """Whether some frame is of that kind."""
        return any(f.kind == kind for f in self.frames)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue rows of a language, compiled: rows by lemma, verb forms by word, word lists as sets."""

    cues: dict[str, tuple[Cue, ...]]
    carriers: dict[str, tuple[tuple[str, ...], ...]]
    forms: dict[str, tuple[Form, ...]]
    sets: dict[str, frozenset[str]]
    evidence: frozenset[str]
    human: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[tuple[str, ...]]
    """What people and bodies are called in several words."""
    endings: tuple[str, ...]
    prepositions: tuple[tuple[tuple[str, ...], Row], ...]
    openings: frozenset[str]
    """The first words of the prepositions."""

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets.get(name, frozenset())


@dataclass(frozen=True, slots=True)
class Hit:
    """A verb group that may report: tokens ``first`` to ``last`` inclusive, ``verb`` its main verb.

    ``form`` is finite, part (a bare participle), ger or inf; ``inverted`` the token of a clitic subject behind the
    verb.
    """

    cues: tuple[Cue, ...]
    first: int
    last: int
    verb: int
    form: str
    tense: str
    passive: bool = False
    inverted: int | None = None
    negated: bool = False
    bare: int = field(default=0)

    @property
    def lemma(self) -> str:
        return self.cues[0].lemma


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile the cue rows of a language. Cost: some 10 ms, once."""
    data = language.table("cues")
    cues: dict[str, list[Cue]] = {}
    for row in language.rows("cues", "cue"):
        for name in row.get("lemmas", [row.get("lemma")]):
            cue = _cue(name, row, data)
            cues.setdefault(cue.lemma, []).append(cue)
    carriers = {
        _bare(r["lemma"], data)[0]: tuple(tuple(_split(x, data)) for x in r["link"])
        for r in language.rows("cues", "carrier")
    }
    auxiliaries = [*data.get("perfect", ()), *data.get("passive", ())]
    rows = language.rows("cues", "preposition")
    prepositions = tuple((tuple(_split(w, data)), row) for row in rows for w in _contracted(row, data))
    styles = language.tables.get("who", {}).get("titles", {})
    return Lexicon(
        {lemma: tuple(rows) for lemma, rows in cues.items()},
        carriers,
        table(language, [*cues, *carriers, *auxiliaries]),
        {
            key: frozenset(value)
            for key, value in data.items()
            if isinstance(value, list) and value and isinstance(value[0], str)
        }
        | {"styles": frozenset(word for row in styles.values() for word in row)}
        | _back(language),
        language.words("cues", "nouns.evidence") | nouns(language, "document"),
        _plurals(language, language.words("cues", "nouns.human") | nouns(language, *SPEAKERS)),
        nouns(language, "role", "anonymous"),
        frozenset(tuple(_split(w, data)) for w in nouns(language, *SPEAKERS, several=True)),
        tuple(data.get("human_endings", ())),
        prepositions,
        frozenset(phrase[0] for phrase, _ in prepositions),
    )


def _back(language: Language) -> dict[str, frozenset[str]]:
    """The words by which a content points back at what was said, and says that it is not so."""
    if "refer" not in language.tables:
        return {}
    pointed = language.words("refer", "same") | language.words("refer", "charges")
    contrary = language.words("refer", "contrary") - language.words("refer", "unable")
    backwards, lacking = language.words("refer", "points"), language.words("refer", "without")
    return {"pointed": pointed, "contrary": contrary, "points": backwards, "lacking": lacking}


def nouns(language: Language, *classes: str, several: bool = False) -> frozenset[str]:
    """The words that the naming rows of a language put in one of ``classes``, with their endings: single ones, or
    (``several``) those of more than one word."""
    table_ = language.tables.get("who", {})
    rows = [r for r in table_.get("noun", ()) if r.get("class") in classes]
    words = [w for r in rows for w in r.get("words", ()) if (" " in w) == several]
    return frozenset(w + ending for w in words for ending in table_.get("endings", ("",)))


def _plurals(language: Language, nouns: frozenset[str]) -> frozenset[str]:
    """Nouns with the endings that the naming rows of a language let them take."""
    endings = language.words("who", "endings") if "who" in language.tables else frozenset()
    return nouns | {noun + ending for noun in nouns for ending in endings}


def _cue(name: str, row: Row, data: Row) -> Cue:
    lemma, reflexive = _bare(name, data)
    lemma, *tail = lemma.split()
    tails = tuple(tuple(_split(t, data)) for t in row.get("tails", ()))
    fields: dict[str, Any] = {flag: row.get(flag, False) for flag in _FLAGS}
    fields |= {name: tuple(row.get(name, ())) for name in _LISTS}
    return Cue(
        lemma,
        row["stance"],
        tuple(_frame(f, data) for f in row["frames"]),
        reflexive or row.get("reflexive", False),
        (tuple(tail),) if tail else tails,
        tuple(tuple(_split(t, data)) for t in row.get("nouns", ())),
        **fields,
    )


def _bare(name: str, data: Row) -> tuple[str, bool]:
    for pronoun in data.get("reflexives", ()):
        for prefix in (pronoun + " ", pronoun if pronoun.endswith("'") else "\0"):
            if name.startswith(prefix):
                return name.removeprefix(prefix), True
    return name, False


def _contracted(row: Row, data: Row) -> Iterator[str]:
    """The words of a preposition, and for those that end in a link (*aux yeux de*) its contractions (*aux yeux du*)."""
    for phrase in row["words"]:
        yield phrase
        stem, _, link = phrase.rpartition(" ")
        if stem:
            yield from (f"{stem} {form}" for form in data.get(f"contracted {link}", ()) if f"{stem} {form}" != phrase)


def _frame(text: str, data: Row) -> Frame:
    *marker, kind = text.split()
    return Frame(tuple(_split(" ".join(marker), data)), kind)


def _split(phrase: str, data: Row) -> Iterator[str]:
    """The tokens of a phrase: at spaces and after apostrophes."""
    for word in phrase.split():
        head, mark, rest = word.partition("'")
        yield head + mark
        if rest:
            yield rest


@dataclass(frozen=True, slots=True)
class Marker:
    """A preposition that names a source (*selon*): tokens ``first`` up to ``end``, exclusive."""

    first: int
    end: int
    row: Row


def prepositions(words: Words, lex: Lexicon) -> tuple[Marker, ...]:
    """The prepositions that may name a source, in text order."""
    out = []
    for i in (i for i, low in enumerate(words.low) if low in lex.openings):
        for phrase, row in lex.prepositions:
            if words.low[i : i + len(phrase)] == phrase and i + len(phrase) < words.end(i):
                out.append(Marker(i, i + len(phrase), row))
                break
    return tuple(out)
