"""Tolls told over hours: what moves with time alone, the part of the day in which a count was given, what a toll that
reaches a figure tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe import lang, nlp
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.terms import terms
from recoupe.link.differences.conflicts import moment
from tests.link import heap
from tests.link.test_divergences_in_claims import rows

MOVING = [
    ("fr", "Douze personnes restent introuvables.", "en", "Ten people remain unaccounted for."),
    ("fr", "Douze corps ont été retrouvés.", "fr", "Quinze corps ont été retrouvés."),
    ("fr", "La crue a fait neuf morts.", "en", "The flood killed 14 people."),
]


@pytest.mark.parametrize(("a", "one", "b", "other"), MOVING)
def test_a_toll_is_moved_by_a_day(a: str, one: str, b: str, other: str) -> None:
    lines = {f"a-{a}": [one], f"b-{b}": [other]}
    days = dict(zip(lines, ("2031-03-01T19:30", "2031-03-02T08:10"), strict=True))
    assert [d.update for d in rows(lines, kind="number", published=days)] == [True]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("2031-03-01TMO", "2031-03-01"),
        ("2031-03-01T17:00", "2031-03-01T17:00"),
        ("2031-03-01TEV", "2031-03-01T19:30"),
        ("2031-02-28", "2031-02-28"),
        (None, "2031-03-01T19:30"),
    ],
)
def test_a_count_of_the_morning_is_not_of_the_evening(said: str | None, when: str) -> None:
    made = heap.corpus({"a": ["Neuf personnes sont mortes."]}, published={"a": "2031-03-01T19:30"})
    assert moment(made, "a", replace(made.statements[0], said_on=said)) == when


MET = [
    ("fr", "Il est tombé 240 millimètres de pluie.", "rain"),
    ("en", "About 240 mm of rain fell.", "rain"),
    ("fr", "Il a frappé à toutes les portes.", "knock_door"),
    ("en", "She knocked on every door.", "knock_door"),
    ("en", "The toll reached 14.", "toll"),
    ("fr", "Le bilan atteint 14 morts.", "toll"),
]


@pytest.mark.parametrize(("code", "text", "key"), MET)
def test_what_verbs_of_tolls_and_rain_stand_for(code: str, text: str, key: str) -> None:
    keys = {t.key for t in terms(nlp.parse(code, [text])[0], lexicon(lang.load(code)))}
    assert key in keys
    assert not keys & {"fall", "arrive"}
