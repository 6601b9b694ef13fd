"""A verb that the tagger takes for a noun or an adjective is read as one; nouns and adjectives stay what they are."""

from __future__ import annotations

import pytest

from recoupe import nlp

VERBS = {
    "gronde": ("Dans le port, la colère gronde.", "gronder"),
    "équipe": ("Cette société bretonne équipe une trentaine de chalutiers.", "équiper"),
    "dure": ("Le maire s'attend à ce que l'enquête dure plusieurs mois.", "durer"),
    "part": ("Le train part lundi.", "partir"),
    "court": ("Son complice, lui, court toujours.", "courir"),
    "compte": ("Le rapport compte trente pages.", "compter"),
    "conteste": ("Le maire ne la conteste plus.", "contester"),
    "temporise": ("La mairie, elle, temporise.", "temporiser"),
    "bombarde": ("L'armée régulière bombarde le port.", "bombarder"),
    "percute": ("Un autocar percute un tramway, deux morts", "percuter"),
    "expulse": ("La Norvanie expulse deux diplomates", "expulser"),
    "négocie": ("L'armateur a perdu deux navires et négocie leur remplacement.", "négocier"),
    "croupit": ("La rédactrice proteste, alors que son collègue croupit en prison.", "croupir"),
    "lorgneraient": ("Trois adjoints lorgneraient le fauteuil.", "lorgner"),
}
NONE = (
    "Un projet pilote pour les écoles.",
    "Le tapis rouge, la fanfare et les sourires.",
    "Un agent double, une valise et un mystère.",
    "La date limite, une formalité.",
    "Le ministre a évoqué la première visite d'un chef d'État.",
    "La banque a baissé de 15 % la monnaie du pays.",
    "Les pots portent une date de péremption comprise entre mars et juin.",
    "Une voiture contenant des armes a été saisie.",
    "Le club réclame 20 % de la plus-value.",
)


def test_a_missed_verb_is_found_with_its_subject() -> None:
    for form, (sentence, lemma) in VERBS.items():
        read = nlp.parse("fr", [sentence])[0]
        verb = next(t for t in read if t.text == form)
        assert (verb.pos, verb.lemma) == ("VERB", lemma), sentence
        assert "VerbForm=Fin" in verb.morph
        held = {verb.i, verb.head} if verb.dep == "conj" else {verb.i}
        assert any(t.head in held and t.dep.startswith("nsubj") for t in read), sentence


def test_the_words_and_their_places_are_those_of_the_sentence() -> None:
    for sentence, _ in VERBS.values():
        for token in nlp.parse("fr", [sentence])[0]:
            assert sentence[token.start : token.end] == token.text


def test_a_conditional_keeps_its_reserve() -> None:
    read = nlp.parse("fr", [VERBS["lorgneraient"][0]])[0]
    assert "Mood=Cnd" in next(t.morph for t in read if t.text == "lorgneraient")


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_verb_is_read_once(sentence: str) -> None:
    read = nlp._read("fr", [sentence])[0]
    assert nlp.rereading("fr").stand_in(read) is None or nlp.parse("fr", [sentence])[0] == read


def test_two_verbs_of_one_sentence_are_both_found() -> None:
    read = nlp.parse("fr", ["Am-Zarka : les mercenaires violent la trêve, l'armée riposte"])[0]
    assert {t.text for t in read if "VerbForm=Fin" in t.morph} == {"violent", "riposte"}


@pytest.mark.parametrize(
    ("sentence", "form", "lemma"),
    [
        ("Quatre marins sont morts dans la tempête.", "morts", "mourir"),
        ("Quelque 9 000 foyers étaient privés d'électricité.", "privés", "priver"),
        ("Le barrage est intact, il a été inspecté deux fois.", "inspecté", "inspecter"),
    ],
)
def test_what_has_an_auxiliary_is_a_participle(sentence: str, form: str, lemma: str) -> None:
    token = next(t for t in nlp.parse("fr", [sentence])[0] if t.text == form)
    assert (token.pos, token.lemma, "VerbForm=Part" in token.morph) == ("VERB", lemma, True)


def test_an_adjective_behind_a_copula_stays_one() -> None:
    read = nlp.parse("fr", ["Le prix est élevé."])[0]
    assert next(t.pos for t in read if t.text == "élevé") == "ADJ"


@pytest.mark.parametrize(
    ("form", "lemma", "sentence"),
    [
        ("car", "car", "Le car scolaire a été heurté par une benne."),
        ("car", "car", "Douze enfants étaient à bord de ce car."),
        ("dessalement", "dessalement", "Le dessalement de l'eau coûte cher."),
        ("atermoiements", "atermoiement", "Les atermoiements du ministère agacent les pêcheurs."),
    ],
)
def test_a_noun_that_looks_like_another_word_is_one_behind_an_article(form: str, lemma: str, sentence: str) -> None:
    word = next(t for t in nlp.parse("fr", [sentence])[0] if t.text == form)
    assert (word.pos, word.lemma) == ("NOUN", lemma)


@pytest.mark.parametrize("sentence", ["Ils restent, car ils n'ont pas le choix.", "Il est le seul, car elle dort."])
def test_a_conjunction_stays_one(sentence: str) -> None:
    assert next(t for t in nlp.parse("fr", [sentence])[0] if t.text == "car").pos == "CCONJ"


def test_an_adverb_behind_an_article_stays_one() -> None:
    read = nlp.parse("fr", ["Une digue relativement récente et un mur quasiment neuf ont cédé."])[0]
    assert [t.pos for t in read if t.text in ("relativement", "quasiment")] == ["ADV", "ADV"]


HEADLINES = {
    "denounces": "Ann Lee denounces blackmail",
    "decries": "Mayor Doran decries cuts",
    "fines": "Watchdog fines lender over fees",
    "orders": "Governor orders probe into collapse of bridge",
    "claims": "Ex-minister claims plot against him",
    "apologises": "Mill owner apologises for blast",
    "sinks": "Dozens missing after ferry sinks",
    "probe": "Police probe blast at mill",
    "pardons": "King pardons rebels",
}
NOUNS = (
    "Teacher strikes spread",
    "Rebel claims face scrutiny",
    "Ferry delays anger commuters",
    "Prison riots death toll rises",
    "Police officers arrest man",
    "Soldier killings probe widens",
    "Driver charges dropped",
    "Union demands grow",
    "Patient records leak",
    "Tax cuts plan shelved",
    "The minister's orders were clear.",
)


@pytest.mark.parametrize(("form", "sentence"), HEADLINES.items())
def test_the_verb_of_a_headline_is_no_noun(form: str, sentence: str) -> None:
    read = nlp.parse("en", [sentence])[0]
    verb = next(t for t in read if t.text == form)
    assert verb.pos == "VERB"
    assert "VerbForm=Fin" in verb.morph


@pytest.mark.parametrize("sentence", NOUNS)
def test_a_plural_of_a_headline_stays_a_noun(sentence: str) -> None:
    read = nlp._read("en", [sentence])[0]
    assert nlp.rereading("en").stand_in(read) is None or nlp.parse("en", [sentence])[0] == read
