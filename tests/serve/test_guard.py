"""Who is let in: nobody under another name, and no other site's page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from recoupe.serve.application import application
from recoupe.serve.guard import HEADERS
from tests.serve.client import Client

UNSAFE = [
    ("POST", "/api/v1/articles"),
    ("DELETE", "/api/v1/articles/x"),
    ("POST", "/api/v1/judgements"),
    ("POST", "/api/v1/judgements/1/undo"),
]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8017", "127.0.0.1.evil.example", "", "localhost@evil.example", "["]
)
@pytest.mark.parametrize("path", ["/", "/api/v1/dossier", "/openapi.json", "/assets/page.css"])
def test_another_name_is_not_served(reader: Client, host: str, path: str) -> None:
    answer = reader.get(path, headers={"Host": host})
    assert (answer.status_code, answer.json()["error"]["code"]) == (421, "host")


@pytest.mark.parametrize("host", ["127.0.0.1:8017", "localhost", "LOCALHOST:9", "[::1]:8017"])
def test_this_machine_is_served_under_any_port(reader: Client, host: str) -> None:
    assert reader.get("/api/v1", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(("method", "path"), UNSAFE)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://127.0.0.1:8017.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:8017", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_another_page_changes_nothing(reader: Client, method: str, path: str, headers: dict[str, str]) -> None:
    answer = reader.request(method, path, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "origin")


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://127.0.0.1:8017"}, {"Sec-Fetch-Site": "same-origin"}])
@pytest.mark.parametrize(("method", "path"), UNSAFE)
def test_our_own_page_and_programs_get_past(reader: Client, method: str, path: str, headers: dict[str, str]) -> None:
    assert reader.request(method, path, headers=headers).json()["error"]["code"] != "origin"


@pytest.mark.parametrize(
    "path", ["/", "/add", "/api/v1/dossier", "/nothing", "/assets/page.js", "/openapi.json", "/api/v1/exports/html"]
)
def test_every_answer_carries_the_policy_and_no_leave_for_others(reader: Client, path: str) -> None:
    answer = reader.get(path, headers={"Origin": "https://evil.example"})
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert reader.options(path, headers={"Origin": "https://evil.example"}).status_code in (404, 405)


def test_a_head_is_an_answer_without_its_body(reader: Client) -> None:
    whole, head = reader.get("/api/v1/dossier"), reader.head("/api/v1/dossier")
    assert head.content == b""
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in whole.headers.items() if k != "date"
    }


def test_a_machine_that_is_exposed_is_served_by_number_and_name(client: Client) -> None:
    app = application(client.office, names=["desk.example"], exposed=True)
    other: Any = TestClient(app, raise_server_exceptions=False)
    served = ["desk.example:80", "192.168.1.7:8017", "[fe80::1]:8017", "localhost"]
    assert [other.get("/api/v1", headers={"Host": host}).status_code for host in served] == [200] * 4
    assert other.get("/api/v1", headers={"Host": "evil.example"}).status_code == 421


def test_nothing_is_sent_to_telemetry(client: Client, serve: Callable[..., Client], folder: Path) -> None:
    app: Any = client.office and application(client.office)
    assert app.app._native_telemetry.enabled() is False
