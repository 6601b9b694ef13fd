"""A server without a port, on a small fictional heap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra `serve` is not installed: nothing is served")

from recoupe.model import Dossier
from recoupe.serve.application import application
from recoupe.serve.bounds import Bounds
from recoupe.serve.desk import Desk
from recoupe.serve.state import Office
from recoupe.settings import Settings
from tests.serve.client import Client

HEAP = {
    "phare.txt": "Le maire de Valmer, Paul Nodier, a annoncé mardi 6 mai 2031 que le pont serait fermé lundi.\n\n"
    "Selon la préfecture, douze personnes ont été blessées.\n",
    "echo.txt": "La préfecture a indiqué mercredi 7 mai 2031 que quinze personnes avaient été blessées.\n\n"
    "« Le pont sera fermé lundi », a déclaré le maire de Valmer, Paul Nodier.\n",
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A heap of two articles that nobody writes to."""
    made = tmp_path_factory.mktemp("heap")
    for name, text in HEAP.items():
        (made / name).write_text(text, "utf-8")
    return made


def started(
    source: Path | Dossier | None, desk: Path, *, ui: str = "fr", bounds: Bounds | None = None, settle: bool = True
) -> Client:
    """A server that keeps what it is given on a desk; once everything is read, unless ``settle`` is false."""
    kept = Desk(desk)
    office = Office(source, kept, Settings(ui=ui), bounds=bounds)
    client = Client(office, kept, application(office))
    if settle:
        client.settle()
    return client


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Starts servers, each on a desk, and stops them."""
    running: list[Client] = []

    def start(source: Path | Dossier | None = None, *, desk: Path | None = None, **more: Any) -> Client:
        running.append(started(source, desk or tmp_path / f"desk{len(running)}", **more))
        return running[-1]

    yield start
    for client in running:
        client.stop()


@pytest.fixture
def client(serve: Callable[..., Client], folder: Path) -> Client:
    """A server on the small heap."""
    return serve(folder, ui="en")


@pytest.fixture(scope="session")
def reader(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server on the small heap that nobody changes."""
    client = started(folder, tmp_path_factory.mktemp("reader") / "desk", ui="en")
    yield client
    client.stop()
