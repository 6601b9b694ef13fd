"""What is served: one dossier at a time, made anew when articles come or go and when somebody decides.

A reader always sees a whole snapshot. Articles are read by the thread of ``runs``; a judgement is replayed by the
thread of its request, on what was gathered last, so that it waits for no article.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from recoupe import pipeline
from recoupe.engines import Progress
from recoupe.ingest import READERS
from recoupe.ingest.entry import refuse
from recoupe.ingest.files import File, walk
from recoupe.model import Article, Dossier, Judgement, JudgementKind, Place, Rejected
from recoupe.pipeline import Gathered
from recoupe.serve.bounds import Bounds
from recoupe.serve.conditions import matches
from recoupe.serve.desk import Desk, is_read, shown_name
from recoupe.serve.heap import Heap
from recoupe.serve.problems import Problem
from recoupe.serve.runs import Outcome, Runs
from recoupe.serve.snapshot import Snapshot
from recoupe.settings import Settings


class Office:
    """The state of a server. ``source`` is a folder or file of articles, or a dossier, whose articles are read again so
    that they can be judged; None for none. Starts to read at once; ``runs.current()`` tells how far that is.
    """

    def __init__(
        self, source: Path | Dossier | None, desk: Desk, settings: Settings, bounds: Bounds | None = None
    ) -> None:
        self.desk, self.settings, self.bounds = desk, settings, bounds or Bounds()
        self.snapshot: Snapshot | None = None
        self.heap = Heap(settings)
        self.read_only = False
        self._gathered: Gathered | None = None
        self._deciding = threading.Lock()
        self.runs = Runs()
        paths = [source] if isinstance(source, Path) else []
        if isinstance(source, Dossier):
            self._open_dossier(source)
        if not self.read_only and (paths or self.heap.articles or desk.files()):
            self.runs.start(lambda progress: self._begin(paths, progress))

    @property
    def articles(self) -> int:
        """How many articles there are, read or not."""
        return len(self.heap.articles)

    def add(self, files: Sequence[tuple[str, bytes]]) -> str:
        """Keep files and read them in the background; the id of the run."""
        self._writable()
        if self.articles + len(files) > self.bounds.articles:
            raise Problem("heap-full", limit=self.bounds.articles)
        self.desk.touched = True
        kept = self.desk.keep((name, data) for name, data in files if is_read(name))
        known = ", ".join(sorted(READERS))
        refused = [
            refuse(shown_name(name), "unknown-type", known=known).row(self.settings)
            for name, _ in files
            if not is_read(name)
        ]
        return self.runs.start(lambda progress: self._read(kept, refused, progress))

    def take_out(self, article: str, *, match: str | None = None) -> str:
        """Take an article out of the heap in the background; the id of the run."""
        self._writable()
        self.unmoved(match)
        if article not in self.heap.articles:
            raise Problem("not-found", article)
        self.desk.touched = True
        return self.runs.start(lambda progress: self._without(article, progress))

    def judge(
        self, kind: JudgementKind, places: Sequence[Place], *, who: str, why: str, match: str | None = None
    ) -> Judgement:
        """Add a decision and replay it; ``match`` is the ``If-Match`` of the request."""
        return self._decide(lambda: self.desk.judgements.add(kind, places, who=who, why=why), match)

    def undo(self, judgement: int, *, who: str, why: str, match: str | None = None) -> Judgement:
        """Take a decision back and replay the others."""
        if judgement not in {row.id for row in self.desk.judgements.rows()}:
            raise Problem("not-found", f"/api/v1/judgements/{judgement}")
        return self._decide(lambda: self.desk.judgements.undo(judgement, who=who, why=why), match)

    def seen(self) -> Snapshot:
        """The dossier as it stands, where decisions can be taken on it."""
        self._writable()
        if self.snapshot is None or self._gathered is None:
            current = self.runs.current()
            raise Problem("reading", f"/api/v1/runs/{current.id}") if current else Problem("no-dossier")
        return self.snapshot

    def unmoved(self, match: str | None) -> None:
        """A problem when a request's ``If-Match`` names another dossier than this one."""
        if match is not None and not matches(match, self.snapshot.etag if self.snapshot else None):
            raise Problem("moved-on", "If-Match")

    def close(self) -> None:
        """End the work in hand."""
        self.runs.close()

    def _open_dossier(self, dossier: Dossier) -> None:
        """Show a dossier, take in its articles, and remember what was decided in it."""
        self.snapshot = Snapshot(dossier)
        self.read_only = "shared" in dossier.run.settings
        if self.read_only:
            return
        self.heap.adopt(dossier)
        known = {_key(row) for row in self.desk.judgements.rows()}
        for judgement in (one.judgement for one in dossier.decisions):
            if _key(judgement) not in known:
                self.desk.judgements.add(
                    judgement.kind, judgement.places, who=judgement.who, why=judgement.why, at=judgement.at
                )

    def _begin(self, paths: Sequence[Path], progress: Progress) -> Outcome:
        """The first run: what was named on the command line, then what the desk keeps."""
        for found in (walk(paths, frozenset(READERS)), self.desk.files()):
            self.heap.rejected += self.heap.take(found).rejected
        self.heap.take_out(self.desk.removed)
        self.heap.rejected += self.heap.read(progress)
        return Outcome(self._publish(progress), tuple(self.heap.rejected))

    def _read(self, kept: Sequence[File], refused: Sequence[Rejected], progress: Progress) -> Outcome:
        """Read files that were added; those that hold nothing new are not kept."""
        taken = self.heap.take(kept)
        surplus = taken.articles[max(0, self.bounds.articles - self.articles + len(taken.articles)) :]
        self.desk.put_back(article.id for article in taken.articles)
        self._remove(article.id for article in surplus)
        try:
            lost = self.heap.read(progress)
        except Exception:
            self.heap.take_out(article.id for article in taken.articles)
            self._sweep(kept)
            raise
        self._sweep(kept)
        rows = (*refused, *taken.rejected, *map(self._surplus, surplus), *lost)
        still = [file.path for file in self.desk.files()]
        self.heap.rejected += [row for row in rows if any(within(row.path, path) for path in still)]
        return Outcome(self._publish(progress), rows)

    def _without(self, article: str, progress: Progress) -> Outcome:
        """Take one article out."""
        held = self.heap.articles.get(article)
        self._remove([article])
        if held:
            self._sweep([file for file in self.desk.files() if within(held.path, file.path)])
        return Outcome(self._publish(progress))

    def _remove(self, ids: Iterable[str]) -> None:
        gone = list(ids)
        self.heap.take_out(gone)
        self.desk.take_out(gone)

    def _sweep(self, files: Iterable[File]) -> None:
        """Delete those of some files that were added of which no article is left, with what was said of them."""
        paths = [article.path for article in self.heap.articles.values()]
        empty = [file for file in files if not any(within(path, file.path) for path in paths)]
        self.desk.drop(empty)
        for file in empty:
            self.heap.inputs = [one for one in self.heap.inputs if one.path != file.path]
            self.heap.rejected = [row for row in self.heap.rejected if not within(row.path, file.path)]

    def _surplus(self, article: Article) -> Rejected:
        problem = Problem("heap-full", limit=self.bounds.articles)
        return Rejected(article.path, problem.code, problem.message(self.settings.ui))

    def _publish(self, progress: Progress) -> str | None:
        """Link what was read and show it; the new dossier's ``ETag``."""
        progress("tell", 0, 1)
        gathered = None
        if self.heap.readings:
            readings = tuple(sorted(self.heap.readings.values(), key=lambda reading: reading.article.id))
            gathered = pipeline.gather(self.heap.record(), readings, self.settings)
        with self._deciding:
            self._gathered = gathered
            self.snapshot = self._concluded()
        return self.snapshot.etag if self.snapshot else None

    def _concluded(self) -> Snapshot | None:
        """What was gathered, with every decision that stands."""
        if self._gathered is None:
            return None
        return Snapshot(pipeline.conclude(self._gathered, self.settings, self.desk.judgements.standing()))

    def _decide(self, add: Callable[[], Judgement], match: str | None) -> Judgement:
        """Add a row, unless the dossier is another than the sender saw, and show what follows from it."""
        with self._deciding:
            self.seen()
            self.unmoved(match)
            made = add()
            self.desk.touched = True
            self.snapshot = self._concluded()
        return made

    def _writable(self) -> None:
        if self.read_only:
            raise Problem("read-only")


def within(path: str, file: str) -> bool:
    """Whether an article's path is that of a file or of a record in it.

    >>> within("a.jsonl#3", "a.jsonl"), within("ab.txt", "a.txt")
    (True, False)
    """
    return path == file or path.startswith(f"{file}#")


def _key(row: Judgement) -> tuple[object, ...]:
    return row.at, row.who, row.kind, row.places
