"""The dossier and its rows, as the API gives them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import recoupe
from recoupe.serve.rows import TABLES
from recoupe.settings import Settings
from tests.serve.client import Client


def test_is_what_the_command_line_makes(reader: Client, folder: Path) -> None:
    made = recoupe.dossier(folder, settings=Settings(ui="en"))
    assert reader.get("/api/v1/dossier").content.decode() == recoupe.export.json.dumps(made)


def test_is_sent_once(reader: Client) -> None:
    first = reader.get("/api/v1/dossier")
    again = reader.get("/api/v1/dossier", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_its_address(reader: Client, table: str) -> None:
    for row in reader.rows(table):
        assert reader.get(f"/api/v1/{table}/{row['id']}").json() == row
    assert reader.get(f"/api/v1/{table}/nobody").status_code == 404


def test_rows_are_those_of_the_dossier(reader: Client) -> None:
    whole = json.loads(reader.get("/api/v1/dossier").text)
    assert reader.rows("claims") == whole["claims"]
    assert [{k: v for k, v in row.items() if k != "id"} for row in reader.rows("events")] == whole["timeline"]
