"""A server without a port, on a small fictional heap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

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


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Starts servers, each on a desk, and stops them."""
    running: list[Client] = []

    def start(
        source: Path | Dossier | None = None, *, desk: Path | None = None, ui: str = "fr", bounds: Bounds | None = None
    ) -> Client:
        kept = Desk(desk or tmp_path / f"desk{len(running)}")
        office = Office(source, kept, Settings(ui=ui), bounds=bounds)
        client = Client(office, kept, application(office))
        running.append(client)
        client.settle()
        return client

    yield start
    for client in running:
        client.stop()


@pytest.fixture
def client(serve: Callable[..., Client], folder: Path) -> Client:
    """A server on the small heap, once it is read."""
    return serve(folder, ui="en")
