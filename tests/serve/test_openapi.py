"""The API's own description: valid, complete, and true of every answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.serve.client import Client

HTTP = ("get", "post", "delete", "put", "patch")


@pytest.fixture(scope="module")
def document(reader: Client) -> Any:
    return reader.get("/openapi.json").json()


def test_it_is_a_valid_document(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()


def test_every_route_is_in_it_and_says_what_it_does(document: Any, reader: Client) -> None:
    found = {(method, path) for path, item in document["paths"].items() for method in item if method in HTTP}
    assert ("post", "/api/v1/judgements") in found
    assert ("get", "/api/v1/divergences/{id}") in found
    assert all(path.startswith("/api/v1") for _, path in found)
    for method, path in found:
        assert document["paths"][path][method]["description"], f"{method} {path} says nothing"


def walk(reader: Client) -> list[tuple[str, str, str, Any]]:
    """A request that succeeds for every route: method, path of the document, path, body."""
    asked: list[tuple[str, str, str, Any]] = [("get", path, path, None) for path in ("/api/v1", "/api/v1/dossier")]
    for table in ("articles", "statements", "claims", "entities", "events", "divergences", "reuse", "stories"):
        asked.append(("get", f"/api/v1/{table}", f"/api/v1/{table}", None))
        rows = reader.rows(table)
        asked += [("get", f"/api/v1/{table}/{{id}}", f"/api/v1/{table}/{row['id']}", None) for row in rows[:2]]
    said = reader.rows("statements")[0]["id"]
    article = reader.rows("articles")[0]["id"]
    return [
        *asked,
        ("get", "/api/v1/exports/{name}", "/api/v1/exports/csl", None),
        ("post", "/api/v1/judgements", "/api/v1/judgements", {"kind": "reject", "statements": [said], "who": "Rose"}),
        ("post", "/api/v1/judgements/{id}/undo", "/api/v1/judgements/1/undo", {"who": "Rose"}),
        ("get", "/api/v1/judgements", "/api/v1/judgements", None),
        ("get", "/api/v1/judgements/{id}", "/api/v1/judgements/1", None),
        ("post", "/api/v1/articles", "/api/v1/articles", {"text": "Le préfet a dit jeudi que le bac restait à quai."}),
        ("delete", "/api/v1/articles/{id}", f"/api/v1/articles/{article}", None),
        ("get", "/api/v1/runs/{id}", "/api/v1/runs/1", None),
        ("get", "/api/v1/runs/{id}/events", "/api/v1/runs/1/events", None),
    ]


def schema(document: Any, path: str, method: str, answer: Any) -> Any:
    """What the document says of an answer; None where it is no JSON."""
    told = document["paths"][path][method]["responses"][str(answer.status_code)]["content"]
    return told["application/json"]["schema"] if "application/json" in told else None


def check(document: Any, shape: Any, value: Any) -> None:
    Draft202012Validator({**shape, "components": document["components"]}).validate(value)


def test_every_answer_is_as_described(document: Any, client: Client) -> None:
    asked = walk(client)
    for method, path, actual, body in asked:
        answer = client.request(method, actual, json=body)
        assert answer.status_code < 300, f"{method} {actual}: {answer.text}"
        shape = schema(document, path, method, answer)
        if shape is not None:
            check(document, shape, answer.json())
    missed = {(m, p) for p, item in document["paths"].items() for m in item if m in HTTP} - {
        (m, p) for m, p, _, _ in asked
    }
    empty = {"/api/v1/divergences/{id}", "/api/v1/reuse/{id}", "/api/v1/stories/{id}"}
    assert {path for _, path in missed} <= empty


def test_a_shape_that_is_not_described_is_noticed(document: Any) -> None:
    with pytest.raises(Exception, match="is a required property"):
        check(document, {"$ref": "#/components/schemas/Claim"}, {"id": "c"})


@pytest.mark.parametrize(
    ("method", "path", "described", "body"),
    [
        ("get", "/api/v1/claims/nobody", "/api/v1/claims/{id}", None),
        ("get", "/api/v1/claims?limit=0", "/api/v1/claims", None),
        ("post", "/api/v1/judgements", "/api/v1/judgements", {"kind": "merge"}),
        ("post", "/api/v1/judgements/9/undo", "/api/v1/judgements/{id}/undo", {"who": "Rose"}),
        ("post", "/api/v1/articles", "/api/v1/articles", {}),
        ("delete", "/api/v1/articles/nobody", "/api/v1/articles/{id}", None),
        ("get", "/api/v1/runs/nobody", "/api/v1/runs/{id}", None),
        ("get", "/api/v1/exports/pdf", "/api/v1/exports/{name}", None),
    ],
)
def test_errors_are_described(reader: Client, document: Any, method: str, path: str, described: str, body: Any) -> None:
    answer = reader.request(method, path, json=body)
    check(document, schema(document, described, method, answer), answer.json())


def test_no_route_answers_with_the_frameworks_own_error(document: Any) -> None:
    text = json.dumps(document)
    assert "HTTPValidationError" not in text
    assert "ValidationError" not in text


def test_no_page_loads_anything_from_elsewhere(reader: Client) -> None:
    assert reader.get("/docs").status_code == reader.get("/redoc").status_code == 404
