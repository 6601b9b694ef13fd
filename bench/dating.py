"""Measure how undated articles are dated, on generated heaps whose days are known.

    python -m bench.dating [STORIES]            # 1,000 by default, under a minute
    python -m bench.dating STORIES --parsed     # the whole of the article stage, with the parser

Prints, for the undated articles of the heaps of ``tests/link/undated.py``: how many intervals hold the true day; how
many are one day wide, of all and of those that a careful reader can tell to the day; how many stay unknown where
nothing tells; and how many wrong given dates are contradicted. Articles are read for their times alone, unparsed,
unless asked.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import replace

from tests.link.tally import ROWS, tally
from tests.link.undated import Story, story


def parsed(heap: Story) -> Story:
    """The same heap, its articles read in full."""
    from bench.timexes import parsed as draft

    from recoupe import extract

    return replace(heap, readings=tuple(extract.read(draft(one.article)) for one in heap.readings))


def main(stories: int, *, whole: bool) -> None:
    """Generate, date, count, print."""
    heaps = [parsed(story(seed)) if whole else story(seed) for seed in range(stories)]
    start = time.perf_counter()
    counts: Counter[str] = Counter()
    for heap in heaps:
        counts.update(tally(heap))
    spent = time.perf_counter() - start
    print(f"{stories} stories, {counts['articles']} articles, {counts['told']} to date; {spent:.1f} s")
    for label, part, whole in ROWS.values():
        share = f"{counts[part] / counts[whole]:.3f}" if counts[whole] else "  –  "
        print(f"  {share}  {label} ({counts[part]}/{counts[whole]})")


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(sizes[0] if sizes else 1000, whole="--parsed" in sys.argv)
