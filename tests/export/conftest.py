"""The pages that the tests open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.export.html import render
from recoupe.model import Dossier
from tests.corpora import Absent
from tests.export.story import dossier
from tests.export.visit import read


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
