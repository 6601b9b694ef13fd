"""Measure the engine on every labelled corpus at hand and write the table of docs/measures.md again.

    python tools/measures.py

Needs the project's own environment; a corpus that is not beside the checkout keeps its column empty.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import recoupe  # noqa: E402
from recoupe.export.json import to_dict  # noqa: E402
from tests.corpora import NAMES, Absent, corpus  # noqa: E402
from tests.measure import measure  # noqa: E402

PAGE = ROOT / "docs" / "measures.md"
START, END = "<!-- table: tools/measures.py -->\n", "<!-- end of table -->\n"


def column(name: str) -> dict[str, float | None]:
    """Every measure of one corpus, nothing when it is not on this machine."""
    try:
        paths, gold = corpus(name)
    except Absent as why:
        print(why, file=sys.stderr)
        return {}
    return measure(gold, to_dict(recoupe.dossier(paths))).values()


def table(columns: dict[str, dict[str, float | None]]) -> str:
    """The measures as a Markdown table, layer by layer in the order of the first corpus."""
    rows = [f"| measure | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for measured in next(iter(columns.values())):
        cells = [c.get(measured) for c in columns.values()]
        rows.append(f"| {measured} | " + " | ".join("" if v is None else f"{v:.3f}" for v in cells) + " |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Put the new table between the two marks of the page."""
    page = PAGE.read_text("utf-8")
    head, rest = page.split(START)
    _, tail = rest.split(END)
    PAGE.write_text(head + START + table({name: column(name) for name in NAMES}) + END + tail, "utf-8")


if __name__ == "__main__":
    main()
