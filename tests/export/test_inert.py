"""Text made harmless keeps its length, so that offsets hold."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from recoupe.export.inert import inert, inert_row, line
from recoupe.export.links import TURNS


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_one_character_for_one_and_nothing_to_obey(text: str) -> None:
    made = inert(text)
    assert len(made) == len(text)
    assert not [c for c in made if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\t\n"]
    assert not TURNS.search(made)
    made.encode("utf-8")
    assert len(line(text).splitlines()) <= 1


def test_ordinary_text_is_left_alone() -> None:
    text = "« L’été », dit-elle —\u00a0à 7\u202fh\t😀\n"
    assert inert(text) == text


def test_rows_are_made_so_all_the_way_down() -> None:
    row = {"a": "\x1b", "b": ["\u202e", {"c": "\ud800"}], "d": 3, "e": None}
    assert inert_row(row) == {"a": "\ufffd", "b": ["\ufffd", {"c": "\ufffd"}], "d": 3, "e": None}
