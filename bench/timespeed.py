"""How fast time expressions are found and resolved, beside ``dateparser.search.search_dates`` on the same French text.

    python -m bench.timespeed [FOLDER]

FOLDER holds French texts; without it, French TimeBank beside the checkout, else the bundled example. Both sides read
every text once, in one process, after a first run that loads their data; our side excludes the parse (its drafts are
prepared and parsed before the clock starts), the other has none. Prints texts, characters, seconds of processor time
and the ratio.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from bench.timexes import parsed
from dateparser.search import search_dates

from recoupe import ingest
from recoupe.extract.when import timex
from recoupe.link.dates.timexes import resolve
from recoupe.model import Published, Reading
from recoupe.settings import Settings
from tests.corpora import Absent, corpus

DAY = "2021-03-04"


def sources(words: list[str]) -> tuple[Path, ...]:
    """The paths to read: those given, else the largest French corpus at hand."""
    if words:
        return tuple(map(Path, words))
    try:
        return corpus("fr-timebank")[0]
    except Absent:
        return corpus("example")[0]


def clock(job: Callable[[], object]) -> float:
    """The seconds of processor time a job takes, the best of three."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        job()
        spent.append(time.process_time() - start)
    return min(spent)


def compare(paths: Sequence[Path]) -> tuple[int, int, float, float]:
    """Texts, characters, our seconds, theirs."""
    articles = [a for a in ingest.read(list(paths), Settings()).articles if a.language == "fr"]
    drafts = [parsed(article) for article in articles]
    published = {a.id: Published(DAY, DAY, DAY) for a in articles}
    texts, settings = [a.text for a in articles], {"RELATIVE_BASE": datetime.fromisoformat(DAY)}

    def ours() -> None:
        resolve([Reading(draft.article, (), times=timex.find(draft)) for draft in drafts], published)

    def theirs() -> None:
        for text in texts:
            search_dates(text, languages=["fr"], settings=settings)

    ours(), search_dates(texts[0], languages=["fr"], settings=settings)
    return len(texts), sum(map(len, texts)), clock(ours), clock(theirs)


def main() -> None:
    """Print both and their ratio."""
    texts, characters, ours, theirs = compare(sources(sys.argv[1:]))
    print(f"{texts} texts, {characters} characters")
    print(f"recoupe    {ours:8.3f} s  {texts / ours:8.1f} texts/s")
    print(f"dateparser {theirs:8.3f} s  {texts / theirs:8.1f} texts/s")
    print(f"ratio {theirs / ours:.1f}")


if __name__ == "__main__":
    main()
