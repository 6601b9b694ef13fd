"""The labelled corpora that the engine is measured on: the bundled example, and those beside a checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from recoupe import examples

SHARED = Path(__file__).resolve().parents[2] / "shared"
PRESS = Path(__file__).resolve().parent / "gold" / "press"
NAMES = ("example", "seeds", "press-fr", "press-en", "fr-timebank")


class Absent(Exception):
    """A corpus that is not on this machine."""


@cache
def corpus(name: str) -> tuple[tuple[Path, ...], dict[str, Any]]:
    """The articles of a corpus and its gold labels; :class:`Absent` says where they were looked for."""
    if name == "example":
        return (examples.path(),), examples.gold()
    if name.startswith("press-"):
        return _press(name.removeprefix("press-"))
    folder = {"seeds": SHARED / "seeds", "fr-timebank": SHARED / "data" / "fr-timebank" / "dev"}[name]
    if not folder.exists():
        raise Absent(f"NOT MEASURED: {name} is not beside this checkout ({folder.relative_to(SHARED.parent)})")
    return _timebank(folder) if name == "fr-timebank" else _seeds(folder)


def _press(code: str) -> tuple[tuple[Path, ...], dict[str, Any]]:
    """Fictional articles labelled before the engine had read them; no rule is written from their misses."""
    return (PRESS / f"{code}.jsonl",), json.loads((PRESS / f"{code}.gold.json").read_text("utf-8"))


def _seeds(folder: Path) -> tuple[tuple[Path, ...], dict[str, Any]]:
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text("utf-8"))
    return tuple(folder / file for file in gold["files"].values()), gold


def _timebank(folder: Path) -> tuple[tuple[Path, ...], dict[str, Any]]:
    """French TimeBank turned into JSONL and gold by the script that comes with it."""
    out = Path(mkdtemp(prefix="recoupe-timebank-"))
    script = SHARED / "score" / "timebank.py"
    subprocess.run([sys.executable, str(script), str(folder), str(out)], check=True, capture_output=True)
    return (out / "timebank.jsonl",), json.loads((out / "gold.json").read_text("utf-8"))
