"""A heap of everything that goes wrong at once: each thing has its row or its right result, and the run goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import recoupe

GOOD = (
    "Le pont de Valbrume rouvrira, selon la mairie\n\n"
    "La mairie de Valbrume a annoncé lundi que le pont rouvrirait en mai. "
    "« Les travaux sont finis », a déclaré la maire, Jeanne Orval.\n"
)
LONG = 20_000_000


@pytest.fixture(scope="module")
def heap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("heap")
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "good-again.txt").write_text(GOOD, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20)
    (folder / "latin1.txt").write_bytes(
        GOOD.replace("lundi", "mardi").replace("«", '"').replace("»", '"').encode("latin-1")
    )
    (folder / "utf16.txt").write_bytes(GOOD.replace("lundi", "mercredi").encode("utf-16"))
    (folder / "ends.txt").write_bytes(GOOD.replace("lundi", "jeudi").replace("\n\n", "\r\n\r").encode())
    (folder / "line.txt").write_text("mot " * (LONG // 4), "utf-8")
    (folder / "mark.txt").write_text(GOOD.replace("lundi", "vendredi").replace(" »", ""), "utf-8")
    (folder / "nested.txt").write_text(GOOD + "« " * 10_000 + "non" + " »" * 10_000, "utf-8")
    (folder / "japanese.txt").write_text(
        "市長は月曜日、橋が五月に再開すると発表した。工事は終わったと市長は述べた。" * 5, "utf-8"
    )
    page = (
        "<html><head><title>Pont <script>alert(1)</script></title></head>"
        "<body><article><h1>Pont <script>alert(2)</script></h1>"
    )
    (folder / "page.html").write_text(
        page + "".join(f"<p>{p}</p>" for p in [GOOD] * 3) + "</article></body></html>", "utf-8"
    )
    rows = [json.dumps({"id": "one", "text": GOOD.replace("lundi", "samedi")}), "{broken", json.dumps({"id": "two"})]
    (folder / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    return folder


@pytest.fixture(scope="module")
def run(heap: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    out = tmp_path_factory.mktemp("out")
    command = [sys.executable, "-m", "recoupe", "dossier", str(heap), "-o", str(out), "--quiet"]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "COLUMNS": "80"}), out


def test_the_run_goes_on_and_says_so(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, out = run
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert (out / "dossier.html").exists()


def test_each_has_its_row_or_its_right_result(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    dossier = json.loads((run[1] / "dossier.json").read_text("utf-8"))
    read = {Path(a["path"]).name for a in dossier["articles"]}
    rows = {Path(r["path"]).name: r for r in dossier["run"]["rejected"]}
    assert {"latin1.txt", "utf16.txt", "ends.txt", "mark.txt", "nested.txt", "page.html", "rows.jsonl#one"} <= read
    assert len({"good.txt", "good-again.txt"} & read) == 1
    assert {"empty.txt", "picture.txt", "line.txt", "japanese.txt"} <= set(rows)
    assert len([r for r in dossier["run"]["rejected"] if "rows.jsonl" in r["path"]]) == 2
    assert all(r["slug"] and r["message"].strip() for r in rows.values())
    maire = [
        s for a in dossier["articles"] if a["path"].endswith("utf16.txt") for s in [a["text"]] if "Jeanne Orval" in s
    ]
    assert maire, "UTF-16 text is decoded"


def test_no_markup_of_an_article_is_live(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    page = (run[1] / "dossier.html").read_text("utf-8")
    assert "<script>alert" not in page


def test_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    command = [sys.executable, "-m", "recoupe", "dossier", str(tmp_path), "-o", str(tmp_path / "out"), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 3
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_library_raises_nothing_for_bad_input(tmp_path: Path) -> None:
    dossier = recoupe.dossier([tmp_path / "missing"])
    assert dossier.articles == ()
    assert [r.path.endswith("missing") for r in dossier.run.rejected] == [True]
