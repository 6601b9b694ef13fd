"""Denials without a content of their own: whose they are, what they point back at, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from tests.extract.says import find, words
from tests.written import written

FOUND = [
    ("fr", "La vanne était fermée, selon un syndicat. L'exploitant dément.", "L'exploitant dément", "L'exploitant"),
    ("fr", "La vanne était fermée, dit le maire. Le port l'a démenti mardi.", "Le port l'a démenti", "Le port"),
    ("fr", "La vanne était fermée, dit le maire. Ce que dément la région.", "Ce que dément la région", "la région"),
    ("fr", "La vanne était fermée, dit le maire. Le port a démenti auprès de l'AFP.", "Le port a démenti", "Le port"),
    ("fr", "La vanne était fermée, dit un élu. Le préfet, qui conteste, a porté plainte.", "qui conteste", "Le préfet"),
    ("en", "The valve was shut, the union said. The firm denied it to the Herald.", "The firm denied it", "The firm"),
    (
        "en",
        "The valve was shut, the union said. The mayor, who had denied it, resigned.",
        "who had denied it",
        "The mayor",
    ),
    ("en", "The valve was shut, the union said. The company denies it.", "The company denies it", "The company"),
    ("en", "The valve was shut, the union said, which the firm denies.", "the firm denies", "the firm"),
]
LEFT = [
    ("fr", "La vanne était fermée, selon le syndicat. Sollicitée mardi, la direction se tait."),
    ("fr", "La vanne était fermée, selon le syndicat. La direction n'a rien démenti."),
    ("fr", "La vanne était fermée, selon le syndicat. La région conteste devant le juge la décision du port."),
    ("fr", "La vanne était fermée, selon le syndicat. Le ministre a démenti à la tribune toute hausse des impôts."),
    ("en", "The valve was shut, the union said. The court rejects ten appeals a year."),
]


@pytest.mark.parametrize(("code", "text", "content", "source"), FOUND)
def test_a_bare_denial_is_a_statement_of_its_own(code: str, text: str, content: str, source: str) -> None:
    said = [(words(code, text, s.content), words(code, text, s.source), s.stance) for s in find(code, text)]
    assert (content, source, "deny") in said


@pytest.mark.parametrize(("code", "text"), LEFT)
def test_what_denies_nothing_told_before_is_none(code: str, text: str) -> None:
    assert [s.rule for s in find(code, text) if s.rule == "bare"] == []


@pytest.mark.parametrize(("code", "text", "content", "source"), FOUND)
def test_it_makes_what_stands_before_it_disputed(
    code: str, text: str, content: str, source: str, tmp_path: Path
) -> None:
    row = {"id": "one", "text": f"{text}\n", "language": code, "published": "2031-05-07T10:00", "outlet": "Le Fanal"}
    made = recoupe.dossier([written(tmp_path, row)])
    assert [(claim.status, len(claim.members)) for claim in made.claims] == [("disputed", 2)]
