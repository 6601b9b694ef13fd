"""The notation of the patterns in ``time.toml``, read into regular expressions.

A pattern is read left to right: words stand for themselves, ``<class>`` for a word list or a numeral (captured under
its name, or under ``<class=name>``), ``[x]`` may be missing, ``(x|y)`` is a choice, ``{m}`` a macro, and ``@ … @``
bounds the span to report; a sign of the notation is written after a backslash. Each compiled piece knows the first
words it can begin with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.text.folding import fold_in_place

DIGIT = "#"
"""The first word of whatever begins with a figure."""

GAP = "(?: +|(?<='))"
"""A space of a pattern: nothing stands after an apostrophe."""

_WORD = re.compile(r"\d|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A compiled part of a pattern: its regular expression, the words it can begin with, whether it can be empty."""

    regex: str
    first: frozenset[str]
    empty: bool


def _first(literal: str) -> frozenset[str]:
    word = _WORD.match(literal)
    return frozenset({DIGIT if word[0].isdigit() else word[0]}) if word else frozenset()


class PatternReader:
    """Recursive descent over one pattern; ``table`` is the language's ``time.toml``, ``lists`` its word lists."""

    def __init__(self, table: Mapping[str, Any], lists: Mapping[str, Mapping[str, Any]], pattern: str) -> None:
        self.table, self.lists = table, lists
        for name, body in self.table.get("macro", {}).items():  # a macro may hold those that stand after it
            pattern = pattern.replace("{" + name + "}", body)
        self.text, self.at, self.marks = pattern, 0, 0
        self.classes: dict[str, str] = {}
        self.dotted = frozenset(fold_in_place(w) for w in self.table["lists"].get("dotted", ()))

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
            char = fold_in_place(self.text[self.at])
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
        words = sorted((fold_in_place(w) for w in self.lists[name]), key=lambda w: (-len(w), w))
        regex = "|".join(map(self._word, words))
        # a whole word, unless it ends in an apostrophe
        return Piece(f"(?P<{group}>{regex})(?:(?<=')|(?!\\w))", frozenset().union(*map(_first, words)), False)

    def _word(self, word: str) -> str:
        """A listed word as a regular expression; an abbreviation's dot may go unless it is listed as ``dotted``."""
        stem = word.rstrip(".")
        dot = "" if stem == word else r"\." if stem in self.dotted else r"\.?"
        return re.escape(stem).replace("\\-", "[- ]").replace("\\ ", " +") + dot
