"""Requests that nobody thought of: answered or refused in the one shape, never failed on."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.serve.client import Client

TEXT = st.text(max_size=30)
VALUE: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
PLACE = st.fixed_dictionaries(
    {"article": TEXT | VALUE, "span": st.lists(st.integers(), min_size=2, max_size=2) | VALUE}
)
DECISION = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["merge", "split", "same-origin", "reject", "undo"]) | VALUE,
        "places": st.lists(PLACE, max_size=3) | VALUE,
        "statements": st.lists(TEXT, max_size=3) | VALUE,
        "claims": st.lists(TEXT, max_size=3) | VALUE,
        "who": TEXT | VALUE,
        "why": TEXT | VALUE,
        "more": VALUE,
    },
)
MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def refused(answer: Any) -> None:
    """A refusal of ours, in the one shape."""
    assert 400 <= answer.status_code < 500, answer.text
    assert list(answer.json()["error"]) == ["code", "message", "hint", "where"]


def post(client: Client, path: str, body: bytes) -> Any:
    return client.post(path, content=body, headers={"Content-Type": "application/json"})


@MANY
@given(DECISION | VALUE)
def test_no_decision_fails(reader: Client, asked: Any) -> None:
    refused(post(reader, "/api/v1/judgements", json.dumps(asked).encode()))
    refused(post(reader, "/api/v1/judgements/1/undo", json.dumps(asked).encode()))


@MANY
@given(st.binary(max_size=60))
def test_no_body_fails(reader: Client, body: bytes) -> None:
    refused(post(reader, "/api/v1/judgements", body))
    refused(reader.post("/api/v1/articles", content=body, headers={"Content-Type": "multipart/form-data; boundary=b"}))
    if not body.lstrip().startswith(b"{"):
        refused(post(reader, "/api/v1/articles", body))


@MANY
@given(st.sampled_from(["claims", "articles", "events", "runs", "judgements", "exports"]), TEXT.filter(bool))
def test_no_id_fails(reader: Client, table: str, id: str) -> None:
    answer = reader.get(f"/api/v1/{table}/{quote(id, safe='')}")
    assert answer.status_code == 200 or (refused(answer) is None)


@MANY
@given(TEXT, TEXT, st.sampled_from(["claims", "statements", "entities"]))
def test_no_question_fails(reader: Client, q: str, story: str, table: str) -> None:
    answer = reader.get(f"/api/v1/{table}", params={"q": q, "story": story})
    assert answer.status_code == 200
    assert answer.json()["total"] >= len(answer.json()["rows"])


@MANY
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_no_header_fails(reader: Client, value: str) -> None:
    for name in ("If-None-Match", "Accept", "Content-Type", "Range"):
        assert reader.get("/api/v1/dossier", headers={name: value}).status_code in (200, 304)
    for name in ("Host", "Origin", "Sec-Fetch-Site", "Content-Type", "If-Match"):
        refused(reader.post("/api/v1/judgements", content=b"{}", headers={name: value}))
