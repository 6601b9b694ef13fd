"""How the cost of copies and of stories grows with an archive: time and memory an article, 1,000 to 100,000 of them.

    python -m bench.scale [COUNT…] [--jobs N] [--memory MB]

For each count a heap is written, then read chunk by chunk by processes of their own, as ``recoupe archive`` does once
the articles are parsed: words to shelves, copies piece by piece, stories as a stream. Prints milliseconds an article,
by the wall and by the processor (all processes together; on a busy machine the fairer of the two), and the megabytes
of the largest process, which ``--memory`` bounds for copies. The last lines are not measured: they are what a million
articles would take if an article cost what it costs in the largest heap.
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
from datetime import datetime
from itertools import islice
from pathlib import Path

from bench.heaps import Article, Line
from bench.reuse import text_of
from bench.stories import sketch_of

from recoupe.bulk.spool import CHUNK
from recoupe.engines.local import local
from recoupe.link import Limits
from recoupe.link.copies import shelves, spread
from recoupe.link.copies.wordtable import build
from recoupe.link.stories.sketches import Sketch
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
        work = spread.Work(folder, tuple(sizes), memory * MILLION)
        with local(jobs=jobs, folder=Path(folder) / "done") as engine:
            return sum(len(found) for found in spread.copies(engine, work, Limits()))


def stories(path: Path) -> int:
    """How many stories the articles of a heap make, in the order of their lines; their words are counted first."""
    stream, count = Stream(seen=sketches(path)), 0
    for sketch in sketches(path):
        stream.place(sketch)
        count += len(stream.closed())
    stream.settle()
    return count + len(stream.stories())


def sketches(path: Path) -> Iterator[Sketch]:
    """The features of each article of a heap."""
    return (sketch_of(_article(row)) for chunk in chunks(path) for row in chunk)


def _article(row: dict[str, str]) -> Article:
    lines = tuple(Line(line) for line in row["text"].split("\n"))
    return Article(row["id"], row["outlet"], datetime.fromisoformat(row["published"]), 0, 0, lines)


def child(what: str, path: str, jobs: str, memory: str) -> None:
    """One measurement, printed as JSON: what was found, seconds of the wall and of processors, peak megabytes."""
    start = time.perf_counter()
    found = copies(Path(path), int(jobs), int(memory)) if what == "copies" else stories(Path(path))
    seconds = time.perf_counter() - start
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(used.ru_utime + used.ru_stime for used in (mine, theirs))
    print(json.dumps({"found": found, "seconds": seconds, "cpu": cpu, "megabytes": peak(theirs.ru_maxrss)}))


def peak(children: int) -> float:
    """Megabytes of the largest process; of this one since it began (what getrusage tells includes its parent's)."""
    status = Path("/proc/self/status").read_text()
    return max(children, int(status.split("VmHWM:")[1].split()[0])) / 1024


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
    print(f"{chosen.jobs} processes for copies, --memory {chosen.memory}")
    print(f"{'articles':>9}  {'':8}{'wall ms':>8}{'cpu ms':>8}{'MB':>7}{'found':>12}")
    last: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in chosen.counts:
            path = Path(folder) / f"{count}.jsonl"
            subprocess.run([sys.executable, "-m", "bench.heaps", str(count), str(path)], check=True)
            for what in ("copies", "stories"):
                last[what] = measured(what, path, chosen.jobs, chosen.memory)
                _row(count, what, last[what])
            path.unlink()
    for what, row in last.items():
        hours = MILLION / chosen.counts[-1] * row["seconds"] / 3600
        print(f"{MILLION:9,}  {what:8}{hours:8.1f} h by the wall at that rate, not measured")


def _row(count: int, what: str, row: dict[str, float]) -> None:
    cost = "".join(f"{1000 * row[clock] / count:8.2f}" for clock in ("seconds", "cpu"))
    print(f"{count:9,}  {what:8}{cost}{row['megabytes']:7,.0f}{row['found']:12,.0f}", flush=True)


if __name__ == "__main__":
    main()
