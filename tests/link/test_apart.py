"""Words that mean something together are met where they stand apart; parts of a whole are counted in hundredths."""

from __future__ import annotations

import pytest

from recoupe import lang, nlp
from recoupe.link.alignment.clauses import clause
from recoupe.link.alignment.lexicon import lexicon
from recoupe.link.alignment.numbers import amounts
from recoupe.link.alignment.terms import terms


@pytest.mark.parametrize(
    ("code", "text", "key"),
    [
        ("en", "Three hundred full-time jobs will be cut.", "lay_off"),
        ("en", "They called the planned walkout off.", "cancel"),
        ("en", "He was rushed to a nearby hospital.", "hospitalise"),
        ("en", "The Blues booked their place in the final.", "qualify"),
        ("fr", "Trois cents emplois seront supprimés.", "lay_off"),
        ("fr", "La plainte déposée lundi vise le maire.", "sue"),
    ],
)
def test_a_verb_and_what_hangs_on_it(code: str, text: str, key: str) -> None:
    (tokens,) = nlp.parse(code, [text])
    assert key in {term.key for term in terms(tokens, lexicon(lang.load(code)))}


@pytest.mark.parametrize(
    ("code", "text", "key", "wrong"),
    [
        ("en", "She left old coins to the museum, which are over two thousand years old.", "age", "stop"),
        ("en", "No beds were left.", "bed", "depart"),
        ("en", "The prize went to a local choir.", "award", "visit"),
        ("en", "The mercury fell to ten degrees.", "heat", "capture"),
        ("en", "The repairs went well.", "repair", "drill"),
        ("en", "The trawler went down off Kerzoal.", "sink", "fall"),
        ("en", "The striker tore a muscle.", "forward_player", "strike"),
        ("en", "The porter was fired last week.", "dismiss", "shoot"),
        ("en", "An inquiry is under way.", "investigate", "depart"),
        ("fr", "Plus de la moitié des élèves sont rentrés à la maison.", "half", "eliminate"),
    ],
)
def test_idioms_have_the_sense_of_their_words(code: str, text: str, key: str, wrong: str) -> None:
    (tokens,) = nlp.parse(code, [text])
    found = {term.key for term in terms(tokens, lexicon(lang.load(code)))}
    assert key in found
    assert wrong not in found


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "Plus de la moitié des élèves sont malades.", 50),
        ("fr", "Les deux tiers des vignes ont gelé.", 66.7),
        ("en", "More than half of the pupils are ill.", 50),
        ("en", "Two thirds of the vines froze.", 66.7),
        ("en", "The second half of the match was dull.", None),
    ],
)
def test_parts_of_a_whole_are_hundredths(code: str, text: str, value: float | None) -> None:
    (tokens,) = nlp.parse(code, [text])
    lex = lexicon(lang.load(code))
    found = [a.value for a in amounts(tokens, frozenset(range(len(tokens))), terms(tokens, lex), lex)]
    assert found == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("code", "text", "tense"),
    [
        ("en", "The mill is to shut next spring.", "future"),
        ("en", "The kilns are to be relit.", "future"),
        ("en", "The board announced plans to close the mill.", "future"),
        ("fr", "La régie a annoncé son intention de fermer le moulin.", "future"),
        ("fr", "La régie a annoncé la fermeture du moulin.", "past"),
    ],
)
def test_a_plan_looks_ahead(code: str, text: str, tense: str) -> None:
    (tokens,) = nlp.parse(code, [text])
    lex = lexicon(lang.load(code))
    assert clause(tokens, frozenset(range(len(tokens))), terms(tokens, lex), lex, {}).tense == tense
