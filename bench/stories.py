"""How well and how fast articles are grouped into stories, on a heap whose episodes are known.

    python -m bench.stories [COUNT] [SEED]

Prints B-cubed precision, recall and F1 (Bagga & Baldwin, 1998) in batch and as a stream, at the threshold in use and at
20 % less and more of it; articles placed a second, features given; and the same for each fifth of the stream, which
must not slow down.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence

from bench.heaps import Article, heap

from recoupe.link.stories import grouped
from recoupe.link.stories.sketches import NAME, OPENING, TITLE, Sketch, dampened
from recoupe.link.stories.stream import THRESHOLD, Stream
from recoupe.text.folding import fold

WORD = re.compile(r"\w[\w'-]*")
SHORT = 4


def sketch_of(article: Article) -> Sketch:
    """The features of a generated article: longer words, and as names those with a capital inside a sentence."""
    counts: dict[str, float] = defaultdict(float)
    for number, line in enumerate(article.lines[1:-3]):
        for place, word in enumerate(WORD.findall(line.text)):
            is_name = place > 0 and word[0].isupper()
            if len(word) >= SHORT:
                weight = (TITLE if number < OPENING else 1.0) * (NAME if is_name else 1.0)
                counts[("n:" if is_name else "w:") + fold(word)] += weight
    return Sketch(article.id, "fr", dampened(counts), article.published.toordinal(), article.lines[1].text)


def b_cubed(gold: Mapping[str, int], found: Sequence[Sequence[Sketch]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a grouping, each article counting once."""
    truth: dict[int, set[str]] = defaultdict(set)
    for article, story in gold.items():
        truth[story].add(article)
    precision = recall = 0.0
    for members in found:
        group = {s.article for s in members}
        for article in group:
            common = len(group & truth[gold[article]])
            precision += common / len(group)
            recall += common / len(truth[gold[article]])
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(count: str = "5000", seed: str = "1") -> None:
    """Print the tables."""
    articles = heap(int(count), int(seed))
    sketches = [sketch_of(article) for article in articles]
    gold = {article.id: article.story for article in articles}
    print(f"{len(articles)} articles in {len(set(gold.values()))} stories")
    print("threshold  way      precision  recall  F1     articles/s")
    for threshold in (0.8 * THRESHOLD, THRESHOLD, 1.2 * THRESHOLD):
        start = time.perf_counter()
        found = grouped(sketches, threshold=threshold)
        _row(threshold, "batch", b_cubed(gold, found), len(sketches) / (time.perf_counter() - start))
        start = time.perf_counter()
        stream = Stream(threshold)
        for sketch in sketches:
            stream.place(sketch)
        _row(threshold, "stream", b_cubed(gold, stream.stories()), len(sketches) / (time.perf_counter() - start))
    print("articles/s by fifth of the stream:", *(f"{rate:,.0f}" for rate in rates(sketches)))


def rates(sketches: Sequence[Sketch], parts: int = 5) -> list[float]:
    """Articles placed a second in each part of a stream."""
    stream, out, size = Stream(), [], len(sketches) // parts
    for part in range(parts):
        start = time.perf_counter()
        for sketch in sketches[part * size : (part + 1) * size]:
            stream.place(sketch)
        out.append(size / (time.perf_counter() - start))
    return out


def _row(threshold: float, way: str, scores: tuple[float, float, float], rate: float) -> None:
    print(f"{threshold:9.3f}  {way:7}  {scores[0]:9.3f}  {scores[1]:6.3f}  {scores[2]:.3f}  {rate:10,.0f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
