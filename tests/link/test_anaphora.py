"""A passage that only says that what stands before it is so, or not, is compared by what it points at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import recoupe
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from tests.link.heap import corpus
from tests.written import written


def last(*lines: str, language: str = "fr", speakers: tuple[str, ...] = ()) -> tuple[Unit, Unit]:
    """The first and the last unit of an article whose statements have these sources in turn."""
    article = "one" if language == "fr" else "one-en"
    people = {who: ("person", [who]) for who in speakers}
    heap = corpus({article: lines}, names=people)  # type: ignore[arg-type]
    said = [replace(s, source_entity=who) for s, who in zip(heap.statements, speakers, strict=False)]
    found = units(replace(heap, statements=(*said, *heap.statements[len(said) :])))
    return found[0], found[-1]


@pytest.mark.parametrize(
    ("then", "contrary"),
    [
        ("C'est faux.", True),
        ("C'est un mensonge.", True),
        ("Faux.", True),
        ("Impossible.", True),
        ("une fable", True),
        ("C'est une possibilité.", False),
        ("C'est exact.", False),
        ("Ce n'est pas le cas.", True),
        ("Ce n'est pas vrai.", True),
        ("des allégations sans fondement", True),
        ("[deny] ces accusations", True),
        ("[deny] cette information", True),
        ("[deny] les accusations de la région", True),
        ("[deny] les faits", True),
    ],
)
def test_what_only_points_back_says_that_or_the_contrary(then: str, contrary: bool) -> None:
    before, unit = last("L'entreprise a caché la pollution.", then, speakers=("Brunel", "Sarrazin"))
    assert unit.borrowed
    assert unit.words == before.words
    assert unit.main == before.main
    assert unit.negated == contrary


@pytest.mark.parametrize(
    "then",
    [
        "C'est un beau pont.",
        "Le pont est fermé.",
        "[deny] les accusations de fraude",
        "[ask] si c'est vrai",
        "Les faits remontent à loin.",
        "[fact] C'est faux.",
    ],
)
def test_what_says_something_itself_takes_nothing(then: str) -> None:
    assert not last("L'entreprise a caché la pollution.", then)[1].borrowed


@pytest.mark.parametrize(
    ("then", "contrary"),
    [
        ("That is untrue.", True),
        ("This is not the case.", True),
        ("It is possible.", False),
        ("[deny] these allegations", True),
        ("[deny] the claims", True),
    ],
)
def test_english_points_back_too(then: str, contrary: bool) -> None:
    before, unit = last("The company hid the spill.", then, language="en", speakers=("Brunel", "Sarrazin"))
    assert unit.borrowed
    assert unit.words == before.words
    assert unit.negated == contrary


def test_nobody_denies_what_he_said_himself() -> None:
    lines = ("L'entreprise a caché la pollution.", "Le maire était absent.", "C'est faux.")
    before, unit = last(*lines, speakers=("Brunel", "Sarrazin", "Sarrazin"))
    assert unit.words == before.words


def test_a_question_is_what_its_answer_points_at() -> None:
    unit = last("[fact] Le port est vide.", "[fact] La mairie a-t-elle vendu l'usine ?", "C'est une possibilité.")[1]
    assert "sell" in unit.main
    assert not unit.negated


def test_supplied_words_stand_in_square_brackets() -> None:
    unit = last("L'entreprise a caché la pollution.", "C'est faux.")[1]
    assert unit.text == "C'est faux."
    assert {unit.show(word) for word in unit.words} >= {"[pollution]"}


def test_an_accusation_is_what_is_told_of_whoever_rejects_it() -> None:
    lines = ("Sarrazin a livré des armes à Valdor.", "Les livraisons continuent.", "[deny] ces accusations")
    accused, unit = last(*lines, speakers=("Brunel", "Ferrand", "Sarrazin"))
    assert unit.borrowed
    assert unit.words == accused.words


@pytest.mark.parametrize(
    ("language", "before", "then", "value"),
    [
        ("fr", "Quelque 600 bergers ont défilé à Valdor.", "350", 350),
        ("fr", "Quelque 600 bergers ont défilé à Valdor.", "le chiffre de 350", 350),
        ("fr", "Le séisme a fait 40 morts.", "au moins 60", 60),
        ("fr", "Le séisme a fait 40 morts.", "un bilan de 60", 60),
        ("en", "At least 212 shepherds were detained.", "the figure at 87", 87),
        ("en", "Some 5,000 shepherds marched.", "the number at 2,000", 2000),
        ("en", "At least 40 shepherds died.", "the toll was 60", 60),
    ],
)
def test_another_count_is_of_what_stands_before(language: str, before: str, then: str, value: float) -> None:
    one, unit = last(before, then, language=language)
    assert unit.main == one.main
    assert [amount.value for amount in unit.amounts] == [value]
    assert unit.amounts[0].counts == one.amounts[0].counts


def test_a_count_of_its_own_points_at_nothing() -> None:
    one, unit = last("Some 5,000 shepherds marched.", "the number of tents at 2,000", language="en")
    assert unit.main != one.main


def test_a_denial_made_before_what_its_sentence_tells_is_not_of_it(tmp_path: Path) -> None:
    text = "The president arrived in Oslen for talks on Monday, days after his office dismissed reports of such a trip."
    row = {"id": "one", "text": f"{text}\n", "language": "en", "published": "2031-05-07T10:00", "outlet": "The Beacon"}
    made = recoupe.dossier([written(tmp_path, row)])
    assert sorted(len(claim.members) for claim in made.claims) == [1]


def test_a_refusal_to_comment_is_of_the_sentence_before_it() -> None:
    arrest, refusal = last(
        "L'opposant, qui conteste le vote, a été arrêté.", "[decline] cette information", speakers=("Roy", "Val")
    )
    assert set(refusal.words) == set(arrest.words)
    assert refusal.stance == "decline"


def test_charges_are_what_is_told_of_whoever_rejects_them_however_far_before() -> None:
    filler = "Le port compte quarante bassins et douze grues, dont la plus haute domine la ville depuis un siècle."
    lines = ("Sarrazin a vidé les caisses.", filler, filler, filler, filler, "Ces accusations sont absurdes.")
    charge, unit = last(*lines, speakers=("Brunel", *["Ferrand"] * 4, "Sarrazin"))
    assert unit.words == charge.words


def test_nobody_is_charged_with_what_is_not_told() -> None:
    quiet = "Rien n'indique que Sarrazin ait quitté la ville."
    lines = ("Sarrazin a vidé les caisses.", quiet, "Ces accusations sont absurdes.")
    charge, unit = last(*lines, speakers=("Brunel", "Brunel", "Sarrazin"))
    assert unit.words == charge.words


def test_a_refusal_to_comment_is_not_of_a_denial() -> None:
    lines = ("Sarrazin a vidé les caisses.", "Sarrazin n'a rien pris.", "[decline] ces informations")
    report, unit = last(*lines, speakers=("Brunel", "Sarrazin", "Ferrand"))
    assert unit.words == report.words


def test_who_rejects_charges_in_two_articles_rejects_the_same_ones() -> None:
    heap = corpus(
        {
            "one": ("Sarrazin a vidé les caisses du port.", "Ces accusations sont absurdes."),
            "two": ("Sarrazin a vidé les caisses.", "Le comptable a fui à Valdor.", "Ces accusations sont absurdes."),
            "six": ("Le comptable a reçu 200 marks.", "Ces accusations sont absurdes."),
        },
        names={"sarrazin": ("person", ["Sarrazin"])},
    )
    denials = ("one.1", "two.2", "six.1")
    said = [replace(s, source_entity="sarrazin" if s.id in denials else "brunel") for s in heap.statements]
    found = [unit for unit in units(replace(heap, statements=tuple(said))) if unit.member.said in denials]
    assert len({unit.words for unit in found}) == 1
    assert {unit.article for unit in found} == {"one", "two", "six"}
