"""One browser for all tests of the page, and the pages they open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from recoupe.export.html import render
from recoupe.model import Dossier
from tests.corpora import Absent
from tests.export.story import dossier
from tests.export.visit import CHROMIUM, QUIET, read


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the page goes undriven")
    if CHROMIUM is None:
        pytest.skip("no Chromium on the path: the page goes undriven")
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Where the page of a dossier (or of a corpus, by name) has been written."""
    folder = tmp_path_factory.mktemp("pages")
    made, kept = dict[tuple[str, str], Path](), list[object]()

    def write(what: Dossier | str, ui: str = "fr") -> Path:
        key = (what if isinstance(what, str) else str(id(what)), ui)
        if key not in made:
            try:
                found = read(what, ui) if isinstance(what, str) else what
            except Absent as absent:
                pytest.skip(str(absent))
            kept.append(what)  # so that no other dossier is given its id
            made[key] = folder / f"{len(made)}.html"
            made[key].write_text(render(found, ui), "utf-8")
        return made[key]

    return write


@pytest.fixture(scope="session")
def path(page_of: Callable[..., Path]) -> Path:
    """The page of the small fictional dossier."""
    return page_of(dossier())
