"""How fast articles are read, beside the parser alone on the same articles, in one process and one run.

    python -m bench.articles [--rounds 5] [--memory 5000] [--out bench/articles.csv]

Ours is the whole article stage (view, faults, sentences, parse, times, names, statements, sources, chains, facts); the
other is plain spaCy, ``fr_core_news_md`` with its full pipeline over whole texts. Both are loaded before the clock
starts, take turns, and never see a sentence twice within a round. Three heaps: the labelled articles and the corpora
beside the checkout, the same ones each round; invented articles, new ones each round; and those with four copies each,
where parsing each distinct sentence once pays (no such credit in the others). Last, the memory held
while a stream of invented articles is read and forgotten.
"""

from __future__ import annotations

import argparse
import csv
import os
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import spacy
from bench import invented

from recoupe import ingest
from recoupe.articles import WINDOW, Stage
from recoupe.engines.local import Local
from recoupe.extract import Draft
from recoupe.extract.original import to_original
from recoupe.extract.said import facts, statements
from recoupe.extract.said.words import of
from recoupe.extract.when import timex
from recoupe.extract.who import credits, functions, names, sources
from recoupe.model import Article, Reading
from recoupe.settings import Settings
from tests import newsroom
from tests.corpora import Absent, corpus

FRESH = 80
"""Invented articles a round."""
COPIES = 5
SAMPLES = 50
Row = tuple[str, str, float]


@dataclass(slots=True)
class Clocks:
    """Seconds by name, of the wall and of the processor."""

    wall: dict[str, float] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)

    def run(self, name: str, func: Callable[..., Any], *args: Any) -> Any:
        """``func(*args)``, its time added to ``name``."""
        wall, cpu = time.perf_counter(), time.process_time()
        result = func(*args)
        self.wall[name] = self.wall.get(name, 0.0) + time.perf_counter() - wall
        self.cpu[name] = self.cpu.get(name, 0.0) + time.process_time() - cpu
        return result


@dataclass(slots=True)
class Timed:
    """An engine that times its phases."""

    clocks: Clocks

    def map(self, phase: str, func: Callable[[Any], Any], items: Sequence[Any]) -> list[Any]:
        """``[func(item) for item in items]``."""
        return list(self.clocks.run(phase, lambda: [func(item) for item in items]))


def article(text: str) -> Article:
    """A French article of that text."""
    return Article(sha256(text.encode()).hexdigest()[:12], "bench", text, "", "fr")


def real() -> list[str]:
    """The texts of the labelled French articles and of the French corpora beside the checkout."""
    found: list[str] = [master.text for master in newsroom.masters("fr")]
    for name in ("seeds", "fr-timebank"):
        try:
            found += [a.text for a in ingest.read(corpus(name)[0], Settings()).articles if a.language == "fr"]
        except Absent as why:
            print(why)
    return found


def copied(texts: Iterable[str]) -> list[str]:
    """Each text under five mastheads."""
    return [f"{text}\n\nLe journal numéro {n} l'a repris." for text in texts for n in range(COPIES)]


def compare(name: str, heaps: Sequence[list[str]], plain: Any) -> list[Row]:
    """The medians over the rounds, one heap a round; who goes first changes with the round."""
    ratios: dict[str, list[float]] = {"wall": [], "cpu": []}
    rates: dict[str, list[float]] = {"ours": [], "spacy": []}
    for turn, texts in enumerate(heaps):
        clocks, articles = Clocks(), [article(text) for text in texts]
        runs: list[tuple[str, Callable[[], Any]]] = [
            ("ours", lambda given=articles: list(Stage(Local()).read(given))),  # type: ignore[misc]
            ("spacy", lambda given=texts: list(plain.pipe(given))),  # type: ignore[misc]
        ]
        for who, func in runs if turn % 2 else runs[::-1]:
            clocks.run(who, func)
        words = sum(len(text.split()) for text in texts)
        for clock, seconds in (("wall", clocks.wall), ("cpu", clocks.cpu)):
            ratios[clock].append(seconds["spacy"] / seconds["ours"])
        for who in rates:
            rates[who].append(words / clocks.wall[who])
    out = [(name, "articles", float(len(heaps[0]))), (name, "rounds", float(len(heaps)))]
    out += [(name, f"ratio {clock}", statistics.median(ratios[clock])) for clock in ratios]
    out += [(name, f"ratio {clock} lowest", min(ratios[clock])) for clock in ratios]
    return out + [(name, f"{who} words/s", statistics.median(rates[who])) for who in rates]


