"""Copies in an archive that does not fit in memory: the kernels of this folder, cut in pieces by an engine.

The index of fingerprints is cut by their value, the comparison by the shelf of the first text. Each piece reads what it
needs from disk and writes what it finds there; only numbers of pieces travel. The result is that of a single table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import get_args

import numpy as np

from recoupe.engines import Engine, whole
from recoupe.link import Limits
from recoupe.link.copies.answers import Answers
from recoupe.link.copies.blocks import BLOCK, SEED, Index, cut, flagged
from recoupe.link.copies.fingerprints import SIZE
from recoupe.link.copies.kinship import Kinship
from recoupe.link.copies.passages import Passage, Seeds, joined
from recoupe.link.copies.shelves import Shelves, weigh
from recoupe.link.copies.sift import counted, trimmed
from recoupe.link.copies.wordtable import Flags, Rows, WordTable
from recoupe.model import Shared

MARK = 200
"""Bytes that one fingerprint takes while it is being indexed."""
COLUMNS = ("one", "two", "a", "b")

NATURES: tuple[Shared, ...] = get_args(Shared)
Told = tuple[Passage, Shared]
Judge = Callable[[WordTable, Rows, Iterable[Passage]], Iterable[Told]]
"""Of some passages of a table, those that count and what they are; the second are the numbers of its texts in the
archive. Picklable."""


def every(table: WordTable, texts: Rows, passages: Iterable[Passage]) -> Iterator[Told]:
    """Counts them all as text."""
    yield from ((passage, "text") for passage in passages)


@dataclass(frozen=True, slots=True)
class Copied:
    """One passage that two texts of an archive share: their numbers, where it stands in each, how many words match in
    order, how many there are on both sides together, and what it is."""

    one: int
    two: int
    a: tuple[int, int]
    b: tuple[int, int]
    matched: int
    words: int
    what: Shared = "text"

    @property
    def similarity(self) -> float:
        """Share of the words on both sides that match in order (Dice), from 0 to 1."""
        return 2 * self.matched / self.words


@dataclass(frozen=True, slots=True)
class Work:
    """What every piece of the work is told: where the shelves are, their sizes, and the bytes it may take."""

    folder: str
    sizes: tuple[tuple[int, int], ...]
    memory: int

    @property
    def pieces(self) -> int:
        """Into how many pieces the index is cut, so that one fits in memory.

        >>> Work("", ((100, 60_000),) * 10, 10_000_000).pieces
        5
        """
        marks = 0.4 * sum(words for _, words in self.sizes)
        return max(1, -int(-marks * MARK // self.memory))

    def shelves(self) -> Shelves:
        """The shelves, opened where the piece runs."""
        return Shelves.of(Path(self.folder) / "words", list(self.sizes))

    def piece(self, number: int) -> Path:
        """Where a piece of the index lies."""
        return Path(self.folder) / "seeds" / f"{self.pieces}" / f"{number:06}"

    def found(self, shelf: int, texts: Sequence[int] | None = None) -> list[Copied]:
        """The passages whose first text stands on a shelf, once they are found; those between some ``texts`` alone."""
        rows = np.load(self._found(shelf))
        if texts is not None:
            rows = rows[np.isin(rows[:, :2], texts).all(axis=1)]
        return [
            Copied(one, two, (a, z), (b, y), matched, words, NATURES[what])
            for one, two, a, z, b, y, matched, words, what in rows.tolist()
        ]

    def keep(self, shelf: int, found: Sequence[Copied]) -> None:
        """Write the passages of a shelf, as nine columns of numbers."""
        rows = [(c.one, c.two, *c.a, *c.b, c.matched, c.words, NATURES.index(c.what)) for c in found]
        self._found(shelf).parent.mkdir(exist_ok=True)
        np.save(self._found(shelf), np.array(rows, np.int64).reshape(-1, 9))

    def _found(self, shelf: int) -> Path:
        return Path(self.folder) / "found" / f"{shelf:06}.npy"


def find(engine: Engine, work: Work, limits: Limits, judge: Judge = every) -> None:
    """Find every shelf's passages, which :meth:`Work.found` reads. Memory: ``work.memory`` for each process."""
    weigh(Path(work.folder) / "words", work.sizes)
    reached: list[Limits] = whole(engine.map(f"index-{work.pieces}", partial(_index, work), range(work.pieces)))
    for row in reached:
        limits.update(row)
    records = [(shelf, piece) for shelf in range(len(work.sizes)) for piece in range(work.pieces)]
    whole(engine.pairs("compare", partial(_compare, work, judge), records))


