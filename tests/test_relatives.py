"""A relative clause says something of the noun before it, and leaves the main verb its subject."""

from __future__ import annotations

import pytest

from recoupe import nlp
from recoupe.nlp.tokens import Parse

BELOW = [
    ("Le rapport, dont la chaîne a obtenu une copie, prévoit la fermeture du port.", "obtenu", "rapport", "prévoit"),
    ("Le bac, dont la coque a cédé lundi, est à quai depuis deux jours.", "cédé", "bac", "quai"),
    ("Le parquet a ouvert une enquête, qui a été confiée à la gendarmerie.", "confiée", "enquête", "ouvert"),
    ("Le barrage a cédé, selon la régie, qui appelle les riverains au calme.", "appelle", "régie", "cédé"),
    ("Les secours ont rejoint Orvel, où trois ponts ont été emportés.", "emportés", "Orvel", "rejoint"),
    ("Ils ont fui vers le port de Sarne, où ils avaient caché une barque.", "caché", "port", "fui"),
    (
        "Le garagiste a annoncé mardi le rappel de 300 vélos, dont la batterie peut prendre feu.",
        "peut",
        "vélos",
        "annoncé",
    ),
]
KEPT = [
    ("Vingt patients, dont trois enfants, ont été transférés à Orvel.", "transférés"),
    ("On ignore qui a payé la facture.", "ignore"),
    ("Le maire a dit que la région pourrait payer.", "dit"),
]


def read(sentence: str) -> Parse:
    [tokens] = nlp.parse("fr", [sentence])
    return tokens


def word(tokens: Parse, text: str) -> int:
    return next(t.i for t in tokens if t.text == text)


@pytest.mark.parametrize(("sentence", "verb", "noun", "root"), BELOW)
def test_the_clause_hangs_on_the_noun_before_it(sentence: str, verb: str, noun: str, root: str) -> None:
    tokens = read(sentence)
    clause = tokens[word(tokens, verb)]
    assert (clause.dep, tokens[clause.head].text) == ("acl:relcl", noun)
    assert [t.text for t in tokens if t.head == t.i] == [root]


@pytest.mark.parametrize(("sentence", "root"), KEPT)
def test_what_is_no_relative_clause_stays(sentence: str, root: str) -> None:
    tokens = read(sentence)
    assert [t.text for t in tokens if t.head == t.i] == [root]
    assert not any(t.dep == "acl:relcl" for t in tokens)


def test_the_main_verb_keeps_its_subject() -> None:
    tokens = read("Le rapport, dont la chaîne a obtenu une copie, prévoit la fermeture du port.")
    noun = tokens[word(tokens, "rapport")]
    assert (noun.dep, tokens[noun.head].text) == ("nsubj", "prévoit")


@pytest.mark.parametrize(
    "sentence", ["Il a visité la vallée où dort le loup.", "Il a revu la ville, où se cache le chef."]
)
def test_what_stands_behind_its_verb_is_the_subject(sentence: str) -> None:
    tokens = read(sentence)
    where = tokens[word(tokens, "où")]
    subjects = [t.text for t in tokens if t.head == where.head and t.dep == "nsubj"]
    assert where.dep != "nsubj"
    assert subjects == [tokens[-2].text]
