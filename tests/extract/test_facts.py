"""What the outlet says itself is cut into pieces that each say one thing, headlines and asides among them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from recoupe.extract.said import facts
from recoupe.extract.said.cues import lexicon
from recoupe.extract.said.words import of
from recoupe.extract.when import timex
from recoupe.model import Span
from tests.extract.says import cases, draft, find

ROWS = [(code, text, case) for code in ("fr", "en") for text, case in cases(code, "facts")]
BELOW = {"fr": "Il fait beau sur le port de Valdor.", "en": "The weather is fine in the port of Valdor."}


def spans(code: str, text: str) -> list[Span]:
    """The facts of a text, in order."""
    made = draft(code, text)
    return [f.span for f in facts.find(made, of(made, timex.find(made)), find(code, text))]


def pieces(code: str, line: str, *, title: bool) -> list[str]:
    """The facts of a line, which is a headline when another stands below it."""
    text = f"{line}\n\n{BELOW[code]}" if title else line
    return [draft(code, text).text[a:b] for a, b in spans(code, text) if a < len(line)]


@pytest.mark.parametrize(("code", "text", "case"), ROWS, ids=[text for _, text, _ in ROWS])
def test_the_outlets_own_words_are_cut_where_another_thing_is_told(code: str, text: str, case: dict[str, Any]) -> None:
    assert pieces(code, text, title=case.get("title", False)) == case["pieces"]


@pytest.mark.parametrize(("code", "text", "case"), ROWS, ids=[text for _, text, _ in ROWS])
def test_pieces_do_not_overlap_each_other_or_a_statement(code: str, text: str, case: dict[str, Any]) -> None:
    told = sorted([*spans(code, text), *(span for st in find(code, text) for span in st.content)])
    assert all(one[1] <= two[0] for one, two in pairwise(told))


@pytest.mark.parametrize(
    ("code", "before", "cut"),
    [
        ("en", "The firm withdrew ", ["its offer for Ferrandel", ", ", "after workers shut the plant"]),
        ("fr", "Elle rejette ", ["les soupçons de fraude", " ", "alors que le scrutin approche"]),
        ("en", "He said ", ["poor equipment and late pay have angered the crew"]),
    ],
)
def test_a_content_may_open_with_what_it_is_about(code: str, before: str, cut: list[str]) -> None:
    made = draft(code, before + "".join(cut))
    words = of(made, timex.find(made))
    found = facts.clauses_in(words, lexicon(made.language), words.at(len(before)), len(words.tokens), named=True)
    assert [made.text[slice(*words.span(*piece))] for piece in found] == cut[::2]


def test_who_has_seen_a_paper_is_no_fact() -> None:
    text = "« Je pars », a écrit le pilote, 61 ans, dans une lettre adressée au port et dont l'agence a obtenu copie."
    assert [text[a:b] for a, b in spans("fr", text)] == []
