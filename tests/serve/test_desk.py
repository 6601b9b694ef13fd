"""The folder of a desk: only what is its own, and one server at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.errors import InputError, JudgementError
from recoupe.export import json as dossiers
from recoupe.serve.desk import Desk, shown_name
from tests.serve.client import Client


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(InputError, match="no desk"):
        Desk(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_one_server_to_a_desk(tmp_path: Path) -> None:
    first = Desk(tmp_path / "desk")
    with pytest.raises(InputError, match="served already"):
        Desk(tmp_path / "desk")
    first.close()
    Desk(tmp_path / "desk").close()


@pytest.mark.parametrize("name", ["../../secret.txt", "/etc/passwd", "0001.txt/../x", "", "0001"])
def test_a_list_that_was_meddled_with_opens_nothing_else(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "desk"
    Desk(folder).close()
    listed = {"schema": "recoupe-desk/1", "next": 2, "files": [{"file": name, "name": "a.txt"}], "removed": []}
    (folder / "desk.json").write_text(json.dumps(listed), "utf-8")
    with pytest.raises(InputError, match="no list of a desk"):
        Desk(folder)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"files": 3, "removed": [], "next": 1}'])
def test_a_list_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "desk"
    Desk(folder).close()
    (folder / "desk.json").write_text(text, "utf-8")
    with pytest.raises(InputError, match="no list of a desk"):
        Desk(folder)


def test_judgements_that_are_none_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    Desk(folder).close()
    (folder / "judgements.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(JudgementError):
        Desk(folder)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("a/b/c.txt", "c.txt"),
        ("..\\..\\c.txt", "c.txt"),
        ("c\u202e\u200b\x1b[31m.txt", "c[31m.txt"),
        ("x" * 500 + ".jsonl", "x" * 120 + ".jsonl"),
        ("///.html", ".html"),
        ("  é.MD ", "é.MD"),
    ],
)
def test_names_as_they_are_shown(sent: str, shown: str) -> None:
    assert shown_name(sent).removeprefix("article") == shown


def test_a_dossier_is_shown_and_read_again(serve: Callable[..., Client], client: Client) -> None:
    found = dossiers.loads(client.get("/api/v1/dossier").text)
    other = serve(found, ui="en")
    assert other.get("/api/v1/dossier").content == client.get("/api/v1/dossier").content
    said = other.rows("statements")[0]["id"]
    assert other.judge(kind="reject", statements=[said]).json()["applied"] is True


def test_what_was_decided_in_a_dossier_stays_decided(
    serve: Callable[..., Client], client: Client, tmp_path: Path
) -> None:
    said = client.rows("statements")[0]["id"]
    client.judge(kind="reject", statements=[said], why="Une question.")
    found = dossiers.loads(client.get("/api/v1/dossier").text)
    other = serve(found, desk=tmp_path / "other", ui="en")
    assert other.get("/api/v1/judgements").json()["rows"] == client.get("/api/v1/judgements").json()["rows"]
    assert other.rows("claims") == client.rows("claims")
    assert other.post("/api/v1/judgements/1/undo", json={"who": "Sam"}).status_code == 201
    other.stop()
    assert serve(found, desk=tmp_path / "other").get("/api/v1/judgements").json()["total"] == 2
