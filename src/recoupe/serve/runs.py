"""Work in the background, one piece after the other, each with a record that tells how far it is."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.engines import Progress
from recoupe.errors import RecoupeError
from recoupe.model import Rejected

log = logging.getLogger("recoupe.serve")

State = Literal["waiting", "running", "done", "failed"]
FIRST = "1"
"""The id of the first run of a server."""
KEPT = 100
"""Runs that are remembered; the oldest finished ones are forgotten."""
BEAT = 10
"""Seconds after which a status that has not changed is told again, so that a listener that went away is noticed."""
PAUSE = 0.05
"""Seconds between two events of a run, so that a fast one does not flood who listens."""


@dataclass(frozen=True, slots=True)
class Status:
    """How far a run is: ``done`` of ``total`` items of its ``stage``. ``etag`` is that of the dossier it led to."""

    id: str
    state: State = "waiting"
    stage: str = "waiting"
    done: int = 0
    total: int = 0
    why: str = ""
    rejected: tuple[Rejected, ...] = ()
    etag: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("done", "failed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a piece of work led to."""

    etag: str | None
    rejected: tuple[Rejected, ...] = ()


class Stopped(BaseException):
    """Raised in the work when the server stops."""


def _trouble(error: Exception) -> str:
    """What a person reads of an error; one that nobody foresaw is shown in full where the server runs."""
    if isinstance(error, RecoupeError | OSError):
        return str(error)
    log.exception("a run failed")
    return f"{type(error).__name__}: {error}"


Work = Callable[[Progress], Outcome]


@dataclass(slots=True, eq=False)
class _Listener:
    loop: asyncio.AbstractEventLoop
    news: asyncio.Event

    def wake(self) -> None:
        """From any thread; a loop that is closed hears nothing."""
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self.news.set)


class Runs:
    """A queue with one thread. Statuses may be read from anywhere; each is replaced, never changed.

    >>> runs = Runs()
    >>> id = runs.start(lambda progress: Outcome('"e"'))
    >>> runs.wait(id, 5).state
    'done'
    >>> runs.close()
    """

    def __init__(self, ended: Callable[[Status], None] | None = None) -> None:
        self._ended = ended
        self._known: dict[str, Status] = {}
        self._todo: deque[tuple[str, Work]] = deque()
        self._listeners: dict[str, list[_Listener]] = {}
        self._change = threading.Condition()
        self._closing = False
        self._count = 0
        self._thread = threading.Thread(target=self._work, name="recoupe-run", daemon=True)
        self._thread.start()

    def start(self, work: Work) -> str:
        """Queue a piece of work and return the id of its run."""
        with self._change:
            self._count += 1
            id = str(self._count)
            self._known[id] = Status(id)
            self._todo.append((id, work))
            self._forget()
            self._change.notify_all()
        return id

    def get(self, id: str) -> Status | None:
        """How far a run is; None when it is not known (any more)."""
        return self._known.get(id)

    def current(self) -> Status | None:
        """The run in hand or the next one; None when there is nothing to do."""
        return next((status for status in list(self._known.values()) if not status.over), None)

    def shown(self) -> Status | None:
        """The run that a page should tell of: that in hand, else the last one if it failed."""
        last = next(reversed(list(self._known.values())), None)
        return self.current() or (last if last and last.state == "failed" else None)

    def wait(self, id: str, seconds: float) -> Status:
        """The status of a run when it is over, or after so many seconds."""
        with self._change:
            self._change.wait_for(lambda: self._known[id].over, seconds)
            return self._known[id]

    async def follow(self, id: str) -> AsyncIterator[Status]:
        """Every status of a run, the present one first, until it or the server is over; what comes fast is skipped."""
        listener = _Listener(asyncio.get_running_loop(), asyncio.Event())
        self._listeners.setdefault(id, []).append(listener)
        try:
            while status := self._known.get(id):
                yield status
                if status.over or self._closing:
                    return
                with suppress(TimeoutError):
                    await asyncio.wait_for(listener.news.wait(), BEAT)
                await asyncio.sleep(PAUSE)
                listener.news.clear()
        finally:
            self._listeners.get(id, [listener]).remove(listener)

    def end(self) -> None:
        """Stop soon: what is in hand ends at its next item, what waits is left, who listens is let go."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        for listener in [one for listeners in list(self._listeners.values()) for one in listeners]:
            listener.wake()

    def close(self, seconds: float = 5) -> None:
        """Stop, and wait for that; a phase that tells nothing of itself is not waited for to its end."""
        self.end()
        self._thread.join(seconds)

    def _work(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._todo or self._closing)
                if self._closing:
                    return
                id, work = self._todo.popleft()
            self._run(id, work)

    def _run(self, id: str, work: Work) -> None:
        self._set(replace(self._known[id], state="running", stage="open"))
        try:
            outcome = work(lambda stage, done, total: self._tell(id, stage, done, total))
        except Stopped:
            return
        except Exception as error:
            over = replace(self._known[id], state="failed", stage="failed", why=_trouble(error))
        else:
            over = replace(self._known[id], state="done", stage="done", rejected=outcome.rejected, etag=outcome.etag)
        self._set(over)
        if self._ended:
            self._ended(over)

    def _tell(self, id: str, stage: str, done: int, total: int) -> None:
        if self._closing:
            raise Stopped
        self._set(replace(self._known[id], stage=stage, done=done, total=total))

    def _set(self, status: Status) -> None:
        with self._change:
            self._known[status.id] = status
            self._change.notify_all()
        for listener in list(self._listeners.get(status.id, ())):
            listener.wake()

    def _forget(self) -> None:
        old = [id for id, status in self._known.items() if status.over][: max(0, len(self._known) - KEPT)]
        for id in old:
            del self._known[id]
            self._listeners.pop(id, None)
