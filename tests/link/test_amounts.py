"""What a passage counts, as the alignment of claims compares it: sums in short among it."""

from __future__ import annotations

import pytest

from recoupe.link.alignment.units import units
from tests.link.heap import corpus


@pytest.mark.parametrize(
    ("article", "line", "value", "currency"),
    [
        ("a", "La fonderie doit 48 millions d'euros.", 48e6, "euro"),
        ("a", "La fonderie doit 48 M€.", 48e6, "euro"),
        ("a", "La fonderie doit 1,5 Md€ à ses banques.", 1.5e9, "euro"),
        ("b-en", "The foundry owes its banks €48m.", 48e6, "euro"),
        ("b-en", "The foundry owes its banks €48 million.", 48e6, "euro"),
        ("b-en", "A $1.5bn fine was imposed on the bank.", 1.5e9, "dollar"),
        ("b-en", "The bank paid $300 to each client.", 300, "dollar"),
    ],
)
def test_a_sum_in_short_is_the_sum(article: str, line: str, value: float, currency: str) -> None:
    [unit] = units(corpus({article: [line]}))
    [amount] = unit.amounts
    assert amount.value == pytest.approx(value)
    assert currency in amount.counts


@pytest.mark.parametrize(
    ("article", "line", "expected"),
    [
        ("a", "Plus de huitante moutons ont été sauvés.", {80}),
        ("a", "Septante-deux moutons ont été sauvés.", {72}),
        ("a", "Nonante bergers ont signé la lettre.", {90}),
        ("a", "Trente et un moutons ont été sauvés.", {31}),
        ("a", "Trente-et-un moutons ont été sauvés.", {31}),
        ("a", "Vingt et une brebis ont été sauvées.", {21}),
        ("a", "Soixante et onze brebis ont été sauvées.", {71}),
        ("a", "Vingt et trente brebis ont été sauvées.", {20, 30}),
        ("b-en", "Thirty-one sheep were rescued.", {31}),
        ("a", "Sept bergers sur dix ont signé la lettre.", {70}),
        ("a", "Trois bergers sur la place ont vendu deux moutons.", {2, 3}),
        ("a", "De 12 - 15 moutons ont été sauvés.", {12, 15}),
        ("a", "Quelque 12-15 moutons ont été sauvés.", {12, 15}),
        ("b-en", "Seven out of ten shepherds signed the letter.", {70}),
        ("b-en", "Two in five shepherds signed the letter.", {40}),
        ("b-en", "Nine shepherds in ten signed.", {90}),
        ("b-en", "Three shepherds in two vans signed the letter.", {2, 3}),
    ],
)
def test_number_words_of_all_regions_and_parts_of_a_whole(article: str, line: str, expected: set[float]) -> None:
    [unit] = units(corpus({article: [line]}))
    assert {amount.value for amount in unit.amounts} == expected


@pytest.mark.parametrize(
    ("article", "line", "counted", "told"),
    [
        ("a", "Un berger de 45 ans est mort lundi.", False, "kill"),
        ("a", "Une bergère âgée de 45 ans a été arrêtée.", False, "arrest"),
        ("a", "Le berger a été condamné à une peine de 12 ans de prison.", True, "convict"),
        ("a", "Quelque 45 bergers ont été arrêtés.", True, "arrest"),
        ("a", "La bergère Ana Roy, 45 ans, a été arrêtée lundi.", False, "arrest"),
        ("a", "Le berger a été arrêté huit jours après la mort de son chien.", False, "arrest"),
        ("a", "Le berger a été arrêté il y a huit jours.", False, "arrest"),
        ("b-en", "Ann Lee, 45, was arrested on Monday.", False, "arrest"),
        ("b-en", "The shepherd was arrested eight days after the death of his dog.", False, "arrest"),
        ("b-en", "The shepherd was arrested two weeks later.", False, "arrest"),
        ("b-en", "A 45-year-old shepherd was arrested.", False, "arrest"),
        ("b-en", "The shepherd was convicted to 12 years.", True, "convict"),
    ],
)
def test_an_age_counts_nothing_that_is_done(article: str, line: str, *, counted: bool, told: str) -> None:
    [unit] = units(corpus({article: [line]}))
    assert (told in {key for amount in unit.amounts for key in amount.counts}) is counted
    assert told in unit.main
    assert counted or "kill" not in unit.main - {told}


@pytest.mark.parametrize(
    ("article", "line"),
    [
        ("a", "Le corps du berger a été remis à sa mère, huit jours après sa mort en prison."),
        ("b-en", "The shepherd's body was handed over to his mother eight days after his death in prison."),
    ],
)
def test_a_verb_that_means_something_with_its_preposition_is_what_is_told(article: str, line: str) -> None:
    [unit] = units(corpus({article: [line]}))
    assert "kill" not in unit.main


@pytest.mark.parametrize(
    ("article", "line", "expected"),
    [
        ("a", "Le vol 512 a été détourné avec trois bergers.", {3}),
        ("a", "Un Boeing 737 a heurté deux camions.", {2}),
        ("a", "L'article 49 a été voté par 49 députés.", {49}),
        ("b-en", "Flight 512 was diverted with three shepherds.", {3}),
        ("b-en", "Gate 12 was closed for 40 passengers.", {40}),
    ],
)
def test_a_number_that_is_a_name_counts_nothing(article: str, line: str, expected: set[float]) -> None:
    [unit] = units(corpus({article: [line]}))
    assert {amount.value for amount in unit.amounts} == expected
