"""Chunks of articles → readings, sketches and words, by an engine, whatever one of them does to its process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from recoupe.articles import Stage
from recoupe.bulk.packs import Place, articles, pack, path_of
from recoupe.engines import Engine, Lost, whole
from recoupe.engines.local import Local
from recoupe.link.copies import shelves
from recoupe.link.copies.reuse import text_of
from recoupe.link.copies.wordtable import build
from recoupe.link.dates import dating
from recoupe.link.stories.sketches import Sketch, sketch
from recoupe.model import Reading, Rejected
from recoupe.settings import Settings


@dataclass(frozen=True, slots=True)
class Read:
    """What is known of a chunk once it is read: its articles' ids and days, in order, and what was not read."""

    ids: tuple[str, ...]
    days: tuple[int | None, ...]
    languages: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    size: tuple[int, int]
    sentences: int
    parsed: int


def read(engine: Engine, work: Path, settings: Settings, chunks: int) -> list[Read]:
    """Every chunk read. One that killed its process twice is read again without the articles that do it."""
    func = partial(_read_chunk, str(work), settings)
    done = engine.map("read", func, [(number, ()) for number in range(chunks)])
    return [_again(engine, work, settings, n) if isinstance(row, Lost) else row for n, row in enumerate(done)]


def _again(engine: Engine, work: Path, settings: Settings, number: int) -> Read:
    """A chunk read without the articles that end their process when they are read alone."""
    places = [(number, place) for place in range(len(articles(work, number)))]
    alone = engine.map(f"alone-{number}", partial(_probe, str(work), settings), places)
    deadly = tuple(place for place, row in enumerate(alone) if isinstance(row, Lost))
    (row,) = whole(engine.map(f"again-{number}", partial(_read_chunk, str(work), settings), [(number, deadly)]))
    return row


def _probe(work: str, settings: Settings, place: Place) -> bool:
    """Read one article alone, to see whether the process lives."""
    list(Stage(Local(), settings.ui).read([articles(Path(work), place[0])[place[1]]]))
    return True


def _read_chunk(work: str, settings: Settings, job: tuple[int, tuple[int, ...]]) -> Read:
    """Read one chunk but for the articles at some places; its readings, sketches and words are written."""
    number, without = job
    folder = Path(work)
    chunk = articles(folder, number)
    stage = Stage(Local(), settings.ui)
    found = list(stage.read(a for place, a in enumerate(chunk) if place not in without))
    readings = [one for one in found if isinstance(one, Reading)]
    lost = [one for one in found if isinstance(one, Rejected)]
    lost += [Rejected(chunk[p].path, "failed", "its process died twice; please report it") for p in without]
    sketches = [_sketched(reading, settings) for reading in readings]
    pack(path_of(folder, "readings", number), readings)
    pack(path_of(folder, "sketches", number), sketches)
    size = shelves.put(folder / "words", number, build(text_of(reading) for reading in readings))
    ids = tuple(reading.article.id for reading in readings)
    languages = tuple(reading.article.language for reading in readings)
    days = tuple(one.day for one in sketches)
    return Read(ids, days, languages, tuple(lost), size, stage.sentences, stage.parsed)


def _sketched(reading: Reading, settings: Settings) -> Sketch:
    """The sketch of an article, dated by what it says alone."""
    published = dating.date([reading], settings)
    times = dating.resolve([reading], published)
    return sketch(reading, published[reading.article.id], times[reading.article.id])
