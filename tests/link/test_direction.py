"""Who had a passage first: by times, by clocks, by who cites whom, and left open where these do not tell."""

from __future__ import annotations

import pytest

from recoupe.link.copies.direction import cites, direction
from recoupe.model import Article, Published, Reading

DAY = "2031-02-03"


def article(id: str, outlet: str | None, text: str = "") -> Reading:
    return Reading(Article(id, f"{id}.txt", text, "", "fr", outlet=outlet))


def stamped(value: str | None) -> Published:
    return Published(value, value and value[:10], value and value[:10])


def told(a: str | None, b: str | None, *, cited: str = "") -> tuple[str, str]:
    """The direction between two articles; ``cited`` lists those that name the other's outlet."""
    return direction(stamped(a), stamped(b), ("a" in cited, "b" in cited))


@pytest.mark.parametrize(
    ("a", "b", "cited", "way", "why"),
    [
        (DAY, "2031-02-04", "", "a>b", "first_a"),
        (f"{DAY}T08:00", f"{DAY}T07:59", "", "b>a", "first_b"),
        (f"{DAY}T08:00+01:00", f"{DAY}T07:30Z", "", "a>b", "first_a"),
        (f"{DAY}T08:00", f"{DAY}T08:00", "", "unknown", "direction_unknown"),
        (f"{DAY}T08:00", f"{DAY}T07:30Z", "", "unknown", "direction_unknown"),
        (f"{DAY}T08:00", DAY, "", "unknown", "direction_unknown"),
        (f"{DAY}T08:00", "2031-02-04", "", "a>b", "first_a"),
        (None, DAY, "", "unknown", "direction_unknown"),
        (DAY, DAY, "b", "a>b", "credit_a"),
        (None, None, "a", "b>a", "credit_b"),
        (f"{DAY}T12:00", f"{DAY}T08:00", "b", "a>b", "credit_a"),
        ("2031-02-12", DAY, "b", "unknown", "direction_contradicted"),
        ("2031-02-12", DAY, "a", "b>a", "credit_b"),
        (DAY, "2031-02-04", "ab", "a>b", "first_a"),
    ],
)
def test_direction(a: str | None, b: str | None, cited: str, way: str, why: str) -> None:
    assert told(a, b, cited=cited) == (way, why)


@pytest.mark.parametrize(
    ("outlet", "text", "is_cited"),
    [
        ("Le Fil du Port", "Les faits, révélés par le Fil du Port, sont anciens.", True),
        ("Le Fil du Port", "Un témoin a confié au Fil du Port qu'il savait.", True),
        ("L'Écho d'Aval", "Selon l’Écho d’Aval, la digue a cédé.", True),
        ("Le Fanal", "Selon Le Fanal, la digue a cédé.", True),
        ("Le Fanal", "On allume le fanal du port.", False),
        ("AFP", "La digue a cédé. (AFP)", True),
        ("Radio Val", "Radio Valentin émet depuis le port.", False),
        (None, "Rien.", False),
    ],
)
def test_who_is_cited(outlet: str | None, text: str, is_cited: bool) -> None:
    assert cites(article("a", "Val Presse", text), article("b", outlet)) == is_cited


def test_an_outlet_that_names_itself_cites_nobody() -> None:
    one, two = (article(id, "Le Fil du Port", "Contacté par le Fil du Port, il se tait.") for id in "ab")
    assert not cites(one, two)
