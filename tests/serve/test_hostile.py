"""Articles that mean harm, sent to the server: inert in every answer, on every page, in every download."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from recoupe.export import FORMATS
from tests.export.test_hostile import SCRIPT, TAG, TEXT, TURN, heap
from tests.serve.client import Client
from tests.serve.conftest import started

__all__ = ["heap"]

NAME = f"../..//{TAG}{SCRIPT}{TURN}.txt"


@pytest.fixture(scope="module")
def hostile(heap: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server to which every file of the hostile heap was sent, under its own name and worse ones."""
    client = started(None, tmp_path_factory.mktemp("hostile") / "desk")
    files = [(file.name, file.read_bytes()) for file in sorted(heap.iterdir())]
    status = client.add(*files, (NAME, b"Le maire a dit mardi que le bac partirait."))
    assert [row["slug"] for row in status["rejected"]] == ["binary", "no-article"], status
    said = client.rows("statements")[0]["id"]
    assert client.judge(kind="reject", statements=[said], who=TAG, why=SCRIPT + TURN).status_code == 201
    yield client
    client.stop()


class Elements(HTMLParser):
    """What a page is made of: elements with their attributes, and what stands in scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("path", ["/", "/add", "/add?run=%3Cscript%3Ealert(1)%3C/script%3E"])
def test_a_page_holds_our_elements_alone(hostile: Client, path: str) -> None:
    found = Elements(hostile.get(path).text).found
    assert not [tag for tag, _ in found if tag in ("img", "iframe", "object", "embed", "base", "style", "svg:script")]
    for tag, attributes in found:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "formaction")]
        if tag == "script":
            assert (attributes.get("src") or "").startswith("/assets/") or attributes.get("type") == "application/json"
        for name in ("href", "src", "action"):
            value = attributes.get(name)
            assert value in (None, "data:,") or str(value).startswith(("#", "/")), f"{tag} {name}={value!r}"


def test_the_api_tells_it_as_data(hostile: Client) -> None:
    rows = hostile.rows("articles")
    assert TEXT in {row["text"] for row in rows}
    assert {row["path"] for row in rows} >= {"script><!--.txt", "gpj.md", "<img src=x onerror=alert(5)>.txt"}
    row = hostile.get("/api/v1/judgements").json()["rows"][0]
    assert (row["who"], row["why"]) == (TAG, SCRIPT + TURN)
    for path in ("/api/v1/articles", "/api/v1/judgements", f"/api/v1/claims/{TAG}", "/api/v1/claims?limit=<script>"):
        answer = hostile.get(path)
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", FORMATS)
def test_a_download_is_never_opened_as_a_page_of_ours(hostile: Client, name: str) -> None:
    answer = hostile.get(f"/api/v1/exports/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="dossier')
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_nothing_was_written_beside_the_desk(hostile: Client) -> None:
    assert {path.name for path in hostile.desk.folder.parent.iterdir()} == {"desk"}
    kept = sorted(path.name for path in (hostile.desk.folder / "articles").iterdir())
    assert all(name[:4].isdigit() and name.count(".") == 1 for name in kept)
