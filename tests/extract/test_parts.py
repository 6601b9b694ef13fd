"""A statement that tells several things has parts, each as firm as its own words."""

from __future__ import annotations

import pytest

from tests.extract.says import draft, find


def parts(code: str, text: str) -> list[tuple[str, str]]:
    """The parts of the only statement of a text, with how firmly each is told."""
    [found] = find(code, text)
    return [(draft(code, text).text[slice(*part.span)], part.certainty) for part in found.parts]


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "fr",
            "La crue a tué dix personnes et le pont de Valdor a été fermé, a annoncé la préfecture.",
            ["La crue a tué dix personnes", "le pont de Valdor a été fermé"],
        ),
        (
            "fr",
            "La préfecture prévoit de fermer 12 ponts en Valdorie et de raser ses digues, a annoncé mardi le préfet.",
            ["La préfecture prévoit de fermer 12 ponts en Valdorie", "de raser ses digues"],
        ),
        (
            "en",
            "Orvane said it would shut two mines in Valdor and cut 300 jobs.",
            ["it would shut two mines in Valdor", "cut 300 jobs"],
        ),
        (
            "en",
            "The flood killed ten people and the bridge at Valdor was closed, the prefecture said.",
            ["The flood killed ten people", "the bridge at Valdor was closed"],
        ),
    ],
)
def test_each_thing_that_is_told_is_a_part(code: str, text: str, told: list[str]) -> None:
    assert parts(code, text) == [(words, "certain") for words in told]


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "fr",
            "La préfecture a déclaré que Lise et Noé quitteraient Valdor et la route serait coupée.",
            ["Lise et Noé quitteraient Valdor", "la route serait coupée"],
        ),
        (
            "en",
            "The prefecture said that Lise and Noah would leave Valdor and the road would be cut.",
            ["Lise and Noah would leave Valdor", "the road would be cut"],
        ),
    ],
)
def test_a_part_is_not_cut_in_its_subject(code: str, text: str, told: list[str]) -> None:
    assert [words for words, _ in parts(code, text)] == told


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "fr",
            "Un autocar est tombé dans un ravin près de Valdor, faisant au moins douze morts, a annoncé la préfecture.",
            ["Un autocar est tombé dans un ravin près de Valdor", "faisant au moins douze morts"],
        ),
        (
            "en",
            "A coach plunged into a ravine near Valdor on Friday, killing at least twelve people, the prefecture said.",
            ["A coach plunged into a ravine near Valdor on Friday", "killing at least twelve people"],
        ),
    ],
)
def test_what_an_event_left_is_a_part(code: str, text: str, told: list[str]) -> None:
    assert [words for words, _ in parts(code, text)] == told


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "fr",
            "Deux élèves ont été tués et onze autres blessés lorsqu'un tramway a heurté un car, selon la préfecture.",
            ["Deux élèves ont été tués", "onze autres blessés", "lorsqu'un tramway a heurté un car"],
        ),
        (
            "fr",
            "L'armateur a démissionné après que la police a fouillé ses bureaux, selon la préfecture.",
            ["L'armateur a démissionné", "après que la police a fouillé ses bureaux"],
        ),
        (
            "en",
            "Nine people were killed when the pier at Valdor gave way, the prefecture said.",
            ["Nine people were killed", "when the pier at Valdor gave way"],
        ),
    ],
)
def test_what_happened_at_the_same_time_is_a_part(code: str, text: str, told: list[str]) -> None:
    assert [words for words, _ in parts(code, text)] == told


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "She said she would leave the port when the talks at Valdor ended."),
        ("en", "The prefecture says the pier is closed when the tide is high."),
        ("fr", "La préfecture a déclaré qu'elle rouvrirait le quai quand la crue serait passée."),
    ],
)
def test_a_condition_of_time_is_none(code: str, text: str) -> None:
    assert parts(code, text) == []


def test_a_participle_that_counts_nothing_is_none() -> None:
    assert parts("fr", "Le maire a quitté Valdor, laissant ses adjoints sans consigne, a annoncé la préfecture.") == []


def test_what_the_cue_governs_twice_stays_together() -> None:
    assert parts("fr", "La préfecture a déclaré que la crue montait et que Lise et Noé quitteraient Valdor.") == []


def test_of_two_alternatives_neither_is_told() -> None:
    assert parts("fr", "La préfecture a déclaré que le pont serait fermé ou que la route serait coupée.") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La crue a tué dix personnes à Valdor, a annoncé la préfecture."),
        ("en", "The flood killed ten people at Valdor, the prefecture said."),
    ],
)
def test_one_thing_has_no_parts(code: str, text: str) -> None:
    assert parts(code, text) == []


def test_a_part_is_as_firm_as_its_own_words() -> None:
    text = "Dix personnes ont été tuées et le barrage de Valdor aurait cédé, a annoncé la préfecture."
    assert parts("fr", text) == [
        ("Dix personnes ont été tuées", "certain"),
        ("le barrage de Valdor aurait cédé", "hedged"),
    ]


def test_what_shares_a_verb_shares_its_reserve() -> None:
    text = "Selon la préfecture, le maire aurait vendu la digue et acheté un bateau."
    assert [firm for _, firm in parts("fr", text)] == ["hedged", "hedged"]
