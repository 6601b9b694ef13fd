"""Records of large files, one after the other: JSON Lines, compressed or not, and Parquet."""

from __future__ import annotations

import gzip
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from recoupe.ingest.decode import decode
from recoupe.ingest.entry import Entry, Refusal, refuse
from recoupe.ingest.files import File
from recoupe.ingest.jsonl import FIELDS, of_line, of_row
from recoupe.settings import Settings

SUFFIXES = frozenset({".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"})
ROWS = 256
"""Rows of a Parquet file in hand at a time."""
BYTES_PER_CHAR = 6
"""What a character takes at most in JSON: ``\\u00e9``."""


def records(file: File, settings: Settings) -> Iterator[Entry | Refusal]:
    """The article of each record of a file, or why there is none; a file that breaks off raises what its reader does.

    Memory: that of a line, or of ``ROWS`` rows.
    """
    return _parquet(file) if file.suffix == ".parquet" else _lines(file, BYTES_PER_CHAR * settings.max_chars)


def _lines(file: File, most: int) -> Iterator[Entry | Refusal]:
    with _opened(file) as data:
        number = 0
        while line := data.readline(most):
            number += 1
            if len(line) == most and not line.endswith(b"\n"):
                yield refuse(f"{file.path}#{number}", "too-long", limit=most // BYTES_PER_CHAR)
                while len(line) == most and not line.endswith(b"\n"):
                    line = data.readline(most)
            elif line.strip():
                yield _of_bytes(file.path, number, line.removeprefix(BOM_UTF8 if number == 1 else b""))


def _of_bytes(path: str, number: int, line: bytes) -> Entry | Refusal:
    text = decode(line.rstrip(b"\r\n"))
    return refuse(f"{path}#{number}", "binary") if text is None else of_line(path, number, text)


def _opened(file: File) -> io.BufferedIOBase:
    if file.suffix.endswith(".gz"):
        return gzip.open(file.where)
    if file.suffix.endswith(".zst"):
        import pyarrow

        return io.BufferedReader(pyarrow.input_stream(str(file.where), compression="zstd"))
    return file.where.open("rb")


def _parquet(file: File) -> Iterator[Entry | Refusal]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(file.where) as table:
        names = table.schema_arrow.names
        if "text" not in names:
            yield refuse(file.path, "no-column", known=", ".join(names))
            return
        number = 0
        for batch in table.iter_batches(ROWS, columns=[name for name in FIELDS if name in names]):
            for row in _rows(batch):
                number += 1
                digest = sha256(json.dumps(row, default=str, sort_keys=True).encode("utf-8", "surrogatepass"))
                yield of_row(file.path, number, row, digest.hexdigest())


def _rows(batch: Any) -> Iterator[dict[str, object]]:
    """The rows of a batch, its times as ISO; nanoseconds, which no clock of a newsroom knows, are cut off."""
    import pyarrow as pa

    columns = []
    for column in batch.columns:
        cut = pa.types.is_timestamp(column.type) and column.type.unit == "ns"
        columns.append(column.cast(pa.timestamp("us", column.type.tz), safe=False) if cut else column)
    for values in zip(*(column.to_pylist() for column in columns), strict=True):
        yield {name: _plain(value) for name, value in zip(batch.schema.names, values, strict=True)}


def _plain(value: object) -> object:
    """A time as ISO text; midnight of no zone is a day, as tools write it that know no days."""
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == time():
        return value.date().isoformat()
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else _day(value)


def _day(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
