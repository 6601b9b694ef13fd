"""What is served: one dossier at a time, made anew when articles come or go and when somebody decides.

A reader always sees a whole snapshot. Articles are read by the thread of ``runs``; a judgement is replayed by the
thread of its request, on what was gathered last, so that it waits for no article.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from recoupe import pipeline
from recoupe.engines import Progress
from recoupe.model import Dossier, Judgement, JudgementKind, Place, Rejected
from recoupe.pipeline import Gathered
from recoupe.serve.bounds import Bounds
from recoupe.serve.conditions import matches
from recoupe.serve.desk import Desk
from recoupe.serve.heap import Heap
from recoupe.serve.intake import Intake
from recoupe.serve.problems import Problem
from recoupe.serve.resume import left
from recoupe.serve.runs import Outcome, Runs, Status
from recoupe.serve.snapshot import Snapshot
from recoupe.settings import Settings


class Office:
    """The state of a server. ``source`` is a folder or file of articles, or a dossier, whose articles are read again so
    that they can be judged; None for none. Starts to read at once; ``runs.current()`` tells how far that is, and
    ``ended`` is called with each run that is over.
    """

    def __init__(
        self,
        source: Path | Dossier | None,
        desk: Desk,
        settings: Settings,
        *,
        bounds: Bounds | None = None,
        ended: Callable[[Status], None] | None = None,
    ) -> None:
        self.settings, self.bounds, self.judgements = settings, bounds or Bounds(), desk.judgements
        self.snapshot: Snapshot | None = None
        self.read_only = isinstance(source, Dossier) and "shared" in source.run.settings
        self.runs = Runs(ended)
        self._intake = Intake(desk, Heap(settings), self.bounds)
        self._gathered: Gathered | None = None
        self._deciding = threading.Lock()
        paths = [source] if isinstance(source, Path) else []
        if isinstance(source, Dossier):
            self._show(source)
        elif last := left(desk, paths, settings):
            self.snapshot = Snapshot(last)
        if not self.read_only and (paths or self.articles or desk.files()):
            self.runs.start(lambda progress: self._made(self._intake.begin(paths, progress), progress))

    @property
    def articles(self) -> int:
        """How many articles there are, read or not."""
        return len(self._intake.heap.articles) or (len(self.snapshot.dossier.articles) if self.snapshot else 0)

    def seen(self) -> Snapshot:
        """The dossier as it stands; a problem where there is none."""
        if self.snapshot is None:
            raise Problem("no-dossier")
        return self.snapshot

    def unmoved(self, match: str | None) -> None:
        """A problem when a request's ``If-Match`` names another dossier than this one, or nothing can be changed."""
        if self.read_only:
            raise Problem("read-only")
        if match is not None and not matches(match, self.snapshot.etag if self.snapshot else None):
            raise Problem("moved-on", "If-Match")

    def add(self, sent: Sequence[tuple[str, bytes]], *, match: str | None = None) -> str:
        """Keep files and read them in the background; the id of the run."""
        self.unmoved(match)
        kept = self._intake.keep(sent)
        return self.runs.start(lambda progress: self._made(self._intake.read(kept, progress), progress))

    def take_out(self, article: str, *, match: str | None = None) -> str:
        """Take an article out of the heap in the background; the id of the run."""
        self.unmoved(match)
        if article not in self._intake.heap.articles:
            raise Problem("not-found", f"/api/v1/articles/{article}")
        return self.runs.start(lambda progress: self._without(article, progress))

    def judge(
        self, kind: JudgementKind, places: Sequence[Place], *, who: str, why: str, match: str | None = None
    ) -> Judgement:
        """Add a decision and replay it; ``match`` is the ``If-Match`` of the request."""
        return self._decide(lambda: self.judgements.add(kind, places, who=who, why=why), match)

    def undo(self, judgement: int, *, who: str, why: str, match: str | None = None) -> Judgement:
        """Take a decision back and replay the others."""
        self.unmoved(match)
        if judgement not in {row.id for row in self.judgements.rows()}:
            raise Problem("not-found", f"/api/v1/judgements/{judgement}")
        return self._decide(lambda: self.judgements.undo(judgement, who=who, why=why), match)

    def close(self) -> None:
        """End the work in hand."""
        self.runs.close()

    def _show(self, dossier: Dossier) -> None:
        """Show a dossier until its articles are read again."""
        self.snapshot = Snapshot(dossier)
        if not self.read_only:
            self._intake.adopt(dossier)

    def _without(self, article: str, progress: Progress) -> Outcome:
        self._intake.take_out(article)
        return self._made((), progress)

    def _made(self, rejected: Sequence[Rejected], progress: Progress) -> Outcome:
        """Link what was read and show it."""
        progress("tell", 0, pipeline.STEPS)
        heap, gathered = self._intake.heap, None
        if heap.readings:
            readings = tuple(sorted(heap.readings.values(), key=lambda reading: reading.article.id))
            gathered = pipeline.gather(heap.record(), readings, self.settings, progress=progress)
        with self._deciding:
            self._gathered = gathered
            self.snapshot = self._concluded()
        progress("tell", pipeline.STEPS, pipeline.STEPS)
        return Outcome(self.snapshot.etag if self.snapshot else None, tuple(rejected))

    def _concluded(self) -> Snapshot | None:
        """What was gathered, with every decision that stands; the desk keeps it too."""
        made = None
        if self._gathered is not None:
            made = Snapshot(pipeline.conclude(self._gathered, self.settings, self.judgements.standing()))
        self._intake.desk.save(made.text if made else None)
        return made

    def _decide(self, add: Callable[[], Judgement], match: str | None) -> Judgement:
        """Add a row, unless the dossier is another than the sender saw, and show what follows from it.

        A row with which no dossier can be made is undone, or none could be made from then on.
        """
        with self._deciding:
            self.unmoved(match)
            if self._gathered is None:
                raise self._unready()
            made = add()
            self._intake.desk.touched = True
            try:
                self.snapshot = self._concluded()
            except Exception:
                self.judgements.undo(made.id, who="recoupe", why="no dossier could be made with it")
                raise
        return made

    def _unready(self) -> Problem:
        current = self.runs.current()
        return Problem("reading", f"/api/v1/runs/{current.id}") if current else Problem("no-dossier")
