"""A noun that names nobody means whom the article or its story describes with it, or nobody where two remain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.link.alignment.units import units
from recoupe.model import Story
from tests.link.heap import corpus

NAMES = {
    "sarrazin": ("person", ["Léa Sarrazin", "Sarrazin"]),
    "brunel": ("person", ["Otto Brunel", "Brunel"]),
    "norlande": ("state", ["Norlande"]),
    "spain": ("state", ["Espagne", "Spain"]),
    "valmex": ("institution", ["Valmex"]),
    "doriane": ("institution", ["Doriane"]),
    "elpida": ("other", ["Elpida Star"]),
}


def meant(*lines: str, language: str = "fr", elsewhere: str = "Il pleut.") -> set[str]:
    """Whom the last line of an article is about without naming them, where another of its story says ``elsewhere``."""
    one, two = ("one", "two") if language == "fr" else ("one-en", "two-en")
    heap = corpus({one: [f"[fact] {line}" for line in lines], two: [f"[fact] {elsewhere}"]}, names=NAMES)
    told = replace(heap, stories=(Story("s", "", (one, two), None, None),))
    return set(max((u for u in units(told) if u.article == one), key=lambda u: u.spans).meant)


@pytest.mark.parametrize(
    ("first", "then", "who"),
    [
        ("Le coureur espagnol Otto Brunel est arrivé.", "Le coureur est suspendu.", {"brunel"}),
        ("Le coureur espagnol Otto Brunel est arrivé.", "L'Espagnol est suspendu.", {"brunel"}),
        ("Le coureur espagnol Otto Brunel est arrivé.", "Le coureur de 29 ans est suspendu.", {"brunel"}),
        ("Le coureur espagnol Otto Brunel est arrivé.", "Un coureur est suspendu.", set()),
        ("Le coureur espagnol Otto Brunel est arrivé.", "Les coureurs sont suspendus.", set()),
        ("Le coureur espagnol Otto Brunel est arrivé.", "Le coureur portugais est suspendu.", set()),
        ("La coureuse espagnole Léa Sarrazin est arrivée.", "L'Espagnol est suspendu.", set()),
        ("Le groupe Valmex a licencié.", "L'entreprise a fermé un atelier.", {"valmex"}),
        ("Le groupe Valmex a licencié.", "Le groupe armé a fui.", set()),
        ("Le ferry Elpida Star a pris feu.", "Le ferry a coulé.", {"elpida"}),
        ("La maire de Grandval, Léa Sarrazin, a voté.", "La maire a démissionné.", {"sarrazin"}),
        ("Otto Brunel a été entendu.", "Le quinquagénaire a été relâché.", {"brunel"}),
    ],
)
def test_a_definite_noun_means_whom_it_described(first: str, then: str, who: set[str]) -> None:
    assert meant(first, then) == who


@pytest.mark.parametrize(
    ("first", "then", "who"),
    [
        ("The mayor of Grandval, Otto Brunel, has voted.", "The mayor resigned on Monday.", {"brunel"}),
        ("The ferry Elpida Star caught fire.", "The ferry has sunk.", {"elpida"}),
        ("The ferry Elpida Star caught fire.", "Another ferry has sunk.", set()),
    ],
)
def test_a_definite_noun_means_whom_it_described_in_english(first: str, then: str, who: set[str]) -> None:
    assert meant(first, then, language="en") == who


def test_of_two_described_alike_the_one_named_just_before_is_meant() -> None:
    two = "Le maire de Valdor, Otto Brunel, a reçu la maire de Grandval, Léa Sarrazin."
    apart = ["La route est longue.", "Le temps est beau.", "Les champs sont verts."]
    assert meant(two, "Le temps est beau.", *apart, "Otto Brunel est rentré.", "Le maire a démissionné.") == {"brunel"}
    assert meant(two, *apart, "Le maire a démissionné.") == set()


def test_another_one_between_takes_the_noun() -> None:
    lines = (
        "Le coureur espagnol Otto Brunel est arrivé.",
        "Un autre coureur est tombé.",
        "Le coureur est à l'hôpital.",
    )
    assert meant(*lines) == set()


def test_the_story_describes_whom_an_article_does_not() -> None:
    assert meant("Le maire a démissionné.", elsewhere="Le maire de Grandval, Otto Brunel, a démissionné.") == {"brunel"}


def test_a_body_must_have_been_named_in_the_article() -> None:
    lines = ("Otto Brunel a parlé.", "Le groupe a fui.")
    assert meant(*lines, elsewhere="Le groupe Valmex a licencié.") == set()


@pytest.mark.parametrize(
    ("then", "who"), [("Il a crié.", {"brunel"}), ("On a crié.", set()), ("C'est une fuite.", set())]
)
def test_a_person_is_he_or_she_and_nothing_else(then: str, who: set[str]) -> None:
    assert meant("Otto Brunel a été entendu.", then) == who


@pytest.mark.parametrize(("then", "who"), [("He shouted.", {"brunel"}), ("It was closed.", set())])
def test_a_person_is_he_or_she_in_english(then: str, who: set[str]) -> None:
    assert meant("Otto Brunel was heard.", then, language="en") == who
