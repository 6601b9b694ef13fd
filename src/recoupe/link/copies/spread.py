"""Copies in an archive that does not fit in memory: the kernels of this folder, cut in pieces by an engine.

The index of fingerprints is cut by their value, the comparison by the shelf of the first text. Each piece reads what it
needs from disk and writes what it finds there; only numbers of pieces travel. The result is that of a single table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from recoupe.engines import Engine, whole
from recoupe.link import Limits
from recoupe.link.copies.blocks import BLOCK, Index, cut, flagged
from recoupe.link.copies.fingerprints import SIZE
from recoupe.link.copies.passages import Passage, Seeds, joined
from recoupe.link.copies.shelves import Shelves, weigh
from recoupe.link.copies.sift import counted, trimmed
from recoupe.link.copies.wordtable import Flags, Rows, WordTable

MARK = 200
"""Bytes that one fingerprint takes while it is being indexed."""
SEED = ("one", "two", "a", "b")


@dataclass(frozen=True, slots=True)
class Copied:
    """One passage that two texts of an archive share: their numbers, where it stands in each, words and likeness."""

    one: int
    two: int
    a: tuple[int, int]
    b: tuple[int, int]
    matched: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Work:
    """What every piece of the work is told: where the shelves are, their sizes, and the number of pieces."""

    folder: str
    sizes: tuple[tuple[int, int], ...]
    pieces: int

    def shelves(self) -> Shelves:
        """The shelves, opened where the piece runs."""
        return Shelves.of(Path(self.folder) / "words", list(self.sizes))

    def piece(self, number: int) -> Path:
        """Where a piece of the index lies."""
        return Path(self.folder) / "seeds" / f"{number:06}"


def copies(engine: Engine, work: Work, limits: Limits) -> Iterator[list[Copied]]:
    """Every shelf's passages, by the first text and place. Memory: that of one piece for each process."""
    weigh(Path(work.folder) / "words", work.sizes)
    reached: list[Limits] = whole(engine.map("index", partial(_index, work), range(work.pieces)))
    for row in reached:
        limits.update(row)
    records = [(shelf, piece) for shelf in range(len(work.sizes)) for piece in range(work.pieces)]
    found: list[list[Copied]] = whole(engine.pairs("compare", partial(_compare, work), records))
    yield from found


def pieces(sizes: list[tuple[int, int]], memory: int) -> int:
    """Into how many pieces an index must be cut for one to fit in ``memory`` bytes.

    >>> pieces([(100, 60_000)] * 10, 10_000_000)
    5
    """
    marks = 0.4 * sum(words for _, words in sizes)
    return max(1, -int(-marks * MARK // memory))


def _index(work: Work, piece: int) -> Limits:
    """Index the fingerprints of one stretch of values; their seeds and boilerplate are written, sorted by text."""
    shelves, limits = work.shelves(), Limits()
    low, high = (k * 2**64 // work.pieces for k in (piece, piece + 1))
    index = Index.of(shelves.between(low, high), shelves, limits)
    folder = work.piece(piece)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "boilerplate.npy", index.boilerplate)
    load = index.load(int(shelves.texts[-1]))
    for shelf in range(len(shelves)):
        first, last = int(shelves.texts[shelf]), int(shelves.texts[shelf + 1])
        if load[first:last].any():
            seeds = index.seeds(first, last)
            np.save(folder / f"{shelf:06}.npy", np.stack([getattr(seeds, name) for name in SEED]))
    return limits


def _compare(work: Work, shelf: int, numbers: list[int]) -> list[Copied]:
    """The passages whose first text stands on one shelf."""
    shelves = work.shelves()
    paths = (work.piece(number) / f"{shelf:06}.npy" for number in sorted(numbers))
    parts = [np.load(path) for path in paths if path.exists()]
    if not parts:
        return []
    seeds = Seeds(*np.concatenate(parts, axis=1))
    low, high = shelves.rows[shelf], shelves.rows[shelf + 1]
    common = np.concatenate([_between(work.piece(n) / "boilerplate.npy", low, high) for n in sorted(numbers)])
    first = int(shelves.texts[shelf])
    load = np.bincount(seeds.one - first, minlength=int(shelves.texts[shelf + 1]) - first)
    out: list[Copied] = []
    for start, stop in cut(load, BLOCK):
        here = (seeds.one >= first + start) & (seeds.one < first + stop)
        out += _passages(shelves, seeds.take(here), common)
    return out


def _between(path: Path, low: int, high: int) -> Rows:
    rows = np.load(path, mmap_mode="r")
    return np.asarray(rows[slice(*np.searchsorted(rows, [low, high]))])


def _passages(shelves: Shelves, seeds: Seeds, common: Rows) -> list[Copied]:
    """The passages around some seeds, over a table of the texts they stand in alone."""
    texts = np.unique(np.concatenate((seeds.one, seeds.two)))
    table = shelves.table(texts)
    one, two = np.searchsorted(texts, seeds.one), np.searchsorted(texts, seeds.two)
    by = table.bounds[:-1] - shelves.first_row(texts)
    runs = trimmed(joined(table, Seeds(one, two, seeds.a + by[one], seeds.b + by[two])), table)
    boilerplate = _flags(table, shelves, texts, common)
    return [_copied(p, table, texts) for p in runs.passages(counted(runs, table, boilerplate))]


def _flags(table: WordTable, shelves: Shelves, texts: Rows, common: Rows) -> Flags:
    """Which words of the table stand in boilerplate, ``common`` being rows numbered through."""
    first = shelves.first_row(texts)
    at = np.searchsorted(first, common, side="right") - 1
    size = np.diff(table.bounds)
    inside = (at >= 0) & (common - first[at] < size[at])
    rows = table.bounds[at[inside]] + common[inside] - first[at[inside]]
    return flagged(rows[rows + SIZE <= len(table.keys)], len(table.keys))


def _copied(passage: Passage, table: WordTable, texts: Rows) -> Copied:
    places = int(texts[passage.one]), int(texts[passage.two]), table.span(*passage.a), table.span(*passage.b)
    return Copied(*places, passage.matched, round(passage.similarity, 3))
