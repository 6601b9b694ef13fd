"""Inflected forms from lemmas, by the classes of a language's ``verbs.toml``: the lists people write by hand elsewhere.

A class gives endings for the lemmas that end in a pattern, as a conjugation table does in a grammar; irregular verbs
are classes of their own. What comes out is a dictionary from a form to what it may be, cheap enough to build at load.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.errors import LanguageError
from recoupe.lang import Language

TENSES = ("pres", "impf", "past", "fut", "cond", "subj", "part", "ger")
FINITE = frozenset(TENSES[:6])


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: the verb, its tense (``inf`` too) and its persons (1 to 6; empty where there is none)."""

    lemma: str
    tense: str
    persons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Class:
    """How the verbs that end in a pattern inflect; ``only`` names the few that do, where not all of them."""

    ends: re.Pattern[str]
    only: frozenset[str] | None
    endings: tuple[tuple[str, tuple[tuple[str, tuple[int, ...]], ...]], ...]


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


def is_formed(
    form: str, lemma: str, ends: Collection[str], *, stems: Iterable[str] = (), clipped: Iterable[str] = ()
) -> bool:
    """Whether a form is its infinitive, whole or ``clipped`` of its last letter, or an irregular stem, with an ending.

    All are folded. Meant for the tenses that taggers misread; the tables above need a list of verbs.

    >>> is_formed("ira", "aller", {"a"}, stems={"ir"}), is_formed("vendra", "vendre", {"a"}, clipped={"re"})
    (True, True)
    """
    short = [lemma[:-1]] if lemma.endswith(tuple(clipped)) else []
    return any(form.startswith(stem) and form[len(stem) :] in ends for stem in (lemma, *short, *stems))


def _conjugate(language: Language, lemma: str) -> Iterator[tuple[str, Form]]:
    verb, found = _class(language, lemma)
    stem, caught = lemma[: found.start()], found.group(1) if found.groups() else ""
    for tense, endings in verb.endings:
        persons: dict[str, tuple[int, ...]] = {}
        for ending, numbers in endings:
            word = stem + ending.replace("~", caught)
            persons[word] = persons.get(word, ()) + numbers
        for word, numbers in persons.items():
            yield word, Form(lemma, tense, numbers if tense in FINITE else ())


def _class(language: Language, lemma: str) -> tuple[Class, re.Match[str]]:
    for verb in _classes(language):
        if (verb.only is None or lemma in verb.only) and (found := verb.ends.search(lemma)):
            return verb, found
    raise LanguageError(f"{language.code}/verbs.toml: no class fits {lemma!r}; add one")


@cache
def _classes(language: Language) -> tuple[Class, ...]:
    """The classes of ``verbs.toml``, compiled, in file order."""
    rows = language.rows("verbs", "class")
    return tuple(
        Class(
            re.compile(f"(?:{row['ends']})$"),
            frozenset(row["only"]) if "only" in row else None,
            tuple((tense, _endings(str(row.get(tense, "")), bare=row["ends"] == "")) for tense in TENSES),
        )
        for row in rows
    )


def _endings(listed: str, *, bare: bool) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each ending of a tense with its persons; a dash is a gap, but in a class whose ``ends`` is empty no ending."""
    persons: dict[str, list[int]] = {}
    for person, ending in enumerate(listed.split(), 1):
        for variant in ending.split("/") if ending != "-" or bare else ():
            persons.setdefault(variant.removeprefix("-"), []).append(person)
    return tuple((ending, tuple(numbers)) for ending, numbers in persons.items())
