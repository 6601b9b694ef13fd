"""The same dossier, byte for byte, whatever the order of the inputs and the number of processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import recoupe
from recoupe.export.json import dumps


@pytest.fixture(scope="module")
def files() -> list[Path]:
    return sorted(p for p in recoupe.examples.path().rglob("*") if p.is_file())


@pytest.fixture(scope="module")
def once(files: list[Path]) -> str:
    return dumps(recoupe.dossier(files))


def test_order_does_not_matter(files: list[Path], once: str) -> None:
    assert dumps(recoupe.dossier(files[::-1])) == once
    assert dumps(recoupe.dossier(files[3:] + files[:3])) == once


def test_processes_do_not_matter(files: list[Path], once: str) -> None:
    assert dumps(recoupe.dossier(files, settings=recoupe.Settings(jobs=2))) == once


def test_the_order_of_sets_does_not_matter(files: list[Path], once: str, tmp_path: Path) -> None:
    """Strings hash otherwise in every process: no result may come in the order of a set."""
    command = [sys.executable, "-m", "recoupe", "dossier", *map(str, files), "--json", "-o", str(tmp_path)]
    for seed in ("1", "2"):
        done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        assert done.stdout.decode("utf-8") == once


def test_a_folder_is_its_files(files: list[Path], once: str) -> None:
    assert dumps(recoupe.dossier(recoupe.examples.path())) == once


def test_each_distinct_sentence_is_parsed_once(files: list[Path], tmp_path: Path) -> None:
    text = "Le maire de Valbrume a annoncé lundi la fermeture du pont.\nLe maire a parlé.\n"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text + f"Ceci est le journal {name}.\n", "utf-8")
    counts = recoupe.dossier(tmp_path).run.parsed
    assert counts == {"sentences": 6, "parsed": 4}
