"""Who shares text with whom: recall, precision, speed and memory on a heap of known lineage, beside three peers.

    python -m bench.reuse [COUNT] [SEED] [--peers]

Prints one row a tool: recall of the pairs that share at least 20 % of the shorter article, recall of those that share
less but a sentence of 15 words or more, precision of the pairs, articles a second (wall time, everything from text to
result, in this one run on this machine) and the peak memory of its process. ``--peers`` adds datasketch (MinHash LSH of
sentences), rensa (the same in Rust) and plain winnowing in fifteen lines; the first two come with the extra ``bench``.
Each tool runs in a process of its own, one after the other.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from zlib import crc32

from bench.heaps import Article, heap, shares

from recoupe.link.copies.wordtable import Text

Pairs = set[tuple[int, int]]
LINE = re.compile(r"[^\n]+")


def ours(texts: Sequence[str], jobs: int = 2) -> Pairs:
    """Aligned passages, with their places in both texts; the pairs that have one."""
    from recoupe.link import Limits
    from recoupe.link.copies.reuse import shared
    from recoupe.link.copies.wordtable import build

    table = build(map(text_of, texts), jobs=jobs)
    return {(p.one, p.two) for p in shared(table, Limits(), jobs=jobs)}


def text_of(text: str) -> Text:
    """A text whose lines are its sentences."""
    return Text(text, tuple(enumerate(found.span() for found in LINE.finditer(text))))


def winnowing(texts: Sequence[str]) -> Pairs:
    """Six words, a window of four, any pair that shares a fingerprint: what anybody would write first."""
    index: dict[int, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        words = re.findall(r"\w+", text.lower())
        hashes = [crc32(" ".join(words[i : i + 6]).encode()) for i in range(len(words) - 5)]
        for i in range(len(hashes) - 3):
            index[min(hashes[i : i + 4])].add(number)
    return _pairs(index.values())


def datasketch(texts: Sequence[str]) -> Pairs:
    """MinHash LSH over the word trigrams of sentences, Jaccard from .5."""
    from datasketch import MinHash, MinHashLSH

    lines, home = _lines(texts)
    sketches = list(MinHash.generator([[g.encode() for g in line] for line in lines], num_perm=64))
    lsh = MinHashLSH(threshold=0.5, num_perm=64)
    for number, sketch in enumerate(sketches):
        lsh.insert(number, sketch)
    return _pairs({home[other] for other in lsh.query(sketch)} for sketch in sketches)


def rensa(texts: Sequence[str]) -> Pairs:
    """The same with rensa's R-MinHash and its LSH."""
    from rensa import RMinHash, RMinHashLSH

    lines, home = _lines(texts)
    lsh = RMinHashLSH(threshold=0.5, num_perm=64, num_bands=16)
    sketches = []
    for number, line in enumerate(lines):
        sketch = RMinHash(num_perm=64, seed=42)
        sketch.update(line)
        lsh.insert(number, sketch)
        sketches.append(sketch)
    return _pairs({home[other] for other in lsh.query(sketch)} for sketch in sketches)


def _lines(texts: Sequence[str]) -> tuple[list[list[str]], list[int]]:
    """The word trigrams of every sentence of five words or more, and the text each stands in."""
    lines, home = [], []
    for number, text in enumerate(texts):
        for line in text.split("\n"):
            words = line.lower().split()
            if len(words) >= 5:
                lines.append([" ".join(words[i : i + 3]) for i in range(len(words) - 2)])
                home.append(number)
    return lines, home


def _pairs(groups: Iterable[Iterable[int]]) -> Pairs:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def judged(found: Pairs, articles: Sequence[Article]) -> tuple[float, float, float]:
    """Recall of large shares, of single sentences, and precision, of pairs of texts by number."""
    truth = shares(articles)
    named = {tuple(sorted((articles[i].id, articles[j].id))) for i, j in found}
    large = [pair for pair, share in truth.items() if share.part >= 0.2]
    small = [pair for pair, share in truth.items() if share.part < 0.2 and share.words >= 15]
    right = sum(pair in truth for pair in named) / max(1, len(named))
    return _share(large, named), _share(small, named), right


def _share(wanted: Sequence[tuple[str, str]], found: set[tuple[str, ...]]) -> float:
    return sum(pair in found for pair in wanted) / max(1, len(wanted))


def measured(job: tuple[Callable[[Sequence[str]], Pairs], Sequence[str]]) -> tuple[Pairs, float, float]:
    """What a tool finds, the seconds it takes, and the peak memory of this process in MB."""
    tool, texts = job
    start = time.perf_counter()
    found = tool(texts)
    return found, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("count", nargs="?", type=int, default=5000)
    options.add_argument("seed", nargs="?", type=int, default=1)
    options.add_argument("--peers", action="store_true")
    chosen = options.parse_args()
    articles = heap(chosen.count, chosen.seed)
    texts = [article.text for article in articles]
    print(f"{len(texts)} articles, {sum(t.count(' ') for t in texts) / 1e6:.2f} M words, seed {chosen.seed}")
    print(f"{'':12} recall≥20%  sentence  precision  articles/s  memory MB  recoupe is faster")
    own = 0.0
    for tool in (ours, winnowing, datasketch, rensa) if chosen.peers else (ours,):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found, seconds, memory = pool.apply(measured, ((tool, texts),))
        large, small, right = judged(found, articles)
        rate = len(texts) / seconds
        own = own or rate
        told = f"{large:10.4f} {small:9.4f} {right:10.4f} {rate:11,.0f} {memory:10,.0f}"
        print(f"{tool.__name__:12} {told} {own / rate:17.1f} ×", flush=True)


if __name__ == "__main__":
    main()
