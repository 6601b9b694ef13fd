"""Precision and recall of contradictions on pairs of sentences, flagged by the code that finds divergences.

    python bench/contradictions.py PAIRS.tsv [--label contradiction] [--language fr]

PAIRS.tsv has columns ``premise``, ``hypothesis``, ``label_text``. Each side is an article of its own; the sentence of
the premise nearest to the hypothesis is compared with it: figures, days and places that clash, acts that exclude each
other, one side denied. Prints a line for all pairs and one for each slice: pairs in which figures differ, pairs in
which one side alone is negated, the rest.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from recoupe import lang, nlp
from recoupe.link import Corpus
from recoupe.link.alignment.alike import Judge, weights
from recoupe.link.alignment.score import compare
from recoupe.link.alignment.terms import relations
from recoupe.link.alignment.units import Unit, units
from recoupe.link.counting.clashes import places
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.quantities import conflict
from recoupe.model import Article, Fact, Published, Reading, Sentence
from recoupe.text.sentences import split

CLOSE = 0.35
"""Score from which two sentences are near enough for one to contradict the other."""
NEAR = 0.2
"""The same for figures, which name what they count."""


def reading(key: str, text: str, code: str) -> Reading:
    """One side of a pair as an article in which every sentence is a fact."""
    cut = split(text, lang.load(code))
    parses = nlp.parse(code, [text[a.span[0] : a.span[1]] for a in cut])
    sentences = tuple(
        Sentence(s.span, i, "body", nlp.shift(p, s.span[0])) for i, (s, p) in enumerate(zip(cut, parses, strict=True))
    )
    facts = tuple(Fact(s.span, i, "certain") for i, s in enumerate(sentences))
    return Reading(Article(key, key, text, "", code), sentences, facts=facts)


def corpus_of(pair: dict[str, str], code: str) -> Corpus:
    """The two sides of a pair as a corpus."""
    sides = (reading("a", pair["premise"], code), reading("b", pair["hypothesis"], code))
    return Corpus(sides, {key: Published() for key in "ab"}, (), (), ())


def nearest(found: Sequence[Unit], judge: Judge) -> tuple[float, Unit, Unit] | None:
    """The closest pair of sentences, one from each side, with its score without what speaks of polarity."""
    table = judge.table()
    pairs = [(compare(table, a, b).value, a, b) for a in found for b in found if (a.article, b.article) == ("a", "b")]
    return max(pairs, key=lambda row: row[0], default=None)


def is_flagged(corpus: Corpus, found: Sequence[Unit], judge: Judge) -> bool:
    """Whether the two sides of a pair contradict each other."""
    best = nearest(found, judge)
    if best is None:
        return False
    score, a, b = best
    heard = voices(corpus, (a.member, b.member))
    if score >= NEAR and (_figures(corpus, *heard) or places(corpus, *heard)):
        return True
    if any((x, y) in relations()[0] for x in a.main for y in b.main) and score >= CLOSE - 0.8:
        return len(set(a.words) & set(b.words)) + len(set(a.names) & set(b.names)) > 2
    return score >= CLOSE and heard[0].against != heard[1].against and bool(a.main & b.main)


def _figures(corpus: Corpus, a: Voice, b: Voice) -> bool:
    found = conflict(corpus, (a.article, a.spans, None), (b.article, b.spans, None))
    return found is not None and not found.update


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
    options = parser.parse_args()
    with options.pairs.open(encoding="utf-8", newline="") as file:
        pairs = [row for row in csv.DictReader(file, delimiter="\t") if row.get("premise") and row.get("hypothesis")]
    made = [corpus_of(pair, options.language) for pair in pairs]
    found = [units(corpus) for corpus in made]
    judge = Judge(weights([unit for one in found for unit in one]), {})
    flags = (is_flagged(corpus, one, judge) for corpus, one in zip(made, found, strict=True))
    rows = [
        (slice_of(pair, options.language), pair["label_text"] == options.label, flag)
        for pair, flag in zip(pairs, flags, strict=True)
    ]
    print(report(rows))


if __name__ == "__main__":
    main()
