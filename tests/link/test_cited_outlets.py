"""An outlet of the heap that others cite: what they say by it is its own, with its own source as origin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from recoupe import dossier
from recoupe.extract.who.gazetteer import key_of
from recoupe.link.counting.filed import by_file
from recoupe.link.naming import names
from recoupe.model import Claim, Dossier, Entity
from tests.extract.whodraft import reading

HEAP = {
    "avp.txt": "La vanne fuyait\nLORVAUX, 13 mars 2019 (AVP) - La vanne de l'écluse de Lorvaux fuyait "
    "depuis plusieurs jours, a-t-on appris mercredi de source proche de l'enquête.",
    "valinfo.txt": "Écluse de Lorvaux\nPublié le 14 mars 2019\nD'après des informations de l'AVP, la vanne de l'écluse "
    "de Lorvaux fuyait depuis plusieurs jours.",
    "radio-lorvaux.txt": "Écluse de Lorvaux : que sait-on ?\n14 mars 2019\nSelon l'Agence Vauban Presse, qui cite une "
    "source proche de l'enquête, la vanne de l'écluse de Lorvaux fuyait depuis plusieurs jours. Le directeur du port, "
    "Hugo Ferrand, assure que les pompes avaient été contrôlées en janvier.",
    "leclair.txt": "L'écluse en question\nPublié le 15 mars 2019\nSelon nos confrères de Radio Lorvaux, les pompes "
    "avaient été contrôlées en janvier.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder = tmp_path_factory.mktemp("heap")
    for name, text in HEAP.items():
        Path(folder, name).write_text(text, encoding="utf-8")
    return dossier([folder])


def claim(told: Dossier, words: str) -> Claim:
    """The claim of most articles whose gloss holds some words."""
    return max((c for c in told.claims if words in c.gloss), key=lambda c: c.attestations)


def test_those_that_cite_an_agency_have_its_source(told: Dossier) -> None:
    found = claim(told, "fuyait")
    assert found.attestations == 3
    assert (found.origins.lower, found.origins.upper, found.status) == (1, 1, "single-origin")


def test_an_outlet_known_by_its_file_hands_on_its_source(told: Dossier) -> None:
    found = claim(told, "contrôlées")
    assert found.attestations == 2
    assert (found.origins.lower, found.origins.upper) == (1, 1)
    assert [e.name for e in told.entities if e.id in found.origins.entities] == ["Hugo Ferrand"]


def test_an_acronym_and_the_name_it_shortens_are_one_outlet() -> None:
    heap = (
        reading("LORVAUX (AVP) - Le pont a cédé. Sollicitée par l'AVP, la mairie se tait.", "fr", "a1"),
        reading("Selon l'agence de presse Vauban Presse, le pont a cédé.", "fr", "a2"),
        reading("D'après l'Agence Vauban Presse, le pont a cédé mardi.", "fr", "a3"),
    )
    known = names.link(heap)
    assert {e.kind for e in known.entities if "AVP" in e.forms} == {"media"}
    assert [e.id for e in known.entities if "AVP" in e.forms] == [
        e.id for e in known.entities if "Agence Vauban Presse" in e.forms
    ]


def test_what_one_article_calls_an_outlet_is_one_in_the_others_with_its_article() -> None:
    heap = (
        reading("Quoted by the daily L'Essor, the mayor said the bridge would close.", "en", "a1"),
        reading("Le maire l'a dit à L'Essor mardi. L'Essor n'en dit pas plus.", "fr", "a2"),
    )
    found = [e for e in names.link(heap).entities if "essor" in key_of(e.name)]
    assert [(e.kind, e.name) for e in found] == [("media", "L'Essor")]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("lessor.txt", "L'Essor"),
        ("2019-03-13_essor.html", "L'Essor"),
        ("orval-radio.txt", "Radio Orval"),
        ("radioorval.txt", "Radio Orval"),
        ("reportage.txt", None),
        ("4f3a9c21.txt", None),
    ],
)
def test_a_file_is_called_by_its_outlet(path: str, name: str | None) -> None:
    one = reading("Le pont a cédé.", "fr", "a1")
    one = replace(one, article=replace(one.article, path=path))
    media = tuple(Entity(n, "media", n, (n,), ()) for n in ("L'Essor", "Radio Orval"))
    assert by_file([one], media, frozenset({"l", "le", "la"})).get("a1") == name


TWICE = {
    "a.txt": "PORT DE LORVAUX Le chef du chantier : « Nous ne savions rien »\nLe 3 mai 2019\nLe directeur du port, "
    "Hugo Ferrand, était attendu lundi. « Nous ne savions rien », a-t-il dit.",
}


def test_a_quotation_of_headline_and_body_is_one_voice(tmp_path: Path) -> None:
    for name, text in TWICE.items():
        Path(tmp_path, name).write_text(text, encoding="utf-8")
    found = claim(dossier([tmp_path]), "ne savions rien")
    assert len(found.members) == 2
    assert (found.origins.lower, found.origins.upper) == (1, 1)
    assert found.origins.entities == ("hugo_ferrand",)
