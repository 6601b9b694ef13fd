"""Words by what they stand for, read off their forms alone."""

from __future__ import annotations

import pytest

from recoupe import lang
from recoupe.link.dates.meanings import keys


@pytest.mark.parametrize(
    ("code", "words", "found"),
    [
        ("fr", "les habitants ont ete evacues", [(4, "=evacuate")]),
        ("en", "residents were evacuated", [(2, "=evacuate")]),
        ("fr", "une garde a vue", [(1, "=arrest"), (2, "=arrest"), (3, "=arrest")]),
        ("fr", "elle est revenue de l est", [(2, "=return")]),
        ("fr", "rien de cela", []),
        ("en", "", []),
    ],
)
def test_words_are_met_by_their_forms(code: str, words: str, found: list[tuple[int, str]]) -> None:
    got = [pair for pair in keys(words.split(), lang.load(code)) if pair[1] != "=inhabitant"]
    assert got == found


def test_languages_meet_in_their_keys() -> None:
    french = {key for _, key in keys(["le", "feu", "a", "detruit", "l", "usine"], lang.load("fr"))}
    english = {key for _, key in keys(["fire", "destroyed", "the", "factory"], lang.load("en"))}
    assert french & english >= {"=burn", "=destroy", "=factory"}
