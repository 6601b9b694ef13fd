"""One CSV file a table, as a French spreadsheet opens it: ``;`` between cells, UTF-8 with its mark in front."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from recoupe.export.sheets import SHEETS, sheets
from recoupe.export.whole import write_whole
from recoupe.model import Dossier

FORMULA = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff\ufffd]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|[\t\n]")
"""What a spreadsheet may take for a formula, past what it does not show; full-width signs among it (OWASP)."""

LIST = " | "


def write(dossier: Dossier, folder: Path) -> None:
    """Write each table as ``folder/TABLE.csv``, a table without rows as its header alone.

    A list is one cell with ``|`` between its items, a span ``start-end``, a place ``article:start-end``. A text that a
    spreadsheet could take for a formula has an apostrophe in front.
    """
    for table, rows in sheets(dossier).items():
        columns = [name for name, _, _ in SHEETS[table]]
        path = folder / f"{table}.csv"
        with write_whole(path) as partial, partial.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
            writer.writerow(columns)
            writer.writerows([cell(row[name]) for name in columns] for row in rows)


def cell(value: Any) -> Any:
    """What stands in a cell: numbers as they are, everything else as text that no spreadsheet obeys.

    >>> cell("=1+1"), cell(["a", "b"]), cell([{"start": 3, "end": 9}]), cell(None), cell(-1)
    ("'=1+1", 'a | b', '3-9', '', -1)
    """
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return "" if value is None else value
    text = str(value).lower() if isinstance(value, bool) else _text(value)
    return f"'{text}" if FORMULA.match(text) else text


def _text(value: Any) -> str:
    if isinstance(value, list):
        return LIST.join(map(_text, value))
    if isinstance(value, dict):
        span = f"{value['start']}-{value['end']}"
        return f"{value['article']}:{span}" if "article" in value else span
    return str(value)
