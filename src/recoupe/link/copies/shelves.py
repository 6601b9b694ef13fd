"""Tables of words in a folder: one shelf a chunk of articles, read from disk by column, only where asked.

What it costs in memory is what is being looked at, whatever the size of the archive.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recoupe.link.copies.fingerprints import Marks, fingerprints, marks_of
from recoupe.link.copies.texts import BITS, Weights, holders, ranks, weights
from recoupe.link.copies.wordtable import WORDS, Keys, Rows, WordTable

COLUMNS = (*WORDS, "bounds", "outlet")
WEIGHTS = "weights.npy"
OPEN = 64
"""Shelves kept open at a time."""

Column = npt.NDArray[np.generic]


def put(folder: Path, number: int, table: WordTable) -> tuple[int, int]:
    """Write a table and its fingerprints, sorted by value, as shelf ``number``; its texts and words."""
    shelf = folder / f"{number:06}"
    shelf.mkdir(parents=True, exist_ok=True)
    for name in COLUMNS:
        np.save(shelf / f"{name}.npy", getattr(table, name))
    marks = fingerprints(table)
    order = np.argsort(marks.value, kind="stable")
    for name in ("value", "row", "text"):
        np.save(shelf / f"{name}.npy", getattr(marks, name)[order])
    np.save(shelf / "ranks.npy", ranks(table))
    counts = holders(table)
    held = np.flatnonzero(counts)
    np.save(shelf / "holders.npy", np.stack((held, counts[held])))
    return len(table), len(table.keys)


def weigh(folder: Path, sizes: Sequence[tuple[int, int]]) -> None:
    """Write what each hashed word of all shelves tells, once, for every piece of work to look up."""
    counts = np.zeros(1 << BITS, np.int64)
    for number in range(len(sizes)):
        held, count = np.load(folder / f"{number:06}" / "holders.npy")
        counts[held] += count
    np.save(folder / WEIGHTS, weights(counts, sum(texts for texts, _ in sizes)))


@dataclass(slots=True, eq=False)
class Shelves:
    """All shelves of a folder as one heap of texts, numbered through.

    ``texts[n]`` is the first text of shelf ``n``, and ``rows[n]`` its first row.
    """

    folder: Path
    texts: Rows
    rows: Rows
    weights: Weights
    _open: OrderedDict[tuple[int, str], Column] = field(default_factory=OrderedDict)

    @classmethod
    def of(cls, folder: Path, sizes: list[tuple[int, int]]) -> Shelves:
        """The shelves that :func:`put` wrote and :func:`weigh` weighed, from the texts and words of each."""
        texts, rows = (np.append(0, np.cumsum([size[k] for size in sizes], dtype=np.int64)) for k in (0, 1))
        return cls(folder, texts, rows, np.load(folder / WEIGHTS, mmap_mode="r"))

    def __len__(self) -> int:
        return len(self.texts) - 1

    def words(self, text: int) -> Keys:
        """The words of one text."""
        shelf, first, last = self._place(text)
        return np.asarray(self._column(shelf, "keys")[first:last], np.uint64)

    def marks(self, text: int) -> tuple[Keys, Rows]:
        """The fingerprints of one text, and the words they begin at."""
        return marks_of(self.words(text))

    def rank(self, text: Rows) -> Keys:
        """A number of each text's content."""
        return np.asarray(self._whole("ranks")[text], np.uint64)

    def outlets(self, text: Rows) -> Keys:
        """A number of who published each text, 0 where that is unknown."""
        return np.asarray(self._whole("outlet")[text], np.uint64)

    def ends(self, text: Rows) -> Rows:
        """The row behind the last word of each text."""
        return self._bound(text, 1)

    def between(self, low: int, high: int) -> Marks:
        """The fingerprints whose value lies in ``low <= value < high``, texts and rows numbered through."""
        parts = [self._marks(n, low, high) for n in range(len(self))]
        value, row, text = (np.concatenate([part[k] for part in parts]) for k in range(3))
        return Marks(value, row, text)

    def table(self, texts: Rows) -> WordTable:
        """The words of some texts, in order, as one table."""
        places = [self._place(int(text)) for text in texts]
        columns: dict[str, Any] = {
            name: np.concatenate([self._column(shelf, name)[first:last] for shelf, first, last in places])
            for name in WORDS
        }
        bounds = np.append(0, np.cumsum([last - first for _, first, last in places]))
        return WordTable(**columns, bounds=bounds, outlet=self.outlets(texts))

    def starts(self, text: Rows) -> Rows:
        """The row of the first word of each text, numbered through."""
        return self._bound(text, 0)

    def _bound(self, text: Rows, side: int) -> Rows:
        shelf = np.searchsorted(self.texts, text, side="right") - 1
        out = np.empty(len(text), np.int64)
        for n in np.unique(shelf).tolist():
            here = shelf == n
            out[here] = self.rows[n] + self._column(n, "bounds")[text[here] - self.texts[n] + side]
        return out

    def _marks(self, shelf: int, low: int, high: int) -> tuple[Keys, Rows, Rows]:
        value = self._column(shelf, "value")
        first = np.searchsorted(value, np.uint64(low), side="left")
        last = np.searchsorted(value, np.uint64(high - 1), side="right")
        here = slice(int(first), int(last))
        row, text = self._column(shelf, "row")[here], self._column(shelf, "text")[here]
        return np.asarray(value[here], np.uint64), row + self.rows[shelf], text + self.texts[shelf]

    def _place(self, text: int) -> tuple[int, int, int]:
        shelf = int(np.searchsorted(self.texts, text, side="right")) - 1
        bounds = self._column(shelf, "bounds")
        at = text - int(self.texts[shelf])
        return shelf, int(bounds[at]), int(bounds[at + 1])

    def _whole(self, name: str) -> Column:
        """A column of one row a text, over all shelves."""
        return np.concatenate([np.load(self._path(n, name)) for n in range(len(self))])

    def _column(self, shelf: int, name: str) -> Column:
        key = (shelf, name)
        if key not in self._open:
            self._open[key] = np.load(self._path(shelf, name), mmap_mode="r")
            while len(self._open) > OPEN * len(COLUMNS):
                self._open.popitem(last=False)
        self._open.move_to_end(key)
        return self._open[key]

    def _path(self, shelf: int, name: str) -> Path:
        return self.folder / f"{shelf:06}" / f"{name}.npy"
