"""Rows of ``time.toml`` compiled into rules, and the notation their patterns are written in.

A pattern is read left to right: words stand for themselves, ``<class>`` for a word list or a numeral (captured under
its name, or under ``<class=name>``), ``[x]`` may be missing, ``(x|y)`` is a choice, ``{m}`` a macro, and ``@ … @``
bounds the span to report; a sign of the notation is written after a backslash. Each compiled piece knows the first
words it can begin with, so that the scanner tries a rule only where it can start: that is what keeps finding linear and
cheap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from recoupe.errors import LanguageError
from recoupe.lang import Language, Row
from recoupe.model import TimexType

_NAMED = re.compile(r"\(\?P<\w+>")

DIGIT = "#"
"""The first word of whatever begins with a figure."""

FILES = ("time", "zones", "feasts")
"""The files of a language that hold word lists of time; the first has the rules."""

GAP = "(?: +|(?<='))"
"""A space of a pattern: nothing stands after an apostrophe."""

_WORD = re.compile(r"\d|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A compiled part of a pattern: its regular expression, the words it can begin with, whether it can be empty."""

    regex: str
    first: frozenset[str]
    empty: bool


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


def _folding() -> dict[str, str]:
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x2B0, 0x2B9), *range(0x1D2C, 0x1D6B), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if base != chr(code) and len(base) == 1:
            table[chr(code)] = base
    return table


_FOLD = _folding()
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """The text in lower case without accents, of the same length, so that offsets hold.

    >>> fold("Décembre À L'ÉTÉ")
    "decembre a l'ete"
    """
    return _FOREIGN.sub(lambda match: _FOLD.get(match[0], match[0]), text).lower()


@cache
def grammar(language: Language) -> Grammar:
    """The compiled grammar of a language. Raises :class:`LanguageError` when a row cannot be read."""
    values = {name: {fold(k).rstrip("."): v for k, v in words.items()} for name, words in _classes(language).items()}
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
    reader = _Reader(language, str(row["pattern"]))
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
    return frozenset(fold(word) for word in row.get(key, ()))


def _freeze(value: Any) -> Any:
    return tuple(_freeze(v) for v in value) if isinstance(value, list) else value


def _first(literal: str) -> frozenset[str]:
    word = _WORD.match(literal)
    return frozenset({DIGIT if word[0].isdigit() else word[0]}) if word else frozenset()


class _Reader:
    """Recursive descent over one pattern."""

    def __init__(self, language: Language, pattern: str) -> None:
        self.table, self.lists = language.table("time"), _classes(language)
        for name, body in self.table.get("macro", {}).items():  # a macro may hold those that stand after it
            pattern = pattern.replace("{" + name + "}", body)
        self.text, self.at, self.marks = pattern, 0, 0
        self.classes: dict[str, str] = {}
        self.dotted = frozenset(fold(w) for w in self.table["lists"].get("dotted", ()))

    def read(self) -> Piece:
        piece = self._choice("")
        if self.at < len(self.text):
            raise IndexError(f"unmatched {self.text[self.at]!r}")
        return piece

    def _choice(self, closing: str) -> Piece:
        options = [self._sequence()]
        while self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            options.append(self._sequence())
        if closing:
            if self.text[self.at] != closing:
                raise IndexError(f"expected {closing!r}")
            self.at += 1
        if len(options) == 1:
            return options[0]
        joined = "|".join(o.regex for o in options)
        return Piece(f"(?:{joined})", frozenset().union(*(o.first for o in options)), any(o.empty for o in options))

    def _sequence(self) -> Piece:
        regex, first, empty = "", frozenset[str](), True
        while self.at < len(self.text) and self.text[self.at] not in "|)]":
            piece = self._part()
            regex += piece.regex
            if empty:
                first |= piece.first
            empty = empty and piece.empty
        return Piece(regex, first, empty)

    def _part(self) -> Piece:
        char = self.text[self.at]
        if char == "(":
            self.at += 1
            return self._choice(")")
        if char == "<":
            return self._class()
        if char == "@":
            self.at, self.marks = self.at + 1, self.marks + 1
            return Piece(f"(?P<mark{self.marks}>)", frozenset(), True)
        gap = char == " "
        if gap:
            self.at += 1
            if self.text[self.at : self.at + 1] != "[":
                return Piece(GAP, frozenset(), True)
        if gap or char == "[":
            return self._optional(gap)
        return self._literal()

    def _optional(self, gap: bool) -> Piece:
        """``[x]`` with one of the spaces around it: it goes when ``x`` is missing."""
        self.at += 1
        inner = self._choice("]")
        following = self.text[self.at : self.at + 2]
        own_gap = re.match(r"(?:\(\?:)*(?:,| \+)", inner.regex)
        if not own_gap and following[:1] == " " and not (gap and following == " ["):
            self.at += 1
            return Piece((GAP if gap else "") + f"(?:{inner.regex}{GAP})?", inner.first, True)
        return Piece(f"(?:{GAP}{inner.regex})?" if gap else f"(?:{inner.regex})?", inner.first, True)

    def _literal(self) -> Piece:
        literal, regex = "", ""
        while self.at < len(self.text) and self.text[self.at] not in "|()[]<>@ ":
            strict = self.text[self.at] == "\\"
            self.at += strict
            char = fold(self.text[self.at])
            literal += char
            regex += "[- ]" if char == "-" and not strict else re.escape(char)
            self.at += 1
        return Piece(regex, _first(literal), False)

    def _class(self) -> Piece:
        stop = self.text.index(">", self.at)
        name, _, alias = self.text[self.at + 1 : stop].partition("=")
        self.at = stop + 1
        group = f"{alias or name}_{len(self.classes)}"
        self.classes[group] = name
        if name in self.table.get("numbers", {}):
            return Piece(f"(?P<{group}>{self.table['numbers'][name]})", frozenset({DIGIT}), False)
        words = sorted((fold(w) for w in self.lists[name]), key=lambda w: (-len(w), w))
        regex = "|".join(map(self._word, words))
        # a whole word, unless it ends in an apostrophe
        return Piece(f"(?P<{group}>{regex})(?:(?<=')|(?!\\w))", frozenset().union(*map(_first, words)), False)

    def _word(self, word: str) -> str:
        """A listed word as a regular expression; an abbreviation's dot may go unless it is listed as ``dotted``."""
        stem = word.rstrip(".")
        dot = "" if stem == word else r"\." if stem in self.dotted else r"\.?"
        return re.escape(stem).replace("\\-", "[- ]").replace("\\ ", " +") + dot
