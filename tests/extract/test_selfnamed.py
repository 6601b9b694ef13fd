"""Who a source is, where its words are not a name: names given, offices of somebody, quantifiers, rubrics."""

from __future__ import annotations

import pytest

from recoupe.extract.prepare import prepare
from recoupe.extract.who import selfnamed
from recoupe.lang import codes, load
from tests.extract.whodraft import article, chain, reading, statement


@pytest.mark.parametrize("code", codes())
def test_rows_of_names_given_take_their_examples_and_spare_their_counters(code: str) -> None:
    rows = load(code).rows("who", "selfnamed")
    for row, pattern in zip(rows, selfnamed.patterns(load(code)), strict=True):
        assert all(pattern.search(example) for example in row["examples"]), row
        assert not any(pattern.search(counter) for counter in row["counter"]), row


NAMED = [
    ("en", "“We ran,” said a miller who gave her name as Odile.", "we ran", "Odile"),
    ("en", "“We ran,” said a miller, who gave only his first name, Luc.", "we ran", "Luc"),
    ("en", "“We ran,” said a miller who asked to be identified only by his first name, Luc.", "we ran", "Luc"),
    ("en", "“We ran,” said a miller who gave her name and left.", "we ran", "miller"),
    ("fr", "« On a couru », raconte une meunière, qui dit s'appeler Odile.", "couru", "Odile"),
    ("fr", "« On a couru », raconte une meunière qui se présente comme Odile.", "couru", "Odile"),
    ("fr", "« On a couru », dit un meunier, qui n'a donné que son prénom, Luc.", "couru", "Luc"),
    ("fr", "« On a couru », dit un meunier qui se présente comme bénévole.", "couru", "meunier"),
    ("fr", "« On a couru », raconte Odile, qui tient un moulin.", "couru", "Odile"),
]


@pytest.mark.parametrize(("code", "text", "words", "expected"), NAMED)
def test_the_name_that_somebody_gives_is_theirs(code: str, text: str, words: str, expected: str) -> None:
    assert chain(statement(text, words, code)) == [expected]


def test_to_give_a_name_is_no_statement() -> None:
    assert len(reading("« On a couru », raconte une meunière, qui dit s'appeler Odile.").statements) == 1


def test_a_name_that_the_outlet_changed_is_nobodys() -> None:
    text = "« On a couru », dit un meunier prénommé Luc (prénom d'emprunt)."
    found = statement(text, "couru").mention
    assert found is not None
    assert found.kind == "anonymous"


OFFICES = [
    ("en", "President Ana Roy will travel to Lorvaux on Friday, her office said.", "lorvaux", "Ana Roy's office"),
    ("en", "Prime Minister Jan Olsen is ill. His team said that he was resting.", "resting", "Jan Olsen's team"),
    ("fr", "Le ministre Luc Ferrand est souffrant, a indiqué son cabinet.", "souffrant", "cabinet de Luc Ferrand"),
    ("fr", "La ministre Odile Brun est souffrante, dit son entourage.", "souffrante", "entourage d'Odile Brun"),
    ("en", "Ana Roy has not conceded.\nShe will speak on Friday, her team said.", "friday", "Ana Roy's team"),
    ("fr", "La mairie est fermée, ont annoncé les services de la ville.", "fermée", "services de la ville"),
]


def test_a_lawyer_is_not_the_client() -> None:
    found = statement("Hugo Ferrand owns a villa in Portugal. His lawyer denied that he had bought it.", "bought", "en")
    assert found.mention is not None
    assert found.mention.name == "lawyer"


def test_who_gave_a_name_is_meant_by_the_next_pronoun() -> None:
    text = "Une usagère, qui n'a donné que son prénom, Maryse, attendait à la gare. « C'est long », soupire-t-elle."
    assert chain(statement(text, "c'est long")) == ["Maryse"]


@pytest.mark.parametrize(("code", "text", "words", "expected"), OFFICES)
def test_an_office_is_called_after_whose_it_is(code: str, text: str, words: str, expected: str) -> None:
    assert chain(statement(text, words, code)) == [expected]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("fr", "Tous affirment que le contremaître était absent.", "contremaître"),
        ("fr", "Beaucoup disent avoir entendu un sifflement.", "sifflement"),
        ("en", "Everyone says the foreman was away.", "foreman"),
    ],
)
def test_quantifiers_name_nobody(code: str, text: str, words: str) -> None:
    found = statement(text, words, code).mention
    assert found is not None
    assert found.kind == "anonymous"


@pytest.mark.parametrize(
    ("code", "line", "rest"),
    [
        ("fr", "PORT DE LORVAUX Le directeur du port : « Rien ne bouge »", "Le directeur"),
        ("fr", "SANTÉ La ministre promet des lits", "La ministre"),
        ("fr", "GRÈVE À LA SOTRAM L'intersyndicale reste ferme", "L'intersyndicale"),
        ("en", "PORT OF LORVAUX The mayor wants answers", "The mayor"),
        ("fr", "SNCF Réseau promet des trains", "SNCF Réseau"),
        ("fr", "Le maire de Lorvaux se tait", "Le maire"),
    ],
)
def test_a_rubric_is_a_sentence_of_its_own(code: str, line: str, rest: str) -> None:
    made = prepare(article(f"{line}\nLe texte suit ici.", code))
    assert any(made.text[slice(*s.span)].startswith(rest) for s in made.sentences)
    title = [s for s in made.sentences if s.block == 0]
    assert {s.kind for s in title} == {"title"}


def test_a_headline_calls_a_mayor_by_the_office_alone() -> None:
    text = "Mayor says two bridges are shut\nTwo bridges are shut, Mayor Ann Lowe said.\nMore follows."
    found = statement(text, "two", "en")
    assert found.mention is not None
    assert found.mention.kind == "person"
