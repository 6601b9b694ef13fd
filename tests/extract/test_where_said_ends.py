"""Where what somebody says ends: at what they do besides, at the main clause behind a source and its relative clause;
and what is no statement though commas stand around a participle."""

from __future__ import annotations

import pytest

from tests.extract.says import find, words

SAID = [
    ("fr", "Le maire a annoncé son départ et négocie sa succession.", [("son départ", "Le maire")]),
    ("fr", "La banque a confirmé la vente et recrute cent personnes.", [("la vente", "La banque")]),
    ("fr", "Le groupe a annoncé un plan social et ferme deux usines.", [("un plan social", "Le groupe")]),
    ("fr", "Le maire réclame une réponse claire et ferme.", [("une réponse claire et ferme", "Le maire")]),
    ("en", "The mayor announced his departure and is seeking a successor.", [("his departure", "The mayor")]),
    ("en", "The company confirmed the sale and sues the paper.", [("the sale", "The company")]),
    ("en", "The mayor said Norland and Valdria agreed.", [("Norland and Valdria agreed", "The mayor")]),
    (
        "fr",
        "Selon le quotidien, qui dit avoir lu une note, le document a été remis mardi.",
        [("avoir lu une note", "le quotidien"), ("le document a été remis mardi", "le quotidien")],
    ),
    (
        "fr",
        "D'après le notaire, qui assure n'avoir rien su, la vente a été conclue lundi.",
        [("n'avoir rien su", "le notaire"), ("la vente a été conclue lundi", "le notaire")],
    ),
    (
        "en",
        "According to the daily, which says it has read a memo, the deal was signed on Tuesday.",
        [("it has read a memo", "the daily"), ("the deal was signed on Tuesday", "the daily")],
    ),
    ("fr", "Le plan, rédigé par la Norvanie, propose une commission.", []),
    (
        "fr",
        "Le pont, fermé par la mairie, rouvrira, annonce le préfet.",
        [("Le pont, fermé par la mairie, rouvrira", "le préfet")],
    ),
    ("fr", "Le syndicat a traité la réforme de « torchon ».", [("la réforme de « torchon »", "Le syndicat")]),
    (
        "fr",
        "La réforme a été traitée de « torchon » par le syndicat.",
        [("La réforme … de « torchon »", "le syndicat")],
    ),
    (
        "fr",
        "La réforme, traitée de « torchon » par le syndicat, passe.",
        [("La réforme … de « torchon »", "le syndicat")],
    ),
    ("fr", "Le patient a été traité par le médecin.", []),
    ("fr", "Aucun groupe n'a revendiqué l'attaque.", []),
    ("en", "No group claimed the attack but the minister blamed rebels.", [("rebels", "the minister")]),
    ("en", "The door was faulty, an interim report found.", [("The door was faulty", "an interim report")]),
    ("en", "Prosecutors opened a probe on Saturday, confirming a report in the Ledger.", []),
    ("fr", "Le syndicat, qui réclame depuis des mois un audit, a levé le camp.", [("un audit", "Le syndicat")]),
    ("fr", "Le projet a été jugé « ruineux » par les élus.", [("Le projet … ruineux", "les élus")]),
    (
        "fr",
        "« Nous ne céderons pas » : à Valdor, la cheffe du parti a appelé à la grève.",
        [("Nous ne céderons pas", "la cheffe du parti"), ("la grève", "la cheffe du parti")],
    ),
    ("en", "The depot burned on Wednesday, police said on Friday.", [("The depot burned on Wednesday", "police")]),
    ("en", "Speaking in Valdor, the mayor said on Friday.", []),
]


@pytest.mark.parametrize(("code", "text", "said"), SAID)
def test_what_is_said_ends_where_something_else_begins(code: str, text: str, said: list[tuple[str, str]]) -> None:
    assert [(words(code, text, s.content), words(code, text, s.source)) for s in find(code, text)] == said
