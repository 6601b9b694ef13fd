"""A large dossier: its size, and that it opens. ``bench/page.py`` measures the rest by tracing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.export.heap import heap
from tests.export.visit import VIEWS, Visit

MOST_BYTES, MOST_MS = 4_000_000, 1500
USABLE = "performance.getEntriesByName('recoupe.usable')[0].startTime"


@pytest.fixture(scope="module")
def large(page_of: Callable[..., Path]) -> Path:
    return page_of(heap(100, 1200))


def test_a_hundred_articles_fit_in_four_megabytes(large: Path) -> None:
    assert large.stat().st_size <= MOST_BYTES


def test_it_opens_to_a_usable_page_at_once(browser: Any, large: Path) -> None:
    times = [float(Visit(browser, large).page.evaluate(USABLE)) for _ in range(3)]
    assert min(times) < MOST_MS, times


def test_every_view_of_it_shows(browser: Any, large: Path) -> None:
    visit = Visit(browser, large)
    for view in VIEWS:
        visit.page.evaluate("view => { location.hash = view; }", view)
        visit.settle()
        assert visit.page.locator(f"#{view}").is_visible()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 1000
    assert visit.complaints == []


def test_a_matrix_of_hundreds_of_articles_is_a_list(browser: Any, page_of: Callable[..., Path]) -> None:
    visit = Visit(browser, page_of(heap(210, 420)), "claims")
    assert visit.page.locator(".matrix.huge").count() == 1
    assert not visit.page.locator(".cols").is_visible()
    assert visit.page.locator(".claim .who").first.is_visible()
