"""An archive of one story holds what its dossier does; of several, whatever is not looked for story by story."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.bulk import spool
from recoupe.export import tables
from tests.bulk.tables import Tables, read
from tests.link import told

pytest.importorskip("pyarrow", reason="NOT RUN: pyarrow is not installed")

STORIES = [name for kind in ("", "blind") for name in told.names(kind)]
LINKED = ("source_entity", "chain")
"""Columns that name entities, which are linked inside one story."""


def of_a_dossier(paths: Sequence[Path]) -> Tables:
    """The rows of an archive's tables, read off a dossier."""
    dossier = recoupe.dossier(paths)
    found: Tables = {name: [] for name in tables.TABLES}
    for table, row in tables.rows(dossier):
        found[table].append(row)
    found["reuse"] = [tables.shared(row) for row in (*dossier.reuse, *dossier.shared)]
    return found


def of_an_archive(paths: Sequence[Path], out: Path) -> Tables:
    recoupe.archive(paths, out)
    return read(out)


def rows(found: Sequence[dict[str, Any]], *, without: Sequence[str] = ()) -> list[str]:
    """The rows to be compared in any order, without some columns; a float as the archive keeps it."""
    kept = ({key: _value(row[key]) for key in sorted(row) if key not in without} for row in found)
    return sorted(json.dumps(row, sort_keys=True) for row in kept)


def _value(value: Any) -> Any:
    return round(value, 3) if isinstance(value, float) else value


@pytest.mark.parametrize("story", STORIES)
def test_one_story_gives_equal_tables(story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "CHUNK", 2)
    path, _ = told.build(story, tmp_path)
    dossier, archive = of_a_dossier([path]), of_an_archive([path], tmp_path / "out")
    for table in tables.TABLES:
        assert rows(archive[table], without=["words"]) == rows(dossier[table])
    assert len(archive["stories"]) == 1
    assert archive["statements"]
    assert archive["claims"]


@pytest.fixture(scope="module", params=["example", "told"])
def heap(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Tables, Tables]:
    """A dossier and an archive of several stories: the bundled example, or all the told ones as one heap."""
    folder = tmp_path_factory.mktemp("heap")
    example = [recoupe.examples.path()]
    paths = example if request.param == "example" else [told.build(name, folder)[0] for name in STORIES]
    return of_a_dossier(paths), of_an_archive(paths, folder / "out")


@pytest.mark.parametrize("table", ["articles", "timexes", "stories"])
def test_several_stories_give_equal(heap: tuple[Tables, Tables], table: str) -> None:
    dossier, archive = heap
    assert len(archive["stories"]) > 1
    assert rows(archive[table]) == rows(dossier[table])


def test_several_stories_give_equal_statements_but_for_the_ids_of_names(heap: tuple[Tables, Tables]) -> None:
    dossier, archive = (found["statements"] for found in heap)
    assert rows(archive, without=LINKED) == rows(dossier, without=LINKED)


def test_several_stories_give_equal_copies(heap: tuple[Tables, Tables]) -> None:
    dossier, archive = ([row for row in found["reuse"] if row["kind"] != "translated"] for found in heap)
    assert archive
    assert rows(archive, without=["words"]) == rows(dossier)


def test_translations_are_those_of_the_stories(heap: tuple[Tables, Tables]) -> None:
    """Their weights are those of one story, so that they are nearly what a dossier finds among all."""
    home = {row["id"]: row["story"] for row in heap[0]["articles"]}
    dossier, archive = (
        {(row["a"], row["b"]) for row in found["reuse"] if row["kind"] == "translated"} for found in heap
    )
    assert archive
    assert all(home[a] == home[b] for a, b in archive)
    assert len(archive & dossier) >= 0.8 * len(archive | dossier)
