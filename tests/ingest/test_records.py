"""Large files of records in every shape they come in: what is read, what is left alone, what is refused by a row."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from recoupe.ingest.stream import stream
from recoupe.model import Article, Input, Rejected
from recoupe.settings import Settings

pa = pytest.importorskip("pyarrow", reason="NOT RUN: pyarrow is not installed")

TEXTS = ("La digue de Port-Aubry a cédé lundi soir.", "Le préfet de la Nerle a salué les pompiers.")
ROWS: list[dict[str, Any]] = [{"id": f"a{n}", "text": text, "language": "fr"} for n, text in enumerate(TEXTS)]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)


def read(*paths: object, **options: Any) -> list[Article | Rejected]:
    return list(stream(map(str, paths), Settings(**options), []))


def texts(found: Sequence[Article | Rejected]) -> list[str]:
    return [one.text for one in found if isinstance(one, Article)]


def refused(found: Sequence[Article | Rejected]) -> dict[str, str]:
    return {one.path.rpartition("/")[2]: one.slug for one in found if isinstance(one, Rejected)}


def parquet(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    import pyarrow.parquet as pq

    pq.write_table(pa.table(columns), path, **options)
    return path


def packed(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    if name.lower().endswith(".gz"):
        path.write_bytes(gzip.compress(data))
    elif name.endswith(".zst"):
        with pa.output_stream(str(path), compression="zstd") as out:
            out.write(data)
    else:
        path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["fil.jsonl", "fil.jsonl.gz", "fil.jsonl.zst", "FIL.JSONL.GZ"])
def test_lines_compressed_or_not(tmp_path: Path, name: str) -> None:
    assert texts(read(packed(tmp_path, name, LINES.encode()))) == list(TEXTS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    assert texts(read(packed(tmp_path, "fil.jsonl", LINES.encode(encoding)))) == list(TEXTS)


def test_a_file_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    many = "".join(json.dumps({"text": f"{TEXTS[0]} Rue {n}.", "language": "fr"}) + "\n" for n in range(3000))
    path = packed(tmp_path, "fil.jsonl.gz", many.encode())
    path.write_bytes(path.read_bytes()[:-200])
    found = read(path)
    assert len(texts(found)) > 100
    assert refused(found)["fil.jsonl.gz"] == "unreadable"


def test_a_line_longer_than_any_article_is_skipped(tmp_path: Path) -> None:
    long = json.dumps({"text": "mot " * 5000}) + "\n"
    path = packed(tmp_path, "fil.jsonl", (LINES.splitlines(True)[0] + long + LINES.splitlines(True)[1]).encode())
    found = read(path, max_chars=1000)
    assert texts(found) == list(TEXTS)
    assert refused(found) == {"fil.jsonl#2": "too-long"}


def test_what_lacks_an_id_is_named_by_its_line_and_other_columns_are_left_alone(tmp_path: Path) -> None:
    rows = [{"text": TEXTS[0], "language": "fr", "tags": {"a": [1]}, "score": 0.5}, {"id": 7, "text": None}, {"id": 8}]
    path = packed(tmp_path, "fil.jsonl", "".join(json.dumps(row) + "\n" for row in rows).encode())
    found = read(path)
    assert [one.path.rpartition("/")[2] for one in found] == ["fil.jsonl#1", "fil.jsonl#7", "fil.jsonl#8"]
    assert refused(found) == {"fil.jsonl#7": "no-text", "fil.jsonl#8": "no-text"}


PUBLISHED = [
    (date(2031, 3, 4), "2031-03-04"),
    (datetime(2031, 3, 4, 8, 30), "2031-03-04T08:30:00"),
    (datetime(2031, 3, 4), "2031-03-04"),
    (datetime(2031, 3, 4, 8, 30, 5, 250, tzinfo=UTC), "2031-03-04T08:30:05+00:00"),
    ("2031-03", "2031-03"),
    (None, None),
    (1_930_000_000, None),
]


@pytest.mark.parametrize(("value", "published"), PUBLISHED, ids=[str(value) for value, _ in PUBLISHED])
def test_days_of_any_type(tmp_path: Path, value: object, published: str | None) -> None:
    path = parquet(tmp_path / "fil.parquet", {"text": [TEXTS[0]], "language": ["fr"], "published": [value]})
    (found,) = read(path)
    assert isinstance(found, Article)
    assert found.published == published


def test_nanoseconds_are_cut_off(tmp_path: Path) -> None:
    moment = pa.array([1_930_379_405_123_456_789], pa.timestamp("ns"))
    path = parquet(tmp_path / "fil.parquet", {"text": TEXTS[:1], "language": ["fr"], "published": moment})
    (found,) = read(path)
    assert isinstance(found, Article)
    assert found.published == "2031-03-04T08:30:05"


@pytest.mark.parametrize("compression", ["snappy", "gzip", "zstd", "none"])
def test_parquet_of_odd_columns(tmp_path: Path, compression: str) -> None:
    columns = {
        "text": pa.array([*TEXTS, None], pa.large_string()),
        "outlet": pa.array(["Le Phare", "Le Phare", "Le Phare"]).dictionary_encode(),
        "authors": [["A. B", "C. D"], None, []],
        "vector": [[0.1, 0.2]] * 3,
        "blob": [b"\xff"] * 3,
        "language": ["fr"] * 3,
    }
    found = read(parquet(tmp_path / "fil.parquet", columns, compression=compression))
    assert texts(found) == list(TEXTS)
    assert [one.authors for one in found if isinstance(one, Article)] == [("A. B", "C. D"), ()]
    assert refused(found) == {"fil.parquet#3": "no-text"}


def test_parquet_without_a_text_is_one_row_that_names_its_columns(tmp_path: Path) -> None:
    (found,) = read(parquet(tmp_path / "fil.parquet", {"body": list(TEXTS), "id": ["a", "b"]}))
    assert isinstance(found, Rejected)
    assert found.slug == "no-column"
    assert "body, id" in found.message


def test_a_file_that_is_no_parquet_is_one_row(tmp_path: Path) -> None:
    packed(tmp_path, "fil.parquet", b"PK not parquet")
    packed(tmp_path, "fil.jsonl", LINES.encode())
    found = read(tmp_path)
    assert refused(found) == {"fil.parquet": "unreadable"}
    assert texts(found) == list(TEXTS)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "2031" / "03").mkdir(parents=True)
    packed(tmp_path / "2031" / "03", "a.jsonl.gz", LINES.splitlines(True)[0].encode())
    packed(tmp_path / "2031", "b.jsonl", LINES.splitlines(True)[1].encode())
    packed(tmp_path, "notes.csv", b"a,b\n")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "count"), [("", 2), ("**/*.jsonl*", 2), ("2031/*.jsonl", 1), ("2031/0[1-3]/*", 1), ("**/*.gz", 1)]
)
def test_folders_and_patterns(tree: Path, pattern: str, count: int) -> None:
    assert len(texts(read(tree / pattern))) == count


def test_a_pattern_that_matches_nothing_is_told(tree: Path) -> None:
    assert refused(read(tree / "*.parquet")) == {"*.parquet": "missing"}


def test_each_file_that_was_opened_is_recorded_by_its_digest(tree: Path) -> None:
    opened: list[Input] = []
    list(stream([tree], Settings(), opened))
    assert [row.path.rpartition("/")[2] for row in opened] == ["a.jsonl.gz", "b.jsonl"]
    assert all(len(row.sha256) == 64 for row in opened)
