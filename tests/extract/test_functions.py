"""The function a text gives somebody where it names them."""

from __future__ import annotations

import pytest

from tests.extract.whodraft import named, reading

GIVEN = [
    ("Hélène Castaing, ministre de la Pêche, était à Lorvaux.", "Hélène Castaing", "ministre de la Pêche"),
    ("La ministre de la Pêche Hélène Castaing était à Lorvaux.", "Hélène Castaing", "ministre de la Pêche"),
    ("La ministre de la Pêche, Hélène Castaing, était à Lorvaux.", "Hélène Castaing", "ministre de la Pêche"),
    ("Luc Armand, ancien maire de Valmont, est parti.", "Luc Armand", "maire"),
    ("L'avocat de Luc Armand est parti.", "Luc Armand", None),
    ("Après la ministre, Luc Armand a parlé.", "Luc Armand", None),
    ("Luc Armand, qui connaît le maire, est parti.", "Luc Armand", None),
    ("Selon Luc Armand, le ministre a rencontré ses dirigeants.", "Luc Armand", None),
    ("Luc Armand, le maire qui a vendu le port, est parti.", "Luc Armand", "maire"),
]


@pytest.mark.parametrize(("text", "name", "role"), GIVEN)
def test_function_beside_a_name(text: str, name: str, role: str | None) -> None:
    assert named(reading(text).mentions, name).role == role
