"""How denials are worded: the manner in quotation marks, an answer and what is said more, what is called untrue."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from tests.extract.says import find, words
from tests.written import written

MANNERS = [
    ("fr", "Le port a « vigoureusement » contesté ces chiffres.", "ces chiffres", "deny"),
    ("fr", "La régie récuse « avec la plus grande fermeté » toute fuite.", "toute fuite", "deny"),
    ("fr", "Une fuite que la régie nie « formellement ».", "que la régie nie « formellement »", "deny"),
    ("fr", "Le maire « réfute fermement » avoir triché.", "avoir triché", "deny"),
    ("fr", "La maire condamne « sans ambiguïté » la grève.", "la grève", "assert"),
    ("fr", "Le préfet a répondu : « Absolument ».", "Absolument", "assert"),
    ("fr", "La ligue conteste « la moindre fraude » dans le vote.", "« la moindre fraude » dans le vote", "deny"),
    ("en", 'The harbour "flatly" denies the leak.', "the leak", "deny"),
    ("en", 'The club "strongly rejects" the claims.', "the claims", "deny"),
    ("en", 'The mill denied "in the strongest terms" that it had cheated.', "it had cheated", "deny"),
    ("en", '"Firmly," said the mayor.', "Firmly", "assert"),
]


@pytest.mark.parametrize(("code", "text", "content", "stance"), MANNERS)
def test_how_something_is_said_is_no_content(code: str, text: str, content: str, stance: str) -> None:
    assert [(words(code, text, s.content), s.stance) for s in find(code, text)] == [(content, stance)]


def test_a_quoted_manner_inside_a_content_leaves_it_mixed() -> None:
    (said,) = find("fr", "Le maire a assuré que l'État réagirait « fermement » aux pillages.")
    assert said.form == "mixed"


ANSWERS = [
    ("fr", "Inexact, réplique la régie : « Les vannes étaient closes. »", ["Inexact", "Les vannes étaient closes"]),
    ("fr", "« Pas du tout », a dit Ana Roy, « la digue tient ».", ["Pas du tout", "la digue tient"]),
    ("fr", "Oui, répond la régie : « Les vannes étaient closes. »", ["Oui … Les vannes étaient closes"]),
    ("en", 'Wrong, said the harbour: "The gates were shut."', ["Wrong", "The gates were shut"]),
]


@pytest.mark.parametrize(("code", "text", "contents"), ANSWERS)
def test_a_denial_and_what_is_said_more_are_two(code: str, text: str, contents: list[str]) -> None:
    assert [words(code, text, s.content) for s in find(code, text)] == contents


CALLED = [
    ("fr", "La maire a qualifié le rapport de « fantaisiste ».", "deny"),
    ("fr", "La régie dit que ces informations sont « erronées ».", "deny"),
    ("fr", "La maire a qualifié la grève d'« erreur ».", "assert"),
    ("fr", "La régie dit que ces informations ne sont pas fausses.", "assert"),
    ("en", 'The harbour said the story was "pure invention".', "deny"),
    ("en", 'The club called the accusations "baseless".', "deny"),
    ("en", 'The club hit back, calling the claims "fantasy".', "deny"),
    ("en", 'The club called the flood "a disaster".', "assert"),
]


@pytest.mark.parametrize(("code", "text", "stance"), CALLED)
def test_to_call_what_was_said_untrue_is_to_deny_it(code: str, text: str, stance: str) -> None:
    assert [s.stance for s in find(code, text)] == [stance]


DISPUTED = [
    ("fr", "Les cuves seraient vides, selon un syndicat. « Pas du tout », assure la régie."),
    ("fr", "Les cuves sont vides, selon un syndicat. « Non », répond sobrement la régie."),
    ("en", 'The tanks are empty, a union said. "Not so," said the harbour director, Ann Lee.'),
    ("en", "The union accused the harbour of fraud, a charge that the mayor strenuously denied."),
]


@pytest.mark.parametrize(("code", "text"), DISPUTED)
def test_a_flat_denial_is_of_what_stands_before_it(code: str, text: str, tmp_path: Path) -> None:
    row = {"id": "one", "text": f"{text}\n", "language": code, "published": "2031-05-07T10:00", "outlet": "Le Fanal"}
    assert [d.kind for d in recoupe.dossier([written(tmp_path, row)]).divergences] == ["denial"]


WHOSE = [
    ("fr", "La police a vu une banderole proclamant « Le phare vivra ».", []),
    ("en", 'The police saw a banner reading "The lighthouse will live".', []),
    (
        "fr",
        "La régie, qui avait démenti toute fuite, a confirmé le 24 mai que la vanne céderait.",
        [("toute fuite", "La régie"), ("la vanne céderait", "La régie")],
    ),
    (
        "en",
        "The port denied meeting Rivex, whose lawyer, Ana Roy, told the Herald it was over.",
        [("meeting Rivex, whose lawyer, Ana Roy", "The port"), ("it was over", "lawyer, Ana Roy")],
    ),
]


@pytest.mark.parametrize(("code", "text", "said"), WHOSE)
def test_whose_words_they_are(code: str, text: str, said: list[tuple[str, str]]) -> None:
    assert [(words(code, text, s.content), words(code, text, s.source)) for s in find(code, text)] == said


CHARGED = [
    (
        "en",
        "The mayor of Valdor said 300 people had marched against Rivex. The union accused the firm of having emptied "
        "the tanks, an allegation Rivex strongly denied.",
        "Rivex strongly denied",
        "the firm of having emptied",
    ),
    (
        "fr",
        "La maire accuse la régie d'avoir vidé les cuves de Rivex. Selon le préfet, 300 personnes ont défilé devant le "
        "siège de Rivex. Le directeur de Rivex, Paul Mérand, a qualifié ces accusations de « mensongères ».",
        "ces accusations",
        "d'avoir vidé les cuves",
    ),
]


@pytest.mark.parametrize(("code", "text", "denial", "charge"), CHARGED)
def test_charges_that_are_denied_are_those_made_nearby(
    code: str, text: str, denial: str, charge: str, tmp_path: Path
) -> None:
    row = {"id": "one", "text": f"{text}\n", "language": code, "published": "2031-05-07T10:00", "outlet": "Le Fanal"}
    made = recoupe.dossier([written(tmp_path, row)])
    said = {s.id: " ".join(made.articles[0].text[a:b] for a, b in s.content) for s in made.statements}
    claims = [[said.get(m.statement or "", "") for m in c.members] for c in made.claims]
    (held,) = [c for c in claims if any(denial in words for words in c)]
    assert any(charge in words for words in held)


CONTRARY = [
    ("fr", "La régie dément avoir vidé les cuves, contrairement à ce qu'affirment les voisins.", ["deny", "assert"]),
    ("fr", "La digue a tenu, contrairement à ce qu'affirment les voisins.", ["deny"]),
    ("en", "Police denied using tear gas, contrary to what protesters said.", ["deny", "assert"]),
]


@pytest.mark.parametrize(("code", "text", "stances"), CONTRARY)
def test_the_contrary_of_a_denial_is_said_to_be_so(code: str, text: str, stances: list[str]) -> None:
    assert sorted(s.stance for s in find(code, text)) == sorted(stances)
