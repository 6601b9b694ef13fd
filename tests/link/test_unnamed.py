"""An unnamed source told of in two languages is listed once in its story, and counted as unnamed sources are."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from recoupe.lang import codes, load
from recoupe.link.naming.unnamed import meaning
from tests.written import written

ALIKE = [
    ("source proche de l'enquête", "source close to the probe"),
    ("source proche du dossier", "person familiar with the matter"),
    ("sources diplomatiques", "diplomatic sources"),
    ("haut responsable chilien", "senior Chilean official"),
    ("source proche des pourparlers", "source close to the talks"),
    ("source syndicale", "union source"),
]
APART = [
    ("source proche de l'enquête", "source close to the family"),
    ("source policière", "police sources"),
    ("source judiciaire", "police source"),
    ("responsable chilien", "Peruvian official"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_descriptions_that_mean_the_same(one: str, other: str) -> None:
    assert meaning(one, load("fr")) == meaning(other, load("en"))


@pytest.mark.parametrize(("one", "other"), APART)
def test_descriptions_that_do_not(one: str, other: str) -> None:
    assert meaning(one, load("fr")) != meaning(other, load("en"))


HEAP = (
    (
        "fr",
        "Incendie du moulin d'Orvale : trois morts\n\n"
        "L'incendie du moulin d'Orvale a fait trois morts, a indiqué mardi une source proche de l'enquête.",
    ),
    (
        "en",
        "Orvale mill fire kills three\n\n"
        "The fire at the Orvale mill has killed three people, a source close to the investigation said on Tuesday.",
    ),
)


def test_one_description_is_listed_once(tmp_path: Path) -> None:
    rows = [
        {"id": code, "language": code, "text": text, "outlet": f"Écho {code}", "published": "2031-05-06"}
        for code, text in HEAP
    ]
    dossier = recoupe.dossier([written(tmp_path, *rows)])
    unnamed = [e for e in dossier.entities if e.kind == "anonymous" and "source" in e.name]
    lines = " ".join(line.text for line in dossier.summary)
    assert len(unnamed) == 2
    assert "source proche de l'enquête" in lines
    assert "source close" not in lines
    assert all(claim.origins.lower <= 1 for claim in dossier.claims)


@pytest.mark.parametrize("code", codes())
def test_every_wording_of_the_data_is_found(code: str) -> None:
    language = load(code)
    for concept, wordings in language.table("who")["unnamed"].items():
        assert [words for words in wordings if concept not in meaning(words, language)] == []
