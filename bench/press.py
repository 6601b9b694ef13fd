"""Copies and stories on fictional articles in the manner of the press, labelled by hand.

    python -m bench.press [-v]

Copies (``tests/gold/copies``): precision, recall and F1 of the pairs of which one article has text from the other or
both from a third; how many of the pairs that share something else, or nothing, are told apart, by kind; and, of the
pairs of which the first is known, how often it is named, contradicted or left open. The same once more with every pair
as a heap of its own. Stories (``tests/gold/stories``): B-cubed in batch and as a stream, at the threshold in use and at
20 % less and more of it, beside plain tf-idf at the threshold that is best for it, which nobody knows beforehand.
``-v`` lists the misses.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt
from pathlib import Path

from bench.stories import b_cubed

from recoupe import ingest
from recoupe.articles import Stage
from recoupe.engines.local import Local
from recoupe.link.copies import reuse
from recoupe.link.dates import dating
from recoupe.link.stories import grouped
from recoupe.link.stories.sketches import Sketch, sketch
from recoupe.link.stories.stream import THRESHOLD, Stream
from recoupe.model import Published, Reading, Reuse
from recoupe.settings import Settings

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
Pair = tuple[str, str]


@dataclass(slots=True)
class Score:
    """Counts over labelled pairs; ``apart`` and ``pairs`` by label."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    apart: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def f1(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of derived pairs."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    def directions(self) -> float:
        """Share of the pairs found whose first article is known that name it."""
        return self.first["right"] / max(1, sum(self.first.values()))

    def add(self, gold: Mapping[str, str], rows: Sequence[Reuse], ids: Mapping[str, str]) -> None:
        """Count one labelled pair; ``ids`` are the gold's names of the articles."""
        label, copies = gold["label"], [row for row in rows if row.what == "text"]
        self.pairs[label] += 1
        if label == "derived":
            self.right += bool(copies)
            self.missed += not copies
        else:
            self.wrong += bool(copies)
            self.apart[label] += not copies
        if (label == "derived") != bool(copies):
            self.misses.append(f"{label}: {gold['a']} {gold['b']}")
        if "first" in gold and rows:
            self._direct(gold, rows[0], ids)

    def _direct(self, gold: Mapping[str, str], row: Reuse, ids: Mapping[str, str]) -> None:
        named = {"a>b": row.a.article, "b>a": row.b.article}.get(row.direction)
        how = "open" if named is None else "right" if ids[named] == gold["first"] else "wrong"
        self.first[how] += 1
        if how != "right":
            self.misses.append(f"direction {how}: {gold['a']} {gold['b']}")


def read(folder: Path) -> tuple[list[Reading], Mapping[str, Published]]:
    """The articles of a gold folder, read, and when they came out."""
    settings = Settings()
    articles = ingest.read([folder / "articles.jsonl"], settings).articles
    found = sorted(Stage(Local()).read(articles), key=lambda r: r.article.id if isinstance(r, Reading) else "")
    readings = [one for one in found if isinstance(one, Reading)]
    return readings, dating.date(readings, settings)


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The labels in a file of JSON Lines."""
    yield from (json.loads(line) for line in path.read_text("utf-8").splitlines())


def names(readings: Iterable[Reading]) -> dict[str, str]:
    """The gold's name of each article, by id."""
    return {r.article.id: r.article.path.partition("#")[2] for r in readings}


def copies(folder: Path, *, alone: bool = False, dated: bool = True) -> Score:
    """How well the pairs of a folder are told; ``alone``: every pair is a heap of its own; not ``dated``: as if nobody
    knew when the articles came out."""
    readings, published = read(folder)
    published = published if dated else {}
    ids, score = names(readings), Score()
    by_name = {ids[r.article.id]: r for r in readings}
    found = by_pair([] if alone else reuse.pairs(readings, published), ids)
    for gold in rows_of(folder / "pairs.jsonl"):
        pair = (gold["a"], gold["b"])
        if alone:
            found = by_pair(reuse.pairs([by_name[name] for name in pair], published), ids)
        score.add(gold, found[min(pair), max(pair)], ids)
    return score


def by_pair(rows: Iterable[Reuse], ids: Mapping[str, str]) -> dict[Pair, list[Reuse]]:
    """Passages by the names of their articles."""
    out: dict[Pair, list[Reuse]] = defaultdict(list)
    for row in rows:
        a, b = sorted((ids[row.a.article], ids[row.b.article]))
        out[a, b].append(row)
    return out


