"""How the cost of copies and of stories grows with an archive: time and memory an article, 1,000 to 100,000 of them.

    python bench/scale.py [COUNT…] [--jobs N] [--memory MB]

For each count a heap is written, then read chunk by chunk by a process of its own, as ``recoupe archive`` does once the
articles are parsed: words to shelves, copies piece by piece, stories as a stream. The last row is not measured: it is
what a million articles would take if an article cost what it costs in the largest heap.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.heaps import Article, Line
from bench.heaps import main as write_heap
from bench.reuse import text_of
from bench.stories import sketch_of

from recoupe.bulk.spool import CHUNK
from recoupe.engines.local import local
from recoupe.link import Limits
from recoupe.link.copies import shelves, spread
from recoupe.link.copies.wordtable import build
from recoupe.link.stories.stream import Stream

MILLION = 1_000_000


def chunks(path: Path) -> Iterator[list[dict[str, str]]]:
    """The rows of a heap in chunks."""
    with path.open(encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        while chunk := list(islice(rows, CHUNK)):
            yield chunk


def copies(path: Path, jobs: int, memory: int) -> int:
    """How many passages the articles of a heap share."""
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words"
        sizes = [
            shelves.put(words, number, build(text_of(row["text"]) for row in chunk))
            for number, chunk in enumerate(chunks(path))
        ]
        work = spread.Work(folder, tuple(sizes), spread.pieces(sizes, memory * MILLION))
        with local(jobs=jobs, folder=Path(folder) / "done") as engine:
            return sum(len(found) for found in spread.copies(engine, work, Limits()))


def stories(path: Path) -> int:
    """How many stories the articles of a heap make, in the order of their lines."""
    stream, count = Stream(), 0
    for row in (row for chunk in chunks(path) for row in chunk):
        stream.place(sketch_of(_article(row)))
        count += len(stream.closed())
    return count + len(stream.stories())


def _article(row: dict[str, str]) -> Article:
    from datetime import datetime

    lines = tuple(Line(line) for line in row["text"].split("\n"))
    return Article(row["id"], row["outlet"], datetime.fromisoformat(row["published"]), 0, 0, lines)


def child(what: str, path: str, jobs: str, memory: str) -> None:
    """One measurement, printed as JSON: what was found, seconds, peak megabytes of this process and of its own."""
    start = time.perf_counter()
    found = copies(Path(path), int(jobs), int(memory)) if what == "copies" else stories(Path(path))
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"found": found, "seconds": time.perf_counter() - start, "megabytes": peak / 1024}))


def measured(what: str, path: Path, jobs: int, memory: int) -> dict[str, float]:
    """The measurement of a process of its own."""
    command = [sys.executable, "-m", "bench.scale", "--child", what, str(path), str(jobs), str(memory)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
        return
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--memory", type=int, default=512)
    chosen = options.parse_args()
    print("articles   copies ms/article  MB  passages   stories ms/article  MB  stories")
    with tempfile.TemporaryDirectory() as folder:
        for count in chosen.counts:
            path = Path(folder) / f"{count}.jsonl"
            write_heap(str(count), str(path))
            one, two = (measured(what, path, chosen.jobs, chosen.memory) for what in ("copies", "stories"))
            _row(count, one, two)
            path.unlink()
    minutes = (MILLION / chosen.counts[-1] * row["seconds"] / 60 for row in (one, two))
    print("1,000,000 at that rate: copies {:.0f} min, stories {:.0f} min".format(*minutes))


def _row(count: int, one: dict[str, float], two: dict[str, float]) -> None:
    def told(row: dict[str, float], width: int) -> str:
        return f"{1000 * row['seconds'] / count:{width}.2f}  {row['megabytes']:,.0f}  {row['found']:,}"

    print(f"{count:8,}   {told(one, 17)}   {told(two, 18)}", flush=True)


if __name__ == "__main__":
    main()
