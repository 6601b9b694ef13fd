"""Parquet: read back by pyarrow, each table with its documented schema."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import recoupe
from recoupe.export import tables
from recoupe.export.sheets import SHEETS, sheets
from recoupe.model import Dossier
from tests.export.story import dossier, hostile

pq = pytest.importorskip("pyarrow.parquet", reason="NOT RUN: pyarrow is not installed")


@pytest.mark.parametrize("make", [dossier, hostile])
def test_every_table_is_read_back(make: Callable[[], Dossier], tmp_path: Path) -> None:
    recoupe.export.write(make(), tmp_path, to="parquet")
    assert {path.stem for path in tmp_path.iterdir()} == set(SHEETS)
    for table, rows in sheets(make()).items():
        found = pq.read_table(tmp_path / f"{table}.parquet")
        assert found.schema.equals(tables.schema(table, SHEETS[table]))
        assert found.to_pylist() == [{name: row[name] for name, _, _ in SHEETS[table]} for row in rows]


def test_a_column_says_what_it_means(tmp_path: Path) -> None:
    recoupe.export.write(dossier(), tmp_path, to="parquet")
    field = pq.read_schema(tmp_path / "claims.parquet").field("lower")
    assert field.metadata[b"meaning"] == b"distinct origins at the least, in this corpus"
