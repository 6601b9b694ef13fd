"""Articles of an archive one after the other: files of any size are read a line, or a batch of rows, at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from recoupe.ingest import READERS, Found, identified, in_known_languages, opened_file, records, sound
from recoupe.ingest.entry import Entry, Refusal, refuse
from recoupe.ingest.files import File, walk
from recoupe.ingest.owners import owned
from recoupe.model import Article, Input, Rejected
from recoupe.settings import Settings

SUFFIXES = records.SUFFIXES | frozenset(READERS)
BYTES = 1 << 20


def stream(paths: Iterable[str | Path], settings: Settings, opened: list[Input]) -> Iterator[Article | Rejected]:
    """Every article under ``paths``, by path and place, and a row for what is none; each file goes to ``opened``.

    Ids are those that :func:`recoupe.ingest.read` gives where no two articles begin alike. Memory: about 150 bytes an
    article, to know it when it comes again.
    """
    refused: list[Refusal] = []
    entries = _entries(_found(paths, settings, opened), refused)
    for told in identified(in_known_languages(owned(entries, settings), settings)):
        yield from _drained(refused, settings)
        yield told.row(settings) if isinstance(told, Refusal) else told
    yield from _drained(refused, settings)


def _entries(found: Iterable[Found], refused: list[Refusal]) -> Iterator[Entry]:
    """The entries among what was found; refusals are put aside."""
    for one in found:
        if isinstance(one, Refusal):
            refused.append(one)
        else:
            yield one


def _drained(refused: list[Refusal], settings: Settings) -> Iterator[Rejected]:
    while refused:
        yield refused.pop(0).row(settings)


def _found(paths: Iterable[str | Path], settings: Settings, opened: list[Input]) -> Iterator[Found]:
    for item in walk(paths, SUFFIXES):
        if isinstance(item, Refusal):
            yield item
        elif item.suffix in records.SUFFIXES:
            yield from sound(_rows(item, settings, opened), settings)
        else:
            yield from opened_file(item, settings, opened)


def _rows(file: File, settings: Settings, opened: list[Input]) -> Iterator[Found]:
    """The records of a file; one that cannot be read to its end keeps what was read of it."""
    try:
        opened.append(Input(file.path, digest_of(file.where)))
        yield from records.records(file, settings)
    except Exception as error:
        yield refuse(file.path, "unreadable", why=f"{type(error).__name__}: {error}")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file of any size, as the record of a run has it."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(BYTES):
            digest.update(block)
    return digest.hexdigest()
