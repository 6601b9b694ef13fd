"""Where the words of texts are found one text at a time: in a table in memory, or in a folder of tables.

What tells boilerplate from reuse asks for single texts by number, and for how many texts hold a word. Words are counted
by a hash of ``BITS`` bits, so that the count of a million articles takes no more memory than that of ten.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from recoupe.link.copies.fingerprints import Marks
from recoupe.link.copies.wordtable import Keys, Rows, WordTable, mixed

BITS = 20
BACKGROUND = 50
"""Articles on other things among which a heap is imagined to lie, so that what all of a small heap say still tells."""

Weights = npt.NDArray[np.float64]


class Texts(Protocol):
    """A heap of texts, numbered from 0; ``weights`` are those of hashed words: rarer words weigh more."""

    weights: Weights

    def words(self, text: int) -> Keys:
        """The words of one text."""

    def marks(self, text: int) -> tuple[Keys, Rows]:
        """The fingerprints of one text, and the words they begin at."""

    def rank(self, text: Rows) -> Keys:
        """A number of each text's content, to order texts by nothing that matters and always alike."""

    def outlets(self, text: Rows) -> Keys:
        """A number of who published each text, 0 where that is unknown."""

    def starts(self, text: Rows) -> Rows:
        """The row of the first word of each text."""

    def ends(self, text: Rows) -> Rows:
        """The row behind the last word of each text."""


class InTable:
    """The texts of a table, with its fingerprints."""

    def __init__(self, table: WordTable, marks: Marks) -> None:
        self._table = table
        self._marks = marks
        self._bounds = np.searchsorted(marks.text, np.arange(len(table) + 1))
        self._ranks = ranks(table)
        self.weights = weights(holders(table), len(table))

    def words(self, text: int) -> Keys:
        """The words of one text."""
        return self._table.keys[int(self._table.bounds[text]) : int(self._table.bounds[text + 1])]

    def marks(self, text: int) -> tuple[Keys, Rows]:
        """The fingerprints of one text, and the words they begin at."""
        here = slice(int(self._bounds[text]), int(self._bounds[text + 1]))
        return self._marks.value[here], self._marks.row[here] - self._table.bounds[text]

    def rank(self, text: Rows) -> Keys:
        """A number of each text's content."""
        return self._ranks[text]

    def outlets(self, text: Rows) -> Keys:
        """A number of who published each text, 0 where that is unknown."""
        return self._table.outlet[text]

    def starts(self, text: Rows) -> Rows:
        """The row of the first word of each text."""
        return self._table.bounds[text]

    def ends(self, text: Rows) -> Rows:
        """The row behind the last word of each text."""
        return self._table.bounds[text + 1]


def hashed(keys: Keys) -> Rows:
    """The numbers by which words are counted."""
    return np.asarray((keys >> np.uint64(64 - BITS)).astype(np.int64))


def holders(table: WordTable) -> Rows:
    """How many texts of a table hold each hashed word."""
    held = np.sort((table.text_of() << BITS) + hashed(table.keys))
    first = np.append(True, held[1:] != held[:-1]) if len(held) else np.zeros(0, bool)
    return np.bincount(held[first] & ((1 << BITS) - 1), minlength=1 << BITS)


def weights(counts: Rows, texts: int) -> Weights:
    """What each hashed word tells, from the number of texts that hold it: the square of its inverse frequency."""
    return np.asarray(np.log(1 + (texts + BACKGROUND) / np.maximum(counts, 1)) ** 2)


def ranks(table: WordTable) -> Keys:
    """A number of the content of each text of a table."""
    total: Keys = np.concatenate((np.zeros(1, np.uint64), np.cumsum(table.keys, dtype=np.uint64)))
    return mixed(total[table.bounds[1:]] - total[table.bounds[:-1]])
