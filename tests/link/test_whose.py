"""What is whose it is: a refusal to speak, a bare denial, what two bodies of one kind and of two places do."""

from __future__ import annotations

from dataclasses import replace

from recoupe.link.alignment import acts
from recoupe.link.alignment.alike import Judge
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from recoupe.link.alignment.weights import Weights
from recoupe.link.alignment.wording import Wording
from tests.link.heap import corpus

NAMES = {"brest": ("place", ["Brest"]), "nantes": ("place", ["Nantes"])}


def two(one: str, other: str) -> tuple[Unit, Unit]:
    """The units of two lines in two articles."""
    first, second = units(corpus({"a": [one], "b": [other]}, names=NAMES))  # type: ignore[arg-type]
    return first, second


def silent(unit: Unit, source: str) -> Unit:
    """A unit that somebody declines to say."""
    return replace(unit, stance="decline", source=source)


def test_who_declines_makes_a_refusal_what_it_is() -> None:
    one, other = two("[decline] commenter", "[decline] commenter")
    assert acts.silence(silent(one, "club"), silent(other, "banque")).value == -1.0
    assert acts.silence(silent(one, "club"), silent(other, "club")).value == 0.0
    assert acts.silence(silent(one, "club"), silent(other, "porte_parole_du_club")).value == 0.0


def test_a_refusal_joins_what_it_is_of_alone() -> None:
    asked, told = two("[decline] si la banque a reçu une rançon", "La banque a reçu une rançon.")
    _, other = two("La pluie est tombée.", "Les pompiers ont reçu un appel.")
    assert acts.silence(silent(asked, "banque"), told).value == 0.0
    assert acts.silence(silent(asked, "banque"), other).value == -1.0


def test_two_that_only_deny_are_two() -> None:
    assert acts.refused(*two("Le club a démenti.", "La banque a démenti.")).value == -1.0
    assert acts.refused(*two("Le club a démenti.", "Le club dément.")).value == 0.0
    assert acts.refused(*two("Le club a démenti la vente.", "La banque a démenti la fusion.")).value == 0.0


def test_bodies_of_one_kind_and_of_two_places_are_two() -> None:
    judge = Judge(Weights({}, 1.0), Wording({}, Weights({}, 1.0)), {})
    brest = "Le parquet de Brest a ouvert une enquête."
    assert judge.seat(*two(brest, "Le parquet de Nantes a ouvert une enquête.")).value == -1.0
    assert judge.seat(*two(brest, "Le parquet de Brest enquête.")).value == 0.0
    assert judge.seat(*two(brest, "Le maire de Nantes a ouvert une enquête.")).value == 0.0
