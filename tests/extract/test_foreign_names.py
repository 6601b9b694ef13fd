"""Names that keep another language's words are read whole, and joined to themselves in that language."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from tests.extract.whodraft import reading, statement
from tests.written import written

WHOLE = [
    ("en", "The bac was late, according to the Compagnie des bacs d'Arvel (CBA).", "Compagnie des bacs d'Arvel"),
    ("en", "The Union des pêcheurs said the port was shut.", "Union des pêcheurs"),
    ("en", "The Bureau d'enquêtes sur les crues (BEC) said it had opened a probe.", "Bureau d'enquêtes sur les crues"),
    ("en", "The Syndicat national des éclusiers said the lock was shut.", "Syndicat national des éclusiers"),
    ("en", "The Syndicat national des pilotes aériens said it rained.", "Syndicat national des pilotes aériens"),
    ("fr", "Le canal a été fermé, selon le Department for Inland Waters (DIW).", "Department for Inland Waters"),
    ("fr", "La Bank of Orvale a annoncé une hausse.", "Bank of Orvale"),
    ("fr", "Le Ministry of Trade and Industry a annoncé une hausse.", "Ministry of Trade and Industry"),
    ("fr", "L'Institute for River Studies a annoncé une crue.", "Institute for River Studies"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "name"), WHOLE)
def test_name_is_whole(code: str, text: str, name: str) -> None:
    found = reading(text, code).statements[0].mention
    assert found is not None
    assert (found.name, found.kind) == (name, "institution")


APART = [
    ("en", "Charles de Gaulle and Vasco da Gama agreed.", ["Charles de Gaulle", "Vasco da Gama"]),
    ("en", "Rio de Janeiro and Orvale agreed, police said.", ["Rio de Janeiro", "Orvale"]),
    ("fr", "Ana Roy et Luc Viard ont signé à Orvale.", ["Ana Roy", "Luc Viard", "Orvale"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "names"), APART)
def test_own_names_stay(code: str, text: str, names: list[str]) -> None:
    assert [m.name for m in reading(text, code).mentions] == names


def test_body_of_somebody() -> None:
    said = statement('"The sea was calm," said Lise Morand, of the Institut français de la mer.', "sea was calm", "en")
    assert said.mention is not None
    assert (said.mention.name, said.mention.body) == ("Lise Morand", "Institut français de la mer")


def test_one_body_in_two_languages(tmp_path: Path) -> None:
    rows = (
        ("fr", "La Compagnie des bacs d'Arvel (CBA) a annoncé lundi la fermeture de la ligne entre Arvel et Ormes."),
        ("en", "The Compagnie des bacs d'Arvel (CBA) on Monday announced the closure of the line from Arvel to Ormes."),
    )
    heap = written(tmp_path, *({"id": code, "language": code, "text": text} for code, text in rows))
    entities = recoupe.dossier([heap]).entities
    assert len([e for e in entities if {"CBA", "Compagnie des bacs d'Arvel"} & {e.name, *e.forms}]) == 1
