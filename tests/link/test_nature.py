"""A shared passage is told from a shared quotation, document, or background of one outlet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from recoupe import lang
from recoupe.link.copies.documents import documents
from recoupe.link.copies.reuse import pairs
from recoupe.model import Mention
from tests.link.heap import reading

SAID = "Nous remettrons la ligne en marche quand le dernier boulon aura été contrôlé deux fois par nos équipes"
LETTER = "Les usagers du funiculaire demandent que la cabine haute soit chauffée et que le dernier départ soit rétabli."
TOLD = (
    "Neuf voyageurs ont été blessés samedi à Saint-Aubin quand la cabine a dévalé la pente après la rupture d'un câble."
)
FILL = {
    "a": ["Le marché de Saint-Aubin ouvre plus tôt cet été, et les maraîchers de la plaine s'en réjouissent déjà."],
    "b": ["La patinoire attendra : le conseil préfère refaire le toit du gymnase et la cour de l'école avant l'hiver."],
}


def what(a: list[str], b: list[str], *, outlets: tuple[str, str] = ("Le Fanal", "Radio Val")) -> list[str]:
    one, two = reading("a", a), reading("b", b)
    one, two = (replace(r, article=replace(r.article, outlet=o)) for r, o in zip((one, two), outlets, strict=True))
    return [row.what for row in pairs([one, two])]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([f"« {SAID} », promet la directrice."], [f"Devant la presse, elle a lancé : « {SAID}. »"], "quotation"),
        ([f"« {SAID} », a déclaré la directrice."], [f"« {SAID} », a déclaré la directrice."], "quotation"),
        ([f"{TOLD} « {SAID} », promet-elle."], [f"{TOLD} « {SAID} », jure-t-elle."], "text"),
        ([TOLD], [TOLD], "text"),
        (["Voici la lettre ouverte des usagers :", LETTER], ["Nous publions leur appel.", LETTER], "document"),
        (["Voici la lettre ouverte des usagers :", LETTER], [f"« {LETTER} »"], "quotation"),
        (["Voici la lettre ouverte des usagers :", LETTER], ["Le funiculaire divise.", LETTER], "text"),
        (
            [f"{TOLD[:-1]}, annonce la régie dans un communiqué."],
            [f"{TOLD[:-1]}, indique un communiqué de la régie."],
            "document",
        ),
        (
            [f"{TOLD[:-1]}, annonce la régie dans un communiqué."],
            [f"{TOLD[:-1]}, annonce la régie dans un communiqué."],
            "text",
        ),
    ],
)
def test_what_is_shared(a: list[str], b: list[str], expected: str) -> None:
    assert what([*FILL["a"], *a], [*FILL["b"], *b]) == [expected]


def test_what_one_outlet_prints_again_is_its_background() -> None:
    one = [*FILL["a"], "La régie promet un rapport au printemps et cherche déjà un autre fournisseur de câbles."]
    two = [*FILL["b"], "Les commerçants du haut demandent une navette, que la mairie juge trop chère pour l'instant."]
    assert what([*one, TOLD], [*two, TOLD], outlets=("Le Fanal", "le fanal")) == ["background"]
    assert what([*one, TOLD], [*two, TOLD]) == ["text"]


def test_an_article_printed_twice_by_its_outlet_is_no_background() -> None:
    assert what([*FILL["a"], TOLD], [*FILL["a"], TOLD], outlets=("Le Fanal", "Le Fanal")) == ["text"]


@pytest.mark.parametrize("key", ["announced", "reported", "titled"])
@pytest.mark.parametrize("code", lang.codes())
def test_rows_take_their_examples(code: str, key: str) -> None:
    rows = lang.load(code).rows("align", key)
    assert rows
    for row in rows:
        pattern = re.compile(row["pattern"], re.IGNORECASE)
        assert all(pattern.search(example) for example in row["examples"]), row["examples"]
        assert not any(pattern.search(counter) for counter in row["counter"]), row["counter"]


def test_a_headline_may_announce_a_whole_document() -> None:
    titles = ("Communiqué de presse : la ligne ferme", "La ligne ferme")
    found = [bool(documents(reading("a", [title, LETTER], kinds={0: "title"}))) for title in titles]
    assert found == [True, False]


STOCK = "une enquête a été ouverte afin de déterminer les circonstances exactes de ce drame, indique le parquet"


@pytest.mark.parametrize(("names", "found"), [(("Nerle", "Lisbonne"), 0), (("Nerle", "Nerle"), 1), (("", "Nerle"), 1)])
def test_a_stock_phrase_alone_is_shared_by_articles_that_name_somebody_both(names: tuple[str, str], found: int) -> None:
    both = [reading(id, [*FILL[id], f"{id}, {STOCK}."]) for id in FILL]
    named = [(Mention((0, 0), name, "place"),) if name else () for name in names]
    assert len(pairs(replace(one, mentions=some) for one, some in zip(both, named, strict=True))) == found
