"""One browser for all tests that drive a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.export.visit import CHROMIUM, QUIET


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no page is driven")
    if CHROMIUM is None:
        pytest.skip("no Chromium on the path: no page is driven")
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()
