"""Threads for work that NumPy does: it lets go of the interpreter while it counts, so no process is needed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def threaded(func: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """``map(func, items)`` by ``jobs`` threads, in order; at most ``jobs`` results wait to be taken.

    >>> list(threaded(abs, [-1, 2], 2))
    [1, 2]
    """
    if jobs == 1:
        yield from map(func, items)
        return
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(jobs) as pool:
        for item in items:
            if len(waiting) == jobs:
                yield waiting.popleft().result()
            waiting.append(pool.submit(func, item))
        while waiting:
            yield waiting.popleft().result()
