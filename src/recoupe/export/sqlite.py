"""One SQLite file: the tables of a dossier, views for the questions people ask, and full-text search.

Datasette, DB Browser and every language open it. Lists and spans are JSON text, which SQLite's ``json_each`` takes
apart; ids lead from table to table as foreign keys; ``about`` and ``columns`` tell what the file holds.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from recoupe.export.inert import inert
from recoupe.export.sheets import SHEETS, sheets
from recoupe.export.tables import Column
from recoupe.export.whole import write_whole
from recoupe.model import Dossier

SEARCH = "fts5"
"""The module of SQLite that searches text; a few builds of SQLite lack it."""
TYPES: Mapping[str, str] = MappingProxyType({"int": "INTEGER", "bool": "INTEGER", "float": "REAL"})
"""Types of the columns that do not hold text."""

POINTS: Mapping[str, str] = MappingProxyType(
    {
        "article": "articles",
        "a": "articles",
        "b": "articles",
        "story": "stories",
        "claim": "claims",
        "statement": "statements",
        "parent": "statements",
        "source_entity": "entities",
        "credit": "entities",
    }
)
"""The table that a column of this name points into."""

SEARCHED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"articles": ("title", "text"), "statements": ("content_text", "source_text"), "claims": ("gloss",)}
)


def write(dossier: Dossier, path: Path) -> None:
    """Write the database; an older file at ``path`` is replaced, never added to. Linear in the dossier.

    ``SELECT * FROM articles_fts WHERE articles_fts MATCH 'ecole'`` finds *École* too: accents do not count. Where this
    Python's SQLite cannot search text, the tables ``…_fts`` are left out and ``about`` says so.
    """
    with write_whole(path) as partial, closing(sqlite3.connect(partial)) as db:
        for table, rows in sheets(dossier).items():
            _fill(db, table, rows)
        searched = _can_search(db)
        _tell(db, dossier, searched)
        db.executescript((files("recoupe.export") / "sqlite.sql").read_text("utf-8"))
        db.executescript("\n".join(_search()) if searched else "")
        db.commit()


def _fill(db: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = SHEETS[table]
    db.execute(f'CREATE TABLE "{table}" ({", ".join(map(_column, columns))})')
    slots = ", ".join("?" * len(columns))
    db.executemany(f'INSERT INTO "{table}" VALUES ({slots})', ([_value(row[c[0]], c) for c in columns] for row in rows))
    for name, _, _ in columns:
        if name in POINTS:
            db.execute(f'CREATE INDEX "{table}_{name}" ON "{table}" ("{name}")')


def _column(column: Column) -> str:
    name, kind, _ = column
    key = " PRIMARY KEY" if name == "id" else ""
    points = f' REFERENCES "{POINTS[name]}" (id)' if name in POINTS else ""
    return f'"{name}" {TYPES.get(kind, "TEXT")}{key}{points}'


def _value(value: Any, column: Column) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return None if column[0] in POINTS and value == "" else value


def _can_search(db: sqlite3.Connection) -> bool:
    try:
        db.execute(f"CREATE VIRTUAL TABLE temp.probe USING {SEARCH}(x)")
    except sqlite3.OperationalError:
        return False
    db.execute("DROP TABLE temp.probe")
    return True


def _tell(db: sqlite3.Connection, dossier: Dossier, searched: bool) -> None:
    db.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
    told = {"schema": dossier.schema, "version": dossier.run.version, "counts": "in this corpus"}
    told["search"] = SEARCH if searched else f"none: this SQLite was built without {SEARCH}"
    told["settings"] = inert(json.dumps(dossier.run.settings, ensure_ascii=False))
    db.executemany("INSERT INTO about VALUES (?, ?)", told.items())
    db.execute('CREATE TABLE columns ("table" TEXT, name TEXT, type TEXT, meaning TEXT)')
    rows = ((table, *column) for table, columns in SHEETS.items() for column in columns)
    db.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", rows)


def _search() -> Iterator[str]:
    for table, columns in SEARCHED.items():
        listed = ", ".join(columns)
        tokens = "unicode61 remove_diacritics 2"
        yield f"CREATE VIRTUAL TABLE {table}_fts USING {SEARCH}({listed}, content='{table}', tokenize='{tokens}');"
        yield f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild');"
