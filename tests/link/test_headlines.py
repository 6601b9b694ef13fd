"""A headline that leaves its verb out is compared as the clause it stands for."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from tests.link.heap import corpus, reading

GOLD = Path(__file__).parent.parent / "gold"
ROWS = [
    (code, text, case)
    for code in ("fr", "en")
    for case in tomllib.loads((GOLD / code / "headlines.toml").read_text("utf-8"))["case"]
    for text in case["texts"]
]


def headline(code: str, text: str) -> Unit:
    """The unit of a line that stands as the headline of an article."""
    name = "one-en" if code == "en" else "one"
    heap = corpus({name: [f"[fact] {text}"]})
    titled = reading(name, [text], language=code, kinds={0: "title"})
    told = replace(heap.readings[0], sentences=titled.sentences)
    return units(replace(heap, readings=(told,)))[0]


@pytest.mark.parametrize(("code", "text", "case"), ROWS, ids=[text for _, text, _ in ROWS])
def test_a_headline_is_built_on_what_happened(code: str, text: str, case: dict[str, Any]) -> None:
    unit = headline(code, text)
    assert case["act"] in unit.main
    assert unit.tense == case["tense"]
    assert case.get("whom") in {None, *unit.subjects, *unit.objects}


def test_a_line_with_its_verb_stays_as_it_is() -> None:
    unit = headline("fr", "Otto Brunel quitte Valdor")
    assert (unit.main, unit.tense) == ({"depart"}, "present")


def test_a_perfect_in_the_future_looks_back() -> None:
    assert headline("fr", "La visite aura duré trois jours").tense == "past"
    assert headline("fr", "La visite durera trois jours").tense == "future"


def test_a_verb_that_shares_its_auxiliary_shares_its_tense() -> None:
    assert headline("fr", "Ils ont dissous le parlement et fermé les ports").tense == "past"


@pytest.mark.parametrize(
    ("code", "text", "act"),
    [
        ("fr", "Démission du maire de Valdor : deux adjoints arrêtés", "arrest"),
        ("en", "Mayor's resignation: two aides arrested", "arrest"),
        ("fr", "Mairie de Valdor : le maire démissionne", "resign"),
    ],
)
def test_what_a_headline_announces_is_not_what_it_tells(code: str, text: str, act: str) -> None:
    assert headline(code, text).main == {act}


def test_a_headline_that_tells_nothing_behind_its_colon_tells_what_it_announces() -> None:
    assert headline("fr", "Démission du maire de Valdor : les raisons de la colère").main == {"resign"}
