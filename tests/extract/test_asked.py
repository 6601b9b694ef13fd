"""Questions of an outlet: what they leave open nobody has said; what they ask of a thing said was said."""

from __future__ import annotations

import pytest

from tests.extract.says import find, words

OPEN = [
    ("fr", "Valdor a-t-elle proposé de céder le port ?"),
    ("fr", "Le préfet a-t-il démenti la rumeur ?"),
    ("fr", "Port de Valdor : le maire a-t-il promis une aide aux pêcheurs ?"),
    ("fr", "Est-ce que le maire a promis une aide aux pêcheurs ?"),
    ("en", "Has Norland offered to split the isthmus?"),
    ("en", "Did the mayor warn Valdria that the dam would burst?"),
]
SAID = [
    ("fr", "Pourquoi le préfet a-t-il affirmé que le pont était sûr ?", ["le pont était sûr"]),
    ("fr", "Le pont est-il sûr, a demandé le juge.", ["Le pont est-il sûr"]),
    ("fr", "« Avez-vous menti ? », a-t-il demandé.", ["Avez-vous menti ?"]),
    ("fr", "Faut-il croire le maire, qui promet une aide ?", ["une aide"]),
    ("en", "Why did the prefect say that the bridge was safe?", ["the bridge was safe"]),
    ("en", "“Did you lie?” the judge asked.", ["Did you lie?"]),
]


@pytest.mark.parametrize(("code", "text"), OPEN)
def test_what_an_outlet_asks_nobody_has_said(code: str, text: str) -> None:
    assert not find(code, text)


@pytest.mark.parametrize(("code", "text", "said"), SAID)
def test_what_was_said_is_told_in_a_question_too(code: str, text: str, said: list[str]) -> None:
    assert [words(code, text, s.content) for s in find(code, text)] == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("À Valdor, on recense 300 cas.", 0),
        ("En Suisse, on en dénombre environ 76 par an.", 0),
        ("À la mairie, on compte 300 sinistrés.", 1),
        ("À Paris, on assure que l'accord est prêt.", 1),
    ],
)
def test_where_something_is_counted_is_nobody_who_counts(text: str, told: int) -> None:
    assert len(find("fr", text)) == told
