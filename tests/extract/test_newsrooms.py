"""Names that an article gives an outlet, and sources that are outlets."""

from __future__ import annotations

import pytest

from recoupe.extract.who import names, newsrooms
from recoupe.lang import codes, load
from tests.extract.whodraft import chain, draft, named, statement


@pytest.mark.parametrize("code", codes())
def test_outlet_rows_take_their_examples_and_spare_their_counters(code: str) -> None:
    for row in load(code).rows("who", "outlet"):
        for example in row["examples"]:
            assert newsrooms.names(draft(example, code)), f"{row['rule']}: {example}"
        for counter in row["counter"]:
            assert not newsrooms.names(draft(counter, code)), f"{row['rule']}: {counter}"


def test_what_a_dateline_calls_an_outlet_is_one_all_through() -> None:
    article = draft("LORVAUX, 3 mai 2019 (AVP) - Le pont a cédé.\nSollicitée par l'AVP, la mairie n'a pas répondu.")
    assert {m.kind for m in names.find(article) if m.name == "AVP"} == {"media"}


def test_what_somebody_says_makes_nobody_an_outlet() -> None:
    article = draft("« Nos confrères de Norvane sont débordés », dit le médecin.")
    assert named(names.find(article), "Norvane").kind != "media"


SOURCES = [
    ("fr", "D'après des informations de l'AVP, la vanne fuyait depuis mai.", "vanne", ["AVP"]),
    ("fr", "Selon les informations de L'Éclaireur, la vanne fuyait depuis mai.", "vanne", ["Éclaireur"]),
    ("fr", "Selon nos confrères de L'Éclaireur, la vanne fuyait depuis mai.", "vanne", ["Éclaireur"]),
    ("fr", "Nos confrères de la Gazette du Rhin écrivent que la vanne fuyait.", "vanne", ["Gazette du Rhin"]),
    ("fr", "La vanne fuyait, selon une information de l'AVP confirmée par Radio Lorvaux.", "vanne", ["AVP"]),
    (
        "fr",
        "« Elle fuyait », a dit une source du port à l'AVP.",
        "fuyait",
        ["AVP", "source du port"],
    ),
    ("fr", "Selon les informations de la police, la vanne fuyait.", "vanne", ["police"]),
    ("fr", "Selon un article de nos confrères du Matin, la vanne fuyait.", "vanne", ["Matin"]),
    ("en", "The valve leaked, according to a report in the Harbour Post.", "valve", ["Harbour Post"]),
    ("en", "Our colleagues at Radio Lorvaux report that the valve leaked.", "valve", ["Radio Lorvaux"]),
    ("en", "According to a report by the news site Valinfo, the valve leaked.", "valve", ["Valinfo"]),
    ("en", "According to a report by the water board, the valve leaked.", "valve", ["water board"]),
]


@pytest.mark.parametrize(("code", "text", "words", "expected"), SOURCES)
def test_the_outlet_is_the_source(code: str, text: str, words: str, expected: list[str]) -> None:
    assert chain(statement(text, words, code)) == expected


def test_the_source_that_told_an_outlet_is_the_one_of_the_sentence_before() -> None:
    text = "Elle fuyait, a-t-on appris de source proche du chantier.\n« Tous le savaient », a dit cette source à l'AVP."
    assert chain(statement(text, "tous le savaient")) == ["AVP", "source proche du chantier"]


MAKERS = [
    ("fr", "Douze ponts ferment, d'après un dernier bilan communiqué mercredi matin par la préfecture.", "préfecture"),
    ("fr", "Selon un décompte publié jeudi par l'ONG Bord Clair, douze ponts ferment.", "Bord Clair"),
    ("en", "Twelve bridges will close, according to a list released late on Sunday by the county.", "county"),
    ("en", "According to figures published on Monday by the road agency, twelve bridges will close.", "road agency"),
]


@pytest.mark.parametrize(("code", "text", "maker"), MAKERS)
def test_who_made_a_paper_stands_behind_its_day(code: str, text: str, maker: str) -> None:
    assert chain(statement(text, "bridges" if code == "en" else "ponts", code)) == [maker]
