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

TWO = [
    (
        "fr",
        "La régie a compté 300 grévistes, contre 900 pour la CGT.",
        [("300 grévistes", "La régie"), ("900", "la CGT")],
    ),
    (
        "fr",
        "Le défilé a réuni 800 personnes selon la police, contre 2 000 d'après les syndicats.",
        [("Le défilé a réuni 800 personnes", "la police"), ("2 000", "les syndicats")],
    ),
    (
        "fr",
        "Entre 300 (préfecture) et 900 (CGT) marins ont défilé à Valdor.",
        [
            ("300 … marins ont défilé à Valdor", "préfecture"),
            ("900 … marins ont défilé à Valdor", "CGT"),
        ],
    ),
    (
        "fr",
        "Le défilé a réuni 300 marins, selon la police, et 900, selon la CGT.",
        [("Le défilé a réuni 300 marins", "la police"), ("900", "la CGT")],
    ),
    (
        "fr",
        "La grève a été suivie par 12 % des agents selon la régie et 45 % selon les syndicats.",
        [("La grève a été suivie par 12 % des agents", "la régie"), ("45 %", "les syndicats")],
    ),
    (
        "fr",
        "Quelque 300 marins ont défilé selon la police (900 selon la CGT).",
        [("Quelque 300 marins ont défilé", "la police"), ("900", "la CGT")],
    ),
    (
        "en",
        "Police counted 300 marchers, compared with 900 claimed by the unions.",
        [("300 marchers", "Police"), ("900", "the unions")],
    ),
    (
        "en",
        "From 300 (police) to 900 (organisers) sailors marched.",
        [("300 … sailors marched", "police"), ("900 … sailors marched", "organisers")],
    ),
    (
        "en",
        "Turnout was 300, according to police, or 900, according to organisers.",
        [("Turnout was 300", "police"), ("900", "organisers")],
    ),
    (
        "fr",
        "La région a annoncé 200 postes pour la police, contre 300 pour la gendarmerie.",
        [("200 postes pour la police, contre 300 pour la gendarmerie", "La région")],
    ),
    (
        "fr",
        "Selon la préfecture, le maire a obtenu 52 % des voix, contre 48 % pour son rival.",
        [("le maire a obtenu 52 % des voix, contre 48 % pour son rival", "la préfecture")],
    ),
    (
        "fr",
        "D'après le maire et deux témoins, le car roulait vite.",
        [("le car roulait vite", "le maire et deux témoins")],
    ),
    ("fr", "Le maire (gauche) et 200 habitants (sinistrés) ont défilé.", []),
]

CUT = [
    (
        "en",
        "80 dead in raid, says army; rebels say 200",
        [("80 dead in raid", "army"), ("200", "rebels")],
    ),
    ("en", "Army says 80 dead; rebels claim 200", [("80 dead", "Army"), ("200", "rebels")]),
    (
        "en",
        "80 dead in raid, army says; 200 killed, rebels say",
        [("80 dead in raid", "army"), ("200 killed", "rebels")],
    ),
]
"""Headlines of two sentences, which a semicolon parts."""

PUT_AT = [
    (
        "en",
        "Police dispersed a crowd that organisers put at 900 and the ministry at fewer than 300.",
        [("900", "organisers"), ("fewer than 300", "the ministry")],
    ),
    ("en", "The crowd, which organisers put at 900, marched to the port.", [("900", "organisers")]),
    ("en", "A crowd estimated by police at 900 marched to the port.", [("A crowd … at 900", "police")]),
    ("en", "The nurse put the cup at the edge.", []),
]
"""Counts of a noun that its relative clause or participle gives."""

SHARED = [
    (
        "fr",
        "Entre 300, selon la police, et 900 marins, selon la CGT, ont défilé à Valdor.",
        [("300 … ont défilé à Valdor", "la police"), ("900 marins … ont défilé à Valdor", "la CGT")],
    ),
    (
        "fr",
        "Quelque 300 marins d'après la police, un millier d'après la CGT, ont bloqué le port.",
        [("Quelque 300 marins … ont bloqué le port", "la police"), ("un millier … ont bloqué le port", "la CGT")],
    ),
    (
        "fr",
        "Des centaines de marins (300 selon la police, 900 selon la CGT) ont défilé.",
        [("300 … ont défilé", "la police"), ("900 … ont défilé", "la CGT")],
    ),
    (
        "en",
        "At least 80 people according to the army, and more than 200 according to the rebels, died in the raid.",
        [
            ("At least 80 people … died in the raid", "the army"),
            ("more than 200 … died in the raid", "the rebels"),
        ],
    ),
    (
        "fr",
        "Ils étaient entre 300, selon la police, et 900, selon la CGT.",
        [("Ils étaient … 900", "la CGT"), ("Ils étaient … 300", "la police")],
    ),
    ("fr", "300 marins d'après la police, 900 d'après la CGT.", [("300 marins", "la police"), ("900", "la CGT")]),
    (
        "fr",
        "Le choc a fait 12 morts selon la police, 15 selon les secours, a indiqué le maire.",
        [
            ("Le choc a fait 12 morts", "la police"),
            ("Le choc a fait 12 morts selon la police", "le maire"),
            ("15", "les secours"),
        ],
    ),
    (
        "en",
        "Police said 300 sailors marched, the unions 900.",
        [("300 sailors marched", "Police"), ("900", "the unions")],
    ),
    (
        "en",
        "The mayor said Norland sent 200 trucks, Valdria 500.",
        [("Norland sent 200 trucks, Valdria 500", "The mayor")],
    ),
    (
        "fr",
        "La police a compté 300 marins, alors que les syndicats en revendiquent 900.",
        [("300 marins", "La police"), ("900", "les syndicats")],
    ),
    ("fr", "Le cortège a réuni 300 marins, contre 900 pour la CGT.", [("900", "la CGT")]),
    ("fr", "Le chantier emploie 300 marins, contre 900 pour la CGT.", []),
    ("en", "The march drew 300 sailors, compared with 900 claimed by the unions.", [("900", "the unions")]),
    ("en", "The yard employs 300 sailors, against 900 for Norland Steel.", []),
]


@pytest.mark.parametrize(("code", "text", "said"), [*SAID, *TWO, *CUT, *PUT_AT, *SHARED])
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
