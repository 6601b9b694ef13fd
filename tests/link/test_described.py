"""In a headline, a noun that names nobody means the person whom the story names with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.link.alignment.units import units
from recoupe.model import Story
from tests.link.heap import corpus, reading

PEOPLE = {
    "sarrazin": ("person", ["Léa Sarrazin"]),
    "brunel": ("person", ["Otto Brunel"]),
    "norlande": ("place", ["Norlande"]),
}


def people(headline: str, body: str) -> set[str]:
    """Who is in the headline of one article when another of its story says ``body``."""
    heap = corpus({"one": [f"[fact] {headline}"], "two": [f"[fact] {body}"]}, names=PEOPLE)
    titled = reading("one", [headline], kinds={0: "title"})
    first, second = heap.readings
    story = Story("s", "", ("one", "two"), None, None)
    told = replace(heap, readings=(replace(first, sentences=titled.sentences), second), stories=(story,))
    return {name for unit in units(told) if unit.article == "one" for name in unit.people}


@pytest.mark.parametrize(
    ("headline", "body", "who"),
    [
        ("Le maire placé en garde à vue", "Le maire de Grandval, Otto Brunel, a été entendu.", {"brunel"}),
        ("Le directeur du port suspendu", "La police a entendu Otto Brunel, directeur du port.", {"brunel"}),
        ("La directrice du port suspendue", "La police a entendu Léa Sarrazin, directrice du port.", {"sarrazin"}),
        ("Le directeur de la prison suspendu", "La police a entendu Otto Brunel, directeur du port.", set()),
        ("Un maire placé en garde à vue", "Le maire de Grandval, Otto Brunel, a été entendu.", set()),
        ("Les maires placés en garde à vue", "Le maire de Grandval, Otto Brunel, a été entendu.", set()),
        ("Le maire placé en garde à vue", "Le maire accuse Otto Brunel.", set()),
    ],
)
def test_a_headline_means_whom_the_story_describes(headline: str, body: str, who: set[str]) -> None:
    assert people(headline, body) == who


def test_two_who_are_described_alike_are_not_told_apart() -> None:
    body = "Le maire de Valdor, Otto Brunel, a reçu la maire de Grandval, Léa Sarrazin."
    assert people("Le maire placé en garde à vue", body) == set()
