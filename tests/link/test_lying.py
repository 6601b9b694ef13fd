"""Which places an article says lie in or by each other, and what that tells apart no more."""

from __future__ import annotations

import pytest

from recoupe.link.alignment.lying import lying
from tests.link.heap import corpus

NAMES = {"p1": ("place", ("Lorvaux",)), "p2": ("place", ("Sarzelle",))}


@pytest.mark.parametrize(
    ("article", "line", "told"),
    [
        ("a", "Le pont de Lorvaux (Sarzelle) a cédé.", True),
        ("a", "Le pont a cédé à Lorvaux, près de Sarzelle.", True),
        ("a", "Le pont a cédé à Lorvaux, dans la Sarzelle.", True),
        ("a", "Le bac va de Lorvaux à Sarzelle.", False),
        ("a", "Deux ponts ont cédé, à Lorvaux et à Sarzelle.", False),
        ("a", "Le train de Lorvaux en provenance de Sarzelle a du retard.", False),
        ("b-en", "The bridge in Lorvaux, near Sarzelle, gave way.", True),
        ("b-en", "Bridges in Lorvaux and Sarzelle gave way.", False),
    ],
)
def test_a_place_lies_where_an_article_says(article: str, line: str, *, told: bool) -> None:
    found = lying(corpus({article: [line]}, names=NAMES))  # type: ignore[arg-type]
    assert (("lorvaux", "sarzelle") in found, ("sarzelle", "lorvaux") in found) == (told, told)
