"""How a desk writes of tolls, denials and answers: a second count beside its source, an object before a colon, what
somebody calls a move, where a headline's second clause begins."""

from __future__ import annotations

import pytest

from tests.extract.says import find, words
from tests.extract.whodraft import statement

SAID = [
    (
        "fr",
        "L'incendie a fait 12 morts, une quinzaine selon les syndicats, a indiqué la préfecture.",
        [("L'incendie a fait 12 morts", "la préfecture"), ("une quinzaine", "les syndicats")],
    ),
    (
        "fr",
        "Le séisme a tué 40 personnes, au moins 52 d'après le Croissant bleu.",
        [("au moins 52", "le Croissant bleu")],
    ),
    (
        "en",
        "The blast killed 17 people, more than 20 according to medics, the interior ministry said.",
        [("The blast killed 17 people", "the interior ministry"), ("more than 20", "medics")],
    ),
    (
        "fr",
        "Incendie de Valdor : deux morts selon le maire, la préfecture évoque trois victimes",
        [("Incendie de Valdor : deux morts", "le maire"), ("trois victimes", "la préfecture")],
    ),
    (
        "fr",
        "La ministre nie tout conflit d'intérêts : « Je n'ai jamais rencontré cet homme. »",
        [("tout conflit d'intérêts", "La ministre"), ("Je n'ai jamais rencontré cet homme", "La ministre")],
    ),
    (
        "fr",
        "Le maire a annoncé un audit et exclu, à ce stade, toute démission : « Je reste. »",
        [("un audit", "Le maire"), ("toute démission", "Le maire"), ("Je reste", "Le maire")],
    ),
    (
        "en",
        'The minister denied any wrongdoing: "I did my job."',
        [("any wrongdoing", "The minister"), ("I did my job", "The minister")],
    ),
    (
        "fr",
        "Des critiques rejetées par la direction : « Nous avons tout fait. »",
        [("Nous avons tout fait", "la direction")],
    ),
    ("fr", "Le maire dit n'avoir rien su qu'à midi.", [("n'avoir rien su qu'à midi", "Le maire")]),
    (
        "en",
        "Norland declared a truce, a move its enemy Valdria dismissed as a ploy to buy time.",
        [("a ploy to buy time", "its enemy Valdria")],
    ),
    ("en", "The bank closed the fund, a decision critics called reckless.", [("reckless", "critics")]),
    ("en", "The bank, which analysts describe as fragile, fell.", [("fragile", "analysts")]),
    ("en", "The bank closed the fund, a spokesman said.", [("The bank closed the fund", "a spokesman")]),
    (
        "fr",
        "La mairie a fermé le pont, un choix qualifié d'irresponsable par les syndicats.",
        [("un choix … d'irresponsable", "les syndicats")],
    ),
    (
        "en",
        "Fragments bore marks of a cruise missile, according to Mark Osborne, a weapons analyst.",
        [("Fragments bore marks of a cruise missile", "Mark Osborne")],
    ),
]


@pytest.mark.parametrize(("code", "text", "said"), SAID)
def test_each_speaker_has_their_words(code: str, text: str, said: list[tuple[str, str]]) -> None:
    assert [(words(code, text, s.content), words(code, text, s.source)) for s in find(code, text)] == said


OF_A_REGION = [
    "Un pont a cédé, a indiqué le gouverneur de la région, Maksim Doran. Quatre enfants sont morts, a-t-il précisé.",
    "Un pont a cédé, a indiqué la directrice du port, Maksima Doran. Quatre enfants sont morts, a-t-elle précisé.",
]


@pytest.mark.parametrize("text", OF_A_REGION)
def test_the_gender_of_a_function_is_not_that_of_what_it_governs(text: str) -> None:
    mention = statement(text, "Quatre enfants sont morts").mention
    assert mention is not None
    assert mention.name.endswith("Doran")
