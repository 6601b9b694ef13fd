"""What a toll counts, what befalls people, and the nouns that people are counted by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.differences.singles import stem
from recoupe.text.folding import fold

PASSENGERS, TOLLS = "passenger", {"dead": "kill", "wounded": "wound", "missing": "missing"}
"""Passengers, and what a toll counts, each with the act that made it so."""


@cache
def befalling() -> frozenset[str]:
    """The keys of what befalls people, of all languages."""
    return frozenset(key for code in lang.codes() for key in lang.load(code).words("numbers", "befall.keys"))


@cache
def ends_told() -> Mapping[str, str]:
    """What tells that somebody met an end, by its key: *soigner* tells of the wounded."""
    return {
        key: end for code in lang.codes() for key, end in lang.load(code).table("numbers")["befall"]["ends"].items()
    }


@cache
def people_of(language: Language) -> frozenset[str]:
    """The nouns of people, as quantities give them."""
    return frozenset(stem(fold(w)) for w in language.words("numbers", "people"))
