"""The command line: what it writes, what it says, how it ends."""

from __future__ import annotations

import codecs
import dataclasses
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import recoupe
from recoupe import cli, terminal
from recoupe.export import json
from recoupe.lang.words import words
from recoupe.model import Dossier, Rejected, Run
from recoupe.settings import Settings
from tests.export.story import dossier, hostile


def call(monkeypatch: pytest.MonkeyPatch, result: Dossier | Exception, *args: str) -> Any:
    """Run the command with the façade answering ``result``."""

    def answer(paths: object, *, settings: Settings, progress: object, judgements: object) -> Dossier:
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(recoupe, "dossier", answer)
    return CliRunner().invoke(cli.app, list(args))


def clean() -> Dossier:
    made = dossier()
    return dataclasses.replace(made, run=dataclasses.replace(made.run, rejected=()))


def test_writes_both_files_and_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = call(monkeypatch, clean(), "dossier", "x", "-o", str(tmp_path / "out"))
    assert done.exit_code == 0
    assert json.loads((tmp_path / "out" / "dossier.json").read_text("utf-8")) == clean()
    assert (tmp_path / "out" / "dossier.html").resolve().as_uri() in done.stdout.replace("\n", "")


def test_rejected_inputs_are_told_and_change_the_exit_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = call(monkeypatch, dossier(), "dossier", "x", "-o", str(tmp_path))
    assert done.exit_code == 1
    assert "photo.txt" in done.stdout


def test_an_earlier_dossier_makes_the_page_say_what_changed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text(json.dumps(dataclasses.replace(clean(), claims=())), "utf-8")
    done = call(monkeypatch, clean(), "dossier", "x", "-o", str(tmp_path), "--since", str(old))
    assert done.exit_code == 0
    assert 'id="since"' in (tmp_path / "dossier.html").read_text("utf-8")
    call(monkeypatch, clean(), "dossier", "x", "-o", str(tmp_path))
    assert 'id="since"' not in (tmp_path / "dossier.html").read_text("utf-8")


@pytest.mark.parametrize("text", [None, "{", "\u00ff", '{"schema": "other"}'])
def test_an_earlier_dossier_that_is_none_is_one_clear_message(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None
) -> None:
    old = tmp_path / "old.json"
    if text is not None:
        old.write_text(text, "latin-1")
    done = call(monkeypatch, clean(), "dossier", "x", "-o", str(tmp_path / "out"), "--since", str(old))
    assert done.exit_code == 4
    assert done.stderr.startswith("recoupe: ")
    assert not (tmp_path / "out").exists()


def test_nothing_readable_gives_reasons(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    empty = Dossier(Run("0", {}, (), (), (Rejected("vide.txt", "empty", "le fichier est vide"),), ()))
    done = call(monkeypatch, empty, "dossier", "x", "-o", str(tmp_path))
    assert done.exit_code == 3
    assert "vide.txt: empty" in done.stderr


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["dossier"], 2),
        (["dossier", "x", "--lang", "xx"], 2),
        (["dossier", "x", "--published", "hier"], 2),
        (["dossier", "x", "--jobs", "0"], 2),
        (["--nope"], 2),
    ],
)
def test_wrong_usage(monkeypatch: pytest.MonkeyPatch, args: list[str], code: int) -> None:
    done = call(monkeypatch, clean(), *args)
    assert done.exit_code == code
    assert "Traceback" not in done.output


def test_an_error_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    done = call(monkeypatch, recoupe.ModelError("no model; install it"), "dossier", "x")
    assert (done.exit_code, done.stderr) == (4, "recoupe: no model; install it\n")


def test_json_prints_the_file_and_quiet_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = call(monkeypatch, clean(), "dossier", "x", "--json", "-o", str(tmp_path))
    assert done.stdout == (tmp_path / "dossier.json").read_text("utf-8")
    assert call(monkeypatch, clean(), "dossier", "x", "--quiet", "-o", str(tmp_path)).stdout == ""


def test_version() -> None:
    assert CliRunner().invoke(cli.app, ["--version"]).stdout == f"recoupe {recoupe.__version__}\n"


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_summary_fits_one_screen_and_obeys_nobody(ui: str) -> None:
    big = hostile()
    claims = tuple(dataclasses.replace(big.claims[0], id=f"c{n}") for n in range(90))
    lost = big.run.rejected * 50
    big = dataclasses.replace(
        big, claims=claims, divergences=big.divergences * 40, run=dataclasses.replace(big.run, rejected=lost)
    )
    lines = terminal.summary(big, ui, width=80, height=20)
    assert len(lines) <= 20
    assert all(line.cell_len <= 80 for line in lines)
    assert not any(c in line.plain for line in lines for c in "\x1b\u202e\u200b\n")
    assert sum("more" in line.plain or "de plus" in line.plain for line in lines) == 3


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_summary_can_be_shown_by_any_terminal(encoding: str) -> None:
    codecs.register_error("recoupe.spell", terminal.spell)
    for line in terminal.summary(dossier(), width=80):
        shown = line.plain.encode(encoding, "recoupe.spell").decode(encoding)
        assert len(shown) == len(line.plain)
        assert shown.count("?") == line.plain.count("?")


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_counts_are_never_cut(ui: str, width: int) -> None:
    made = dossier()
    lines = [line.plain for line in terminal.summary(made, ui, width=width)]
    head = " · ".join(lines[1 : next(n for n, line in enumerate(lines) if "(" in line)])
    assert "…" not in head
    assert words(ui).count("disputed", 1) in head
    assert words(ui).count("undated", 1) in head


def test_every_option_is_documented() -> None:
    docs = (Path(__file__).parents[1] / "docs" / "cli.md").read_text("utf-8")
    for option in (
        "--out",
        "--lang",
        "--published",
        "--ui",
        "--jobs",
        "--min-origins",
        "--one-story",
        "--quiet",
        "--json",
        "--version",
    ):
        assert f"`{option}" in docs
