"""How well a generated heap is dated: counts that the bench prints as shares and the tests hold to floors."""

from __future__ import annotations

from collections import Counter
from datetime import date

from recoupe.lang import load
from recoupe.link.dates.dating import date as date_all
from recoupe.model import Published
from recoupe.settings import Settings
from tests.link.undated import Story, story

ROWS = {
    "held": ("interval holds the true day", "held", "told"),
    "dated": ("dated at all", "dated", "told"),
    "one day": ("one day wide", "one", "told"),
    "tellable": ("a careful reader can tell the day", "ideal one", "told"),
    "one day of tellable": ("one day wide, of those a careful reader can tell", "one of one", "ideal one"),
    "one day right": ("right, of those one day wide", "one right", "one"),
    "unknown": ("unknown, of those that nothing tells", "unknown", "nothing"),
    "held beside wrong": (
        "interval holds the true day, beside a wrong given date",
        "held beside wrong",
        "beside wrong",
    ),
    "stray contradicted": ("contradicted, of posts of another year", "stray contradicted", "stray"),
    "wrong contradicted": ("contradicted, of wrong given dates", "wrong contradicted", "wrong"),
    "given uncontradicted": ("not contradicted, of right given dates", "given uncontradicted", "given"),
}
"""Each measure: what it says, and the two counts whose quotient it is."""


def tally(heap: Story) -> Counter[str]:
    """What became of the articles of one heap, by what the generator knows of them."""
    got = date_all(heap.readings, Settings())
    out: Counter[str] = Counter(articles=len(got))
    for key, days in heap.ideal.items():
        found, truth = got[key], heap.truth[key].isoformat()
        if not days:
            out.update({"nothing": 1, "unknown": found.basis == "unknown"})
            continue
        one = found.earliest is not None and found.earliest == found.latest
        held = (found.earliest or "0") <= truth <= (found.latest or "9")
        ideal = len(days) == 1
        out.update({"told": 1, "dated": found.basis != "unknown", "held": held, "one": one, "one right": one and held})
        out.update({"ideal one": ideal, "one of one": one and ideal})
        out.update({"beside wrong": bool(heap.wrong), "held beside wrong": bool(heap.wrong) and held})
    for key in heap.stated:
        against = len(got[key].because) > 1
        if key in heap.wrong:
            out.update({"wrong": 1, "wrong contradicted": against})
        else:
            out.update({"given": 1, "given uncontradicted": not against})
    for made in heap.made:
        if made.stray and got[made.key].basis != "unknown":
            out.update({"stray": 1, "stray contradicted": _against(got[made.key], made.text, made.stray)})
    return out


def _against(found: Published, text: str, post: date) -> bool:
    """Whether the reasons of a date say that a post does not agree with it."""
    told = {b.why for b in found.because if b.span[0] >= text.rindex("@")}
    return bool(told) and not any(load("fr").message("dating", "embed", day=post.isoformat()) in why for why in told)


def tallied(heaps: int) -> Counter[str]:
    """The counts of so many heaps together."""
    total: Counter[str] = Counter()
    for seed in range(heaps):
        total.update(tally(story(seed)))
    return total
