"""What two units count, and which words they quote: features of a pair that need nothing of the corpus."""

from __future__ import annotations

from itertools import product

from recoupe.link.alignment.acts import RELATED
from recoupe.link.alignment.kinds import kindred
from recoupe.link.alignment.score import NOTHING, Finding
from recoupe.link.alignment.unit import FEW, Unit

ORDER = 4.0
"""How many times larger a number may be and still count the same thing."""
ALONE = 0.5
"""What one large figure counts where nothing else is shared: *180 jobs*, *180 workers*."""
RUN = 3
"""Fewest quoted words in a row that are the same quotation; from ``LONG_RUN`` on nothing is added."""
LONG_RUN = 4


def amount(a: Unit, b: Unit) -> Finding:
    """Whether they count the same thing; another figure of the same order counts it still."""
    counted = [(x.value, y.value) for x in a.amounts for y in b.amounts if set(x.counts) & set(y.counts)]
    if counted:
        x, y = max(counted, key=lambda pair: (_near(*pair), pair))
        return Finding(_near(x, y), (f"{x:g}",), (f"{y:g}",))
    near = kindred()
    akin = [(x, y) for x in a.amounts for y in b.amounts if any(p in near for p in product(x.counts, y.counts))]
    if akin:
        x, y = max((x.value, y.value) for x, y in akin)
        return Finding(RELATED * max(0.0, _near(x, y)), (f"{x:g}",), (f"{y:g}",))
    same = {x.value for x, y in product(a.amounts, b.amounts) if x.value == y.value and x.aged == y.aged}
    if same and max(same) > FEW:
        told = {*a.words, *a.names} & {*b.words, *b.names}
        return Finding(0.8 if told else ALONE, (f"{max(same):g}",), (f"{max(same):g}",))
    counts = _is_count(a) != _is_count(b) and a.negated == b.negated and a.main & b.main
    return Finding(-0.25) if counts else NOTHING


def quote(a: Unit, b: Unit) -> Finding:
    """Whether the same words stand between quotation marks."""
    if not (a.quotes and b.quotes):
        return NOTHING
    return Finding(max((_run(x, y) for x in a.quotes for y in b.quotes), default=0.0))


def _is_count(unit: Unit) -> bool:
    """Whether the unit is about how many: a number counts its main act."""
    return any(unit.main.intersection(amount.counts) for amount in unit.amounts)


def _near(x: float, y: float) -> float:
    """1 for one value, less for another value of the same order (two tolls of one event), -1 for another order."""
    low, high = sorted((x, y))
    if low == high:
        return 1.0
    return 0.4 if high <= ORDER * low else -1.0


def _run(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Share of the shorter of two quotations that stands, word for word, in the other; 0 below ``RUN`` words."""
    best = 0
    lengths: dict[int, int] = {}
    for word in x:
        lengths = {j: lengths.get(j - 1, 0) + 1 for j, other in enumerate(y) if other == word}
        best = max(best, *lengths.values(), 0)
    return min(1.0, best / max(LONG_RUN, min(len(x), len(y)))) if best >= RUN else 0.0
