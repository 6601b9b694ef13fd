"""Copies found piece by piece, from disk, are those found in one table, whoever does the work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from bench.heaps import heap
from bench.reuse import text_of

from recoupe.engines.local import local
from recoupe.link import Limits
from recoupe.link.copies import shelves, spread
from recoupe.link.copies.reuse import shared
from recoupe.link.copies.wordtable import Text, build

HEAP = [text_of(article.text) for article in heap(240, 6)]


def whole(texts: Sequence[Text]) -> list[spread.Copied]:
    table = build(texts)
    rows = [
        spread.Copied(p.one, p.two, table.span(*p.a), table.span(*p.b), p.matched, round(p.similarity, 3))
        for p in shared(table, Limits())
    ]
    return sorted(rows, key=lambda row: (row.one, row.two, row.a, row.b))


def in_pieces(texts: Sequence[Text], folder: Path, *, size: int, pieces: int, jobs: int) -> list[spread.Copied]:
    chunks = [texts[i : i + size] for i in range(0, len(texts), size)]
    sizes = [shelves.put(folder / "words", number, build(chunk)) for number, chunk in enumerate(chunks)]
    work = spread.Work(str(folder), tuple(sizes), pieces)
    with local(jobs=jobs, folder=folder / "kept") as engine:
        found = [row for rows in spread.copies(engine, work, Limits()) for row in rows]
    return sorted(found, key=lambda row: (row.one, row.two, row.a, row.b))


@pytest.mark.parametrize(("size", "pieces", "jobs"), [(240, 1, 1), (50, 3, 1), (37, 8, 2)])
def test_pieces_change_nothing(tmp_path: Path, size: int, pieces: int, jobs: int) -> None:
    found = in_pieces(HEAP, tmp_path, size=size, pieces=pieces, jobs=jobs)
    assert found
    assert found == whole(HEAP)
