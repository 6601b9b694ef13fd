#!/usr/bin/env python3
"""Write the bundled example's articles and gold labels from its annotated masters.

    python tools/build_example.py [--check]

A master (``src/recoupe/examples/STORY/master/KEY.txt``) is a TOML header between two ``+++`` lines, then the article
with labels in line, which may nest: ``{c1|…}`` the content of statement 1, ``{q1|…}`` its cue, ``{s1|…}`` its
source, ``{t VALUE|…}`` a time expression, ``{a KIND SUGGESTION|…}`` an artefact, ``{m NAME|…}`` a named span in the
outlet's own voice. ``story.toml`` beside them holds the entities, claims and divergences. Offsets are generated here
and counted nowhere by hand. ``--check`` writes nothing and fails when a committed file differs.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "src" / "recoupe" / "examples" / "belle_armelle"
PAGE = Path(__file__).resolve().with_name("example_page.html")

_TAG = re.compile(r"\{(?P<open>[^{}|]+)\||(?P<close>\})")
_PART = re.compile(r"(?P<role>[cqs])(?P<id>\w+)")
_ROLES = {"c": "content", "q": "cue", "s": "source"}
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "he", "she", "they"})
_DEFAULTS = {"mode": "indirect", "stance": "assert", "certainty": "certain", "said_on": None}

Span = tuple[int, int]


@dataclass
class Master:
    """One annotated article: its header, its bare text, and every label as (words of the tag, span)."""

    key: str
    head: dict[str, Any]
    text: str
    labels: list[tuple[list[str], Span]] = field(default_factory=list)

    @property
    def file(self) -> str:
        """The article's file name, with ``#ID`` for a line of a ``.jsonl``."""
        return str(self.head["file"])


def read_master(path: Path) -> Master:
    """The master at ``path``, labels stripped from its text and kept with their spans."""
    _, head, body = path.read_text("utf-8").split("+++\n", 2)
    text, labels = strip(body.rstrip("\n"))
    return Master(path.stem, tomllib.loads(head), text, labels)


def strip(marked: str) -> tuple[str, list[tuple[list[str], Span]]]:
    """The text without its tags, and the tags in order of their spans.

    >>> strip("{c1|Il pleut}, {q1|dit}-{s1|elle}.")
    ('Il pleut, dit-elle.', [(['c1'], (0, 8)), (['q1'], (10, 13)), (['s1'], (14, 18))])
    """
    out, at, size = [], 0, 0
    open_tags: list[tuple[list[str], int]] = []
    labels: list[tuple[list[str], Span]] = []
    for tag in _TAG.finditer(marked):
        out.append(marked[at : tag.start()])
        size += tag.start() - at
        at = tag.end()
        if tag["open"]:
            open_tags.append((tag["open"].split(" ", 2), size))
        else:
            words, start = open_tags.pop()
            labels.append((words, (start, size)))
    if open_tags:
        raise ValueError(f"unclosed tag {open_tags[-1][0]}; add its closing brace")
    return "".join([*out, marked[at:]]), sorted(labels, key=lambda x: x[1])


def label_article(master: Master) -> dict[str, Any]:
    """One entry of gold's ``articles``: when it came out, its statements, time expressions and artefacts."""
    labels = master.labels
    return {
        "published": published(master.head),
        "statements": [statement(master, number) for number in statement_order(master)],
        "timexes": [{"span": list(span), "value": words[1]} for words, span in labels if words[0] == "t"],
        "artefacts": [
            {"span": list(span), "kind": words[1], "note": words[2] if len(words) > 2 else ""}
            for words, span in labels
            if words[0] == "a"
        ],
    }


def published(head: dict[str, Any]) -> dict[str, Any]:
    """When an article came out; an empty string is the one accepted answer when nothing says it."""
    value = head.get("published")
    precision = head.get("precision", "minute" if value and "T" in value else "day") if value else "unknown"
    return {"value": value, "precision": precision, "why": head["why"], "accept": [value or ""]}


def statement_order(master: Master) -> list[str]:
    """The numbers of the header's statements, by the place of their content."""
    first = {words[0][1:]: span for words, span in reversed(master.labels) if words[0].startswith("c")}
    if set(first) != set(master.head["statements"]):
        raise ValueError(f"{master.key}: header and text do not number the same statements")
    return sorted(first, key=lambda number: first[number])


def statement(master: Master, number: str) -> dict[str, Any]:
    """One gold statement: its spans from the text, the rest from the header, with defaults."""
    row = master.head["statements"][number]
    spans: dict[str, list[list[int]]] = {name: [] for name in _ROLES.values()}
    for words, span in master.labels:
        part = _PART.fullmatch(words[0])
        if part and part["id"] == number:
            spans[_ROLES[part["role"]]].append(list(span))
    rest = {name: row.get(name, default) for name, default in _DEFAULTS.items()}
    origin = {"source_entity": row["source"], "chain": row.get("chain", [row["source"]])}
    parent = {"parent": f"{master.key}.{row['parent']}"} if "parent" in row else {}
    return {"id": f"{master.key}.{number}", **spans, **origin, **rest, **parent}


