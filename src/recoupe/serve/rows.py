"""Rows of the dossier by table, story and words: what the API lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from recoupe.serve.snapshot import Row, Snapshot
from recoupe.text.folding import fold_in_place

Table = Literal["articles", "statements", "claims", "entities", "events", "divergences", "reuse", "stories"]
TABLES: tuple[Table, ...] = get_args(Table)
KEYS: Mapping[Table, str] = MappingProxyType({"events": "timeline"})
"""The key of ``dossier.json`` that holds a table, where it is another word."""

NUMBERED: Mapping[Table, str] = MappingProxyType({"events": "t", "divergences": "d", "reuse": "r"})
"""Rows without an id of their own are numbered from 1 in the dossier's order: ``t1``, ``d1``, ``r1``."""


def rows(snapshot: Snapshot, table: Table) -> list[Row]:
    """The rows of a table, each with an ``id``. Cost: one pass, remembered by nobody."""
    found = snapshot.rows[KEYS.get(table, table)]
    letter = NUMBERED.get(table)
    return [{"id": f"{letter}{n}", **row} for n, row in enumerate(found, 1)] if letter else found


def select(snapshot: Snapshot, table: Table, *, story: str = "", q: str = "") -> list[Row]:
    """The rows of a table that are about a story and hold all words of ``q``, whatever their case and accents."""
    found = rows(snapshot, table)
    if story:
        inside = {row["id"] for row in snapshot.rows["articles"] if row["story"] == story}
        found = [row for row in found if row["id"] == story or inside & set(_articles(snapshot, row))]
    words = fold_in_place(q).split()
    return [row for row in found if all(word in _words(snapshot, row) for word in words)] if words else found


def one(snapshot: Snapshot, table: Table, id: str) -> Row | None:
    """The row of that id; None where there is none."""
    return next((row for row in rows(snapshot, table) if row["id"] == id), None)


def _articles(snapshot: Snapshot, row: Row) -> Iterator[str]:
    """The ids of articles that a row points at."""
    said = snapshot.article_of
    for key, value in _pairs(row):
        if key in ("article", "articles") and isinstance(value, str):
            yield value
        elif key == "statement" and value in said:
            yield said[value]


def _pairs(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value inside a row with the key it stands under."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _pairs(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _pairs(inner, key)
    else:
        yield key, value


def _words(snapshot: Snapshot, row: Row) -> str:
    """What a row says, folded: its own texts, and the words that its spans point at for a statement."""
    spoken: Iterable[str] = (value for _, value in _pairs(row) if isinstance(value, str))
    if "content" in row:
        text = snapshot.text_of[row["article"]]
        spoken = (*spoken, *(text[a:b] for a, b in (*row["source"], *row["content"])))
    return fold_in_place(json.dumps(list(spoken), ensure_ascii=False))
