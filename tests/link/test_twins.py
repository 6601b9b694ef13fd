"""What says one thing in two languages, or in two wordings of one: the words on both sides share a key or are near."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from recoupe import lang, nlp
from recoupe.link.alignment.kinds import kindred, relations
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.terms import terms

TWINS = tomllib.loads(Path(__file__).with_name("twins.toml").read_text(encoding="utf-8"))
LANGUAGES = {"words": ("fr", "en"), "told": ("fr", "en"), "fr": ("fr", "fr"), "en": ("en", "en")}
FRAME = {"see", "seek"}
"""What the sentences hold in which a word is shown."""


def listed(code: str, lines: list[str]) -> list[set[str]]:
    """The keys of listed words in each line."""
    keys = ({term.key for term in terms(tokens, lexicon(lang.load(code)))} for tokens in nlp.parse(code, lines))
    return [{key for key in found - FRAME if not key.startswith("~")} for found in keys]


def left(some: set[str], others: set[str]) -> set[str]:
    """The keys of one side that the other neither holds nor tells nearly."""
    near = kindred() | relations()[1]
    return {key for key in some - others if not any((key, other) in near for other in others)}


@pytest.mark.parametrize("table", sorted(LANGUAGES))
def test_what_says_one_thing_is_met_as_one(table: str) -> None:
    rows, (one, other) = TWINS[table], LANGUAGES[table]
    sides = zip(listed(one, [a for a, _ in rows]), listed(other, [b for _, b in rows]), strict=True)
    apart = {tuple(row): (left(a, b), left(b, a)) for row, (a, b) in zip(rows, sides, strict=True)}
    assert {row: found for row, found in apart.items() if any(found)} == {}
    assert len(rows) > 90
