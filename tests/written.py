"""A heap written to a file from its rows, for tests that read it as anybody would."""

from __future__ import annotations

import json
from pathlib import Path


def written(folder: Path, *rows: dict[str, object]) -> Path:
    """A file of one article a row."""
    path = folder / "heap.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path
