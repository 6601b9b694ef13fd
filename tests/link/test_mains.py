"""What a unit is built on: not what a clause below the main one tells, be it counted."""

from __future__ import annotations

import pytest

from recoupe.link.alignment.units import units
from tests.link.heap import corpus


@pytest.mark.parametrize(
    ("article", "line", "told"),
    [
        ("a", "Le camion qui a tué trois bergers avait été volé lundi.", False),
        ("a", "L'orage a tué trois bergers.", True),
        ("a", "Trois bergers ont été tués par le camion qui avait été volé lundi.", True),
        ("b-en", "The lorry that killed three shepherds was stolen on Monday.", False),
        ("b-en", "The door was locked when three shepherds were killed.", False),
        ("b-en", "The storm struck at night, killing three shepherds.", True),
        ("b-en", "The mayor has called for an inquiry after three shepherds were killed.", False),
        ("a", "Ils ont laissé mourir trois bergers.", False),
        ("b-en", "They left them to die.", False),
    ],
)
def test_a_toll_below_the_main_clause_is_not_what_is_told(article: str, line: str, *, told: bool) -> None:
    [unit] = units(corpus({article: [line]}))
    assert ("kill" in unit.main) is told


@pytest.mark.parametrize(
    ("article", "line"),
    [
        ("a", "Deux blessés ont succombé à leurs blessures."),
        ("a", "Deux blessés sont morts dans la nuit."),
        ("b-en", "Two injured shepherds died overnight."),
    ],
)
def test_what_the_main_act_rules_out_for_its_subject_is_not_told(article: str, line: str) -> None:
    [unit] = units(corpus({article: [line]}))
    assert unit.main == {"kill"}
