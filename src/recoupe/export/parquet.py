"""One Parquet file a table, for pandas, DuckDB, Polars and Spark; each column carries what it means."""

from __future__ import annotations

from pathlib import Path

from recoupe.export import tables
from recoupe.export.sheets import SHEETS, sheets
from recoupe.model import Dossier


def write(dossier: Dossier, folder: Path) -> None:
    """Write each table as ``folder/TABLE.parquet``, also without rows.

    Raises :class:`~recoupe.errors.SettingsError` where pyarrow (the extra ``archive``) is not installed.
    """
    for table, rows in sheets(dossier).items():
        tables.write(rows, table, folder / f"{table}.parquet", columns=SHEETS[table])
