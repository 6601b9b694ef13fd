"""Quantities with bounds, units and number words, in both languages."""

import pytest

from recoupe.lang import load
from recoupe.link.differences.idioms import AGAIN, AGAINST, FOR, OFTEN, SUM
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
    ("fr", "le chiffre de trente", 30, 30, AGAIN),
    ("fr", "14 le nombre de morts", 14, 14, "dead"),
    ("fr", "le bilan à 30", 30, 30, "dead"),
    ("en", "the number at 3,000", 3000, 3000, AGAIN),
    ("en", "it at 30", 30, 30, AGAIN),
    ("en", "the death toll at 14", 14, 14, "dead"),
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
    ("fr", "la sirène a retenti à quatre reprises", 4, 4, OFTEN),
    ("fr", "elle a plongé deux fois", 2, 2, OFTEN),
    ("fr", "renversant un cycliste et en blessant six autres", 6, 6, "wounded"),
    ("fr", "la mairie évalue l'affluence à 3 400", 3400, 3400, "people"),
    ("fr", "une foule de 2 000, selon la mairie", 2000, 2000, "people"),
    ("fr", "Je dirais plutôt 70 millions, intérêts compris", 70e6, 70e6, SUM),
    ("fr", "90 barils, et non 20", 90, 90, "baril"),
    ("fr", "non pas 1,2 mais 3,4 millions d'euros", 3.4e6, 3.4e6, "eur"),
    ("fr", "la loi 88 vise 14 cantons", 14, 14, "canton"),
    ("en", "The alarm rang twice", 2, 2, OFTEN),
    ("en", "they knocked five times before leaving", 5, 5, OFTEN),
    ("en", "killing a cyclist and injuring six others", 6, 6, "wounded"),
    ("en", "The council put the attendance at 3,400", 3400, 3400, "people"),
    ("en", "a crowd of 2,000 at the gates", 2000, 2000, "people"),
    ("en", "the turnout at 2,000", 2000, 2000, "people"),
    ("en", "I would say 70 million", 70e6, 70e6, SUM),
    ("en", "90 barrels, not 20", 90, 90, "barrel"),
    ("en", "Article 12 names 14 cantons", 14, 14, "canton"),
    ("fr", "La ville en compte huit", 8, 8, AGAIN),
    ("fr", "J'ai mesuré un mètre vingt devant la porte", 1.2, 1.2, "m"),
    ("fr", "une vague de 3 m 50, dit-il", 3.5, 3.5, "m"),
    ("fr", "une vague de deux mètres", 2, 2, "m"),
    ("fr", "environ 2.300", 2139, 2461, AGAIN),
    ("fr", "neuf autres blessées", 9, 9, "wounded"),
    ("fr", "15 à 20 millions d'euros", 15e6, 20e6, "eur"),
    ("fr", "40.000 francs suisses", 40_000, 40_000, "franc"),
    ("en", "the guards count eight", 8, 8, AGAIN),
    ("en", "The flood has now claimed three lives", 3, 3, "dead"),
    ("en", "40,000 roubles", 40_000, 40_000, "rouble"),
]
VOTES = [
    ("fr", "par 31 voix contre 12"),
    ("fr", "31 pour et 12 contre"),
    ("en", "by 31 votes to 12"),
    ("en", "in a vote of 31 to 12"),
    ("en", "the council voted 31-12 to sell"),
    ("en", "31 in favour and 12 against"),
]


@pytest.mark.parametrize(("code", "text", "low", "high", "noun"), CASES)
def test_quantities(code: str, text: str, low: float, high: float, noun: str) -> None:
    (found,) = quantities(text, load(code))
    assert (found.low, found.high, found.noun) == (pytest.approx(low), pytest.approx(high), noun)


@pytest.mark.parametrize(("code", "text"), VOTES)
def test_a_vote_has_two_figures(code: str, text: str) -> None:
    assert [(q.low, q.noun) for q in quantities(text, load(code))] == [(31, FOR), (12, AGAINST)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "trois fois par an"),
        ("fr", "deux fois par semaine"),
        ("en", "three times a week"),
        ("en", "three times more"),
    ],
)
def test_how_often_as_a_rule_is_no_count(code: str, text: str) -> None:
    assert quantities(text, load(code)) == ()


@pytest.mark.parametrize("text", ["le 12 mars", "à 14 heures", "en 2031", "18 ans", "trois autres sont fermés"])
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
