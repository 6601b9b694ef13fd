"""The folder of a desk: only what is its own, and one server at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from recoupe import nlp
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


def test_the_last_dossier_is_shown_while_its_articles_are_read_again(
    serve: Callable[..., Client], folder: Path, tmp_path: Path
) -> None:
    first = serve(folder, desk=tmp_path / "kept")
    first.judge(kind="reject", statements=[first.rows("statements")[0]["id"]])
    etag = first.etag()
    first.stop()
    with held() as go_on:
        second = serve(folder, desk=tmp_path / "kept", settle=False)
        assert second.etag() == etag
        assert second.get("/api/v1").json()["articles"] == 2
        early = second.judge(kind="reject", statements=[second.rows("statements")[0]["id"]])
        assert (early.status_code, early.json()["error"]["code"]) == (409, "reading")
        run = early.json()["error"]["where"]
        assert second.get(run).json()["state"] == "running"
        go_on.set()
        second.settle()
    assert second.etag() == etag
    assert second.judge(kind="reject", statements=[second.rows("statements")[0]["id"]]).status_code == 201


@pytest.mark.parametrize("change", ["text", "file", "language", "dossier"])
def test_a_dossier_of_other_files_is_not_shown(serve: Callable[..., Client], tmp_path: Path, change: str) -> None:
    heap = tmp_path / "heap"
    heap.mkdir()
    (heap / "a.txt").write_text("Le maire a dit mardi que le bac partirait.", "utf-8")
    first = serve(heap, desk=tmp_path / "kept")
    first.stop()
    if change == "dossier":
        (tmp_path / "kept" / "dossier.json").write_text("{", "utf-8")
    elif change != "language":
        at = heap / ("a.txt" if change == "text" else "b.txt")
        at.write_text("Le maire a dit jeudi que le quai fermerait.", "utf-8")
    with held() as go_on:
        second = serve(heap, desk=tmp_path / "kept", settle=False, ui="en" if change == "language" else "fr")
        assert second.get("/api/v1/dossier").status_code == 404
        go_on.set()
        second.settle()
    assert second.get("/api/v1/dossier").status_code == 200


@contextmanager
def held() -> Iterator[threading.Event]:
    """Nothing is parsed until the event is set."""
    go_on, parse = threading.Event(), nlp.parse

    def waiting(*given: Any) -> Any:
        assert go_on.wait(60)
        return parse(*given)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(nlp, "parse", waiting)
        yield go_on


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
