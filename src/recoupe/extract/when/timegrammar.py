"""Rows of ``time.toml`` compiled into rules, by the words they can begin with.

The notation of their patterns is that of :mod:`recoupe.extract.when.timepattern`. Each rule is tried only where it can
start, after one look that tells whether any can: that is what keeps finding linear and cheap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from recoupe.errors import LanguageError
from recoupe.extract.when.timepattern import PatternReader
from recoupe.lang import Language, Row
from recoupe.model import TimexType
from recoupe.text.folding import fold_in_place

_NAMED = re.compile(r"\(\?P<\w+>")

FILES = ("time", "zones", "feasts")
"""The files of a language that hold word lists of time; the first has the rules."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One row of ``time.toml``, ready to match. ``classes`` maps a capture to the word list that gives its value."""

    name: str
    type: TimexType
    pattern: str
    first: frozenset[str]
    expr: tuple[Any, ...]
    classes: Mapping[str, str]
    mod: str
    left: frozenset[str]
    not_left: frozenset[str]
    not_right: frozenset[str]
    check: str
    capital: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when first tried."""
        return re.compile(self.pattern)


@dataclass(frozen=True, eq=False)
class Start:
    """The rules that can begin with one word. Most of its occurrences begin none: one look tells."""

    rules: tuple[Rule, ...]

    @cached_property
    def any(self) -> re.Pattern[str]:
        """What matches where one of the rules does; it captures nothing."""
        return re.compile("|".join(f"(?:{_NAMED.sub('(?:', rule.pattern)})" for rule in self.rules))


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The rules of a language by the words they can begin with, and the values of its word lists."""

    rules: tuple[Rule, ...]
    starts: Mapping[str, Start]
    values: Mapping[str, Mapping[str, Any]]


@cache
def grammar(language: Language) -> Grammar:
    """The compiled grammar of a language. Raises :class:`LanguageError` when a row cannot be read."""
    values = {
        name: {fold_in_place(k).rstrip("."): v for k, v in words.items()} for name, words in _classes(language).items()
    }
    rules = tuple(_rule(language, row) for row in language.rows("time", "rule"))
    starts: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in rule.first:
            starts.setdefault(word, []).append(rule)
    shared = {tuple(id(r) for r in found): Start(tuple(found)) for found in starts.values()}
    return Grammar(rules, {word: shared[tuple(id(r) for r in found)] for word, found in starts.items()}, values)


def _classes(language: Language) -> Mapping[str, Mapping[str, Any]]:
    """The word lists of a language, from each of its files on time."""
    return {name: words for file in FILES for name, words in language.table(file).get("class", {}).items()}


def _rule(language: Language, row: Row) -> Rule:
    reader = PatternReader(language.table("time"), _classes(language), str(row["pattern"]))
    try:
        piece = reader.read()
    except (KeyError, IndexError) as error:
        raise LanguageError(
            f"{language.code}/time.toml: rule {row.get('name')!r}: {error}; mend its pattern"
        ) from error
    return Rule(
        name=str(row["name"]),
        type=row["type"],
        pattern=piece.regex + r"(?<![ ,])(?!\w)",
        first=piece.first,
        expr=_freeze(row["expr"]),
        classes=dict(reader.classes),
        mod=str(row.get("mod", "")),
        left=_words(row, "left"),
        not_left=_words(row, "not_left"),
        not_right=_words(row, "not_right"),
        check=str(row.get("check", "")),
        capital=bool(row.get("capital", False)),
    )


def _words(row: Row, key: str) -> frozenset[str]:
    return frozenset(fold_in_place(word) for word in row.get(key, ()))


def _freeze(value: Any) -> Any:
    return tuple(_freeze(v) for v in value) if isinstance(value, list) else value
