"""Whose words a headline's quotation is: whoever stands before the colon, without where and on what they speak."""

from __future__ import annotations

import pytest

from tests.extract.whodraft import reading

BODY = {
    "fr": "Le bac n'a pas quitté le quai mardi et la direction cherche une autre solution pour ses usagers.",
    "en": "The ferry did not leave the quay on Tuesday and managers are looking for another way to carry its users.",
}
SAID = [
    ("fr", "Luc Viard à Lorvaux : « Nous tiendrons »", "Luc Viard"),
    ("fr", "Ana Roy sur la fermeture du bac : « Nous tiendrons »", "Ana Roy"),
    ("fr", "Le maire de Lorvaux sur la fermeture du bac : « Nous tiendrons »", "maire de Lorvaux"),
    ("fr", "La FTM après le naufrage : « Nous tiendrons »", "FTM"),
    ("fr", "Luc Viard face aux éclusiers : « Nous tiendrons »", "Luc Viard"),
    ("fr", "À Lorvaux, Luc Viard : « Nous tiendrons »", "Luc Viard"),
    ("fr", "Face à la grève, le maire de Lorvaux : « Nous tiendrons »", "maire de Lorvaux"),
    ("fr", "Tarvel à Lorvaux : « Nous tiendrons »", "Tarvel"),
    ("fr", "Le ministre délégué à la Mer : « Nous tiendrons »", "ministre délégué à la Mer"),
    ("fr", "Grève : Ana Roy dénonce un chantage", "Ana Roy"),
    ("en", "Ann Lee on the closure: “We will hold”", "Ann Lee"),
    ("en", "Ann Lee in Roxby: “We will hold”", "Ann Lee"),
]


@pytest.mark.parametrize(("code", "title", "who"), SAID)
def test_speaker_of_a_headline(code: str, title: str, who: str) -> None:
    found = reading(f"{title}\n\n{BODY[code]}", code).statements
    assert [s.mention.name if s.mention else None for s in found] == [who]


HAPPENED = [("fr", "Grève à Lorvaux : « Nous tiendrons »"), ("en", "Strike in Roxby: “We will hold”")]


@pytest.mark.parametrize(("code", "title"), HAPPENED)
def test_what_happened_says_nothing(code: str, title: str) -> None:
    assert not reading(f"{title}\n\n{BODY[code]}", code).statements


def test_two_who_act_in_one_headline() -> None:
    found = reading(f"Inondations : Ana Roy annonce une aide, la préfète promet un bilan\n\n{BODY['fr']}").statements
    assert [s.mention.name for s in found if s.mention] == ["Ana Roy", "préfète"]
