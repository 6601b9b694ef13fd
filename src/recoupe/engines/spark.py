"""The engine of a cluster: the same functions on Spark, with equal results. Imported only when it is named.

What the functions read and write lies in a folder that every worker sees, and so do results where an engine is given
one, so that a run that was killed goes on where it stood; only small records travel through Spark.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from recoupe.engines import Item, Lost, Progress, Result
from recoupe.engines.kept import Kept
from recoupe.errors import SettingsError

DIED = "Python worker exited unexpectedly"
"""What Spark says of a worker that an item ended."""


class Spark:
    """The three verbs over resilient distributed datasets."""

    def __init__(self, session: Any, progress: Progress | None = None, folder: Path | None = None) -> None:
        self._context = session.sparkContext
        self._progress = progress
        self._folder = folder

    def map(self, phase: str, func: Callable[[Item], Result], items: Sequence[Item]) -> list[Result | Lost]:
        """``[func(item) for item in items]``, one task an item; items that end a worker are tried again one by one."""
        folder = self._folder / phase if self._folder else None
        kept = Kept(folder) if folder else None
        found: dict[int, Result | Lost] = {n: kept.get(n) for n in range(len(items)) if kept and kept.has(n)}
        self._tell(phase, len(found), len(items))
        task = partial(_done, folder, func)
        found |= self._tasks(task, [row for row in enumerate(items) if row[0] not in found]) or {}
        for row in enumerate(items):
            if row[0] not in found:
                found |= self._tasks(task, [row]) or {row[0]: Lost(phase, row[0])}
        self._tell(phase, len(items), len(items))
        return [found[n] for n in range(len(items))]

    def _tasks(self, task: Callable[[tuple[int, Any]], Any], rows: list[tuple[int, Any]]) -> dict[int, Any] | None:
        """The results of some items, by place; None where a worker died of one."""
        try:
            return dict(self._context.parallelize(rows, len(rows)).map(task).collect()) if rows else {}
        except Exception as error:
            if DIED in str(error):
                return None
            raise

    def pairs(
        self, phase: str, compare: Callable[[int, list[Item]], Result], records: Iterable[tuple[int, Item]]
    ) -> list[Result | Lost]:
        """``compare(key, items)`` for every key of the records, by key."""
        numbered = [(key, (place, item)) for place, (key, item) in enumerate(records)]
        if not numbered:
            return []
        groups = self._context.parallelize(numbered).groupByKey(len({key for key, _ in numbered})).collect()
        ordered = [(key, _in_order(items)) for key, items in sorted(groups, key=lambda group: int(group[0]))]
        return self.map(phase, partial(_apply, compare), ordered)

    def components(self, phase: str, edges: Iterable[tuple[int, int]]) -> dict[int, int]:
        """For every node the least one of its component, by passing least labels on until none changes."""
        pairs = sorted({pair for a, b in edges for pair in ((a, b), (b, a))})
        if not pairs:
            return {}
        links = self._context.parallelize(pairs).cache()
        labels = {node: node for node, _ in pairs}
        while True:
            told = self._context.broadcast(labels)
            heard = dict(links.map(lambda pair, told=told: (pair[0], told.value[pair[1]])).reduceByKey(min).collect())
            changed = {node: min(label, heard[node]) for node, label in labels.items()}
            changed = {node: changed[label] for node, label in changed.items()}
            if changed == labels:
                break
            labels = changed
        self._tell(phase, len(labels), len(labels))
        return dict(sorted(labels.items()))

    def _tell(self, phase: str, done: int, total: int) -> None:
        if self._progress:
            self._progress(phase, done, total)


def _done(folder: Path | None, func: Callable[[Item], Result], row: tuple[int, Item]) -> tuple[int, Result]:
    """The place and result of an item, which is kept where there is a folder."""
    index, item = row
    result = func(item)
    if folder:
        Kept(folder).put(index, result)
    return index, result


def _apply(compare: Callable[[int, list[Item]], Result], group: tuple[int, list[Item]]) -> Result:
    return compare(*group)


def _in_order(items: Iterable[tuple[int, Item]]) -> list[Item]:
    return [item for _, item in sorted(items, key=lambda row: row[0])]


@contextmanager
def spark(*, master: str = "local[2]", progress: Progress | None = None, folder: Path | None = None) -> Iterator[Spark]:
    """A Spark engine on a master, whose session ends with the ``with`` block; with a folder it remembers what is done.

    Raises :class:`~recoupe.errors.SettingsError` where PySpark or Java is missing.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise SettingsError("the engine spark needs PySpark: pip install 'recoupe[spark]', and Java 17") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("recoupe").config("spark.ui.enabled", "false")
    try:
        session = builder.getOrCreate()
    except Exception as error:
        raise SettingsError(f"Spark did not start ({type(error).__name__}); it needs Java 17 or later") from error
    try:
        session.sparkContext.setLogLevel("ERROR")
        yield Spark(session, progress, folder)
    finally:
        session.stop()
