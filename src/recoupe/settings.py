"""One frozen record of options, read alike by the command line, the Python API and the docs."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from typing import Any

from recoupe.errors import SettingsError

LANGUAGES = ("auto", "fr", "en")
ENCODERS = ("auto", "on", "off")
ISO_PREFIX = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?")


def option(default: Any, help: str) -> Any:
    """A dataclass field that carries its own help text."""
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of a run. Every field has a default and a help text; nothing is read from the environment.

    >>> Settings(min_origins=3).min_origins
    3
    """

    lang: str = option("auto", "language of the articles: fr, en, or auto to decide for each one")
    published: str | None = option(None, "publication date for articles that give none (ISO, e.g. 2024-05-03)")
    ui: str = option("fr", "language of the page and of the reasons written in the dossier: fr or en")
    min_origins: int = option(2, "distinct origins needed in the lower bound to call a claim corroborated")
    one_story: bool = option(False, "take all articles for one story, instead of sorting them into stories")
    encoder: str = option("auto", "sentence encoder that helps to find claims: on, off, or auto where it is installed")
    owners: str | None = option(None, "TOML file of owners, each with the list of its outlets")
    jobs: int = option(1, "processes that read articles in parallel")
    max_chars: int = option(2_000_000, "longest article read, in characters; a longer one is rejected")

    def __post_init__(self) -> None:
        if self.lang not in LANGUAGES:
            raise SettingsError(f"lang is {self.lang!r}; choose one of {', '.join(LANGUAGES)}")
        if self.ui not in ("fr", "en"):
            raise SettingsError(f"ui is {self.ui!r}; choose fr or en")
        if self.encoder not in ENCODERS:
            raise SettingsError(f"encoder is {self.encoder!r}; choose one of {', '.join(ENCODERS)}")
        if self.published and not ISO_PREFIX.fullmatch(self.published):
            raise SettingsError(f"published is {self.published!r}; write a date like 2024-05-03")
        if self.min_origins < 1 or self.jobs < 1:
            raise SettingsError("min_origins and jobs start at 1; give a larger number")

    def to_dict(self) -> dict[str, Any]:
        """The settings that shape the result, as JSON-able values (``jobs`` does not, so it stays out)."""
        return {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.name != "jobs"}
