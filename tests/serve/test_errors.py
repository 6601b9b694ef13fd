"""Every error in one shape, in the language of the desk, with what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recoupe.lang import load
from recoupe.serve import dossier_api
from recoupe.serve.problems import CODES, STATUS
from tests.serve.client import Client


def is_error(answer: Any, status: int, code: str) -> None:
    """The one shape, and nothing beside it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert list(answer.json()) == ["error"]
    error = answer.json()["error"]
    assert list(error) == ["code", "message", "hint", "where"]
    assert error["code"] == code
    assert error["message"]
    assert error["hint"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not-found"),
        ("GET", "/api/v1/nothing", 404, "not-found"),
        ("GET", "/api/v1/claims/nobody", 404, "not-found"),
        ("GET", "/api/v1/dossier/", 404, "not-found"),
        ("PUT", "/api/v1/claims", 405, "method"),
        ("POST", "/", 405, "method"),
        ("TRACE", "/api/v1/claims", 405, "method"),
        ("GET", "/api/v1/exports/pdf", 404, "unknown-format"),
        ("GET", "/api/v1/exports/html?ui=de", 422, "invalid"),
        ("GET", "/api/v1/exports/html?share=perhaps", 422, "invalid"),
        ("GET", "/api/v1/claims?limit=-1", 422, "invalid"),
        ("GET", "/api/v1/judgements/x", 422, "invalid"),
        ("POST", "/api/v1/judgements", 415, "media-type"),
    ],
)
def test_what_the_framework_refuses_too(reader: Client, method: str, path: str, status: int, code: str) -> None:
    is_error(reader.request(method, path), status, code)


def test_json_that_is_none(reader: Client) -> None:
    json = {"Content-Type": "application/json"}
    is_error(reader.post("/api/v1/judgements", content=b"{", headers=json), 400, "malformed")
    is_error(reader.post("/api/v1/judgements", content=b"[" * 100_000, headers=json), 400, "malformed")
    is_error(reader.post("/api/v1/judgements", content=b"\xff\xfe", headers=json), 400, "malformed")
    is_error(reader.post("/api/v1/judgements", content=b"null", headers=json), 422, "invalid")


def test_what_nobody_foresaw(reader: Client, monkeypatch: Any) -> None:
    def broken(*_: object, **__: object) -> Any:
        raise KeyError("a secret path")

    monkeypatch.setattr(dossier_api.rows, "select", broken)
    answer = reader.get("/api/v1/claims")
    is_error(answer, 500, "failed")
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_library_that_is_missing(reader: Client, monkeypatch: Any) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    is_error(reader.get("/api/v1/exports/parquet"), 501, "missing-extra")


def test_without_a_dossier(serve: Callable[..., Client]) -> None:
    empty = serve()
    for path in ("/dossier", "/claims", "/claims/x", "/exports/csv"):
        is_error(empty.get(f"/api/v1{path}"), 404, "no-dossier")
    is_error(empty.judge(kind="reject", statements=["a"]), 404, "no-dossier")
    assert empty.get("/api/v1").json()["etag"] is None
    assert empty.get("/api/v1/judgements").json() == {"total": 0, "rows": []}


def test_errors_are_in_the_language_of_the_desk(serve: Callable[..., Client]) -> None:
    french, english = serve(ui="fr"), serve(ui="en")
    assert french.get("/x").json()["error"]["message"] == "Il n’y a rien à /x."
    assert english.get("/x").json()["error"]["message"] == "There is nothing at /x."
    wrong = {"kind": "merge", "who": " ", "claims": ["a", "b"]}
    assert french.post("/api/v1/judgements", json=wrong).json()["error"]["message"] == "who : est vide"
    assert english.post("/api/v1/judgements", json=wrong).json()["error"]["message"] == "who: is empty"


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_every_code_has_its_words(ui: str) -> None:
    messages = load(ui).table("api")["messages"]
    assert {*STATUS} <= {*messages}
    assert {f"{code}-hint" for code in STATUS} <= {*messages}
    assert {*CODES.values()} <= {*STATUS}


def test_both_languages_say_the_same_things() -> None:
    fr, en = load("fr").table("api"), load("en").table("api")
    assert {key: list(fr[key]) for key in fr} == {key: list(en[key]) for key in en}


def test_a_shared_dossier_is_only_shown(serve: Callable[..., Client], reader: Client, folder: Path) -> None:
    from recoupe.export import json, shared

    client = serve(shared(json.loads(reader.get("/api/v1/dossier").text)), ui="en")
    assert "no full texts" in client.get("/api/v1").json()["read_only"]
    said = client.rows("statements")[0]["id"]
    is_error(client.judge(kind="reject", statements=[said]), 403, "read-only")
    is_error(client.post("/api/v1/articles", json={"text": "Le bac."}), 403, "read-only")
    is_error(client.delete(f"/api/v1/articles/{client.rows('articles')[0]['id']}"), 403, "read-only")
    is_error(client.post("/api/v1/judgements/1/undo", json={"who": "Rose"}), 403, "read-only")
    assert "no full texts" in client.get("/").text
    assert client.get("/api/v1/exports/markdown").status_code == 200
