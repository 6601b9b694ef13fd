"""Public bodies under their names in two languages, and who holds which office."""

from __future__ import annotations

import pytest

from recoupe.link.counting.facts import split
from recoupe.link.counting.houses import body, houses, kind
from recoupe.link.counting.kinship import kin
from recoupe.link.counting.standing import Standing
from recoupe.model import Entity, Mention


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("le Sénat", "the Senate"),
        ("l'Assemblée nationale", "the National Assembly"),
        ("la Chambre des représentants", "the House of Representatives"),
        ("le Parlement", "parliament"),
        ("la Cour suprême", "the Supreme Court"),
        ("le Conseil constitutionnel", "the Constitutional Council"),
        ("la Cour des comptes", "the Court of Auditors"),
        ("la marine nationale", "the navy"),
        ("l'armée de l'air", "the air force"),
        ("l'état-major", "the general staff"),
        ("la sécurité civile", "civil defence"),
        ("les services de secours", "the emergency services"),
        ("l'administration pénitentiaire", "the prison service"),
        ("la chambre de commerce de Vernay", "the Vernay chamber of commerce"),
        ("le conseil municipal de Vernay", "Vernay city council"),
        ("le gendarme de la Bourse", "the market regulator"),
        ("la cellule de crise", "the crisis unit"),
    ],
)
def test_a_body_has_one_name_in_two_languages(french: str, english: str) -> None:
    assert body(split(french)) == body(split(english))
    assert kind(body(split(french)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("le Sénat", "the National Assembly"),
        ("la Cour suprême", "the Court of Auditors"),
        ("la marine", "the air force"),
    ],
)
def test_two_bodies_stay_two(one: str, other: str) -> None:
    assert body(split(one)) != body(split(other))


def head(role: str, town: str) -> Standing:
    """Somebody known by an office alone, as two texts say it: with the town in the function, and beside it."""
    name = f"{role} de {town}"
    entity = Entity("x", "person", name, (name,), ())
    said = [(role, town), (name, None)]
    met = tuple(Mention((0, 1), name, "person", role=r, body=b, type="none") for r, b in said)
    found = houses(entity, met)
    return Standing(
        name, name, "person", f"body:{' '.join(found[0])}", None, False, untitled=True, houses=frozenset(found)
    )


def test_who_heads_the_body_of_a_town_speaks_for_no_other() -> None:
    assert head("maire", "Vernay").houses == {("townhall", "vernay")}
    assert kin(head("maire", "Vernay"), head("maire", "Montbrac")) is None
    assert kin(head("maire", "Vernay"), head("procureur", "Vernay")) is None
    assert kin(head("maire", "Vernay"), head("maire", "Vernay")) == "one_house"


def test_a_mayor_of_whom_no_town_is_said_is_the_one_that_is_named() -> None:
    bare = Standing(
        "m", "maire", "person", "body:townhall", None, False, untitled=True, houses=frozenset({("townhall",)})
    )
    assert kin(bare, head("maire", "Vernay")) == "one_house"
