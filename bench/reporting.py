"""Recall of reporting events by the cues of statements, on texts in TimeML.

    python -m bench.reporting [FOLDER] [--outside]

Without a FOLDER of ``.tml`` files, the development half of French TimeBank beside this checkout. A REPORTING event, or
one that an EVIDENTIAL link starts from, is found when a statement's cue covers it. Prints the recall of all such events
and of verbs alone, and where the events stand that no cue covers. ``--outside`` lists, by document and offset and never
by text, the statements whose cue is no such event, to be read beside the article: TimeML annotates events, not
statements, so that many of them are right (nominal contents, *selon*, quotations that go on).
"""

from __future__ import annotations

import argparse
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

from bench.timexes import parsed

from recoupe.extract.said import statements
from recoupe.extract.said.words import of
from recoupe.extract.when import timex
from recoupe.model import Article, Span
from tests.corpora import SHARED

FOLDER = SHARED / "data" / "fr-timebank" / "dev"


@dataclass(slots=True)
class Document:
    """The text of a TimeML file, its reporting events (span, part of speech) and those events that a link reports."""

    name: str
    text: str = ""
    events: list[tuple[Span, str]] = field(default_factory=list)


def read(path: Path) -> Document:
    """One TimeML file."""
    root, out = ET.parse(path).getroot(), Document(path.stem)
    body = root.find("TEXT")
    if body is not None:
        _walk(body, out, _linked(root))
    return out


def _linked(root: ET.Element) -> frozenset[str]:
    """The instances of the events that evidential links start from."""
    links = (link for link in root.iter("SLINK") if link.get("relType") == "EVIDENTIAL")
    return frozenset(link.get("eventInstanceID", "") for link in links)


def _walk(node: ET.Element, out: Document, linked: frozenset[str]) -> None:
    start = len(out.text)
    out.text += node.text or ""
    for child in node:
        _walk(child, out, linked)
        out.text += child.tail or ""
    reports = node.get("class") == "REPORTING" or node.get("eiid") in linked
    if node.tag == "EVENT" and reports:
        out.events.append(((start, len(out.text)), node.get("pos", "")))


def cues(text: str) -> list[tuple[Span, ...]]:
    """The cue of every statement in a text; empty for a quotation that has none."""
    draft = parsed(Article("d", "d.txt", text, "0", "fr"))
    times = timex.find(draft)
    found = statements.find(draft, of(draft, times), times)
    return [tuple(draft.view.original(*c) for c in s.cue or s.content[:1]) for s in found]


def main() -> None:
    """Read, run, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--outside", action="store_true")
    options = parser.parse_args()
    hits, sizes, missed, outside, total = {"": 0, "VERB": 0}, {"": 0, "VERB": 0}, [], [], 0
    for path in sorted(options.folder.glob("*.tml")):
        document = read(path)
        found = cues(document.text)
        total += len(found)
        for span, pos in document.events:
            covered = any(a < span[1] and span[0] < b for cue in found for a, b in cue)
            for kind in ("", pos) if pos == "VERB" else ("",):
                hits[kind], sizes[kind] = hits[kind] + covered, sizes[kind] + 1
            missed += [] if covered else [f"missed {document.name} {span} {pos}"]
        spans = [span for span, _ in document.events]
        loose = (c for c in found if not any(a < y and x < b for a, b in c for x, y in spans))
        outside += [f"outside {document.name} {cue[0]}" for cue in loose]
    for kind, name in (("", "reporting events"), ("VERB", "of them verbs")):
        print(f"{name}: {hits[kind]} of {sizes[kind]} found, recall {hits[kind] / max(1, sizes[kind]):.3f}")
    print(f"statements: {total}, outside the events: {len(outside)}")
    print(*missed, *(outside if options.outside else ()), sep="\n")


if __name__ == "__main__":
    main()
