"""Whole fictional articles with their labels written into the text, read into the form the measure takes.

An article of ``tests/gold/CODE/articles`` opens with TOML between two lines ``+++``: its day, its
entities (name and forms) and one line a statement, ``number = "source [stance] [direct|mixed] [hedged]
[said=DAY] [chain=a,b]"``. In the text ``{c1|…}``, ``{q1|…}`` and ``{s1|…}`` mark the content, cue and source of
statement 1; they nest, and a letter met twice is a span in pieces.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import recoupe
from recoupe.export.json import to_dict

FILE = "articles.jsonl"
GOLD = Path(__file__).parent / "gold"
STANCES = ("deny", "decline", "warn", "urge", "promise", "expect", "ask")
_TAG = re.compile(r"\{([cqs])(\d+)\||\}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article, its text without marks, and the gold that the measure reads."""

    name: str
    text: str
    language: str
    published: str
    gold: dict[str, Any]


def labelled(code: str) -> tuple[Labelled, ...]:
    """Every labelled article of a language, by file name."""
    return tuple(_read(path, code) for path in sorted((GOLD / code / "articles").glob("*.txt")))


def dossier(article: Labelled, folder: Path) -> dict[str, Any]:
    """The dossier of one article alone, as ``dossier.json`` has it; ``folder`` holds its input meanwhile."""
    record = {"id": article.name, "text": article.text, "published": article.published, "language": article.language}
    file = folder / FILE
    file.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    return to_dict(recoupe.dossier([file]))


def _read(path: Path, code: str) -> Labelled:
    head, body = path.read_text("utf-8").removeprefix("+++\n").split("\n+++\n", 1)
    about = tomllib.loads(head)
    text, spans = _unmark(body)
    rows = [_statement(int(n), line, spans) for n, line in about["statements"].items()]
    entities = {key: {"name": forms[0], "forms": forms} for key, forms in about["entities"].items()}
    labels = {"statements": rows, "timexes": [], "artefacts": [], "published": {"value": about["published"]}}
    gold = {
        "files": {path.stem: f"{FILE}#{path.stem}"},
        "entities": entities,
        "articles": {path.stem: labels},
        "claims": [],
        "divergences": [],
    }
    return Labelled(path.stem, text, code, about["published"], gold)


def _unmark(body: str) -> tuple[str, dict[tuple[str, int], list[list[int]]]]:
    """The text without marks, and the spans of each (letter, number)."""
    out: list[str] = []
    length = last = 0
    open_: list[tuple[str, int, int]] = []
    spans: dict[tuple[str, int], list[list[int]]] = {}
    for tag in _TAG.finditer(body):
        out.append(body[last : tag.start()])
        length += tag.start() - last
        last = tag.end()
        if tag.group(1):
            open_.append((tag.group(1), int(tag.group(2)), length))
        else:
            letter, number, start = open_.pop()
            spans.setdefault((letter, number), []).append([start, length])
    assert not open_, open_
    return "".join(out) + body[last:], spans


def _statement(number: int, line: str, spans: dict[tuple[str, int], list[list[int]]]) -> dict[str, Any]:
    source, *told = line.split()
    named = dict(part.split("=") for part in told if "=" in part)
    return {
        "id": str(number),
        "content": spans["c", number],
        "cue": spans.get(("q", number), []),
        "source": spans.get(("s", number), []),
        "source_entity": source,
        "chain": named["chain"].split(",") if "chain" in named else [source],
        "mode": next((m for m in ("direct", "mixed") if m in told), "indirect"),
        "stance": next((s for s in STANCES if s in told), "assert"),
        "certainty": "hedged" if "hedged" in told else "certain",
        "said_on": named.get("said"),
    }
