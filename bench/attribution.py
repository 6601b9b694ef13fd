"""Score statements against silver attributions of single sentences, derived from French dependency trees.

    python -m bench.attribution [SILVER.jsonl] [--misses]

Without a path, the development half beside this checkout (``../shared/data/attribution``). Only voiced attributions
count: ``bench/attribution.toml`` says which verbs and sources are not, and which labels are wrong, and why. Prints
precision, recall and F1 of contents at overlaps .3 and .8 (characters, matched one to one, in the sentences that hold a
voiced label), the share of matched labels with the right source words, and what was left out. ``--misses`` adds the
identifiers of the sentences missed, found beside a label or given another source; never their text.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.timexes import parsed

from recoupe.extract.said import statements
from recoupe.extract.said.words import of
from recoupe.extract.when import timex
from recoupe.model import Article, Span, StatementFound
from tests.corpora import SHARED
from tests.sheet import Chars, chars, match, overlap

SILVER = SHARED / "data" / "attribution" / "ud-fr-reported.dev.jsonl"
CONTRACTED = {"de le": r"du", "à le": r"au", "de les": r"des", "à les": r"aux", "de lesquelles": "desquelles"}
"""How the treebank writes contractions apart, and how French writes them."""
Row = dict[str, Any]


def place(text: str, words: str) -> Chars:
    """The characters of ``text`` that the treebank's tokens cover, in order; those that stand nowhere are skipped."""
    at, out = 0, set()
    for apart, joined in CONTRACTED.items():
        words = re.sub(rf"(?<!\S){apart}(?!\S)", joined, words)
    for word in words.split():
        found = re.compile(re.escape(word)).search(text, at)
        if found:
            out |= set(range(*found.span()))
            at = found.end()
    return frozenset(k for k in out if text[k].isalnum())


def letters(text: str, spans: tuple[Span, ...]) -> Chars:
    """The letters and digits under spans, so that marks and spaces do not count."""
    return frozenset(k for k in chars(spans) if text[k].isalnum())


def found_in(text: str) -> list[StatementFound]:
    """The statements of one sentence, in its own offsets."""
    draft = parsed(Article("s", "s.txt", text, "0", "fr"))
    times, span = timex.find(draft), draft.view.original
    return [
        replace(s, content=tuple(span(*c) for c in s.content), source=tuple(span(*c) for c in s.source))
        for s in statements.find(draft, of(draft, times), times)
    ]


def left_out(row: Row, rules: Row) -> str | None:
    """Why a label does not count: unvoiced, the writer's own voice, or wrong; None when it counts."""
    if row["sent_id"] in rules["wrong"]:
        return "wrong"
    if row["cue_lemma"] in rules["unvoiced"]:
        return "unvoiced"
    return "writer" if row["source"].lower() in rules["writer"] else None


def same_source(text: str, row: Row, found: StatementFound) -> bool:
    """Whether source words agree: half of the shorter is shared; of *qui*, what stands before it is the source."""
    gold, ours = place(text, row["source"].removeprefix("-t")), letters(text, found.source)
    if row["source"] == "qui":
        return bool(found.source) and text[found.source[-1][1] :].lstrip(" ,").startswith("qui")
    return bool(gold & ours) and len(gold & ours) >= 0.5 * min(len(gold), len(ours))


def score(rows: Iterable[Row]) -> tuple[Counter[str], Counter[str], list[str]]:
    """Hits by measure, sizes of gold and found, and a line for each miss, over the labels that count."""
    hits, sizes, notes, by_text = Counter[str](), Counter[str](), list[str](), defaultdict(list)
    for row in rows:
        by_text[row["text"]].append(row)
    for text, voiced in by_text.items():
        found = found_in(text)
        gold, ours = [place(text, r["content"]) for r in voiced], [letters(text, s.content) for s in found]
        pairs = dict(match(gold, ours, 0.3))
        right = {i for i, j in pairs.items() if same_source(text, voiced[i], found[j])}
        sizes.update(gold=len(gold), found=len(ours))
        close = sum(overlap(gold[i], ours[j]) >= 0.8 for i, j in pairs.items())
        hits.update({"@.3": len(pairs), "@.8": close, "source": len(right)})
        notes += [f"missed {r['sent_id']} ({r['type']})" for i, r in enumerate(voiced) if i not in pairs]
        notes += [f"other source {voiced[i]['sent_id']}" for i in pairs if i not in right]
        notes += [f"beside {voiced[0]['sent_id']}: {s.rule}" for j, s in enumerate(found) if j not in pairs.values()]
    return hits, sizes, notes


def main() -> None:
    """Read, run, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("silver", type=Path, nargs="?", default=SILVER)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    rules = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    rows = [json.loads(line) for line in options.silver.read_text("utf-8").splitlines()]
    why = Counter(left_out(row, rules) or "voiced" for row in rows)
    print("labels", len(rows), *(f"{name} {count}" for name, count in why.most_common()))
    hits, sizes, notes = score(row for row in rows if not left_out(row, rules))
    for level in ("@.3", "@.8"):
        precision, recall = hits[level] / sizes["found"], hits[level] / sizes["gold"]
        print(
            f"content {level}: precision {precision:.3f} recall {recall:.3f} f1 {2 * hits[level] / sizes.total():.3f}"
        )
    print(f"source {hits['source'] / hits['@.3']:.3f} of {hits['@.3']}")
    print("wrong labels:", *(f"{key}: {reason}" for key, reason in rules["wrong"].items()), sep="\n  ")
    print(*notes, sep="\n") if options.misses else None


if __name__ == "__main__":
    main()
