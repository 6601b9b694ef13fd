"""The tables of an archive, read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recoupe.export import tables

Tables = dict[str, list[dict[str, Any]]]


def read(out: Path) -> Tables:
    """Every row of every table, in the order of its parts."""
    import pyarrow.parquet as pq

    return {
        name: [
            row for part in sorted((out / name).rglob("*.parquet")) for row in pq.ParquetFile(part).read().to_pylist()
        ]
        for name in tables.TABLES
    }
