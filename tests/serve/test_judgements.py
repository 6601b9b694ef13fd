"""What people decide: kept, replayed, undone, and refused where it was decided about another dossier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe import pipeline
from recoupe.export import json
from recoupe.settings import Settings
from tests.serve.client import Client


def two(client: Client) -> list[str]:
    """The ids of two claims."""
    return [row["id"] for row in client.rows("claims")[:2]]


def test_two_claims_are_one_until_it_is_undone(client: Client) -> None:
    before, pair = client.get("/api/v1/dossier"), two(client)
    made = client.judge(kind="merge", claims=pair, why="La même fermeture.")
    assert made.status_code == 201
    assert made.headers["etag"] == made.json()["etag"] == client.etag()
    assert made.json()["applied"] is True
    assert len(client.rows("claims")) == len(json.loads(before.text).claims) - 1
    assert any(row["judged"] == [1] for row in client.rows("claims"))
    undone = client.post("/api/v1/judgements/1/undo", json={"who": "Sam", "why": "Non."})
    assert undone.status_code == 201
    assert undone.json()["undoes"] == 1
    assert client.get("/api/v1/dossier").content == before.content
    again = client.post("/api/v1/judgements/2/undo", json={"who": "Rose"}).json()
    assert again["etag"] == made.json()["etag"]
    assert [row["standing"] for row in client.get("/api/v1/judgements").json()["rows"]] == [True, False, False]


@pytest.mark.parametrize("kind", ["split", "same-origin", "reject"])
def test_every_kind_is_applied(client: Client, kind: str) -> None:
    claim = max(client.rows("claims"), key=lambda row: len(row["members"]))
    said = [member["statement"] for member in claim["members"]][: 1 if kind == "reject" else 2]
    made = client.judge(kind=kind, statements=said)
    assert made.json()["applied"] is True, made.text
    assert all(place["text"] for place in made.json()["places"])
    row = client.get("/api/v1/judgements/1").json()
    assert row == {key: value for key, value in made.json().items() if key != "etag"}
    assert client.get(made.headers["location"]).json() == row


def test_a_place_is_words_of_an_article(client: Client) -> None:
    said = client.rows("statements")[0]
    place = {"article": said["article"], "span": said["content"][0]}
    made = client.judge(kind="reject", places=[place]).json()
    text = client.get(f"/api/v1/articles/{said['article']}").json()["text"]
    assert made["places"][0]["text"] == text[slice(*said["content"][0])]


def test_it_is_what_the_command_line_replays(client: Client, folder: Path) -> None:
    client.judge(kind="merge", claims=two(client))
    store = client.desk.folder / "judgements.sqlite"
    made = recoupe.dossier(folder, settings=Settings(ui="en"), judgements=store)
    assert client.get("/api/v1/dossier").text == json.dumps(made)


def test_it_outlives_the_server(serve: Callable[..., Client], folder: Path, tmp_path: Path) -> None:
    first = serve(folder, desk=tmp_path / "kept")
    made = first.judge(kind="merge", claims=two(first)).json()
    first.stop()
    second = serve(folder, desk=tmp_path / "kept")
    assert second.etag() == made["etag"]
    assert second.get("/api/v1/judgements").json()["rows"][0]["applied"] is True


def test_a_dossier_that_moved_on_is_not_judged(client: Client) -> None:
    seen, pair = client.etag(), two(client)
    said = client.rows("statements")[0]["id"]
    assert client.judge(kind="reject", statements=[said]).status_code == 201
    late = client.post(
        "/api/v1/judgements", json={"kind": "merge", "claims": pair, "who": "Sam"}, headers={"If-Match": seen}
    )
    assert (late.status_code, late.json()["error"]["code"]) == (412, "moved-on")
    undo = client.post("/api/v1/judgements/1/undo", json={"who": "Sam"}, headers={"If-Match": seen})
    assert undo.status_code == 412
    assert client.get("/api/v1/judgements").json()["total"] == 1
    now = client.etag()
    assert client.post("/api/v1/judgements/1/undo", json={"who": "Sam"}, headers={"If-Match": now}).status_code == 201


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({"kind": "verdict", "claims": ["a", "b"]}, "kind"),
        ({"kind": "merge", "claims": ["nobody", "b"]}, "claims.0"),
        ({"kind": "merge", "statements": ["nobody", "b"]}, "statements.0"),
        ({"kind": "merge", "claims": ["a"]}, "places"),
        ({"kind": "merge", "claims": ["a", "b", "c"]}, "claims"),
        ({"kind": "merge"}, "places"),
        ({"kind": "merge", "claims": ["a", "b"], "statements": ["a", "b"]}, "places"),
        ({"kind": "reject", "places": [{"article": "nobody", "span": [0, 3]}]}, "places.0.article"),
        ({"kind": "reject", "places": [{"article": "a", "span": [0]}]}, "places.0.span.1"),
        ({"kind": "reject", "places": [{"article": "a", "span": [-1, 3]}]}, "places.0.span.0"),
        ({"kind": "reject", "claims": ["a"], "who": "  "}, "who"),
        ({"kind": "reject", "claims": ["a"], "why": "x" * 4001}, "why"),
        ({"kind": "reject", "claims": ["a"], "verdict": "true"}, "verdict"),
    ],
)
def test_what_cannot_be_judged_is_refused_by_name(reader: Client, asked: dict[str, Any], where: str) -> None:
    answer = reader.judge(**asked)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid"), answer.text
    assert answer.json()["error"]["where"] == where
    assert reader.get("/api/v1/judgements").json()["total"] == 0


def test_half_a_character_is_no_name(reader: Client) -> None:
    body = b'{"kind": "reject", "claims": ["a"], "who": "\\ud800"}'
    answer = reader.post("/api/v1/judgements", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["where"]) == (422, "who")


@pytest.mark.parametrize("span", [[5, 5], [9, 3], [0, 10**6]])
def test_a_span_is_words_of_its_article(reader: Client, span: list[int]) -> None:
    article = reader.rows("articles")[0]["id"]
    answer = reader.judge(kind="reject", places=[{"article": article, "span": span}])
    assert answer.json()["error"]["where"] == "places.0.span"


def test_a_decision_that_no_dossier_can_be_made_with_is_undone(client: Client, monkeypatch: Any) -> None:
    def broken(*_: object, **__: object) -> Any:
        raise ZeroDivisionError

    before = client.etag()
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "conclude", broken)
        assert client.judge(kind="merge", claims=two(client)).status_code == 500
    assert [row["standing"] for row in client.get("/api/v1/judgements").json()["rows"]] == [False, False]
    assert client.etag() == before
    assert client.judge(kind="merge", claims=two(client)).status_code == 201


def test_nobody_undoes_what_is_not_there(reader: Client) -> None:
    answer = reader.post("/api/v1/judgements/7/undo", json={"who": "Sam"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not-found")
    assert reader.get("/api/v1/judgements/7").status_code == 404


def test_a_claim_of_several_is_not_rejected_as_one(reader: Client) -> None:
    claim = next(row["id"] for row in reader.rows("claims") if len(row["members"]) > 1)
    answer = reader.judge(kind="reject", claims=[claim])
    assert answer.json()["error"]["where"] == "claims.0"
