"""The files under some paths: folders to the bottom, each file and each folder once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.ingest.entry import Refusal, refuse

PACKED = (".gz", ".zst")
"""What a compressed file's name ends in, behind the suffix of what it holds."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it is, and the name it goes by in the dossier."""

    where: Path
    path: str

    @property
    def suffix(self) -> str:
        """The suffix that chooses the reader, in lower case; of a compressed file the last two."""
        return suffix_of(self.where)


def suffix_of(path: Path) -> str:
    """What a file's name says it holds.

    >>> suffix_of(Path("a/Fil.JSONL.gz")), suffix_of(Path("le 3.4.txt"))
    ('.jsonl.gz', '.txt')
    """
    last = path.suffix.lower()
    return path.with_suffix("").suffix.lower() + last if last in PACKED else last


def walk(paths: Iterable[str | Path], suffixes: frozenset[str]) -> Iterator[File | Refusal]:
    """Every file with one of ``suffixes`` under ``paths``, by name, and a refusal for each path that leads nowhere.

    A file reached twice (by a link, or named beside its folder) is given once, under the first of its names. A path
    that leads nowhere and holds ``*``, ``?`` or ``[`` stands for those it matches (``**`` for folders to the bottom).
    """
    seen: set[str] = set()
    for path in sorted({Path(os.path.normpath(p)) for given in paths for p in _matched(given)}):
        if path.is_dir():
            files = list(_folder(path, suffixes, seen))
            if not any(isinstance(f, File) for f in files) and not _only_known(path, suffixes, seen):
                yield refuse(path.as_posix(), "nothing-readable", known=", ".join(sorted(suffixes)))
            yield from files
        else:
            yield from _named(path, suffixes, seen)


def _matched(path: str | Path) -> list[str | Path]:
    """The paths that a pattern matches; the path itself where it exists, is no pattern or matches none."""
    if os.path.lexists(path) or not glob.has_magic(str(path)):
        return [path]
    return list(glob.glob(str(path), recursive=True)) or [path]


def _named(path: Path, suffixes: frozenset[str], seen: set[str]) -> Iterator[File | Refusal]:
    file = File(path, path.as_posix())
    if not os.path.lexists(path):
        yield refuse(file.path, "missing")
    elif file.suffix not in suffixes:
        yield refuse(file.path, "unknown-type", known=", ".join(sorted(suffixes)))
    elif _is_new(path, seen):
        yield file


def _folder(folder: Path, suffixes: frozenset[str], seen: set[str]) -> Iterator[File | Refusal]:
    """What a folder holds, hidden entries and unknown types aside; a folder met before (a loop of links) is left."""
    if not _is_new(folder, seen):
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield refuse(folder.as_posix(), "unreadable", why=error.strerror or type(error).__name__)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _folder(entry, suffixes, seen)
        elif suffix_of(entry) in suffixes and _is_new(entry, seen):
            yield File(entry, entry.as_posix())


def _only_known(folder: Path, suffixes: frozenset[str], seen: set[str]) -> bool:
    """True when the folder gave nothing because its files had been given already."""
    return any(
        suffix_of(f) in suffixes and os.path.realpath(f) in seen and not f.name.startswith(".")
        for f in folder.rglob("*")
    )


def _is_new(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in seen:
        return False
    seen.add(real)
    return True
