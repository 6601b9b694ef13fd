"""Quantities with bounds, units and number words, in both languages."""

import pytest

from recoupe.lang import load
from recoupe.link.differences.quantities import lengths, quantities

CASES = [
    ("fr", "vingt et un marins", 21, 21, "marin"),
    ("fr", "trois mille cinq cents euros", 3500, 3500, "eur"),
    ("fr", "12 à 15 bateaux", 12, 15, "bateau"),
    ("fr", "quatre-vingt-dix moutons", 90, 90, "mouton"),
    ("fr", "deux cent mille électeurs", 200_000, 200_000, "electeur"),
    ("fr", "une vingtaine de wagons", 17, 23, "wagon"),
    ("fr", "2 millions d'euros", 2e6, 2e6, "eur"),
    ("fr", "1,342 milliard d'euros", 1.342e9, 1.342e9, "eur"),
    ("fr", "12.500 spectateurs", 12_500, 12_500, "spectateur"),
    ("fr", "Sept salariés sur dix", 66, 74, "%"),
    ("fr", "quelque 350 moutons", 325.5, 374.5, "mouton"),
    ("fr", "le total est passé de deux à trois bateaux", 3, 3, "bateau"),
    ("fr", "de deux à trois bateaux", 2, 3, "bateau"),
    ("fr", "65 M€ d'aide", 65e6, 65e6, "eur"),
    ("fr", "49,6 pour cent des voix", 49.6, 49.6, "%"),
    ("fr", "un élève sur trois", 100 / 3 - 4, 100 / 3 + 4, "%"),
    ("fr", "les manifestants étaient 1 500", 1500, 1500, "manifestant"),
    ("fr", "le nombre de blessés s'élève à 40", 40, 40, "wounded"),
    ("fr", "Les cas se situent déjà en vingt-trois", 23, 23, "cas"),
    ("fr", "un séisme de magnitude 6,9", 6.9, 6.9, "magnitude"),
    ("fr", "21 à bord", 21, 21, "people"),
    ("fr", "ils sont peut-être 3 000", 2550, 3450, "people"),
    ("fr", "huit autres sont portées disparues", 8, 8, "missing"),
    ("fr", "trois autres restent introuvables", 3, 3, "missing"),
    ("fr", "huitante marins", 80, 80, "marin"),
    ("en", "they were about 40, the mayor said", 34, 46, "people"),
    ("en", "eight others were injured", 8, 8, "wounded"),
    ("en", "nine of the union's delegates", 9, 9, "delegate"),
    ("en", "a €65m offer", 65e6, 65e6, "eur"),
    ("en", "$1.2 billion of aid", 1.2e9, 1.2e9, "usd"),
    ("en", "The death toll stands at 12", 12, 12, "dead"),
    ("en", "3 per cent of voters", 3, 3, "%"),
    ("en", "one in three voters", 100 / 3 - 4, 100 / 3 + 4, "%"),
    ("en", "seven in ten workers", 66, 74, "%"),
    ("en", "1.342 billion dollars", 1.342e9, 1.342e9, "usd"),
    ("en", "twenty-one sailors", 21, 21, "sailor"),
    ("en", "1,200 dollars", 1200, 1200, "usd"),
]


@pytest.mark.parametrize(("code", "text", "low", "high", "noun"), CASES)
def test_quantities(code: str, text: str, low: float, high: float, noun: str) -> None:
    (found,) = quantities(text, load(code))
    assert (found.low, found.high, found.noun) == (pytest.approx(low), pytest.approx(high), noun)


@pytest.mark.parametrize(
    "text", ["le 12 mars", "à 14 heures", "en 2031", "18 ans", "Neuf des quatorze mineurs", "trois autres sont fermés"]
)
def test_dates_hours_and_ages_count_nothing(text: str) -> None:
    assert quantities(text, load("fr")) == ()


def test_at_least_reaches_up() -> None:
    (found,) = quantities("au moins 12 blessés", load("fr"))
    assert found.low == 12
    assert 12 < found.high < 14


def test_above_is_open() -> None:
    (found,) = quantities("une surface supérieure à 100 hectares", load("fr"))
    assert (found.low, found.high) == (100, float("inf"))


def test_lengths_of_time_are_compared_within_one_unit() -> None:
    found = [lengths(text, load("fr"))[0] for text in ("depuis six mois", "depuis huit mois", "pendant 41 secondes")]
    assert [q.noun for q in found] == ["time 2.6298e+06", "time 2.6298e+06", "time 1"]
