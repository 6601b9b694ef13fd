"""SQLite: opened by sqlite3, joined by its keys, searched, and asked by its views."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import recoupe
from recoupe.export import sqlite
from recoupe.export.sheets import SHEETS, sheets
from recoupe.model import Dossier
from tests.export.story import dossier, hostile, statement

VIEWS = ("who_says_what", "claims_at_a_glance", "sources", "relays", "shared_passages")


def opened(made: Dossier, folder: Path) -> sqlite3.Connection:
    """The written database, to be read only."""
    path = recoupe.export.write(made, folder / "dossier.db")
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    return db


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(opened(dossier(), tmp_path)) as db:
        yield db


def test_every_row_is_there(db: sqlite3.Connection) -> None:
    for table, rows in sheets(dossier()).items():
        found = [dict(row) for row in db.execute(f'SELECT * FROM "{table}"')]
        lists = [name for name, kind, _ in SHEETS[table] if kind in ("strings", "spans", "places")]
        assert [row | {name: json.loads(row[name]) for name in lists} for row in found] == rows


def test_keys_hold_and_the_file_is_sound(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert dict(db.execute("SELECT key, value FROM about").fetchall())["counts"] == "in this corpus"


def test_a_build_of_sqlite_that_cannot_search_leaves_search_out_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "SEARCH", "fts0")
    with closing(opened(dossier(), tmp_path)) as db:
        assert not db.execute("SELECT name FROM sqlite_master WHERE name LIKE '%_fts%'").fetchall()
        assert "without fts0" in dict(db.execute("SELECT key, value FROM about").fetchall())["search"]
        assert db.execute("SELECT count(*) FROM who_says_what").fetchone()[0]


def test_views_answer(db: sqlite3.Connection) -> None:
    said = db.execute("SELECT * FROM who_says_what WHERE stance = 'deny'").fetchall()
    assert [(row["source"], row["words"]) for row in said] == [("mairie de Valmer", "toute fermeture du pont")]
    glance = dict(db.execute("SELECT * FROM claims_at_a_glance").fetchone())
    assert (glance["articles"], glance["named_outlets"], glance["denials"], glance["first"]) == (2, 1, 1, "2031-05-05")
    assert dict(db.execute("SELECT relay, origin, statements FROM relays").fetchone()) == {
        "relay": "Le Phare",
        "origin": "mairie de Valmer",
        "statements": 1,
    }
    assert {row["source"]: row["statements"] for row in db.execute("SELECT * FROM sources")} == {
        "mairie de Valmer": 2,
        None: 1,
    }
    assert db.execute("SELECT words_b FROM shared_passages").fetchone()[0] == "La mairie"


def test_search_finds_without_accents(db: sqlite3.Connection) -> None:
    found = db.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'DÉMENT'").fetchall()
    plain = db.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'dement'").fetchall()
    assert len(found) == 1
    assert found == plain
    assert db.execute("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'pont'").fetchone()[0] == 1


def test_an_article_outside_every_story_points_nowhere(tmp_path: Path) -> None:
    alone = replace(dossier(), stories=(), articles=tuple(replace(a, story=None) for a in dossier().articles))
    with closing(opened(alone, tmp_path)) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM statements WHERE story IS NULL").fetchone()[0] == 3


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    opened(dossier(), tmp_path).close()
    with closing(opened(dossier(), tmp_path)) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone()[0] == 2


def test_a_hostile_dossier_is_rows_like_any_other(tmp_path: Path) -> None:
    made = hostile()
    text = "x'); DROP TABLE claims; --"
    more = statement("a.9", "a", made.articles[0].text, "le pont", source_entity=None, rule=text)
    made = replace(made, statements=(*made.statements, more))
    with closing(opened(made, tmp_path)) as db:
        assert db.execute("SELECT count(*) FROM claims").fetchone()[0] == len(made.claims)
        assert db.execute("SELECT rule FROM statements WHERE id = 'a.9'").fetchone()[0] == text
        assert db.execute("SELECT count(url) FROM articles").fetchone()[0] == 0
        for view in VIEWS:
            rows = db.execute(f"SELECT * FROM {view}").fetchall()
            assert not set("\x1b\u202e\0") & set("".join(str(v) for row in rows for v in row))
        assert "\u202e" not in "\n".join(db.iterdump())
