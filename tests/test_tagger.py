"""What the tagger misreads is mended by its form, and nothing else is."""

from __future__ import annotations

import pytest

from recoupe import nlp
from recoupe.lang import codes, load

ROWS = [(code, row) for code in codes() for row in load(code).rows("tagger", "misread")]


def raw(code: str, sentence: str) -> list[tuple[str, str]]:
    """The words of a sentence with their parts of speech as the model has them."""
    return [(t.text.lower(), t.pos) for t in nlp._read(code, [sentence])[0]]


def read(code: str, sentence: str) -> list[tuple[str, str]]:
    """The same as the engine reads them."""
    return [(t.text.lower(), t.pos) for t in nlp.parse(code, [sentence])[0]]


@pytest.mark.parametrize(("code", "row"), ROWS, ids=lambda v: v if isinstance(v, str) else v["form"])
def test_a_row_mends_its_examples_and_none_of_its_counters(code: str, row: dict[str, object]) -> None:
    for sentence in row["examples"]:  # type: ignore[attr-defined]
        assert (row["form"], row["pos"]) not in raw(code, sentence)
        assert (row["form"], row["pos"]) in read(code, sentence)
    for sentence in row["counter"]:  # type: ignore[attr-defined]
        assert read(code, sentence) == raw(code, sentence)


def test_a_participle_with_an_article_is_a_noun() -> None:
    assert ("exploitant", "NOUN") in read("fr", "L'exploitant dément.")
    assert ("exploitant", "VERB") in raw("fr", "L'exploitant dément.")


@pytest.mark.parametrize("sentence", ["La ville refuse cette offre.", "Les offres ont afflué."])
def test_a_present_with_an_article_is_a_noun_where_nouns_stand(sentence: str) -> None:
    assert "NOUN" in dict(read("fr", sentence)).values()
    assert not any(pos == "VERB" and word.startswith("offre") for word, pos in read("fr", sentence))


def test_a_present_behind_a_pronoun_stays_a_verb() -> None:
    assert ("offre", "VERB") in read("fr", "Il l'offre à sa femme.")


def test_a_participle_with_an_object_stays_a_verb() -> None:
    assert ("exploitant", "VERB") in read("fr", "En exploitant la carrière, la société a pollué la rivière.")


@pytest.mark.parametrize("people", ["biélorusses", "vietnamiennes", "surinamaises"])
def test_the_adjective_of_a_country_is_no_verb(people: str) -> None:
    read = nlp.parse("fr", [f"Les autorités {people} ont payé l'équipage."])[0]
    assert [(t.pos, t.dep) for t in read if t.text == people] == [("ADJ", "amod")]
