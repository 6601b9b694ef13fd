"""The engine of a laptop: this process, or a pool of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context

from recoupe.engines import Item, Progress, Result


@dataclass(slots=True)
class Local:
    """Maps in this process, or in a pool when one is given; results come in the order of the items either way.

    A phase that is mapped again goes on counting where it left off.
    """

    progress: Progress | None = None
    pool: ProcessPoolExecutor | None = None
    done: dict[str, int] = field(default_factory=dict)

    def map(self, phase: str, func: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """``[func(item) for item in items]``, telling ``progress`` after each one."""
        results: list[Result] = []
        before = self.done.get(phase, 0)
        for result in self.pool.map(func, items) if self.pool else map(func, items):
            results.append(result)
            if self.progress:
                self.progress(phase, before + len(results), before + len(items))
        self.done[phase] = before + len(items)
        return results


@contextmanager
def local(*, jobs: int = 1, progress: Progress | None = None) -> Iterator[Local]:
    """A local engine with ``jobs`` processes, which end with the ``with`` block.

    >>> with local() as engine:
    ...     engine.map("double", lambda n: 2 * n, [1, 2])
    [2, 4]
    """
    if jobs == 1:
        yield Local(progress)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield Local(progress, pool)