def copies(engine: Engine, work: Work, limits: Limits, judge: Judge = every) -> Iterator[list[Copied]]:
    """Every shelf's passages, by the first text and place."""
    find(engine, work, limits, judge)
    yield from map(work.found, range(len(work.sizes)))


def _index(work: Work, piece: int) -> Limits:
    """Index the fingerprints of one stretch of values; their seeds and boilerplate are written, sorted by text."""
    shelves, limits = work.shelves(), Limits()
    low, high = (k * 2**64 // work.pieces for k in (piece, piece + 1))
    answers = Answers(Path(work.folder) / "kin")
    index = Index.of(shelves.between(low, high), shelves, limits, kinship=Kinship(shelves, answers))
    answers.keep(f"{work.pieces}-{piece}")
    folder = work.piece(piece)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "boilerplate.npy", index.boilerplate)
    load = index.load(int(shelves.texts[-1]))
    for shelf in range(len(shelves)):
        first, last = int(shelves.texts[shelf]), int(shelves.texts[shelf + 1])
        if load[first:last].any():
            seeds = index.seeds(first, last)
            np.save(folder / f"{shelf:06}.npy", np.stack([getattr(seeds, name) for name in COLUMNS]))
    return limits


def _compare(work: Work, judge: Judge, shelf: int, numbers: list[int]) -> int:
    """Write the passages whose first text stands on one shelf; how many."""
    shelves, pieces = work.shelves(), [work.piece(number) for number in sorted(numbers)]
    parts = [np.load(path, mmap_mode="r") for path in (p / f"{shelf:06}.npy" for p in pieces) if path.exists()]
    common = np.concatenate([_between(p / "boilerplate.npy", *shelves.rows[shelf : shelf + 2]) for p in pieces])
    first, last = (int(n) for n in shelves.texts[shelf : shelf + 2])
    load = sum((np.bincount(part[0] - first, minlength=last - first) for part in parts), np.zeros(last - first, int))
    found: list[Copied] = []
    for start, stop in cut(load, min(BLOCK, max(1, work.memory // SEED))):
        seeds = Seeds(*np.concatenate([_of_texts(part, first + start, first + stop) for part in parts], axis=1))
        found += _passages(shelves, seeds, common, judge)
    work.keep(shelf, found)
    return len(found)


def _of_texts(part: Rows, first: int, last: int) -> Rows:
    """The seeds of a piece whose first text is one of some."""
    return np.asarray(part[:, slice(*np.searchsorted(part[0], [first, last]))])


def _between(path: Path, low: int, high: int) -> Rows:
    rows = np.load(path, mmap_mode="r")
    return np.asarray(rows[slice(*np.searchsorted(rows, [low, high]))])


def _passages(shelves: Shelves, seeds: Seeds, common: Rows, judge: Judge) -> list[Copied]:
    """The passages around some seeds, over a table of the texts they stand in alone."""
    texts = np.unique(np.concatenate((seeds.one, seeds.two)))
    table = shelves.table(texts)
    one, two = np.searchsorted(texts, seeds.one), np.searchsorted(texts, seeds.two)
    by = table.bounds[:-1] - shelves.starts(texts)
    runs = trimmed(joined(table, Seeds(one, two, seeds.a + by[one], seeds.b + by[two])), table)
    boilerplate = _flags(table, shelves, texts, common)
    found = judge(table, texts, runs.passages(counted(runs, table, boilerplate)))
    return [_copied(p, what, table, texts) for p, what in found]


def _flags(table: WordTable, shelves: Shelves, texts: Rows, common: Rows) -> Flags:
    """Which words of the table stand in boilerplate, ``common`` being rows numbered through."""
    first = shelves.starts(texts)
    at = np.searchsorted(first, common, side="right") - 1
    size = np.diff(table.bounds)
    inside = (at >= 0) & (common - first[at] < size[at])
    rows = table.bounds[at[inside]] + common[inside] - first[at[inside]]
    return flagged(rows[rows + SIZE <= len(table.keys)], len(table.keys))


def _copied(passage: Passage, what: Shared, table: WordTable, texts: Rows) -> Copied:
    places = int(texts[passage.one]), int(texts[passage.two]), table.span(*passage.a), table.span(*passage.b)
    return Copied(*places, passage.matched, passage.a[1] - passage.a[0] + passage.b[1] - passage.b[0], what)
