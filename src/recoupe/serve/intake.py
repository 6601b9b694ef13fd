"""What comes in and goes out: the files of the desk and the articles of the heap, kept in step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recoupe.engines import Progress
from recoupe.ingest import READERS
from recoupe.ingest.entry import refuse
from recoupe.ingest.files import File, walk
from recoupe.model import Article, Dossier, Rejected
from recoupe.serve.bounds import Bounds
from recoupe.serve.desk import Desk, is_read, shown_name
from recoupe.serve.heap import Heap
from recoupe.serve.problems import Problem

Rows = tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Files that were sent: those of a type that is read lie on the desk, the others are rows that say so."""

    files: tuple[File, ...]
    refused: Rows


@dataclass(frozen=True, slots=True)
class Intake:
    """Brings articles into the heap and takes them out. ``keep`` may be called from any thread, the rest from one."""

    desk: Desk
    heap: Heap
    bounds: Bounds

    def adopt(self, dossier: Dossier) -> None:
        """Take in the articles of a dossier, and what was decided in it where the desk does not know that yet."""
        self.heap.adopt(dossier)
        store = self.desk.judgements
        known = {(row.at, row.who, row.kind, row.places) for row in store.rows()}
        for made in (decision.judgement for decision in dossier.decisions):
            if (made.at, made.who, made.kind, made.places) not in known:
                store.add(made.kind, made.places, who=made.who, why=made.why, at=made.at)

    def begin(self, paths: Sequence[Path], progress: Progress) -> Rows:
        """Read what was named on the command line, then what the desk keeps."""
        for found in (walk(paths, frozenset(READERS)), self.desk.files()):
            self.heap.rejected += self.heap.take(found).rejected
        self.heap.take_out(self.desk.removed)
        self.heap.rejected += self.heap.read(progress)
        return tuple(self.heap.rejected)

    def keep(self, sent: Sequence[tuple[str, bytes]]) -> Kept:
        """Put files that somebody sent on the desk, unread. Raises :class:`Problem` where the heap is full."""
        if len(self.heap.articles) + len(sent) > self.bounds.articles:
            raise Problem("heap-full", limit=self.bounds.articles)
        self.desk.touched = True
        known = ", ".join(sorted(READERS))
        strange = (shown_name(name) for name, _ in sent if not is_read(name))
        refused = tuple(refuse(name, "unknown-type", known=known).row(self.heap.settings) for name in strange)
        return Kept(self.desk.keep((name, data) for name, data in sent if is_read(name)), refused)

    def read(self, kept: Kept, progress: Progress) -> Rows:
        """Read files of the desk; those that hold nothing new are not kept. What was not read, row by row."""
        taken = self.heap.take(kept.files)
        room = self.bounds.articles - (len(self.heap.articles) - len(taken.articles))
        surplus = taken.articles[max(0, room) :]
        self.desk.put_back(article.id for article in taken.articles)
        self._remove(article.id for article in surplus)
        try:
            lost = self.heap.read(progress)
        except Exception:
            self.heap.take_out(article.id for article in taken.articles)
            self._sweep(kept.files)
            raise
        self._sweep(kept.files)
        rows = (*kept.refused, *taken.rejected, *map(self._too_many, surplus), *lost)
        still = {file.path for file in self.desk.files()} & {file.path for file in kept.files}
        self.heap.rejected += [row for row in rows if any(within(row.path, path) for path in still)]
        return rows

    def take_out(self, article: str) -> None:
        """Take one article out; a file that was added and holds no other is deleted."""
        self.desk.touched = True
        held = self.heap.articles.get(article)
        self._remove([article])
        if held:
            self._sweep(file for file in self.desk.files() if within(held.path, file.path))

    def _remove(self, ids: Iterable[str]) -> None:
        gone = list(ids)
        self.heap.take_out(gone)
        self.desk.take_out(gone)

    def _sweep(self, files: Iterable[File]) -> None:
        """Delete the files of which no article is left, with what was said of them."""
        paths = [article.path for article in self.heap.articles.values()]
        empty = [file for file in files if not any(within(path, file.path) for path in paths)]
        self.desk.drop(empty)
        for file in empty:
            self.heap.inputs = [one for one in self.heap.inputs if one.path != file.path]
            self.heap.rejected = [row for row in self.heap.rejected if not within(row.path, file.path)]

    def _too_many(self, article: Article) -> Rejected:
        problem = Problem("heap-full", limit=self.bounds.articles)
        return Rejected(article.path, problem.code, problem.message(self.heap.settings.ui))


def within(path: str, file: str) -> bool:
    """Whether an article's path is that of a file or of a record in it.

    >>> within("a.jsonl#3", "a.jsonl"), within("ab.txt", "a.txt")
    (True, False)
    """
    return path == file or path.startswith(f"{file}#")
