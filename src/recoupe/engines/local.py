"""The engine of a laptop: this process, or a pool of them, with a folder that remembers what is done.

With a folder, every result is written as soon as it is there, so that a run that was killed goes on where it stood. A
process that dies costs the one item in its hands: it is tried again, and when it kills its process again it is given
up as :class:`~recoupe.engines.Lost`. Each process is a pool of its own: a pool that loses one ends all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from recoupe.engines import Item, Lost, Progress, Result
from recoupe.engines.kept import Kept


@dataclass(slots=True)
class Local:
    """Maps in this process, or in a pool of ``jobs``; results come in the order of the items either way.

    A phase that is mapped again goes on counting where it left off; with a folder it must be mapped once.
    """

    progress: Progress | None = None
    jobs: int = 1
    folder: Path | None = None
    done: dict[str, int] = field(default_factory=dict)
    _free: list[ProcessPoolExecutor] = field(default_factory=list)

    def map(self, phase: str, func: Callable[[Item], Result], items: Sequence[Item]) -> list[Result | Lost]:
        """``[func(item) for item in items]``, telling ``progress`` before the first and after each one."""
        results: dict[int, Any] = {}  # with a folder, those that are lost: a run that is started again tries them
        before = self.done.get(phase, 0)
        kept = Kept(self.folder / phase) if self.folder else None
        todo = deque(i for i in range(len(items)) if not (kept and kept.has(i)))
        finished = before + len(items) - len(todo)
        self._tell(phase, finished, before + len(items))
        for index, result in self._results(phase, func, items, todo):
            if kept and not isinstance(result, Lost):
                kept.put(index, result)
            else:
                results[index] = result
            finished += 1
            self._tell(phase, finished, before + len(items))
        self.done[phase] = before + len(items)
        return [results[i] if i in results or not kept else kept.get(i) for i in range(len(items))]

    def pairs(
        self, phase: str, compare: Callable[[int, list[Item]], Result], records: Iterable[tuple[int, Item]]
    ) -> list[Result | Lost]:
        """``compare(key, items)`` for every key of the records, by key."""
        groups: dict[int, list[Item]] = defaultdict(list)
        for key, item in records:
            groups[key].append(item)
        return self.map(phase, partial(_apply, compare), sorted(groups.items(), key=lambda group: group[0]))

    def components(self, phase: str, edges: Iterable[tuple[int, int]]) -> dict[int, int]:
        """For every node the least one of its component: union-find with path halving (Tarjan & van Leeuwen, 1984).

        >>> Local().components("join", [(3, 2), (1, 2), (5, 4)])
        {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}
        """
        parent: dict[int, int] = {}

        def root(node: int) -> int:
            parent.setdefault(node, node)
            while parent[node] != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        for a, b in edges:
            one, two = sorted((root(a), root(b)))
            parent[two] = one
        return {node: root(node) for node in sorted(parent)}

    def close(self) -> None:
        """End the processes."""
        while self._free:
            self._free.pop().shutdown()

    def _results(
        self, phase: str, func: Callable[[Item], Result], items: Sequence[Item], todo: deque[int]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Index and result of the items to do, as they come; ``todo`` shrinks with them."""
        if self.jobs == 1:
            while todo:
                index = todo.popleft()
                yield index, func(items[index])
            return
        running: dict[Future[Result], tuple[ProcessPoolExecutor, int]] = {}
        deaths: Counter[int] = Counter()
        try:
            while todo or running:
                while todo and len(running) < self.jobs:
                    process, future = self._begun(func, items[todo[0]])
                    running[future] = process, todo.popleft()
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    process, index = running.pop(future)
                    yield from self._ended(phase, future, process, index, deaths, todo)
        finally:
            self._free += [process for process, _ in running.values()]

    def _begun(self, func: Callable[[Item], Result], item: Item) -> tuple[ProcessPoolExecutor, Future[Result]]:
        """An item in the hands of a process."""
        while self._free:
            process = self._free.pop()
            try:
                return process, process.submit(func, item)
            except BrokenProcessPool:  # it died with nothing in its hands
                process.shutdown()
        process = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        return process, process.submit(func, item)

    def _ended(
        self,
        phase: str,
        future: Future[Result],
        process: ProcessPoolExecutor,
        index: int,
        deaths: Counter[int],
        todo: deque[int],
    ) -> Iterator[tuple[int, Result | Lost]]:
        """The result of an item, unless its process died: then it is to do again, or lost."""
        try:
            result: Result | Lost = future.result()
            self._free.append(process)
        except BrokenProcessPool:
            process.shutdown()
            deaths[index] += 1
            if deaths[index] == 1:
                todo.append(index)
                return
            result = Lost(phase, index)
        except BaseException:
            self._free.append(process)
            raise
        yield index, result

    def _tell(self, phase: str, done: int, total: int) -> None:
        if self.progress and total:
            self.progress(phase, done, total)


def _apply(compare: Callable[[int, list[Item]], Result], group: tuple[int, list[Item]]) -> Result:
    return compare(*group)


@contextmanager
def local(*, jobs: int = 1, progress: Progress | None = None, folder: Path | None = None) -> Iterator[Local]:
    """A local engine with ``jobs`` processes, which end with the ``with`` block.

    >>> with local() as engine:
    ...     engine.map("double", lambda n: 2 * n, [1, 2])
    [2, 4]
    """
    engine = Local(progress, jobs, folder)
    try:
        yield engine
    finally:
        engine.close()
