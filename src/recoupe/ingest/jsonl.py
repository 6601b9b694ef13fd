"""JSON Lines: one article a line, its text unchanged; a bad line costs that line only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from recoupe.ingest.decode import decode
from recoupe.ingest.entry import Entry, Refusal, refuse
from recoupe.ingest.stamps import stamp
from recoupe.settings import Settings


def read_jsonl(path: str, data: bytes, settings: Settings) -> Iterator[Entry | Refusal]:
    """The articles of a ``.jsonl`` file; the path of each is ``FILE.jsonl#ID``."""
    text = decode(data)
    if text is None:
        yield refuse(path, "binary")
    elif not text.strip():
        yield refuse(path, "empty")
    else:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield of_line(path, number, line)


FIELDS = ("id", "text", "language", "title", "url", "outlet", "authors", "published", "modified", "owner")
"""What is read of a record; anything else in it is left alone."""


def of_line(path: str, number: int, line: str) -> Entry | Refusal:
    """The article on one line, or why there is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return refuse(f"{path}#{number}", "malformed", line=number, why=str(error))
    return of_row(path, number, row, sha256(line.encode("utf-8", "surrogatepass")).hexdigest())


def of_row(path: str, number: int, row: object, digest: str) -> Entry | Refusal:
    """The article that a record holds, or why there is none; what its fields are is told in docs/cli.md."""
    if not isinstance(row, dict):
        return refuse(f"{path}#{number}", "malformed", line=number, why=type(row).__name__)
    where = f"{path}#{row.get('id') or number}"
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return refuse(where, "no-text", line=number)
    return Entry(
        path=where,
        text=_encodable(text),
        sha256=digest,
        language=_code(_string(row, "language")),
        title=_string(row, "title"),
        url=_string(row, "url"),
        outlet=_string(row, "outlet"),
        authors=_names(row.get("authors")),
        published=stamp(row.get("published")),
        modified=stamp(row.get("modified")),
        owner=_string(row, "owner"),
    )


def _encodable(text: str) -> str:
    """The text with lone surrogates (legal in JSON, in no encoding) replaced one for one."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return (value.strip() or None) if isinstance(value, str) else None


def _names(value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(v.strip() for v in values if isinstance(v, str) and v.strip())


def _code(told: str | None) -> str | None:
    return told.replace("_", "-").split("-")[0].lower() if told else None
