"""What a user can type, set or meet is documented, and the documents' links lead somewhere."""

import dataclasses
import re
from pathlib import Path
from typing import get_args

import pytest
import typer.main

from recoupe import cli, model
from recoupe.lang import load
from recoupe.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:|#)([^)#\s]+)(?:#([\w-]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)


def slug(heading: str) -> str:
    """The anchor that a heading gets on a rendered page."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text("utf-8")):
        file = page.parent / target
        assert file.exists(), f"{page.name} links to {target}, which is not there"
        if anchor:
            anchors = {slug(h) for h in HEADING.findall(file.read_text("utf-8"))}
            assert anchor in anchors, f"{page.name} links to {target}#{anchor}; there are {sorted(anchors)}"


def options() -> list[tuple[str, str]]:
    """Every option of every command, by its longest name."""
    group = typer.main.get_command(cli.app)
    commands = {"recoupe": group, **group.commands}  # type: ignore[attr-defined]
    return [(name, max(p.opts, key=len)) for name, c in commands.items() for p in c.params if p.opts[0].startswith("-")]


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_is_documented(command: str, option: str) -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert option in text, f"docs/cli.md does not tell of {option} of {command}"


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs" / "reference.md").read_text("utf-8")
    missing = [f.name for f in dataclasses.fields(Settings) if f"`{f.name}`" not in text]
    assert not missing


@pytest.mark.parametrize(
    "kind",
    [model.Stance, model.Form, model.Certainty, model.Status, model.DivergenceKind, model.ArtefactKind, model.Basis],
)
def test_every_value_a_dossier_can_hold_is_documented(kind: object) -> None:
    text = (ROOT / "docs" / "reference.md").read_text("utf-8")
    missing = [value for value in get_args(kind) if f"`{value}`" not in text]
    assert not missing, f"docs/reference.md does not explain {missing}"


def test_every_reason_for_a_rejected_input_is_documented() -> None:
    text = (ROOT / "docs" / "reference.md").read_text("utf-8")
    source = "".join(p.read_text("utf-8") for p in (ROOT / "src/recoupe/ingest").glob("*.py"))
    slugs = set(re.findall(r'refuse\([^"\n]*"([a-z-]+)"', source))
    assert len(slugs) > 8, "the search for slugs finds too few to be right"
    assert slugs <= set(load("fr").table("text")["messages"])
    assert not [s for s in sorted(slugs) if f"`{s}`" not in text]
