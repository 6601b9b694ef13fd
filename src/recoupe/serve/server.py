"""The command behind ``recoupe serve``: opens the desk and the port, says where, and ends cleanly."""

from __future__ import annotations

import shutil
import signal
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import fields, replace
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from recoupe import export
from recoupe.errors import InputError, SettingsError
from recoupe.lang import load
from recoupe.model import Dossier
from recoupe.serve import door
from recoupe.serve.application import application
from recoupe.serve.desk import Desk
from recoupe.serve.runs import FIRST, Status
from recoupe.serve.state import Office
from recoupe.settings import Settings

TOLD = 10
"""Rows of what a run could not read that are shown in the terminal; the page shows all."""
GRACE = 3
"""Seconds that answers under way are given when the server stops."""


def serve(
    source: Path | None,
    *,
    settings: Settings,
    desk: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 8017,
    exposed: bool = False,
    browse: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Serve until interrupted. ``source`` is a folder or file of articles, or a ``dossier.json``; port 0 is any free.

    Without ``desk``, what is added and decided is kept in a folder of its own, named at the end if it holds anything.
    Raises :class:`SettingsError` for an address that cannot be had, :class:`InputError` for a source that is missing.
    """
    found = source_of(source)
    chosen = settings_of(found, settings) if isinstance(found, Dossier) else settings
    if desk and isinstance(found, Path) and desk.resolve().is_relative_to(found.resolve()):
        raise SettingsError(f"{desk} lies among the articles of {found}; name a folder for --desk that does not")
    with _interrupted(), door.opened(host, port, exposed) as listening, _desk(desk, chosen.ui, say) as kept:
        office = Office(found, kept, chosen, ended=_teller(chosen.ui, say))
        at = door.address(listening)
        say(load(chosen.ui).message("api", "serving", address=at))
        if exposed:
            say(load(chosen.ui).message("api", "exposed"))
        if browse:
            threading.Thread(target=webbrowser.open, args=(at,), daemon=True).start()
        app = application(office, names=door.names(host, exposed), exposed=exposed)
        _Server(_config(app), office).run(sockets=[listening])


def source_of(path: Path | None) -> Path | Dossier | None:
    """What a path leads to: articles, or the dossier in a ``.json`` file."""
    if path is None or path.suffix.lower() != ".json":
        if path is not None and not path.exists():
            raise InputError(f"{path} is not there; name a folder of articles or a dossier.json")
        return path
    return export.read(path)


def settings_of(dossier: Dossier, asked: Settings) -> Settings:
    """The settings that a dossier was made with, so that what is decided changes nothing else; ``jobs`` as asked.

    A file of owners that is gone is not missed: each article says its owner already.
    """
    told = {f.name: dossier.run.settings[f.name] for f in fields(Settings) if f.name in dossier.run.settings}
    made = replace(Settings(**told), jobs=asked.jobs)
    return made if made.owners is None or Path(made.owners).exists() else replace(made, owners=None)


@contextmanager
def _desk(folder: Path | None, ui: str, say: Callable[[str], None]) -> Iterator[Desk]:
    """The desk; one of its own is deleted at the end, unless something was added or decided."""
    if folder is not None:
        with closing(Desk(folder)) as desk:
            yield desk
        return
    made = Path(tempfile.mkdtemp(prefix="recoupe-desk-"))
    desk = Desk(made)
    try:
        yield desk
    finally:
        desk.close()
        if desk.touched:
            say(load(ui).message("api", "kept", path=made))
        else:
            shutil.rmtree(made, ignore_errors=True)


def _teller(ui: str, say: Callable[[str], None]) -> Callable[[Status], None]:
    """Says of each run what whoever started the server should know."""
    tell = load(ui).message

    def ended(status: Status) -> None:
        for row in status.rejected[:TOLD]:
            say(f"{row.path}: {row.message}")
        if len(status.rejected) > TOLD:
            say(tell("cli", "more", n=len(status.rejected) - TOLD))
        if status.state == "failed":
            say(tell("api", "run-failed", why=status.why))
        elif status.id == FIRST:
            say(tell("api", "ready"))

    return ended


def _config(app: ASGIApp) -> uvicorn.Config:
    """A server that says nothing of itself and believes no proxy."""
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=GRACE,
    )


class _Server(uvicorn.Server):
    """Lets go whoever follows a run before it waits for answers under way."""

    def __init__(self, config: uvicorn.Config, office: Office) -> None:
        super().__init__(config)
        self.office = office

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.office.runs.end()
        await super().shutdown(sockets)


@contextmanager
def _interrupted() -> Iterator[None]:
    """Ctrl-C, and being asked to end, are the way to stop: what is open is closed and nothing is said of it."""
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, signal.default_int_handler) if main else None
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        if main:
            signal.signal(signal.SIGTERM, before)
