"""Sites for the tests that drive the served pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra `serve` is not installed: nothing is served")

from recoupe.model import Dossier
from recoupe.serve.bounds import Bounds
from tests.serve.page.site import HEAP, Site


@pytest.fixture(scope="session")
def heap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three fictional articles that nobody writes to."""
    made = tmp_path_factory.mktemp("heap")
    for name, text in HEAP.items():
        (made / name).write_text(text, "utf-8")
    return made


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Starts sites, each on a desk of its own, and stops them."""
    running: list[Site] = []

    def start(source: Path | Dossier | None = None, ui: str = "fr", bounds: Bounds | None = None) -> Site:
        running.append(Site(source, tmp_path / f"desk{len(running)}", ui, bounds))
        running[-1].rest()
        return running[-1]

    yield start
    for site in running:
        site.stop()


@pytest.fixture
def site(serve: Callable[..., Site], heap: Path) -> Site:
    """A site on the three articles, once they are read."""
    return serve(heap)
