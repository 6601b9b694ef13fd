"""The engine of a cluster: the same functions on Spark, with equal results. Imported only when it is named.

What the functions read and write lies in a folder that every worker sees; only small records travel through Spark.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from recoupe.engines import Item, Lost, Progress, Result
from recoupe.errors import SettingsError


class Spark:
    """The three verbs over resilient distributed datasets."""

    def __init__(self, session: Any, progress: Progress | None = None) -> None:
        self._context = session.sparkContext
        self._progress = progress

    def map(self, phase: str, func: Callable[[Item], Result], items: Sequence[Item]) -> list[Result | Lost]:
        """``[func(item) for item in items]``, one task an item."""
        if not items:
            return []
        self._tell(phase, 0, len(items))
        rows = self._context.parallelize(list(enumerate(items)), len(items))
        found = rows.map(lambda row: (row[0], func(row[1]))).collect()
        self._tell(phase, len(items), len(items))
        return [result for _, result in sorted(found, key=lambda row: int(row[0]))]

    def pairs(
        self, phase: str, compare: Callable[[int, list[Item]], Result], records: Iterable[tuple[int, Item]]
    ) -> list[Result | Lost]:
        """``compare(key, items)`` for every key of the records, by key."""
        numbered = [(key, (place, item)) for place, (key, item) in enumerate(records)]
        if not numbered:
            return []
        keys = len({key for key, _ in numbered})
        self._tell(phase, 0, keys)
        groups = self._context.parallelize(numbered).groupByKey(keys)
        found = groups.map(lambda group: (group[0], compare(group[0], _in_order(group[1])))).collect()
        self._tell(phase, keys, keys)
        return [result for _, result in sorted(found, key=lambda row: int(row[0]))]

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


def _in_order(items: Iterable[tuple[int, Item]]) -> list[Item]:
    return [item for _, item in sorted(items, key=lambda row: row[0])]


@contextmanager
def spark(*, master: str = "local[2]", progress: Progress | None = None) -> Iterator[Spark]:
    """A Spark engine on a master, whose session ends with the ``with`` block.

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
        yield Spark(session, progress)
    finally:
        session.stop()