def entities(story: dict[str, Any], masters: list[Master]) -> dict[str, Any]:
    """Gold's entities: the story's own forms and every source phrase of theirs that is not a pronoun."""
    forms: dict[str, list[str]] = {key: [e["name"], *e["forms"]] for key, e in story["entities"].items()}
    for master in masters:
        for words, (start, end) in master.labels:
            part, phrase = _PART.fullmatch(words[0]), master.text[start:end]
            if part and part["role"] == "s" and phrase.lower() not in _PRONOUNS and not is_shared(phrase):
                forms[master.head["statements"][part["id"]]["source"]].append(phrase)
    kept = {key: {"kind": e["kind"], "name": e["name"]} for key, e in story["entities"].items()}
    return {key: {**row, "forms": list(dict.fromkeys(forms[key]))} for key, row in kept.items()}


def is_shared(phrase: str) -> bool:
    """Whether the words name a function alone (*le maire*), and so tell nobody apart."""
    return len(phrase.split()) <= 2 and phrase.lower() == phrase


def member(reference: str, masters: dict[str, Master]) -> dict[str, Any]:
    """A claim's member: ``KEY.N`` is a statement, ``KEY:NAME`` a span marked ``{m NAME|…}``."""
    if ":" not in reference:
        key, _, number = reference.partition(".")
        masters[key].head["statements"][number]
        return {"statement": reference}
    key, _, name = reference.partition(":")
    (span,) = [span for words, span in masters[key].labels if words == ["m", name]]
    return {"article": key, "span": list(span)}


def claim(row: dict[str, Any], masters: dict[str, Master]) -> dict[str, Any]:
    """One gold claim, its members spelled out."""
    members = [member(m, masters) for m in row["members"]]
    origins = {"lower": row["lower"], "upper": row["upper"], "why": row["why"]}
    return {"id": row["id"], "gloss": row["gloss"], "members": members, "origins": origins, "status": row["status"]}


def divergence(row: dict[str, Any], masters: dict[str, Master]) -> dict[str, Any]:
    """One gold divergence: statements by id, spans of the outlet's own voice beside them."""
    found = [member(m, masters) for m in row["members"]]
    return {
        "kind": row["kind"],
        "gloss": row["gloss"],
        "members": [m["statement"] for m in found if "statement" in m],
        "spans": [m for m in found if "article" in m],
        "update": row.get("update", False),
    }


def build_gold(story: dict[str, Any], masters: list[Master]) -> dict[str, Any]:
    """All labels of the story, in the form the scorer reads."""
    by_key = {m.key: m for m in masters}
    return {
        "fiction": "Every place, person, body and outlet is invented.",
        "files": {m.key: m.file for m in masters},
        "digests": {m.key: hashlib.sha256(m.text.encode()).hexdigest() for m in masters},
        "entities": entities(story, masters),
        "articles": {m.key: label_article(m) for m in masters},
        "claims": [claim(row, by_key) for row in story["claims"]],
        "divergences": [divergence(row, by_key) for row in story["divergences"]],
    }


def page(master: Master) -> str:
    """The article as a web page: metadata and chrome around a title and paragraphs."""
    head, (title, *paragraphs) = master.head, master.text.split("\n")
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": head["published"],
        "author": {"@type": "Person", "name": head["author"]},
        "publisher": {"@type": "Organization", "name": head["outlet"]},
    }
    escaped = {name: html.escape(head[name]) for name in ("title", "outlet", "url", "published")}
    return Template(PAGE.read_text("utf-8")).substitute(
        escaped,
        language="fr",
        jsonld=json.dumps(linked, ensure_ascii=False, indent=1),
        paragraphs="\n".join(f"<p>{html.escape(p, quote=False)}</p>" for p in paragraphs),
    )


def line(master: Master) -> str:
    """The article as one line of a ``.jsonl``."""
    head = master.head
    row = {"id": master.file.partition("#")[2], "title": head["title"], "outlet": head["outlet"]}
    row |= {"authors": [head["author"]], "published": head["published"], "language": head["language"]}
    return json.dumps({**row, "text": master.text, "fiction": True}, ensure_ascii=False) + "\n"


def articles(masters: list[Master]) -> dict[str, str]:
    """File name → what it holds, for every article file."""
    files: dict[str, str] = {}
    for master in masters:
        name, _, number = master.file.partition("#")
        if number:
            files[name] = files.get(name, "") + line(master)
        else:
            files[name] = page(master) if name.endswith(".html") else master.text + "\n"
    return files


def build(story: Path = STORY) -> dict[Path, str]:
    """Every generated file of the story and what it holds."""
    masters = [read_master(p) for p in sorted((story / "master").glob("*.txt"))]
    table = tomllib.loads((story / "master" / "story.toml").read_text("utf-8"))
    gold = json.dumps(build_gold(table, masters), ensure_ascii=False, indent=1) + "\n"
    return {story / "gold.json": gold, **{story / "articles" / n: text for n, text in articles(masters).items()}}


def stale(story: Path = STORY) -> Iterator[Path]:
    """The generated files that differ from what is committed, and the articles nothing generates."""
    files = build(story)
    yield from (p for p, text in files.items() if not p.exists() or p.read_text("utf-8") != text)
    yield from (p for p in sorted((story / "articles").iterdir()) if p not in files)


def main() -> int:
    """Write the files, or with ``--check`` say which ones are stale (exit status 1)."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    if parser.parse_args().check:
        late = [str(p.relative_to(ROOT)) for p in stale()]
        print("\n".join(late) or "the example is up to date")
        return 1 if late else 0
    for path, text in build().items():
        path.write_text(text, "utf-8", newline="\n")
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
