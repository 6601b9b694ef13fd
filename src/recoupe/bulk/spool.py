"""The articles of an archive, written in chunks before any is read, so that work can be handed out by number."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from recoupe._version import __version__
from recoupe.bulk.packs import path_of
from recoupe.engines import Progress
from recoupe.errors import SettingsError
from recoupe.export.whole import write_whole
from recoupe.ingest.files import walk
from recoupe.ingest.stream import SUFFIXES, digest_of, stream
from recoupe.model import Article, Input, Rejected
from recoupe.settings import Settings

CHUNK = 128
"""Articles read in one piece of work."""


def spooled(
    paths: Sequence[str], work: Path, settings: Settings, progress: Progress | None = None
) -> tuple[int, tuple[Input, ...], tuple[Rejected, ...]]:
    """The articles of the paths, written in chunks; how many, the files and what was refused.

    Written once: a folder of work that holds them is gone on with. Raises :class:`~recoupe.errors.SettingsError` where
    it was begun with other inputs, settings or another version.
    """
    wanted = {"version": __version__, "settings": settings.to_dict(), "inputs": _files(paths)}
    note = work / "spooled.json"
    if note.exists():
        known = json.loads(note.read_text("utf-8"))
        _same(known, wanted, work.parent)
        rows = (Input(**row) for row in known["opened"]), (Rejected(**row) for row in known["rejected"])
        return known["chunks"], tuple(rows[0]), tuple(rows[1])
    shutil.rmtree(work, ignore_errors=True)
    (work / "articles").mkdir(parents=True)
    opened: list[Input] = []
    rejected: list[Rejected] = []
    chunks = count = 0
    for chunks, chunk in enumerate(_chunks(stream(paths, settings, opened), rejected), 1):
        path_of(work, "articles", chunks - 1).write_bytes(pickle.dumps(chunk))
        count += len(chunk)
        if progress:
            progress("spool", count, 0)
    if progress and count:
        progress("spool", count, count)
    found = {"opened": [asdict(row) for row in opened], "rejected": [asdict(row) for row in rejected]}
    with write_whole(note) as partial:
        partial.write_text(json.dumps(wanted | {"chunks": chunks} | found), "utf-8")
    return chunks, tuple(opened), tuple(rejected)


def _files(paths: Iterable[str]) -> list[str]:
    """The files that the paths lead to, and the paths that lead nowhere."""
    return [found.path for found in walk(paths, SUFFIXES)]


def _same(known: Mapping[str, Any], wanted: Mapping[str, Any], out: Path) -> None:
    """Raise where a run was begun with something else than is wanted now."""
    differ = [name for name in wanted if known[name] != wanted[name]]
    changed = [row["path"] for row in known["opened"] if not _unchanged(row)]
    if differ or changed:
        what = ", ".join([*differ, *changed])
        raise SettingsError(
            f"{out} holds a run begun with others ({what}); give the same, another folder, or delete it"
        )


def _unchanged(row: Mapping[str, str]) -> bool:
    """Whether a file is still the one that was read."""
    return Path(row["path"]).is_file() and digest_of(Path(row["path"])) == row["sha256"]


def _chunks(found: Iterator[Article | Rejected], rejected: list[Rejected]) -> Iterator[list[Article]]:
    """Articles in chunks; what is none goes to ``rejected``."""

    def kept() -> Iterator[Article]:
        for one in found:
            if isinstance(one, Rejected):
                rejected.append(one)
            else:
                yield one

    articles = kept()
    while chunk := list(islice(articles, CHUNK)):
        yield chunk
