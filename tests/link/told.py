"""Short fictional stories with gold claims and divergences, read from ``tests/fixtures/told/*.toml``.

``{claim|words}`` in a text marks a member of that claim; ``at`` of a divergence names members as ``article:claim``, or
``article:claim:2`` for the second of an article.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import recoupe
from recoupe.export.json import to_dict
from tests.link.shared import count
from tests.measure import Measure, measure_claims, measure_divergences
from tests.sheet import Sheet

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "told"
_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")

Row = dict[str, Any]
NOBODY: Row = {"nobody": {"kind": "other", "name": "-", "forms": []}}  # entities are not labelled


def names(kind: str = "") -> list[str]:
    """The stories of a kind, sorted.

    All were labelled before the engine had read them, and had their misses read after, but those of ``unread``. These
    and those of ``press``, ``desk``, ``wire``, ``later``, ``freight``, ``affairs``, ``inquiry``, ``regions`` and
    ``towns`` are in the manner of the press: five articles each, of two thousand characters and more; in all but
    ``press`` and ``desk``, two of them take over parts of a dispatch.
    """
    return sorted(p.relative_to(FOLDER).with_suffix("").as_posix() for p in (FOLDER / kind).glob("*.toml"))


def read(name: str) -> Row:
    """One story as its TOML says."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def strip(marked: str) -> tuple[str, list[tuple[str, list[int]]]]:
    """A text without its marks, and the marked spans with their claims.

    >>> strip("{rain|Il pleut}, dit-elle.")
    ('Il pleut, dit-elle.', [('rain', [0, 8])])
    """
    out, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        out += marked[at : mark.start()]
        spans.append((mark[1], [len(out), len(out) + len(mark[2])]))
        out, at = out + mark[2], mark.end()
    return out + marked[at:], spans


def build(name: str, folder: Path) -> tuple[Path, Row]:
    """The story as a ``.jsonl`` in ``folder``, and its gold in the form that ``tests/measure.py`` reads."""
    story, path = read(name), folder / f"{Path(name).name}.jsonl"
    rows, members = [], []
    for key, article in story["article"].items():
        text, spans = strip(article["text"].strip())
        title = text.partition("\n")[0]
        rows.append({"id": key, "title": title, "language": "fr", **article, "text": text})
        members += [(key, claim, span) for claim, span in spans]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path, gold(story, path.name, members)


def gold(story: Row, file: str, members: list[tuple[str, str, list[int]]]) -> Row:
    """Gold claims and divergences over spans."""

    def at(place: str) -> list[Row]:
        article, claim, *nth = place.split(":")
        return [[{"article": a, "span": s} for a, c, s in members if (a, c) == (article, claim)][int(*nth or "1") - 1]]

    claims = [
        {
            "id": claim,
            "members": [{"article": a, "span": s} for a, c, s in members if c == claim],
            "origins": {"lower": row["lower"], "upper": row["upper"]},
            "status": row["status"],
        }
        for claim, row in story["claim"].items()
    ]
    divergences = [
        {"kind": d["kind"], "gloss": "/".join(d["at"]), "members": [], "spans": [m for p in d["at"] for m in at(p)]}
        for d in story.get("divergence", ())
    ]
    empty: Row = {"statements": [], "timexes": [], "artefacts": []}
    articles = {key: {**empty, "published": {"value": row["published"]}} for key, row in story["article"].items()}
    files = {key: f"{file}#{key}" for key in story["article"]}
    return {"files": files, "entities": NOBODY, "articles": articles, "claims": claims, "divergences": divergences}


def measured(name: str, folder: Path) -> tuple[Measure, Row]:
    """What the pipeline makes of a story: its measures of claims and divergences, and the dossier."""
    path, labels = build(name, folder)
    dossier = to_dict(recoupe.dossier([path]))
    sheet, out = Sheet(labels, dossier), Measure()
    measure_claims(sheet, out)
    measure_divergences(sheet, out)
    found = count(sheet)
    out["claims.shared"].add(found["right"], sum(found.values()))
    return out, dossier
