"""Started again, killed, short of room: an archive goes on where it stood, or says why it does not."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.bulk import reading, spool
from recoupe.errors import SettingsError
from recoupe.settings import Settings
from tests.bulk import story
from tests.bulk.tables import Tables, read

pytest.importorskip("pyarrow", reason="NOT RUN: pyarrow is not installed")

SMALL = "from recoupe.bulk import spool; spool.CHUNK = 2"
"""What a process of its own does first, so that the little archive is several pieces of work."""


def command(source: Path, out: Path, *options: str, before: str = SMALL) -> list[str]:
    """The command line in a process of its own."""
    words = ["recoupe", "archive", str(source), "-o", str(out), "--quiet", *options]
    return [sys.executable, "-c", f"{before}\nimport sys\nfrom recoupe.cli import main\nsys.argv = {words!r}\nmain()"]


def run(*args: Any, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*args, **options), capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """What a run that nothing disturbs writes."""
    folder = tmp_path_factory.mktemp("calm")
    recoupe.archive(story.write(folder), folder / "out")
    return without_paths(read(folder / "out"))


def without_paths(found: Tables) -> Tables:
    """Rows in an order of their own, files by their names."""
    plain = {name: [row | _named(row) for row in rows] for name, rows in found.items()}
    return {name: sorted(rows, key=lambda row: json.dumps(row, sort_keys=True)) for name, rows in plain.items()}


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {"path": row["path"].rpartition("/")[2], "message": None} if "path" in row else {}


def done(out: Path) -> set[int]:
    """The chunks whose reading is kept."""
    return {int(path.stem) for path in (out / ".work" / "done" / "read").glob("*.pickle")}


def test_a_run_killed_with_all_its_processes_goes_on(
    tmp_path: Path, wanted: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = story.write(tmp_path), tmp_path / "out"
    process = subprocess.Popen(command(source, out, "--jobs", "2"), start_new_session=True)
    while not done(out) and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept, again = done(out), list[int]()
    assert kept
    assert not (out / "manifest.json").exists()
    real = reading._read_chunk

    def counted(work: str, settings: Settings, job: tuple[int, tuple[int, ...]]) -> reading.Read:
        again.append(job[0])
        return real(work, settings, job)

    monkeypatch.setattr(spool, "CHUNK", 2)
    monkeypatch.setattr(reading, "_read_chunk", counted)
    recoupe.archive(source, out)
    assert sorted([*kept, *again]) == [0, 1, 2]
    assert without_paths(read(out)) == wanted


DEADLY = """
import os, signal
from recoupe import extract
whole = extract.read
def read(draft):
    if "Sauvagnat" in draft.article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(draft)
extract.read = read
"""


def test_an_article_that_kills_its_process_costs_that_article_alone(tmp_path: Path, wanted: Tables) -> None:
    """Every process is started with an engine that dies of one article, as it might of a broken library."""
    (tmp_path / "sitecustomize.py").write_text(DEADLY, "utf-8")
    source, out = story.write(tmp_path), tmp_path / "out"
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    told = subprocess.run(
        command(source, out, "--jobs", "2", before=""),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert told.returncode == 1, told.stderr
    found = without_paths(read(out))
    kept = [row for row in wanted["articles"] if "Sauvagnat" not in row["text"]]
    assert [row["id"] for row in found["articles"]] == [row["id"] for row in kept]
    assert {row["path"]: row["slug"] for row in found["rejected"]} == {
        "fil.jsonl#c1": "failed",
        "fil.jsonl#7": "malformed",
    }


def test_a_full_disk_is_one_clear_line_and_the_run_goes_on_when_there_is_room(tmp_path: Path, wanted: Tables) -> None:
    """The disk is played by a limit on the size of a file, which writing meets in the same way."""
    source, out = story.write(tmp_path), tmp_path / "out"
    small = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (3000, {resource.RLIM_INFINITY}))"
    told = run(source, out, before=small)
    assert told.returncode == 4
    assert told.stderr.startswith("recoupe: ")
    assert len(told.stderr.strip().splitlines()) == 1
    assert "relancez la même commande" in told.stderr
    assert run(source, out, before="").returncode == 1
    assert without_paths(read(out)) == wanted


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    told = run(story.write(tmp_path), tmp_path / "file" / "out")
    assert (told.returncode, len(told.stderr.strip().splitlines())) == (4, 1)


def test_a_finished_archive_is_left_alone(tmp_path: Path) -> None:
    source, out = story.write(tmp_path), tmp_path / "out"
    recoupe.archive(source, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    with pytest.raises(SettingsError, match="finished archive"):
        recoupe.archive(source, out)
    (out / "manifest.json").rename(tmp_path / "manifest.json")
    with pytest.raises(SettingsError, match="holds tables already"):
        recoupe.archive(source, out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}.items() <= before.items()


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source whose archive under ``out`` was begun and broken off."""
    source = story.write(tmp_path)
    monkeypatch.setattr(reading, "_read_chunk", _broken)
    with pytest.raises(KeyboardInterrupt):
        recoupe.archive(source, tmp_path / "out")
    return source


def _broken(*_: object) -> reading.Read:
    raise KeyboardInterrupt


def test_other_settings_are_refused(begun: Path) -> None:
    with pytest.raises(SettingsError, match=r"begun with others \(settings\)"):
        recoupe.archive(begun, begun.parent / "out", settings=Settings(min_origins=3))


def test_a_changed_input_is_refused(begun: Path) -> None:
    with begun.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"text": "Un article de plus."}) + "\n")
    with pytest.raises(SettingsError, match=r"fil\.jsonl"):
        recoupe.archive(begun, begun.parent / "out")


def test_another_input_is_refused(begun: Path) -> None:
    (begun.parent / "more.jsonl").write_text("{}\n", "utf-8")
    with pytest.raises(SettingsError, match=r"begun with others \(inputs\)"):
        recoupe.archive([begun, begun.parent / "more.jsonl"], begun.parent / "out")


def test_tables_inside_their_input_are_refused(tmp_path: Path) -> None:
    source = story.write(tmp_path)
    with pytest.raises(SettingsError, match="outside"):
        recoupe.archive(source.parent, source.parent / "out")


def test_memory_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="memory is 0"):
        recoupe.archive(story.write(tmp_path), tmp_path / "out", memory=0)
