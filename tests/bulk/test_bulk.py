"""An archive becomes tables: the same whoever works, whatever was interrupted, and read back by other tools."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe import bulk
from recoupe.bulk import packs, reading, spool
from recoupe.engines import Lost
from recoupe.engines.local import Local
from recoupe.errors import InputError, SettingsError
from recoupe.export import tables
from recoupe.settings import Settings
from tests.bulk import story
from tests.bulk.tables import read
from tests.engines.spark_here import require_spark

pq = pytest.importorskip("pyarrow.parquet", reason="NOT RUN: pyarrow is not installed")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    folder = tmp_path_factory.mktemp("archive")
    return recoupe.archive(story.write(folder), folder / "out"), folder / "out"


def test_the_manifest_counts_the_rows(archive: tuple[dict[str, Any], Path]) -> None:
    manifest, out = archive
    assert json.loads((out / "manifest.json").read_text("utf-8")) == manifest
    assert manifest["rows"] == {name: len(rows) for name, rows in read(out).items()}
    assert manifest["rows"]["articles"] == len(story.ROWS)
    assert not (out / ".work").exists()


def test_every_part_has_the_documented_schema(archive: tuple[dict[str, Any], Path]) -> None:
    for name in tables.TABLES:
        for part in (archive[1] / name).rglob("*.parquet"):
            assert pq.read_schema(part).equals(tables.schema(name))


def test_the_documentation_tells_every_column() -> None:
    told = (Path(__file__).parents[2] / "docs" / "archive.md").read_text("utf-8")
    for name, columns in tables.TABLES.items():
        assert f"## `{name}`" in told
        section = told.split(f"## `{name}`")[1].split("\n## ")[0]
        assert [f"| `{c}` | {kind} | {meaning} |" in section for c, kind, meaning in columns] == [True] * len(columns)


def test_stories_copies_and_statements_are_there(archive: tuple[dict[str, Any], Path]) -> None:
    found = read(archive[1])
    by_path = {row["id"]: row["path"].rpartition("#")[2] for row in found["articles"]}
    grouped = {frozenset(by_path[a] for a in row["articles"]) for row in found["stories"]}
    assert grouped == {frozenset({"a1", "a2", "a3"}), frozenset({"b1", "b2"}), frozenset({"c1"})}
    assert [sorted((by_path[row["a"]], by_path[row["b"]])) for row in found["reuse"]] == [["a1", "a2"]]
    (copy,) = found["reuse"]
    earlier = "a" if by_path[copy["a"]] == "a1" else "b"
    assert copy["direction"] == {"a": "a>b", "b": "b>a"}[earlier]
    text = {row["id"]: row["text"] for row in found["articles"]}
    assert text[copy["a"]][copy["a_start"] : copy["a_end"]] == story.DISPATCH[:-1]
    said = [row for row in found["statements"] if row["content_text"] == "L'eau est montée en moins d'une heure"]
    assert {row["source_text"] for row in said} == {"la maire, Colette Ferrand"}
    assert all(row["story"] == row["id"].partition("/")[0] for row in found["statements"])


def test_rows_lie_in_the_month_of_their_article(archive: tuple[dict[str, Any], Path]) -> None:
    months = {part.parent.name for part in (archive[1] / "articles").rglob("*.parquet")}
    assert months == {"month=2031-03", "month=unknown"}
    assert months == {part.parent.name for part in (archive[1] / "stories").rglob("*.parquet")}


def test_an_undated_article_joins_the_story_that_stands_around_it(tmp_path: Path) -> None:
    lines = [
        {"id": "old", "published": "2031-03-04", "text": story.DISPATCH},
        {"id": "undated", "text": "À Port-Aubry, la maire Colette Ferrand a visité la digue qui a cédé sur la Nerle."},
        {"id": "new", "published": "2032-03-04", "text": "À Sauvagnat, trois sœurs cuisent la mirabelle au chaudron."},
    ]
    source = tmp_path / "fil.jsonl"
    source.write_text("\n".join(json.dumps(line | {"language": "fr"}) for line in lines), "utf-8")
    recoupe.archive(source, tmp_path / "out")
    assert sorted(len(row["articles"]) for row in read(tmp_path / "out")["stories"]) == [1, 2]


def test_what_was_not_read_is_a_row(archive: tuple[dict[str, Any], Path]) -> None:
    (row,) = read(archive[1])["rejected"]
    assert row["slug"] == "malformed"


@pytest.mark.parametrize("engine", ["local", "spark"])
def test_any_engine_and_any_cut_give_equal_tables(
    archive: tuple[dict[str, Any], Path], tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine == "spark":
        require_spark()
    monkeypatch.setattr(spool, "CHUNK", 2)
    source, two = archive[1].parent / "fil.jsonl", Settings(jobs=2)
    found = recoupe.archive(source, tmp_path / "out", settings=two, engine=engine, memory=1)
    assert found["rows"] == archive[0]["rows"]
    for name, rows in read(tmp_path / "out").items():
        assert sorted(map(_key, rows)) == sorted(map(_key, read(archive[1])[name]))


def _key(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True)


def test_a_killed_run_goes_on_where_it_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "CHUNK", 2)
    source, out = story.write(tmp_path), tmp_path / "out"
    done: list[int] = []
    real = reading._read_chunk

    def counted(work: str, settings: Settings, job: tuple[int, tuple[int, ...]]) -> reading.Read:
        if len(done) == 2 and job[0] == 2 and not (tmp_path / "second").exists():
            raise KeyboardInterrupt
        done.append(job[0])
        return real(work, settings, job)

    monkeypatch.setattr(reading, "_read_chunk", counted)
    with pytest.raises(KeyboardInterrupt):
        recoupe.archive(source, out)
    (tmp_path / "second").touch()
    assert recoupe.archive(source, out)["rows"]["articles"] == len(story.ROWS)
    assert done == [0, 1, 2]


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("{bad\n", "utf-8")
    with pytest.raises(InputError):
        recoupe.archive(tmp_path / "empty.jsonl", tmp_path / "out")


def test_an_unknown_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="local or spark"):
        recoupe.archive(story.write(tmp_path), tmp_path / "out", engine="abacus")


def test_parquet_in_gives_the_same_articles(archive: tuple[dict[str, Any], Path], tmp_path: Path) -> None:
    import pyarrow as pa

    rows = [dict(zip(("id", "outlet", "published", "text"), row, strict=True)) for row in story.ROWS]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "fil.parquet")
    found = recoupe.archive(tmp_path / "fil.parquet", tmp_path / "out")
    assert found["rows"] | {"rejected": 1} == archive[0]["rows"]


def test_an_article_that_kills_its_process_costs_that_article_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pool is played by an engine that loses every job in which the deadly article is."""
    source = story.write(tmp_path)
    deadly = "Sauvagnat"

    class Fragile(Local):
        def map(self, phase: str, func: Any, items: Any) -> Any:
            return [Lost(phase, n) if self._kills(phase, item) else func(item) for n, item in enumerate(items)]

        def _kills(self, phase: str, item: Any) -> bool:
            phase = phase.partition("-")[0]
            if phase not in ("read", "alone", "again"):
                return False
            number, which = item
            held = packs.articles(tmp_path / "out" / ".work", number)
            left = [held[which]] if phase == "alone" else [a for place, a in enumerate(held) if place not in which]
            return any(deadly in article.text for article in left)

    found = bulk.run([source], tmp_path / "out", settings=Settings(), engine=Fragile())
    assert found["rows"]["articles"] == len(story.ROWS) - 1
    rejected = {row["slug"]: row["path"] for row in read(tmp_path / "out")["rejected"]}
    assert rejected["failed"].endswith("#c1")
