"""The pages as they are sent; what they do in a browser is tested elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recoupe import nlp
from recoupe.errors import ModelError
from tests.serve.client import Client

INLINE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(?:src=|type=\"application/json\"))")


def test_the_dossier_has_a_page(reader: Client) -> None:
    answer = reader.get("/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Paul Nodier" in answer.text
    again = reader.get("/", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_without_articles_there_is_the_page_to_add_some(serve: Callable[..., Client]) -> None:
    empty = serve()
    answer = empty.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/add")
    assert empty.get("/add").status_code == 200


def test_a_first_reading_that_failed_is_told_on_the_page(
    serve: Callable[..., Client], folder: Path, tmp_path: Path
) -> None:
    def missing(*_: object) -> Any:
        raise ModelError("the parser of fr is not installed; pip install it")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(nlp, "parse", missing)
        client = serve(folder)
    assert client.get("/").headers["location"] == "/add"
    assert 'data-run="1"' in client.get("/add").text
    assert client.get("/api/v1/runs/1").json()["message"] == "the parser of fr is not installed; pip install it"


@pytest.mark.parametrize("path", ["/", "/add"])
def test_a_page_holds_nothing_that_its_policy_forbids(reader: Client, path: str) -> None:
    answer = reader.get(path)
    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self';"
    )
    assert not INLINE.findall(answer.text)
    for address in re.findall(r"(?:href|src)=\"(/assets/[^\"]+)\"", answer.text):
        asset = reader.get(address)
        assert asset.status_code == 200
        assert "immutable" in asset.headers["cache-control"]


def test_a_page_is_another_one_when_somebody_decided(client: Client) -> None:
    before = client.get("/").headers["etag"]
    claim = client.rows("claims")[0]["members"][0]["statement"]
    assert client.judge(kind="reject", statements=[claim], why="Ce n'est pas un fait.").status_code == 201
    after = client.get("/")
    assert after.headers["etag"] != before
    assert "Rose" in after.text


@pytest.mark.parametrize("name", ["nothing.js", "..%2fpages.py", "dossier.html.j2", "page.css.gz"])
def test_no_other_file_is_an_asset(reader: Client, name: str) -> None:
    assert reader.get(f"/assets/{name}").status_code == 404
