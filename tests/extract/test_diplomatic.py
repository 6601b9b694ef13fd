"""How ministries and chanceries speak: parentheses before an object, neither yes nor no, a country by its initials, who
tells what ends with a name."""

from __future__ import annotations

import pytest

from tests.extract.says import find, words
from tests.extract.whodraft import statement

SAID = [
    (
        "fr",
        "La présidence a démenti, lundi 5 mars, les informations du Fanal sur une rencontre à Oslen.",
        "les informations du Fanal sur une rencontre à Oslen",
        "La présidence",
        "deny",
    ),
    (
        "fr",
        "L'armée a démenti, dans un communiqué, toute implication dans le bombardement du marché.",
        "toute implication dans le bombardement du marché",
        "L'armée",
        "deny",
    ),
    (
        "fr",
        "La ministre a annoncé, jeudi soir, la fin des pourparlers.",
        "la fin des pourparlers",
        "La ministre",
        "assert",
    ),
    ("fr", "M. Maran, qui avait démenti le 5 mars tout voyage, se tait.", "tout voyage", "M. Maran", "deny"),
    ("fr", "Le pouvoir conteste le bilan : il fait état de deux morts.", "le bilan", "Le pouvoir", "deny"),
    ("fr", "« Tout va bien », a glissé la chancelière à son arrivée.", "Tout va bien", "la chancelière", "assert"),
    ("fr", "« On nous a oubliés », a dit un rescapé à son retour.", "On nous a oubliés", "un rescapé", "assert"),
    (
        "en",
        "The foreign ministry neither confirmed nor denied the visit.",
        "the visit",
        "The foreign ministry",
        "decline",
    ),
    ("en", "The palace has neither denied nor confirmed the birth.", "the birth", "The palace", "decline"),
    ("en", "The army neither confirms nor denies the loss.", "the loss", "The army", "decline"),
    (
        "en",
        "The president has landed in Oslen for talks with its ruler, Idris Tarn, state television reported.",
        "The president has landed in Oslen for talks with its ruler, Idris Tarn",
        "state television",
        "assert",
    ),
    (
        "en",
        "The minister told a union that represents dockers that talks would resume.",
        "talks would resume",
        "The minister",
        "assert",
    ),
    (
        "en",
        "The army denied a Sentinel report that its guns had been sold, calling it “an invention”.",
        "it “an invention”",
        "The army",
        "deny",
    ),
]
NAMED = [
    ("The US warned Vesk that the vote would be unfair.", "the vote would be unfair", "US"),
    ("Vesk fired first. The US has said it saw no rocket.", "it saw no rocket", "US"),
]


@pytest.mark.parametrize(("code", "text", "content", "source", "stance"), SAID)
def test_who_says_what(code: str, text: str, content: str, source: str, stance: str) -> None:
    said = [(words(code, text, s.content), words(code, text, s.source), s.stance) for s in find(code, text)]
    assert (content, source, stance) in said


@pytest.mark.parametrize(("text", "holding", "name"), NAMED)
def test_a_country_by_its_initials_is_nobody_of_it(text: str, holding: str, name: str) -> None:
    meant = statement(text, holding, "en").mention
    assert meant is not None
    assert meant.name == name


def test_a_confirmation_beside_a_denial_is_not_a_refusal() -> None:
    text = "The army confirmed the strike but denied that anyone had been hit."
    assert [s.stance for s in find("en", text)] == ["assert", "deny"]


def test_what_only_says_whom_somebody_told_is_not_what_they_said() -> None:
    text = "An officer told a charity that had raised the alarm: “That is not our area.”"
    assert [words("en", text, s.content) for s in find("en", text)] == ["That is not our area"]
