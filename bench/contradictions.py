"""Precision and recall of contradictions on pairs of sentences, flagged by the code that finds divergences.

    python -m bench.contradictions PAIRS.tsv [--label contradiction] [--language fr]

PAIRS.tsv has columns ``premise``, ``hypothesis``, ``label_text``. Each side is an article of its own, and every
sentence of one is compared with every sentence of the other: a clause denied, opposite words, figures or places that
clash. Prints a line for all pairs and one for each slice: pairs in which figures differ, pairs in
which one side alone is negated, the rest.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from recoupe import extract, lang, nlp
from recoupe.extract.prepare import prepare
from recoupe.link import Corpus
from recoupe.link.alignment.alike import Judge
from recoupe.link.alignment.score import Feature, compare
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.units import units
from recoupe.link.alignment.weights import Weights
from recoupe.link.alignment.weights import weights as of_units
from recoupe.link.alignment.wording import wording
from recoupe.link.counting.clashes import days, places
from recoupe.link.counting.voices import voices
from recoupe.link.dates import dating
from recoupe.link.differences.contradictions import contradiction, figures, weights
from recoupe.link.differences.datings import dates
from recoupe.link.differences.denials import CLOSE, JOINED
from recoupe.link.naming import names
from recoupe.model import Article, Fact, Published, Reading

Table = Sequence[Feature[Unit]]


def reading(key: str, text: str, code: str) -> Reading:
    """One side of a pair as an article in which every sentence is a fact."""
    draft = prepare(Article(key, key, text, "", code))
    parses = nlp.parse(code, [draft.text[slice(*s.span)] for s in draft.sentences])
    parsed = (replace(s, tokens=nlp.shift(p, s.span[0])) for s, p in zip(draft.sentences, parses, strict=True))
    read = extract.read(replace(draft, sentences=tuple(parsed)))
    return replace(read, facts=tuple(Fact(s.span, i, "certain") for i, s in enumerate(read.sentences)), statements=())


def corpus_of(pair: dict[str, str], code: str) -> Corpus:
    """The two sides of a pair as a corpus."""
    sides = (reading("a", pair["premise"], code), reading("b", pair["hypothesis"], code))
    published = {key: Published() for key in "ab"}
    times = dating.resolve(sides, published)
    return Corpus(sides, published, names.link(sides).entities, (*times["a"], *times["b"]), ())


def is_flagged(corpus: Corpus, found: Sequence[Unit], weight: Weights, table: Table) -> str | None:
    """In what the two sides of a pair contradict each other; None when they do not."""
    for a in (u for u in found if u.article == "a"):
        for b in (u for u in found if u.article == "b"):
            alike = compare(table, a, b).value
            turned = contradiction(a, b, weight, alike)
            if turned:
                return turned.kind
            joined = alike >= JOINED
            if figures(corpus, a, b, weight, joined=joined):
                return "number"
            if alike >= CLOSE and dates(corpus, a, b, weight):
                return "date"
            if alike >= CLOSE and (kind := _clash(corpus, a, b)):
                return kind
    return None


def _clash(corpus: Corpus, a: Unit, b: Unit) -> str | None:
    """``date`` or ``place`` when two units of one claim give another one."""
    heard = voices(corpus, (a.member, b.member))
    return "date" if days(corpus, *heard) else "place" if places(corpus, *heard) else None


def slice_of(pair: dict[str, str], code: str) -> str:
    """``numbers`` when figures differ, ``negation`` when one side alone is negated, else ``neither``."""
    sides = (pair["premise"], pair["hypothesis"])
    one, two = (set(re.findall(r"\d+", side)) for side in sides)
    if one and two and not two <= one:
        return "numbers"
    table = lang.load(code).table("concepts")["negation"]
    marks = {w for key in ("words", "partner") for w in table[key]}
    negated = [bool(marks & set(re.findall(r"\w+", side.casefold()))) for side in sides]
    return "negation" if negated[0] != negated[1] else "neither"


def read(path: Path) -> list[dict[str, str]]:
    """The pairs of a file that have both sides."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row.get("premise") and row.get("hypothesis")]


def flagged(pairs: Sequence[dict[str, str]], code: str) -> list[str | None]:
    """In what the two sides of each pair contradict each other, None where they do not; all pairs are one heap."""
    made = [corpus_of(pair, code) for pair in pairs]
    found = [units(corpus) for corpus in made]
    every = [unit for one in found for unit in one]
    weight, table = weights(every), Judge(of_units(every), wording(every), {}).table()
    return [is_flagged(corpus, one, weight, table) for corpus, one in zip(made, found, strict=True)]


def report(rows: Iterable[tuple[str, bool, bool]]) -> str:
    """Precision, recall and F1 over (slice, gold, flagged), for all and for each slice."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    for name, gold, flagged in rows:
        counts.update([(name, gold, flagged), ("all", gold, flagged)])
    lines = [f"{'slice':10} {'pairs':>6} {'gold':>5} {'flagged':>8} {'precision':>10} {'recall':>7} {'f1':>6}"]
    for name in ("all", "numbers", "negation", "neither"):
        hit, miss, false = (counts[name, *key] for key in ((True, True), (True, False), (False, True)))
        size = hit + miss + false + counts[name, False, False]
        precision, recall = (hit / n if n else 0.0 for n in (hit + false, hit + miss))
        f1 = 2 * hit / (2 * hit + miss + false) if hit else 0.0
        row = f"{name:10} {size:6} {hit + miss:5} {hit + false:8} {precision:10.3f} {recall:7.3f} {f1:6.3f}"
        lines.append(row)
    return "\n".join(lines)


def main() -> None:
    """Read the pairs, flag them, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--label", default="contradiction", help="label_text of a contradiction")
    parser.add_argument("--language", default="fr")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was flagged")
    options = parser.parse_args()
    pairs = read(options.pairs)
    flags = flagged(pairs, options.language)
    rows = [
        (slice_of(pair, options.language), pair["label_text"] == options.label, flag is not None)
        for pair, flag in zip(pairs, flags, strict=True)
    ]
    if options.verbose:
        for pair, flag, (_, gold, _) in zip(pairs, flags, rows, strict=True):
            if flag:
                print(
                    "right" if gold else "FALSE", flag, pair["id"], pair["premise"], "#", pair["hypothesis"], sep="\t"
                )
    print(report(rows))


if __name__ == "__main__":
    main()
