"""Labelled articles of one language, ``tests/gold/LANG/articles``: built, read by the engine, measured.

    python -m tests.newsroom en [-v]

Each file is a header (outlet, day, one row a statement) and the article with its labels in line, in the markup of
``tools/build_example.py``; ``names.toml`` beside them says who is who.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import recoupe
from recoupe.export.json import to_dict
from tests.example_tool import tool
from tests.measure import measure, table
from tests.sheet import Measure

GOLD = Path(__file__).resolve().parent / "gold"
HEAP = "articles.jsonl"


def masters(code: str) -> list[Any]:
    """The labelled articles of one language, in the order of their file names."""
    found = [tool.read_master(path) for path in sorted((GOLD / code / "articles").glob("*.txt"))]
    for master in found:
        master.head |= {"file": f"{HEAP}#{master.key}", "why": "metadata"}
    return found


def gold(code: str) -> dict[str, Any]:
    """Their labels in the form the measures read; nothing is labelled of claims and divergences."""
    names = tomllib.loads((GOLD / code / "articles" / "names.toml").read_text("utf-8"))
    return dict(tool.build_gold({"entities": names, "claims": [], "divergences": []}, masters(code)))


def lines(code: str) -> str:
    """The articles as an input of the engine, one JSON object a line."""
    rows = (
        {"id": m.key, "outlet": m.head["outlet"], "published": m.head["published"], "language": code, "text": m.text}
        for m in masters(code)
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def measured(code: str) -> Measure:
    """Every measure of the engine on the labelled articles of one language."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / HEAP
        path.write_text(lines(code), "utf-8")
        return measure(gold(code), to_dict(recoupe.dossier([path])))


def main() -> int:
    """Print the measures; with ``-v`` what was missed."""
    found = measured(sys.argv[1])
    print(table(found))
    if "-v" in sys.argv:
        print("\n".join(found.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