def breakdown(texts: Sequence[str]) -> list[Row]:
    """Milliseconds of processor an article, by stage."""
    clocks, drafts = Clocks(), list[Draft]()
    stage = Stage(Timed(clocks))
    for first in range(0, len(texts), WINDOW):
        drafts += [d for d in stage.drafts(list(map(article, texts[first : first + WINDOW]))) if isinstance(d, Draft)]
    for draft in drafts:
        layers(draft, clocks)
    return [("stages", f"{name} ms", 1000 * seconds / len(texts)) for name, seconds in clocks.cpu.items()]


def layers(draft: Draft, clocks: Clocks) -> Reading:
    """``extract.read``, each layer timed."""
    times = clocks.run("when: timexes", timex.find, draft)
    mentions = clocks.run("who: names", lambda: functions.given(draft, names.find(draft)))
    words = clocks.run("said: words", of, draft, times)
    found = clocks.run("said: statements", statements.find, draft, words, times)
    said = clocks.run("who: sources, chains", sources.attach, draft, mentions, found)
    told = clocks.run("said: facts", facts.find, draft, words, said)
    credited = clocks.run("who: credits", credits.find, draft, mentions)
    reading = Reading(draft.article, draft.sentences, draft.artefacts, times, mentions, said, told, credited)
    return clocks.run("original", to_original, reading, draft.view)


def memory(count: int) -> list[Row]:
    """Resident megabytes along a stream of articles that nobody keeps, and how they grow past the first fifth."""
    at: list[tuple[int, float]] = []
    for n, _ in enumerate(Stage(Local()).read(map(article, invented.articles(count, seed=11))), 1):
        if n % max(1, count // SAMPLES) == 0:
            at.append((n, resident()))
    late = [(n, mb) for n, mb in at if n > count / 5]
    slope = statistics.linear_regression([n for n, _ in late], [mb for _, mb in late]).slope
    rows = [("memory", f"MB after {n}", mb) for n, mb in at[:: max(1, len(at) // 10)]]
    return [*rows, ("memory", "MB at most", max(mb for _, mb in at)), ("memory", "MB a thousand more", 1000 * slope)]


def resident() -> float:
    """Megabytes of this process in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Print the table; write it where asked."""
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("--rounds", type=int, default=5)
    args.add_argument("--memory", type=int, default=0, help="articles of the stream; 0 leaves it out")
    args.add_argument("--out", type=Path)
    given = args.parse_args()
    plain, texts = spacy.load("fr_core_news_md"), real()
    news = [list(invented.articles(FRESH, seed=100 + n)) for n in range(given.rounds)]
    few = [copied(invented.articles(FRESH // COPIES, seed=200 + n)) for n in range(given.rounds)]
    list(plain.pipe(texts[:5])), list(Stage(Local()).read(map(article, texts[:5])))
    rows = compare("real", [texts] * given.rounds, plain)
    rows += compare("invented", news, plain) + compare("copies", few, plain)
    rows += breakdown(texts) + (memory(given.memory) if given.memory else [])
    for name, measure, value in rows:
        print(f"{name:10}{measure:24}{value:12.3f}")
    if given.out:
        with given.out.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [("heap", "measure", "value"), *((a, b, f"{c:.3f}") for a, b, c in rows)]
            )


if __name__ == "__main__":
    main()
