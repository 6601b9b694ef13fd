"""The order of the columns, beside the best there is: every order tried, on drawings small enough for that."""

from __future__ import annotations

import random
from collections import Counter
from itertools import permutations

import pytest

from recoupe.export.untangle import Order, Paths, crossings, ordered, untangle


def drawing(seed: int, size: int = 4) -> Paths:
    """Some statements of ``size`` origins in ``size`` outlets, directly or through one of two relays."""
    chance, paths = random.Random(seed), Counter()
    for _ in range(9):
        origin, outlet = f"o{chance.randrange(size)}", f"x{chance.randrange(size)}"
        relay = chance.choice(("r0", "r1", f"\0{origin}\0{outlet}", f"\0{origin}\0{outlet}"))
        paths[(0, origin), (1, relay), (2, outlet)] += chance.randrange(1, 4)
    return paths


def fewest(paths: Paths) -> int:
    """The least that any order of the outer columns crosses, the middle one sorted by both."""
    columns = [sorted({path[column] for path in paths}) for column in range(3)]
    best = 10**9
    for left in permutations(columns[0]):
        for right in permutations(columns[2]):
            order: Order = (list(left), columns[1], list(right))
            best = min(best, crossings(paths, ordered(paths, order, 1, (0, 2))))
    return best


@pytest.mark.parametrize("seed", range(8))
def test_the_order_found_crosses_what_it_says_and_holds_every_node(seed: int) -> None:
    paths = drawing(seed)
    order, crossed = untangle(paths)
    assert crossings(paths, order) == crossed
    assert {node for column in order for node in column} == {node for path in paths for node in path}


def test_it_is_close_to_the_best_there_is() -> None:
    found = [(untangle(paths)[1], fewest(paths)) for paths in map(drawing, range(24))]
    assert sum(crossed for crossed, _ in found) <= 1.05 * sum(best for _, best in found)


def test_the_shared_box_stays_last() -> None:
    paths: Paths = Counter({((0, "a"), (1, "r"), (2, "x")): 1, ((0, "rest\0"), (1, "r"), (2, "y")): 9})
    assert untangle(paths)[0][0] == [(0, "a"), (0, "rest\0")]
