"""The dossier as other tools get it: downloaded, and read back from its bytes."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recoupe.export import FORMATS
from recoupe.export import json as dossiers
from tests.serve.client import Client


def sent(client: Client, name: str, **query: object) -> bytes:
    answer = client.get(f"/api/v1/exports/{name}", params=query)
    assert answer.status_code == 200, answer.text
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="dossier')
    return answer.content


def zipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_format_is_offered(reader: Client) -> None:
    assert reader.get("/api/v1").json()["formats"] == list(FORMATS)


def test_json(reader: Client) -> None:
    assert sent(reader, "json") == reader.get("/api/v1/dossier").content


def test_csv(reader: Client) -> None:
    tables = zipped(sent(reader, "csv"))
    rows = list(csv.DictReader(io.StringIO(tables["articles.csv"].decode("utf-8-sig")), delimiter=";"))
    assert [row["id"] for row in rows] == [row["id"] for row in reader.rows("articles")]


def test_parquet(reader: Client) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    tables = zipped(sent(reader, "parquet"))
    claims = pq.read_table(io.BytesIO(tables["claims.parquet"])).to_pylist()
    assert len(claims) == len(reader.rows("claims"))


def test_sqlite(reader: Client, tmp_path: Path) -> None:
    path = tmp_path / "dossier.sqlite"
    path.write_bytes(sent(reader, "sqlite"))
    with sqlite3.connect(path) as base:
        assert base.execute("SELECT count(*) FROM articles").fetchone() == (2,)


def test_jsonld(reader: Client) -> None:
    rdflib = pytest.importorskip("rdflib")
    assert len(rdflib.Graph().parse(data=sent(reader, "jsonld"), format="json-ld")) > 50


def test_graphml(reader: Client) -> None:
    networkx = pytest.importorskip("networkx")
    assert networkx.read_graphml(io.BytesIO(sent(reader, "graphml"))).number_of_nodes() > 2


def test_ics(reader: Client) -> None:
    icalendar = pytest.importorskip("icalendar")
    found = icalendar.Calendar.from_ical(sent(reader, "ics"))
    assert len(list(found.walk("VEVENT"))) == len(reader.rows("events"))


def test_csl(reader: Client) -> None:
    assert len(json.loads(sent(reader, "csl"))) == 2


def test_markdown_and_page_are_in_the_language_asked_for(reader: Client) -> None:
    assert sent(reader, "markdown", ui="fr") != sent(reader, "markdown", ui="en") == sent(reader, "markdown")
    assert b'<html lang="fr">' in sent(reader, "html", ui="fr")


@pytest.mark.parametrize("name", FORMATS)
def test_to_be_shared_it_holds_no_full_text(serve: Callable[..., Client], long: Path, name: str) -> None:
    client = serve(long)
    texts = [row["text"] for row in client.rows("articles")]
    told = sent(client, name, share=1)
    whole = b"".join(zipped(told).values()) if name in ("csv", "parquet") else told
    for text in texts:
        assert text[:400].encode() not in whole
    if name == "json":
        assert dossiers.loads(told.decode()).run.settings["shared"]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article longer than any extract."""
    made = tmp_path_factory.mktemp("long")
    said = "Le maire de Valmer, Paul Nodier, a annoncé mardi 6 mai 2031 que le pont numéro {n} serait fermé lundi."
    (made / "long.txt").write_text(" ".join(said.format(n=n) for n in range(20)), "utf-8")
    return made


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_sent_once(reader: Client, name: str) -> None:
    first = reader.get(f"/api/v1/exports/{name}")
    again: Any = reader.get(f"/api/v1/exports/{name}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["csv", "parquet", "html", "graphml"])
def test_equal_dossiers_give_equal_bytes(reader: Client, name: str) -> None:
    assert sent(reader, name) == sent(reader, name)


def test_decisions_go_with_it(client: Client) -> None:
    said = client.rows("statements")[0]["id"]
    client.judge(kind="reject", statements=[said], why="Une question.")
    found = dossiers.loads(sent(client, "json").decode())
    assert [(d.judgement.who, d.judgement.why, d.applied) for d in found.decisions] == [("Rose", "Une question.", True)]
