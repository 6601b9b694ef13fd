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
from recoupe.link.copies.kinship import Kinship
from recoupe.link.copies.reuse import shared
from recoupe.link.copies.wordtable import Text, build

HEAP = [text_of(article.text) for article in heap(240, 6)]


def whole(texts: Sequence[Text]) -> list[spread.Copied]:
    table = build(texts)
    rows = [
        spread.Copied(p.one, p.two, table.span(*p.a), table.span(*p.b), p.matched, p.a[1] - p.a[0] + p.b[1] - p.b[0])
        for p in shared(table, Limits())
    ]
    return sorted(rows, key=lambda row: (row.one, row.two, row.a, row.b))


def in_pieces(texts: Sequence[Text], folder: Path, *, size: int, memory: int, jobs: int) -> list[spread.Copied]:
    chunks = [texts[i : i + size] for i in range(0, len(texts), size)]
    sizes = [shelves.put(folder / "words", number, build(chunk)) for number, chunk in enumerate(chunks)]
    work = spread.Work(str(folder), tuple(sizes), memory)
    with local(jobs=jobs, folder=folder / "kept") as engine:
        found = [row for rows in spread.copies(engine, work, Limits()) for row in rows]
    return sorted(found, key=lambda row: (row.one, row.two, row.a, row.b))


@pytest.mark.parametrize(("size", "memory", "jobs"), [(240, 10**9, 1), (50, 4 * 10**6, 1), (37, 10**5, 2)])
def test_pieces_change_nothing(tmp_path: Path, size: int, memory: int, jobs: int) -> None:
    found = in_pieces(HEAP, tmp_path, size=size, memory=memory, jobs=jobs)
    assert found
    assert found == whole(HEAP)


def test_more_pieces_ask_no_more_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which texts are about one thing is what an index spends its time on: a piece is told what others found."""
    asked: list[tuple[int, int]] = []
    ask = Kinship._are_kin

    def counted(kinship: Kinship, i: int, j: int) -> bool:
        asked.append((i, j))
        return ask(kinship, i, j)

    monkeypatch.setattr(Kinship, "_are_kin", counted)
    found = {}
    for memory in (10**9, 10**6):
        asked.clear()
        in_pieces(HEAP, tmp_path / str(memory), size=50, memory=memory, jobs=1)
        found[memory] = sorted(asked)
    assert found[10**6] == found[10**9] == sorted(set(asked))
    assert asked


def test_less_memory_makes_more_pieces() -> None:
    sizes = ((128, 75_000),) * 8
    assert [spread.Work("", sizes, megabytes * 10**6).pieces for megabytes in (512, 16, 1)] == [1, 3, 48]
