"""Figures as the press writes them: units in several words, round plurals, parts of a whole, results, multiples."""

from __future__ import annotations

import pytest

from recoupe import lang
from recoupe.link.differences.quantities import lengths, quantities
from tests.link.test_divergences_in_claims import differ_across

READ = [
    ("fr", "Le train roulait à 160 km/h.", 160, "kmh", "160 km/h"),
    ("fr", "Le train roulait à 110 kilomètres-heure.", 110, "kmh", "110 kilomètres-heure"),
    ("en", "Gusts of 90mph were recorded.", 135, "kmh", "90mph"),
    ("fr", "Il a fait 42,3 degrés.", 42.3, "degree", "42,3 degrés"),
    ("en", "It was 40.8C.", 40.8, "degree", "40.8C"),
    ("en", "They seized 800kg of resin.", 800, "kg", "800kg"),
    ("fr", "Une tonne de résine a été saisie.", 1000, "kg", "Une tonne"),
    ("fr", "Un seul coup a été tiré.", 1, "coup", "Un seul coup"),
    ("fr", "Le feu a noirci 12 km².", 1200, "ha", "12 km²"),
    ("fr", "Une maison de 90 mètres carrés.", 90, "m2", "90 mètres carrés"),
    ("en", "The 60-metre-tall mast fell.", 60, "m", "60-metre-tall"),
    ("fr", "Des dizaines de maisons ont brûlé.", 20, "maison", "Des dizaines de maisons"),
    ("fr", "Plusieurs dizaines de milliers de foyers.", 20_000, "foyer", "Plusieurs dizaines de milliers de foyers"),
    ("en", "Several hundred students marched.", 200, "student", "Several hundred students"),
    ("fr", "Quatre des neuf mineurs sont remontés.", 4, "mineur", "Quatre des neuf mineurs"),
    ("en", "Six out of nine divers were saved.", 6, "diver", "Six out of nine divers"),
    ("fr", "Le séisme a atteint 6,4 sur l'échelle de Richter.", 6.4, "magnitude", "6,4 sur l'échelle de Richter"),
    ("fr", "Le nombre de plaintes a triplé.", 3, "times as much", "a triplé"),
    ("fr", "Une pâtissière de 36 ans.", 35.5, "age", "36 ans"),
    ("fr", "Le maire, 58 ans, a démissionné.", 57.5, "age", "58 ans"),
    ("en", "A man in his fifties was held.", 50, "age", "in his fifties"),
    ("fr", "C'est la troisième panne en un mois.", 3, "which one of several", "la troisième panne"),
    ("en", "She was stabbed 17 times.", 17, "stab", "17 times"),
    ("fr", "Le nombre de malades est passé de 12 à 31.", 31, "malade", "31"),
]


@pytest.mark.parametrize(("code", "text", "low", "noun", "words"), READ)
def test_a_figure_is_read_as_it_is_written(code: str, text: str, low: float, noun: str, words: str) -> None:
    found = [(round(q.low), q.noun, q.text) for q in quantities(text, lang.load(code))]
    assert any((low_, noun_) == (round(low), noun) and words in said for low_, noun_, said in found), found


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Un chantier de deux ans."),
        ("fr", "Une affaire de dix ans."),
        ("fr", "Ils se sont vus dix minutes."),
        ("fr", "Il a gagné en 2 à 3 heures."),
    ],
)
def test_no_age_and_no_result(code: str, text: str) -> None:
    assert not {"age", "points of the winner"} & {q.noun for q in quantities(text, lang.load(code))}


def test_a_result_is_one_whoever_is_named_first() -> None:
    won, lost = (quantities(t, lang.load("fr")) for t in ("Valmer l'a emporté 24-17.", "Combe a perdu 17 à 24."))
    assert [(q.low, q.noun) for q in won] == [(q.low, q.noun) for q in lost]


def test_one_year_is_a_length_where_it_measures_something() -> None:
    assert [q.text for q in lengths("Il a purgé un an de prison.", lang.load("fr"))] == ["un an"]
    assert not lengths("Il est parti un an plus tôt.", lang.load("fr"))


TWO = [
    ("Les douaniers ont saisi 200 kilos de résine.", "Près d'une tonne de résine a été saisie.", "fr"),
    ("Les élus ont adopté le texte par 34 voix contre 12.", "The text passed with 31 votes in favour.", "en"),
    ("Valmer s'est imposé 2 à 1.", "Valmer won 3-1.", "en"),
    ("Le nombre de plaintes a doublé.", "Le nombre de plaintes a triplé.", "fr"),
    ("Deux coups de feu ont été tirés.", "Un seul coup de feu a été tiré.", "fr"),
    ("Quatre des neuf mineurs ont été remontés.", "Six mineurs sur neuf ont été remontés.", "fr"),
    ("Le groupe va fermer quatre magasins.", "Six of the group's stores are to close.", "en"),
    ("Des centaines de maisons ont été détruites.", "Dozens of homes were destroyed.", "en"),
    ("Les deux tiers des élèves sont absents.", "Un élève sur trois est absent.", "fr"),
    ("[fact] L'accident n'a fait aucun blessé.", "Deux personnes ont été blessées dans l'accident.", "fr"),
    ("[fact] L'incendie n'a pas fait de victime.", "The fire left two dead.", "en"),
    ("[fact] Un pompier a été blessé.", "[fact] Nobody was injured.", "en"),
    ("La victime, âgée de 34 ans, était pâtissière.", "La pâtissière de 38 ans a succombé.", "fr"),
    ("Il a été touché de trois balles.", "He was shot five times.", "en"),
]
ONE = [
    ("Deux adultes et un enfant ont été tués.", "Three people were killed.", "en"),
    ("Trois personnes, dont un enfant, ont été tuées.", "Un enfant et deux adultes ont été tués.", "fr"),
    ("Le groupe veut supprimer 180 des 610 emplois.", "The group plans to cut 180 jobs.", "en"),
    ("Quatre des neuf mineurs ont été remontés.", "Neuf mineurs étaient au fond.", "fr"),
    ("Des dizaines de maisons ont brûlé.", "Forty-three homes burned.", "en"),
    ("Le vent a atteint 160 km/h.", "Winds reached 100mph.", "en"),
    ("[fact] L'accident n'a fait aucun mort.", "Deux personnes ont été blessées dans l'accident.", "fr"),
    ("Il y a eu 12 morts et 30 blessés.", "Douze personnes ont été tuées.", "fr"),
]


@pytest.mark.parametrize(("one", "other", "code"), TWO)
def test_two_figures_of_one_thing_differ(one: str, other: str, code: str) -> None:
    assert differ_across(one, other, code, kind="number")


@pytest.mark.parametrize(("one", "other", "code"), ONE)
def test_figures_that_may_both_hold_do_not(one: str, other: str, code: str) -> None:
    assert not differ_across(one, other, code, kind="number")
