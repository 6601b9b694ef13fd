"""Figures that are no plain number before its noun: one of some people, ages, those worse off, kin."""

import pytest

from tests.link.test_divergences_in_claims import differ, rows

TWO = [
    ("L'avalanche a fait un mort.", "L'avalanche a fait deux morts."),
    ("Un homme a été interpellé après la rixe.", "Trois hommes ont été interpellés après la rixe."),
    ("Une personne est morte dans l'incendie.", "L'incendie a fait trois morts."),
    ("One guard was killed in the raid.", "Two guards were killed in the raid."),
    ("A woman was wounded in the attack.", "Four women were wounded in the attack."),
    ("Only one pupil fell ill.", "Twelve pupils fell ill."),
    ("Dix-neuf personnes ont été interpellées.", "Le nombre des interpellations est passé à vingt-six."),
    ("Fourteen people were arrested.", "The number of arrests rose to 22."),
    ("La ville compte 40'000 habitants.", "La ville compte 52 000 habitants."),
    ("Le couple et ses deux fils étaient à bord.", "Le couple et ses trois enfants étaient à bord."),
    ("The couple and their two sons were on board.", "The couple and their three children were on board."),
    ("Elle a été opérée à trois reprises.", "Deux, en mars et en avril."),
    ("The victim, a 34-year-old teacher, died.", "The victim, aged 39, died."),
    ("Un adolescent de 15 ans a été poignardé.", "La victime, âgée de 17 ans, a été poignardée."),
    ("Vingt blessés, dont trois dans un état critique.", "Vingt blessés, dont cinq grièvement."),
    ("Two are in a serious condition.", "Four passengers are in critical condition."),
    ("Nous avons soigné dix-sept personnes.", "La bousculade a fait douze blessés."),
    ("Medics treated 31 people.", "Nineteen people were injured."),
]
ONE = [
    ("Un homme a tiré sur la foule.", "Deux hommes ont été blessés par le tireur."),
    ("Un policier a été blessé.", "Deux personnes ont été tuées."),
    ("Une voisine a appelé les secours.", "Deux voisines ont été entendues."),
    ("A man who fled the scene called police.", "Two men were killed in the fire."),
    ("Trois personnes, dont un enfant, ont été tuées.", "Trois personnes ont été tuées."),
    ("Un enfant sur trois a été vacciné.", "Trois enfants ont été tués."),
    ("La ville compte 40'000 habitants.", "La ville compte 40 000 habitants."),
    ("Les deux pays ont signé.", "Trois pays ont signé."),
    ("Un homme de 45 ans a été condamné.", "L'homme a été condamné à 12 ans de prison."),
    ("A 45-year-old man was jailed.", "He was jailed for 12 years."),
    ("Une femme de 45 ans a été blessée.", "La femme, âgée de 46 ans, a été blessée."),
    ("Vingt blessés, dont trois grièvement.", "Vingt blessés sont à l'hôpital."),
    ("Onze personnes sont mortes dans l'incendie.", "Quelque 20 000 personnes ont manifesté samedi."),
    ("Twelve people were arrested.", "The blast forced 9,000 people from their homes."),
]


def counted(one: str, other: str) -> bool:
    """Whether two members of a claim are told to differ in a number."""
    english = ("One", "A", "Only", "Fourteen", "The", "Two", "Medics")
    return differ(one, other, kind="number", english=english)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_figures_of_the_same_people_differ(one: str, other: str) -> None:
    assert counted(one, other)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_figures_of_others_or_of_a_part_do_not(one: str, other: str) -> None:
    assert not counted(one, other)


def test_ages_meet_across_languages() -> None:
    assert rows({"a": ["Une femme de 68 ans est morte."], "b-en": ["The 71-year-old woman died."]}, kind="number")
