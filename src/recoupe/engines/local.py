"""The engine of a laptop: this process, or a pool of them, with a folder that remembers what is done.

With a folder, every result is written as soon as it is there, so that a run that was killed goes on where it stood. A
worker that dies costs the items in its hands: they are tried again one by one, and the one that kills its worker
again is given up as :class:`~recoupe.engines.Lost`.
"""

from __future__ import annotations

import os
import pickle
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Generic

from recoupe.engines import Item, Lost, Progress, Result


@dataclass(slots=True)
class Local:
    """Maps in this process, or in a pool of ``jobs``; results come in the order of the items either way.

    A phase that is mapped again goes on counting where it left off; with a folder it must be mapped once.
    """

    progress: Progress | None = None
    jobs: int = 1
    folder: Path | None = None
    done: dict[str, int] = field(default_factory=dict)
    _pool: ProcessPoolExecutor | None = None

    def map(self, phase: str, func: Callable[[Item], Result], items: Sequence[Item]) -> list[Result | Lost]:
        """``[func(item) for item in items]``, telling ``progress`` before the first and after each one."""
        results: dict[int, Any] = {}
        before = self.done.get(phase, 0)
        kept = _Kept(self.folder / phase) if self.folder else None
        todo = deque(i for i in range(len(items)) if not (kept and kept.has(i)))
        finished = before + len(items) - len(todo)
        self._tell(phase, finished, before + len(items))
        for index, result in self._results(phase, func, items, todo):
            if kept:
                kept.put(index, result)
            else:
                results[index] = result
            finished += 1
            self._tell(phase, finished, before + len(items))
        self.done[phase] = before + len(items)
        return [kept.get(i) if kept else results[i] for i in range(len(items))]

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
        if self._pool:
            self._pool.shutdown()
            self._pool = None

    def _results(
        self, phase: str, func: Callable[[Item], Result], items: Sequence[Item], todo: deque[int]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Index and result of the items to do, as they come; ``todo`` shrinks with them."""
        if self.jobs == 1:
            while todo:
                index = todo.popleft()
                yield index, func(items[index])
            return
        hands = _Hands[Result](todo)
        while hands.busy():
            self._submit(func, items, hands)
            for future in wait(hands.running, return_when=FIRST_COMPLETED).done:
                try:
                    result = future.result()
                except BrokenProcessPool:
                    self.close()
                    yield from ((index, Lost(phase, index)) for index in hands.died())
                    break
                yield hands.running.pop(future), result

    def _submit(self, func: Callable[[Item], Result], items: Sequence[Item], hands: _Hands[Result]) -> None:
        """Keep every process busy, or one with a suspect until there are none."""
        if not self._pool:
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn"))
        waiting, most = (hands.suspects, 1) if hands.suspects else (hands.todo, self.jobs)
        while waiting and len(hands.running) < most:
            try:
                future = self._pool.submit(func, items[waiting[0]])
            except BrokenProcessPool:  # a process died after the last result: those in hand will tell
                if not hands.running:
                    self.close()
                return
            hands.running[future] = waiting.popleft()

    def _tell(self, phase: str, done: int, total: int) -> None:
        if self.progress and total:
            self.progress(phase, done, total)


@dataclass(slots=True)
class _Hands(Generic[Result]):
    """Which items are to do, in hand, or were in hand when a process died; those are tried again one by one."""

    todo: deque[int]
    running: dict[Future[Result], int] = field(default_factory=dict)
    suspects: deque[int] = field(default_factory=deque)
    accused: set[int] = field(default_factory=set)

    def busy(self) -> bool:
        """Whether anything is left."""
        return bool(self.todo or self.suspects or self.running)

    def died(self) -> list[int]:
        """A process died: what was in hand is suspect; the items that are lost, having been so before and alone."""
        lost = [index for index in self.running.values() if len(self.running) == 1 and index in self.accused]
        self.suspects.extend(sorted(set(self.running.values()) - set(lost)))
        self.accused.update(self.running.values())
        self.running.clear()
        return lost


class _Kept:
    """Results of a phase on disk, each written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def has(self, index: int) -> bool:
        return self._path(index).exists()

    def get(self, index: int) -> Any:
        return pickle.loads(self._path(index).read_bytes())

    def put(self, index: int, result: object) -> None:
        path = self._path(index)
        partial_ = path.with_suffix(".part")
        partial_.write_bytes(pickle.dumps(result))
        os.replace(partial_, path)

    def _path(self, index: int) -> Path:
        return self._folder / f"{index:08}.pickle"


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