def sketches(folder: Path) -> tuple[list[Sketch], dict[str, int], list[str]]:
    """The articles of a folder as grouping sees them, the number of the story of each, and their texts."""
    readings, published = read(folder)
    times = dating.resolve(readings, published)
    ids = names(readings)
    told = {row["article"]: row["story"] for row in rows_of(folder / "stories.jsonl")}
    number = {story: n for n, story in enumerate(sorted(set(told.values())))}
    found = [sketch(r, published.get(r.article.id), times.get(r.article.id, ())) for r in readings]
    texts = [f"{r.article.title or ''} {r.article.text}" for r in readings]
    return found, {r.article.id: number[told[ids[r.article.id]]] for r in readings}, texts


def streamed(found: Sequence[Sketch], threshold: float) -> list[list[Sketch]]:
    """Stories of a stream in the order of publication, undated articles last."""
    stream = Stream(threshold)
    for one in sorted(found, key=lambda s: (s.day is None, s.day or 0, s.article)):
        stream.place(one)
    return stream.stories()


def plain(found: Sequence[Sketch], texts: Sequence[str], gold: Mapping[str, int]) -> tuple[float, float]:
    """The best F1 of plain tf-idf with average linkage over all thresholds, and that threshold."""
    vectors = _tfidf(texts)
    groups = {n: [n] for n in range(len(vectors))}
    sums = {(i, j): _dot(vectors[i], vectors[j]) for j in groups for i in range(j)}
    best = (0.0, 1.0)
    while sums:
        (i, j), mean = max(
            ((pair, total / (len(groups[pair[0]]) * len(groups[pair[1]]))) for pair, total in sums.items()),
            key=lambda one: one[1],
        )
        groups[i] += groups.pop(j)
        del sums[i, j]
        for k in groups:
            if k != i:
                sums[min(i, k), max(i, k)] += sums.pop((min(j, k), max(j, k)))
        best = max(best, (b_cubed(gold, [[found[n] for n in group] for group in groups.values()])[2], mean))
    return best


def _tfidf(texts: Sequence[str]) -> list[dict[str, float]]:
    bags = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
    holders = Counter(word for bag in bags for word in bag)
    out = []
    for bag in bags:
        raw = {word: n * (1 + log((1 + len(bags)) / (1 + holders[word]))) for word, n in bag.items()}
        norm = sqrt(sum(v * v for v in raw.values()))
        out.append({word: v / norm for word, v in raw.items()})
    return out


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(value * b[word] for word, value in a.items() if word in b)


def main(*options: str) -> None:
    """Print the tables."""
    for folder in sorted(GOLD.glob("copies*")):
        for alone in (False, True):
            score = copies(folder, alone=alone)
            apart = ", ".join(f"{label} {score.apart[label]}/{n}" for label, n in sorted(score.pairs.items()) if n)
            print(f"{folder.name}{', each pair alone' if alone else ''}: P R F1", *(f"{v:.3f}" for v in score.f1()))
            print(f"  apart: {apart}")
            print(f"  direction: {score.directions():.3f} of {sum(score.first.values())} {dict(score.first)}")
            undated = {} if alone else dict(copies(folder, dated=False).first)
            print(f"  direction without times: {undated}" if undated else "", end="\n" if undated else "")
            if "-v" in options:
                print("", *score.misses, sep="\n  ")
    for folder in sorted(GOLD.glob("stories*")):
        found, gold, texts = sketches(folder)
        print(f"{folder.name}: {len(found)} articles in {len(set(gold.values()))} stories; threshold, batch, stream")
        for part in (0.8, 1.0, 1.2):
            scores = (b_cubed(gold, way(found, part)) for way in (_batch, _stream))
            print(f"  {part * THRESHOLD:.3f}", *("/".join(f"{v:.3f}" for v in score) for score in scores))
        print("  plain tf-idf, best F1 and its threshold: {:.3f} {:.3f}".format(*plain(found, texts, gold)))


def _batch(found: Sequence[Sketch], part: float) -> list[list[Sketch]]:
    return grouped(found, threshold=part * THRESHOLD)


def _stream(found: Sequence[Sketch], part: float) -> list[list[Sketch]]:
    return streamed(found, part * THRESHOLD)


if __name__ == "__main__":
    main(*sys.argv[1:])
