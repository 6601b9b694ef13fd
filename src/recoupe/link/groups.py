"""What shares something, directly or through others, as one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def sharing(items: Iterable[tuple[Item, Iterable[Hashable]]]) -> list[list[Item]]:
    """The items, each given with its keys, in groups that hang together by their keys.

    Groups come in the order of their first items, items in their own. An item without keys is alone. Union-find with
    path halving (Tarjan & van Leeuwen, 1984); cost: nearly linear in the keys.

    >>> sharing([("a", (1,)), ("b", (2,)), ("c", (3, 1)), ("d", ())])
    [['a', 'c'], ['b'], ['d']]
    """
    rows = list(items)
    parent, holder = list(range(len(rows))), dict[Hashable, int]()

    def first(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for number, (_, keys) in enumerate(rows):
        for key in keys:
            one, two = sorted((first(holder.setdefault(key, number)), first(number)))
            parent[two] = one
    groups: dict[int, list[Item]] = defaultdict(list)
    for number, (item, _) in enumerate(rows):
        groups[first(number)].append(item)
    return list(groups.values())
