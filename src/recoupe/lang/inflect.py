"""Inflected forms from lemmas, by the classes of a language's ``verbs.toml``: the lists people write by hand elsewhere.

A class gives endings for the lemmas that end in a pattern, as a conjugation table does in a grammar; irregular verbs
are
classes of their own. What comes out is a dictionary from a form to what it may be, cheap enough to build at load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.errors import LanguageError
from recoupe.lang import Language, Row

TENSES = ("pres", "impf", "past", "fut", "cond", "subj", "part", "ger")
FINITE = frozenset(TENSES[:6])


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: the verb, its tense (``inf`` too) and its persons (1 to 6; empty where there is none)."""

    lemma: str
    tense: str
    persons: tuple[int, ...] = ()


def inflect(language: Language, lemma: str) -> dict[str, tuple[Form, ...]]:
    """Every form of one verb.

    >>> from recoupe.lang import load
    >>> inflect(load("fr"), "suggérer")["suggère"][0].tense
    'pres'

    Raises :class:`LanguageError` when no class of ``verbs.toml`` fits the lemma.
    """
    out: dict[str, list[Form]] = {lemma: [Form(lemma, "inf")]}
    for word, form in _conjugate(language, lemma):
        out.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in out.items()}


def table(language: Language, lemmas: Iterable[str]) -> dict[str, tuple[Form, ...]]:
    """The forms of many verbs in one dictionary; a form shared by two verbs lists both."""
    out: dict[str, tuple[Form, ...]] = {}
    for lemma in sorted(set(lemmas)):
        for word, forms in inflect(language, lemma).items():
            out[word] = out.get(word, ()) + forms
    return out


def _conjugate(language: Language, lemma: str) -> Iterator[tuple[str, Form]]:
    row, found = _class(language, lemma)
    stem, caught = lemma[: found.start()], found.group(1) if found.groups() else ""
    for tense in TENSES:
        persons: dict[str, list[int]] = {}
        for person, ending in enumerate(str(row.get(tense, "")).split(), 1):
            for variant in ending.split("/") if ending != "-" or row["ends"] == "" else ():
                word = stem + variant.replace("~", caught).removeprefix("-")
                persons.setdefault(word, []).append(person)
        for word, numbers in persons.items():
            yield word, Form(lemma, tense, tuple(numbers) if tense in FINITE else ())


def _class(language: Language, lemma: str) -> tuple[Row, re.Match[str]]:
    for row in language.rows("verbs", "class"):
        found = _pattern(row["ends"]).search(lemma)
        if found and lemma in row.get("only", (lemma,)):
            return row, found
    raise LanguageError(f"{language.code}/verbs.toml: no class fits {lemma!r}; add one")


@cache
def _pattern(ends: str) -> re.Pattern[str]:
    return re.compile(f"(?:{ends})$")
