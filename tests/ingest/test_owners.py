"""Who owns which outlet: from the article itself, else from the reader's file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe import ingest
from recoupe.errors import SettingsError
from recoupe.settings import Settings

ROWS = (
    {"id": "a", "text": "Le pont de Valmer a cédé cette nuit.", "outlet": "Radio Val", "language": "fr"},
    {"id": "b", "text": "Le pont de Valmer a tenu cette nuit.", "outlet": "Le Guet", "language": "fr", "owner": "Elle"},
    {"id": "c", "text": "Le pont de Montbrac a tenu.", "outlet": "Personne", "language": "fr"},
)


def owners(folder: Path, text: str) -> dict[str, str | None]:
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    (folder / "owners.toml").write_text(text, "utf-8")
    settings = Settings(owners=str(folder / "owners.toml"))
    return {a.path[-1]: a.owner for a in ingest.read([folder / "a.jsonl"], settings).articles}


def test_the_file_names_owners_and_the_article_stands(tmp_path: Path) -> None:
    found = owners(tmp_path, '"Val Press" = ["radio val", "Le Guet"]')
    assert found == {"a": "Val Press", "b": "Elle", "c": None}


@pytest.mark.parametrize("text", ["Groupe = 3", "Groupe = [1]", "= ["])
def test_another_file_is_refused_with_advice(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"owners: .*owners\.toml"):
        owners(tmp_path, text)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        ingest.read([], Settings(owners="nowhere.toml"))
