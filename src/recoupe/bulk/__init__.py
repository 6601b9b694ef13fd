"""From an archive of any size to Parquet tables: every article read once, in bounded memory, by any engine.

read       chunks of articles → readings, sketches and words, written chunk by chunk
copies     words, piece by piece → passages that articles share
stories    sketches, in the order of publication → which articles are of one story
tell       batches of stories → statements, times, entities, claims: the story stage, one story at a time
share      passages, chunk by chunk → the table of reuse, now that it is known who came out first

What is done lies under ``OUT/.work`` until the run ends, so that one that was killed goes on where it stood.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from recoupe import nlp
from recoupe._version import __version__
from recoupe.bulk import copying
from recoupe.bulk.reading import Read, read
from recoupe.bulk.sharing import share
from recoupe.bulk.spool import spooled
from recoupe.bulk.stories import batches, stories
from recoupe.bulk.telling import Told, tell
from recoupe.engines import Engine, Progress, whole
from recoupe.errors import InputError, SettingsError
from recoupe.export import tables
from recoupe.export.whole import write_whole
from recoupe.link import Limits
from recoupe.model import Input, Rejected
from recoupe.settings import Settings

MEMORY = 512
"""Megabytes that a process may take while it looks for copies."""


def run(
    paths: Iterable[str | Path],
    out: Path,
    *,
    settings: Settings,
    engine: Engine,
    memory: int = MEMORY,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Write the tables of an archive under ``out``; the manifest, which ``out/manifest.json`` holds too.

    ``progress`` is told of what this process does itself; the engine tells of the rest. Raises
    :class:`~recoupe.errors.InputError` when nothing can be read, :class:`~recoupe.errors.SettingsError` when ``out``
    cannot take this archive.
    """
    wanted = sorted(str(path) for path in paths)
    _check(wanted, out, memory)
    work = out / ".work"
    chunks, inputs, rejected = spooled(wanted, work, settings, progress)
    done = read(engine, work, settings, chunks)
    if not any(chunk.ids for chunk in done):
        raise InputError("nothing in the given paths could be read as an article; name folders or files that hold some")
    limits = Limits()
    copies = copying.work_of(work, done, memory)
    copying.find(engine, copies, limits)
    placed = list(enumerate(batches(stories(work, done, progress))))
    told: list[Told] = whole(engine.map("tell", partial(tell, str(out), settings, copies), placed))
    counts: Counter[str] = Counter()
    for batch in told:
        counts.update(batch.rows)
        limits.update({(what, limit): times for what, limit, times in batch.cutoffs})
    counts["reuse"] = share(out, copies, done, told, progress)
    lost = (*rejected, *(row for chunk in done for row in chunk.rejected))
    counts["rejected"] = _reject(out, lost)
    manifest = _manifest(settings, inputs, done, counts, limits, memory)
    with write_whole(out / "manifest.json") as partial_:
        partial_.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shutil.rmtree(work)
    return manifest


def _check(paths: Sequence[str], out: Path, memory: int) -> None:
    """Raise, before anything is read, where an archive of the paths cannot be written under ``out``."""
    tables.needed()
    if memory < 1:
        raise SettingsError(f"memory is {memory}; give the megabytes that a process may take to look for copies")
    if (out / "manifest.json").exists():
        raise SettingsError(f"{out} holds a finished archive; name another folder, or delete that one")
    if not (out / ".work").exists() and any((out / name).exists() for name in tables.TABLES):
        raise SettingsError(f"{out} holds tables already; name another folder, or delete that one")
    above = {out.resolve(), *out.resolve().parents}
    around = next((path for path in paths if Path(path).resolve() in above), None)
    if around:
        raise SettingsError(f"{out} lies inside the input {around}; name a folder outside it")


def _reject(out: Path, rows: Sequence[Rejected]) -> int:
    if rows:
        ordered = sorted(rows, key=lambda row: (row.path, row.slug, row.message))
        tables.write([asdict(row) for row in ordered], "rejected", out / "rejected" / "part-000000.parquet")
    return len(rows)


def _manifest(
    settings: Settings,
    inputs: Sequence[Input],
    read: Sequence[Read],
    counts: Counter[str],
    limits: Limits,
    memory: int,
) -> dict[str, Any]:
    """What is needed to make the archive again, and what it holds."""
    languages = sorted({code for done in read for code in done.languages})
    return {
        "schema": "recoupe-archive/1",
        "version": __version__,
        "settings": settings.to_dict() | {"memory": memory},
        "models": [asdict(nlp.model(code)) for code in languages],
        "inputs": [asdict(row) for row in inputs],
        "rows": {table: counts[table] for table in tables.TABLES},
        "parsed": {"sentences": sum(d.sentences for d in read), "parsed": sum(d.parsed for d in read)},
        "cutoffs": [asdict(row) for row in limits.rows()],
    }
