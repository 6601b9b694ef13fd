"""A participle that only says which noun is meant is no main verb, and a main verb stays one."""

from __future__ import annotations

import pytest

from recoupe import nlp

MAIN = [
    ("Dozens of migrants rescued off Sabra have landed in Porto Vale.", "landed", "migrants rescued"),
    (
        "Three soldiers captured after a raid on a border post were paraded on television.",
        "paraded",
        "soldiers captured",
    ),
    ("A French journalist held in Tarm for six months has been freed.", "freed", "journalist held"),
    ("The two pilots freed after six months in captivity flew home on Monday.", "flew", "pilots freed"),
    ("A tanker seized by the navy last week has left the port of Morsa.", "left", "tanker seized"),
]
KEPT = [
    ("The rebels attacked at dawn and have taken the bridge.", "attacked"),
    ("The plane crashed after it was hit by a missile.", "crashed"),
    ("The ministry said rebels were killed.", "said"),
    ("Officials said two nurses released after a year in captivity have arrived in Rome.", "said"),
    ("The minister believed rumours were spread.", "believed"),
    ("Rebels warned villagers were hiding.", "warned"),
]


def roots(sentence: str) -> list[str]:
    """The words that hang on nothing."""
    return [t.text for t in nlp.parse("en", [sentence])[0] if t.head == t.i]


@pytest.mark.parametrize(("sentence", "main", "noun"), MAIN)
def test_the_verb_behind_a_participle_is_the_main_one(sentence: str, main: str, noun: str) -> None:
    head, participle = noun.split()
    read = nlp.parse("en", [sentence])[0]
    hung = next(t for t in read if t.text == participle)
    assert roots(sentence) == [main]
    assert hung.dep == "acl"
    assert head in [t.text for t in read[: hung.i]]


@pytest.mark.parametrize(("sentence", "main"), KEPT)
def test_a_main_verb_stays_one(sentence: str, main: str) -> None:
    assert roots(sentence) == [main]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("A fire killed at least 31 people, including 12 children, officials said.", "fire"),
        (
            "An air strike on a building in the country's second city killed at least 31 people, including 12 "
            "children, the director of the central hospital said.",
            "strike",
        ),
        ("A bomb attack on a market wounded at least 20 people, including two soldiers, police said.", "attack"),
    ],
)
def test_a_past_with_an_object_that_somebody_tells_is_no_participle(sentence: str, subject: str) -> None:
    read = nlp.parse("en", [sentence])[0]
    past = next(t for t in read if t.text in ("killed", "wounded"))
    assert "VerbForm=Fin" in past.morph
    assert [t.text for t in read if t.head == past.i and t.dep == "nsubj"] == [subject]
