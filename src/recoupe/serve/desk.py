"""The folder of a desk: the files that were added, under names of our own, and what was decided.

``desk.json`` lists the files in the order they came, each with the name its sender gave it, and the articles that were
taken out. A sender's name is only ever shown, never opened.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from threading import RLock
from typing import Any

from recoupe.errors import InputError
from recoupe.export.whole import write_whole
from recoupe.ingest import READERS
from recoupe.ingest.files import File
from recoupe.store.judgements import Judgements

SCHEMA = "recoupe-desk/1"
LONGEST = 120
"""Characters of a sender's file name that are kept."""


class Desk:
    """A folder that is made when it is missing. Cost: ``desk.json`` is written anew at every change.

    >>> from tempfile import mkdtemp
    >>> desk = Desk(Path(mkdtemp()) / "desk")
    >>> kept = desk.keep([("../../café.txt", b"Le pont est ferme.")])[0]
    >>> desk.close()
    >>> kept.path, kept.where.name, Desk(desk.folder).files()[0].path
    ('café.txt', '0001.txt', 'café.txt')

    Raises :class:`~recoupe.errors.InputError` for a folder that holds something else or is in use, and
    ``JudgementError`` for a file of judgements that is none.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._list = self.folder / "desk.json"
        if not self._list.exists() and self.folder.exists() and any(self.folder.iterdir()):
            raise InputError(f"{self.folder} is not empty and no desk; name a new folder for --desk")
        self.touched = False
        """Whether anybody added, took out or decided something since it was opened."""
        self._changing = RLock()
        self._texts.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(self.folder / "lock.sqlite")
        self._rows, self._out, self._next = self._read()
        self.judgements = Judgements(self.folder / "judgements.sqlite")
        self._write()

    @property
    def _texts(self) -> Path:
        return self.folder / "articles"

    @property
    def dossier(self) -> Path:
        """Where the dossier lies as it was shown last."""
        return self.folder / "dossier.json"

    @property
    def removed(self) -> frozenset[str]:
        """The ids of articles that were taken out."""
        return frozenset(self._out)

    def close(self) -> None:
        """Let another process have the folder."""
        self._lock.close()

    def save(self, dossier: bytes | None) -> None:
        """Keep the text of the dossier that is shown; None for none."""
        if dossier is None:
            self.dossier.unlink(missing_ok=True)
            return
        with write_whole(self.dossier) as partial:
            partial.write_bytes(dossier)

    def files(self) -> tuple[File, ...]:
        """What was added, in the order it came: where it lies, and the name it goes by."""
        return tuple(File(self._texts / row["file"], row["name"]) for row in self._rows)

    def keep(self, sent: Iterable[tuple[str, bytes]]) -> tuple[File, ...]:
        """Write files that somebody sent, each with the name of a type that is read; where they lie, in their order."""
        with self._changing:
            kept = tuple(self._kept(name, data) for name, data in sent)
            self._write()
        return kept

    def drop(self, files: Iterable[File]) -> None:
        """Forget files that were added, and delete them."""
        gone = {file.where.name for file in files}
        with self._changing:
            self._rows = [row for row in self._rows if row["file"] not in gone]
            self._write()
        for name in gone:
            (self._texts / name).unlink(missing_ok=True)

    def take_out(self, articles: Iterable[str]) -> None:
        """Remember that articles are not wanted."""
        with self._changing:
            self._out |= set(articles)
            self._write()

    def put_back(self, articles: Iterable[str]) -> None:
        """Remember that articles are wanted again."""
        with self._changing:
            self._out -= set(articles)
            self._write()

    def _kept(self, name: str, data: bytes) -> File:
        shown = self._free(shown_name(name))
        file = File(self._texts / f"{self._next:04}{Path(shown).suffix.lower()}", shown)
        with write_whole(file.where) as partial:
            partial.write_bytes(data)
        self._rows.append({"file": file.where.name, "name": shown})
        self._next += 1
        return file

    def _free(self, name: str) -> str:
        """The name, numbered where another file has it."""
        taken = {row["name"] for row in self._rows}
        stem, suffix = name[: -len(Path(name).suffix)], Path(name).suffix
        numbered = (f"{stem} ({n}){suffix}" for n in range(2, len(taken) + 3))
        return next(one for one in (name, *numbered) if one not in taken)

    def _read(self) -> tuple[list[dict[str, str]], set[str], int]:
        if not self._list.exists():
            return [], set(), 1
        try:
            data: dict[str, Any] = json.loads(self._list.read_text("utf-8"))
            rows = [{"file": _own(row["file"]), "name": str(row["name"])} for row in data["files"]]
            out, following = set(map(str, data["removed"])), int(data["next"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{self._list} is no list of a desk ({error}); mend it or name another folder") from None
        return rows, out, following

    def _write(self) -> None:
        data = {"schema": SCHEMA, "next": self._next, "files": self._rows, "removed": sorted(self._out)}
        with write_whole(self._list) as partial:
            partial.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _locked(path: Path) -> sqlite3.Connection:
    """A lock that ends with its process, however that ends."""
    held = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        held.close()
        raise InputError(f"{path.parent} is served already; stop that server or name another folder") from None
    return held


def shown_name(name: str) -> str:
    """What is shown of a sender's file name: no folder, no control or direction characters, not too long.

    >>> shown_name("../../etc/passwd.txt"), shown_name("C:\\\\a\\\\b.MD"), shown_name("a\\x00\\u202eb.txt")
    ('passwd.txt', 'b.MD', 'ab.txt')
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip()
    suffix = Path(seen).suffix
    return f"{seen[: len(seen) - len(suffix)][:LONGEST] or 'article'}{suffix}"


def is_read(name: str) -> bool:
    """Whether a file of that name has a type that is read."""
    return Path(shown_name(name)).suffix.lower() in READERS


def _own(name: str) -> str:
    """A file name that this module may have given; nothing else is opened, whatever the list says."""
    if not re.fullmatch(r"\d{4,}\.[a-z]+", str(name)):
        raise ValueError(f"{name!r} is no file of a desk")
    return str(name)
