"""A language is a folder of data: ``load("fr")`` reads it, checks it, hands it to the code.

Each extractor owns one or more TOML files and compiles them with a cached pure function of the :class:`Language`;
nothing here knows what a cue or a month is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from recoupe.errors import LanguageError

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The data of one language: ``tables["cues"]`` is the parsed ``cues.toml`` of its folder."""

    code: str
    tables: Mapping[str, Mapping[str, Any]]

    def __reduce__(self) -> tuple[Any, ...]:
        """A language travels by its code: what another process has compiled for it is found there again."""
        return load, (self.code,)

    def table(self, name: str) -> Mapping[str, Any]:
        """The parsed TOML file of that name; :class:`LanguageError` when the folder has none."""
        try:
            return self.tables[name]
        except KeyError:
            raise LanguageError(f"language {self.code!r} has no {name}.toml; add one to its folder") from None

    def rows(self, name: str, key: str) -> tuple[Row, ...]:
        """The ``[[key]]`` rows of ``name.toml``, in file order; empty when the table has none."""
        return tuple(self.table(name).get(key, ()))

    def words(self, name: str, key: str) -> frozenset[str]:
        """The list of strings at ``key`` (dots descend into tables) of ``name.toml``, as a set."""
        return _words(self, name, key)

    def message(self, name: str, key: str, /, **values: object) -> str:
        """A sentence for people: ``[messages] key`` of ``name.toml``, filled in."""
        try:
            return str(self.table(name)["messages"][key]).format(**values)
        except KeyError as missing:
            raise LanguageError(f"{self.code}/{name}.toml: no message or value {missing}; add it") from None


@cache
def load(code: str) -> Language:
    """Read the folder of a language.

    >>> load("fr").code
    'fr'

    Raises :class:`LanguageError` for an unknown code or a file that is not TOML. Cost: a few milliseconds, once.
    """
    folder = files(__package__) / code
    if code.startswith("_") or not folder.is_dir():
        raise LanguageError(f"no language {code!r}; there are: {', '.join(codes())}")
    tables = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            tables[file.name.removesuffix(".toml")] = _parse(f"{code}/{file.name}", file.read_text("utf-8"))
    return Language(code, tables)


@cache
def _words(language: Language, name: str, key: str) -> frozenset[str]:
    value: Any = language.table(name)
    for part in key.split("."):
        value = value.get(part, ()) if isinstance(value, Mapping) else ()
    return frozenset(value)


@cache
def codes() -> tuple[str, ...]:
    """The codes of the languages that have a folder, sorted.

    >>> codes()
    ('en', 'fr')
    """
    return tuple(sorted(f.name for f in files(__package__).iterdir() if f.is_dir() and not f.name.startswith("_")))


def _parse(name: str, text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{name}: {error}; mend that line") from error
