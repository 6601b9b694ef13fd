"""How well a generated heap is dated: counts that the bench prints as shares and the tests hold to floors."""

from __future__ import annotations

from collections import Counter

from recoupe.link.dates.dating import date
from recoupe.settings import Settings
from tests.link.undated import Story, story


def tally(heap: Story) -> Counter[str]:
    """What became of the articles of one heap, by what the generator knows of them."""
    got = date(heap.readings, Settings())
    out: Counter[str] = Counter(articles=len(got))
    for key, days in heap.ideal.items():
        found, truth = got[key], heap.truth[key].isoformat()
        if not days:
            out.update({"nothing": 1, "unknown": found.basis == "unknown"})
            continue
        one = found.earliest is not None and found.earliest == found.latest
        held = (found.earliest or "0") <= truth <= (found.latest or "9")
        ideal = len(days) == 1
        out.update({"told": 1, "held": held, "one": one, "one right": one and held})
        out.update({"ideal one": ideal, "one of one": one and ideal})
    for key in heap.stated:
        name = "wrong" if key in heap.wrong else "given"
        out.update({name: 1, f"{name} contradicted": len(got[key].because) > 1})
    return out


def tallied(heaps: int) -> Counter[str]:
    """The counts of so many heaps together."""
    total: Counter[str] = Counter()
    for seed in range(heaps):
        total.update(tally(story(seed)))
    return total
