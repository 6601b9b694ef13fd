"""The articles of an archive, written in chunks before any is read, so that work can be handed out by number."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from recoupe._version import __version__
from recoupe.bulk.packs import path_of
from recoupe.ingest.stream import digest_of, stream
from recoupe.model import Article, Input, Rejected
from recoupe.settings import Settings

CHUNK = 128
"""Articles read in one piece of work."""


def spooled(
    paths: Iterable[str | Path], work: Path, settings: Settings
) -> tuple[int, tuple[Input, ...], tuple[Rejected, ...]]:
    """The articles of the paths, written in chunks; how many, the files and what was refused.

    A folder of work made for other paths, settings or another version is thrown away.
    """
    wanted = [sorted(str(path) for path in paths), settings.to_dict(), __version__]
    note = work / "spooled.json"
    if note.exists():
        known = json.loads(note.read_text("utf-8"))
        if known["wanted"] == json.loads(json.dumps(wanted)) and _unchanged(known["inputs"]):
            rows = (Input(**row) for row in known["inputs"]), (Rejected(**row) for row in known["rejected"])
            return known["chunks"], tuple(rows[0]), tuple(rows[1])
    shutil.rmtree(work, ignore_errors=True)
    (work / "articles").mkdir(parents=True)
    opened: list[Input] = []
    rejected: list[Rejected] = []
    chunks = 0
    for chunks, chunk in enumerate(_chunks(stream(paths, settings, opened), rejected), 1):
        path_of(work, "articles", chunks - 1).write_bytes(pickle.dumps(chunk))
    known = {"wanted": wanted, "chunks": chunks} | {
        "inputs": [asdict(row) for row in opened],
        "rejected": [asdict(row) for row in rejected],
    }
    note.write_text(json.dumps(known), "utf-8")
    return chunks, tuple(opened), tuple(rejected)


def _unchanged(inputs: Sequence[dict[str, str]]) -> bool:
    """Whether the files are still those that were read."""
    return all(Path(row["path"]).is_file() and digest_of(Path(row["path"])) == row["sha256"] for row in inputs)


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
