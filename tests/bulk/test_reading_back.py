"""The tables are read back by other tools, as docs/archive.md tells: every example there is run."""

from __future__ import annotations

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

import recoupe
from tests.bulk import story

pytest.importorskip("pyarrow", reason="NOT RUN: pyarrow is not installed")

DOCS = Path(__file__).parents[2] / "docs" / "archive.md"
EXAMPLES = {
    re.findall(r"import (\w+)", code)[0]: code
    for code in re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.S)
}
TOLD = {"pyarrow": "Colette Ferrand", "pandas": "Le Phare", "duckdb": "attestations", "polars": "len"}
"""A word that each prints."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``my-tables`` is the little archive."""
    found = tmp_path_factory.mktemp("read-back")
    recoupe.archive(story.write(found), found / "my-tables")
    return found


@pytest.mark.parametrize("library", TOLD)
def test_each_library_reads_the_tables(
    folder: Path, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip(library, reason=f"NOT RUN: {library} is not installed")
    monkeypatch.chdir(folder)
    exec(EXAMPLES[library], {})
    assert TOLD[library] in capsys.readouterr().out


def test_the_function_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my-articles").mkdir()
    packed = story.write(tmp_path).read_bytes()
    (tmp_path / "my-articles" / "fil.jsonl.gz").write_bytes(gzip.compress(packed))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(EXAMPLES["recoupe"].replace("jobs=2", "jobs=1"), names)
    assert names["manifest"]["rows"]["articles"] == len(story.ROWS)  # type: ignore[index]


def test_the_manifest_tells_what_the_archive_was_made_from(folder: Path) -> None:
    manifest = json.loads((folder / "my-tables" / "manifest.json").read_text("utf-8"))
    (source,) = manifest["inputs"]
    assert source == {
        "path": str(folder / "fil.jsonl"),
        "sha256": sha256((folder / "fil.jsonl").read_bytes()).hexdigest(),
    }
    assert manifest["version"] == recoupe.__version__
    assert manifest["settings"] == recoupe.Settings().to_dict() | {"memory": 512}
    assert [model["name"] for model in manifest["models"]] == ["fr_core_news_md"]
