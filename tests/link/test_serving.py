"""Whom a source speaks for, read off the words around its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.link.counting.serving import served
from recoupe.model import Mention
from tests.link.heap import corpus

NAMES = {
    "roy": ("person", ("Étienne Roy",)),
    "ana": ("person", ("Ana Tilleul",)),
    "lise": ("person", ("Lise Aubépin",)),
    "orvane": ("institution", ("Orvane",)),
    "camp": ("institution", ("camp d'Étienne Roy",)),
}


@pytest.mark.parametrize(
    ("lines", "who", "whom"),
    [
        (["Tout est faux, a dit l'avocate d'Étienne Roy, Ana Tilleul."], "ana", {"roy"}),
        (["Étienne Roy nie tout.", "Tout est faux, a dit son avocate, Ana Tilleul."], "ana", {"roy"}),
        (["Ana Tilleul, bras droit d'Étienne Roy, l'a confirmé."], "ana", {"roy"}),
        (["Orvane rappelle ses fromages, a annoncé son avocate, Ana Tilleul."], "ana", {"orvane"}),
        (["Étienne Roy attend.", "Tout va bien, a dit sa directrice, Ana Tilleul."], "ana", set()),
        (["Étienne Roy attend.", "Son avocat est venu ; Ana Tilleul a parlé."], "ana", set()),
        (["Étienne Roy et Lise Aubépin nient.", "Tout est faux, a dit son avocate, Ana Tilleul."], "ana", set()),
        (["Le camp d'Étienne Roy crie à la fraude."], "camp", {"roy"}),
        (["Orvane rappelle ses fromages.", "Tout va bien, a dit sa directrice, Ana Tilleul."], "ana", {"orvane"}),
        (["Orvane a fermé.", "L'école a été évacuée à midi, a dit sa directrice, Ana Tilleul."], "ana", set()),
        (["Orvane a fermé.", "La route est coupée, a dit sa directrice, Ana Tilleul."], "ana", {"orvane"}),
        (["Orvane enverra trente bateaux, a dit son envoyée spéciale, Ana Tilleul."], "ana", {"orvane"}),
        (["« Orvane ment », a dit son avocate, Ana Tilleul."], "ana", set()),
        (["Étienne Roy attend.", "Les riverains nient, a dit leur porte-parole, Ana Tilleul."], "ana", set()),
    ],
)
def test_whom_somebody_speaks_for(lines: list[str], who: str, whom: set[str]) -> None:
    made = corpus({"a": lines}, names=NAMES)  # type: ignore[arg-type]
    assert served(made, who) == whom


def test_whom_somebody_speaks_for_in_english() -> None:
    made = corpus({"a-en": ["It is all false, Étienne Roy's lawyer, Ana Tilleul, said."]}, names=NAMES)  # type: ignore[arg-type]
    assert served(made, "ana") == {"roy"}


@pytest.mark.parametrize(("role", "whom"), [("juge d'instruction", {"lise"}), ("boulanger", set())])
def test_an_officer_of_the_court_has_no_lawyer(role: str, whom: set[str]) -> None:
    """Where two are named the lawyer may be either's, unless one of them is a judge."""
    made = corpus(
        {"a": ["Étienne Roy a entendu Lise Aubépin.", "Tout est faux, a dit son avocate, Ana Tilleul."]}, names=NAMES
    )  # type: ignore[arg-type]
    judge = Mention((0, 11), "Étienne Roy", "person", role=role)
    readings = tuple(replace(r, mentions=(*r.mentions, judge)) for r in made.readings)
    assert served(replace(made, readings=readings), "ana") == whom
