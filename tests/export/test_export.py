"""The one door to every format: from Python and from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import recoupe
from recoupe import cli
from recoupe.errors import RecoupeError, SettingsError
from recoupe.export import FORMATS, json
from tests.export.story import dossier

SINGLE = [(name, ending) for name, form in FORMATS.items() for ending in form.endings]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(dossier()), "utf-8")
    return path


def test_a_file_is_read_back(file: Path) -> None:
    assert recoupe.export.read(file) == dossier()


@pytest.mark.parametrize(("name", "ending"), SINGLE)
def test_the_ending_tells_the_format(name: str, ending: str, file: Path) -> None:
    out = file.parent / "new folder" / f"out{ending}"
    done = CliRunner().invoke(cli.app, ["export", str(file), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert recoupe.export.format_of(out) == name
    by_name = recoupe.export.write(dossier(), file.parent / "named", to=name)
    assert out.stat().st_size == by_name.stat().st_size > 0
    assert sorted(p.name for p in out.parent.iterdir()) == [out.name], "nothing half-written stays"


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_dossier_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    written = [recoupe.export.write(dossier(), tmp_path / side, to=name) for side in ("one", "two")]
    files = [[path] if path.is_file() else sorted(path.iterdir()) for path in written]
    assert [p.read_bytes() for p in files[0]] == [p.read_bytes() for p in files[1]]


def test_what_is_read_by_people_is_in_the_language_asked_for(file: Path) -> None:
    out = file.parent / "out.md"
    for ui, word in ((), "Affirmations"), (("--ui", "en"), "Claims"):
        done = CliRunner().invoke(cli.app, ["export", str(file), "-o", str(out), *ui])
        assert done.exit_code == 0
        assert f"## {word}" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("-o", "x.unknown"), 2),
        (("-o", "x", "--to", "word"), 2),
        (("-o", "x.md", "--ui", "xx"), 4),
    ],
)
def test_wrong_words_are_told(arguments: tuple[str, ...], code: int, file: Path) -> None:
    done = CliRunner().invoke(cli.app, ["export", str(file), *arguments])
    assert done.exit_code == code
    assert done.stderr.startswith("recoupe: ")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"not json", b"{}"])
def test_what_is_no_dossier_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(content)
    done = CliRunner().invoke(cli.app, ["export", str(tmp_path / "x.json"), "-o", str(tmp_path / "x.md")])
    assert done.exit_code == 4
    with pytest.raises(RecoupeError):
        recoupe.export.read(tmp_path / "x.json")


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(SettingsError, match="markdown"):
        recoupe.export.write(dossier(), "x", to="word")


def test_a_language_that_is_not_there_leaves_the_old_file(file: Path) -> None:
    out = recoupe.export.write(dossier(), file.parent / "out.md")
    before = out.read_bytes()
    with pytest.raises(RecoupeError):
        recoupe.export.write(dossier(), out, ui="xx")
    assert out.read_bytes() == before


def test_every_format_is_documented() -> None:
    told = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    for name, form in FORMATS.items():
        assert f"`{name}`" in told
        assert all(f"`{ending}`" in told for ending in form.endings)
