"""What the articles of an archive share word for word: found piece by piece, then read off story by story."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from pathlib import Path

from recoupe.bulk import packs
from recoupe.bulk.reading import Read
from recoupe.engines import Engine
from recoupe.link import Limits
from recoupe.link.copies import spread
from recoupe.link.copies.nature import told
from recoupe.link.copies.passages import Passage
from recoupe.link.copies.wordtable import Rows, WordTable
from recoupe.model import Place, Reading, Reuse, ReuseKind

MEGABYTE = 1_000_000
HELD = 256
"""Readings in hand while short passages are judged: some 20 MB."""


def work_of(folder: Path, read: Sequence[Read], memory: int) -> spread.Work:
    """The work of finding copies among the articles that were read, in ``memory`` megabytes a process."""
    return spread.Work(str(folder), tuple(done.size for done in read), memory * MEGABYTE)


def find(engine: Engine, work: spread.Work, limits: Limits) -> None:
    """Find what articles share; it stays in the folder of the work."""
    spread.find(engine, work, limits, partial(_telling, work))


def _telling(work: spread.Work, table: WordTable, texts: Rows, passages: Iterable[Passage]) -> list[spread.Told]:
    """The passages that tell enough to be a copy, with what each is."""
    held, firsts = packs.Packs(Path(work.folder), "readings"), numbers(work)

    @lru_cache(HELD)
    def reading(text: int) -> Reading:
        chunk = bisect_right(firsts, texts[text]) - 1
        found: Reading = held.get(chunk, int(texts[text]) - firsts[chunk])
        return found

    return told(passages, reading, table)


def numbers(work: spread.Work) -> list[int]:
    """The number of the first text of each chunk."""
    return [0, *accumulate(texts for texts, _ in work.sizes)][:-1]


def within(work: spread.Work, story: Sequence[tuple[str, packs.Place]]) -> list[Reuse]:
    """What the articles of one story share, given by id and place; directions are not known yet."""
    firsts = numbers(work)
    ids = {firsts[chunk] + place: article for article, (chunk, place) in story}
    chunks = sorted({chunk for _, (chunk, _) in story}) if len(ids) > 1 else []
    return [reuse_of(one, ids) for chunk in chunks for one in work.found(chunk, list(ids))]


def reuse_of(found: spread.Copied, ids: dict[int, str] | Sequence[str]) -> Reuse:
    """A passage as a dossier has it: ``a`` is the article whose id sorts first."""
    one, two = Place(ids[found.one], found.a), Place(ids[found.two], found.b)
    a, b = (one, two) if one.article < two.article else (two, one)
    kind: ReuseKind = "verbatim" if found.similarity == 1 else "edited"
    return Reuse(a, b, found.similarity, kind, "unknown", None, (), found.what)
