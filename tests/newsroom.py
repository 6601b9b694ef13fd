"""Labelled articles of one language, ``tests/gold/LANG/articles``: built, read by the engine one at a time, measured.

    python -m tests.newsroom en [-v]

Each file is a header (day, who speaks, one row a statement) and the article with its labels in line, in the markup of
``tools/build_example.py``; ``measured.toml`` beside them holds what the engine must reach.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import recoupe
from recoupe.export.json import to_dict
from tests.example_tool import tool
from tests.measure import measure, table
from tests.sheet import Measure

GOLD = Path(__file__).resolve().parent / "gold"
FILE = "article.jsonl"


def masters(code: str) -> list[Any]:
    """The labelled articles of one language, in the order of their file names."""
    found = [tool.read_master(path) for path in sorted((GOLD / code / "articles").glob("*.txt"))]
    for master in found:
        master.head |= {"file": f"{FILE}#{master.key}", "why": "metadata"}
    return found


def gold(master: Any) -> dict[str, Any]:
    """The labels of one article in the form the measures read; nothing is labelled of claims and divergences."""
    names = {key: {"kind": "", "name": forms[0], "forms": forms[1:]} for key, forms in master.head["names"].items()}
    return dict(tool.build_gold({"entities": names, "claims": [], "divergences": []}, [master]))


def dossier(master: Any, code: str) -> dict[str, Any]:
    """The dossier of one article alone, as ``dossier.json`` has it."""
    row = {"id": master.key, "published": master.head["published"], "language": code, "text": master.text}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_text(json.dumps({**row, "outlet": master.head.get("outlet")}, ensure_ascii=False) + "\n", "utf-8")
        return to_dict(recoupe.dossier([path]))


def measured(code: str) -> Measure:
    """Every measure of the engine over the labelled articles of one language, each read alone."""
    out = Measure()
    for master in masters(code):
        out.misses.append(f"--- {master.key}")
        measure(gold(master), dossier(master, code), into=out)
    return out


def main() -> int:
    """Print the measures; with ``-v`` what was missed."""
    found = measured(sys.argv[1])
    print(table(found))
    if "-v" in sys.argv:
        print("\n".join(found.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
