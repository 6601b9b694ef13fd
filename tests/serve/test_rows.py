"""Rows by story, by words, page by page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.serve.client import Client


def test_words_are_found_whatever_their_case_and_accents(reader: Client) -> None:
    found = reader.rows("claims", q="BLESSÉES douze")
    assert found
    assert all("bless" in row["gloss"].lower() or "douze" in str(row) for row in found)
    assert reader.rows("claims", q="blessees") == reader.rows("claims", q="BLESSÉES")
    assert reader.rows("claims", q="girafe") == []


def test_a_statement_is_found_by_the_words_it_points_at(reader: Client) -> None:
    found = reader.rows("statements", q="préfecture")
    assert found
    assert len(found) < len(reader.rows("statements"))


@pytest.mark.parametrize("table", ["articles", "statements", "claims", "divergences", "reuse", "events", "entities"])
def test_a_story_holds_the_rows_of_its_articles(reader: Client, table: str) -> None:
    articles = reader.rows("articles")
    for story in {row["story"] for row in articles} - {None}:
        inside = {row["id"] for row in articles if row["story"] == story}
        said = {row["id"]: row["article"] for row in reader.rows("statements")}
        for row in reader.rows(table, story=story):
            assert row["id"] in inside or inside & set(named(row, said))
    assert reader.rows(table, story="nobody") == []


def named(row: dict[str, Any], said: dict[str, str]) -> list[str]:
    """The articles that a row names anywhere."""
    out: list[str] = []
    for key, value in row.items():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                out += named(inner, said)
            elif key in ("article", "articles"):
                out.append(inner)
            elif key == "statement" and inner:
                out.append(said[inner])
    return out


def test_pages_follow_each_other(reader: Client) -> None:
    whole = reader.rows("statements")
    parts = [reader.rows("statements", limit=2, offset=at) for at in range(0, len(whole), 2)]
    assert [row for part in parts for row in part] == whole
    beyond = reader.get("/api/v1/statements", params={"offset": len(whole)}).json()
    assert (beyond["total"], beyond["rows"]) == (len(whole), [])


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 1001}, {"offset": -1}, {"limit": "x"}, {"q": "a" * 201}])
def test_a_page_that_cannot_be_is_refused(reader: Client, query: dict[str, Any]) -> None:
    answer = reader.get("/api/v1/claims", params=query)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid")
    assert answer.json()["error"]["where"] == next(iter(query))
