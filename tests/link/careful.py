"""What a careful reader can know of the days of undated articles, by brute force over all that the generator kept.

Which sentences tell the same event is given, as it would be to a person who reads them; what each phrase can mean is
the convention of the press, below. All days of all events that several articles tell are tried together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

WINDOW = 40
"""Days around the dated articles among which the brute force looks."""
MOST = 10_000
"""Combinations of event days that it tries; above, the story is drawn again with another seed."""


@dataclass(frozen=True)
class Told:
    """One mention of a day: which event (None: the article's own), by which kind of phrase, whether it lay ahead."""

    event: str | None
    kind: str
    ahead: bool
    day: date
    text: str = ""


@dataclass(frozen=True)
class Made:
    """An article as the generator knows it."""

    key: str
    day: date
    language: str
    text: str
    told: tuple[Told, ...]
    toll: int | None
    cites: str | None
    post: date | None
    outlet: str
    stated: bool
    wrong: bool
    published: str | None
    slipped: bool
    stray: date | None = None
    """The day of a post of another year that it reproduces."""


BACK = {
    "this": (0, 0),
    "this_dated": (0, 0),
    "today": (0, 0),
    "yesterday": (1, 1),
    "yesterday_named": (1, 1),
    "before": (2, 2),
    "bare": (0, 6),
    "last": (1, 7),
    "date": (0, 180),
    "named": (0, 180),
}
"""For each phrase told as past: the least and most days from the event to the article."""
AHEAD = {
    "this": (0, 6),
    "today": (0, 0),
    "tomorrow": (1, 1),
    "tomorrow_named": (1, 1),
    "bare": (0, 6),
    "next": (1, 7),
    "date": (0, 180),
    "named": (0, 180),
}
"""The same for what lies ahead: days from the article to the event."""
ON_DATE = {"date", "named", "full", "this_dated"}
NO_NAME = {"today", "yesterday", "before", "tomorrow"}
"""Phrases that name neither weekday nor date."""


def ideal(made: Sequence[Made]) -> dict[str, tuple[date, ...]] | None:
    """For each undated article, every day that some assignment of days to all events and articles allows.

    Empty where nothing tells; None when there are too many combinations to try. An article that slipped past midnight
    misleads nobody about the others.
    """
    known = [m.day for m in made if m.stated and not m.wrong] + [m.post for m in made if m.post]
    sure = [m for m in made if m.stated and not m.wrong]
    undated = [m for m in made if not m.stated]
    if not known:
        return {m.key: () for m in undated}
    start = min(known) - timedelta(days=WINDOW)
    size = (max(known) - start).days + WINDOW + 1
    masks: dict[str, int] = {}
    for slipped in [m for m in undated if m.slipped] + [None]:
        heap = sure + [m for m in undated if not m.slipped or m is slipped]
        found = _joint(heap, start, size)
        if found is None:
            return None
        masks |= {key: mask for key, mask in found.items() if slipped is None or key == slipped.key}
    full = (1 << size) - 1
    return {
        key: () if mask in (0, full) else tuple(start + timedelta(days=n) for n in range(size) if mask >> n & 1)
        for key, mask in masks.items()
    }


def _joint(heap: Sequence[Made], start: date, size: int) -> dict[str, int] | None:
    """The days of each undated article as a bit mask, over all days of the events that more than one article tells."""
    sure, undated = [m for m in heap if m.stated], [m for m in heap if not m.stated]
    names = sorted({t.event for m in heap for t in m.told if t.event})
    tellers = {e: [m for m in heap if any(t.event == e for t in m.told)] for e in names}
    events = [e for e, who in tellers.items() if len(who) > 1]
    domains = [_domain(e, sure, start, size) for e in events]
    if _combinations(domains) > MOST:
        return None
    own = {m.key: _own(m, events, start, size) for m in undated}
    tables = [{m.key: _union(m, e, start, size) for m in undated if m in tellers[e]} for e in events]
    pairs = [(a, b) for a in heap for b in heap if _before(a, b)]
    found = dict.fromkeys(own, 0)
    for days in product(*domains):
        sets = dict(own)
        for table, day in zip(tables, days, strict=True):
            for key, masks in table.items():
                sets[key] &= masks[day]
        if all(sets.values()) and _ordered(pairs, sets, start):
            for key, mask in sets.items():
                found[key] |= mask
    return found


def _combinations(domains: Sequence[Sequence[int]]) -> int:
    total = 1
    for domain in domains:
        total *= len(domain)
    return total


def _domain(event: str, sure: Sequence[Made], start: date, size: int) -> list[int]:
    """The days of an event that the dated articles allow, as offsets."""
    told = [(m, t) for m in sure for t in m.told if t.event == event]
    return [n for n in range(size) if all(_means(t, (m.day - start).days, n, start) for m, t in told)]


def _means(told: Told, day: int, event: int, start: date) -> bool:
    """Whether a phrase of an article of ``day`` can mean ``event`` (offsets from ``start``)."""
    low, high = (AHEAD if told.ahead else BACK)[told.kind]
    gap = event - day if told.ahead else day - event
    if not low <= gap <= high:
        return False
    if told.kind in NO_NAME:
        return True
    meant = start + timedelta(days=event)
    if told.kind in ON_DATE:
        return (meant.month, meant.day) == (told.day.month, told.day.day)
    return meant.weekday() == told.day.weekday()


def _union(made: Made, event: str, start: date, size: int) -> dict[int, int]:
    """For each day of an event, the days of an article that tells it, as a bit mask."""
    told = [t for t in made.told if t.event == event]
    return {n: sum(1 << d for d in range(size) if all(_means(t, d, n, start) for t in told)) for n in range(size)}


def _own(made: Made, events: Sequence[str], start: date, size: int) -> int:
    """The days of an article that its own words and a post allow."""
    mask = (1 << size) - 1
    for t in made.told:
        if t.event not in events and t.kind not in NO_NAME:
            mask &= sum(1 << d for d in range(size) if any(_means(t, d, n, start) for n in range(size)))
    if made.post:
        mask &= ~((1 << max(0, (made.post - start).days)) - 1)
    return mask


def _ordered(pairs: Sequence[tuple[Made, Made]], sets: dict[str, int], start: date) -> bool:
    """Narrow the sets by tolls and citations until nothing changes; False when one is empty."""
    changed = True
    while changed:
        changed = False
        for a, b in pairs:
            one, other = (sets[m.key] if m.key in sets else 1 << (m.day - start).days for m in (a, b))
            if not one or not other:
                return False
            least, most = (one & -one).bit_length() - 1, other.bit_length() - 1
            for key, mask in ((b.key, ~((1 << least) - 1)), (a.key, (1 << most + 1) - 1)):
                if key in sets and sets[key] & mask != sets[key]:
                    sets[key] &= mask
                    changed = True
    return all(sets.values())


def _before(a: Made, b: Made) -> bool:
    """Whether the text tells that ``a`` came out on the day of ``b`` or before."""
    return b.cites == a.key or (a.toll is not None and b.toll is not None and a.toll < b.toll)
