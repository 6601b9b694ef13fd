"""Accessibility, by axe-core: no violation of WCAG 2.2 AA in any view, light and dark, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.export.heap import heap
from tests.export.visit import VIEWS, Visit

axe_module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not there")
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def violations(visit: Visit) -> list[str]:
    visit.page.add_style_tag(content="* { content-visibility: visible !important }")  # what is not drawn has no size
    found = axe_module.Axe().run(visit.page, options=RULES)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("corpus", "ui"), [("example", "fr"), ("example", "en"), ("seeds", "fr")])
def test_no_view_shuts_anybody_out(
    browser: Any, page_of: Callable[..., Path], corpus: str, ui: str, scheme: str
) -> None:
    visit = Visit(browser, page_of(corpus, ui), bypass_csp=True, color_scheme=scheme)
    for view in VIEWS:
        visit.open(view)
        visit.page.evaluate(
            "for (const fold of document.querySelectorAll('.view:not([hidden]) details')) fold.open = true"
        )
        assert violations(visit) == [], f"{corpus} {ui} {view} {scheme}"


def test_nor_a_matrix_that_scrolls_nor_one_that_is_a_list(browser: Any, page_of: Callable[..., Path]) -> None:
    for articles in (20, 201):
        visit = Visit(browser, page_of(heap(articles, articles)), "claims", bypass_csp=True)
        assert violations(visit) == [], articles


@pytest.mark.parametrize("width", [360, 640])
def test_nor_a_narrow_window_nor_the_help_nor_two_articles(
    browser: Any, page_of: Callable[..., Path], width: int
) -> None:
    visit = Visit(browser, page_of("example"), bypass_csp=True)
    visit.page.set_viewport_size({"width": width, "height": 800})
    ids = visit.page.eval_on_selector_all("#compare-left option", "all => all.map(one => one.value)")
    for place in [*VIEWS, f"compare?a={ids[3]}&b={ids[5]}"]:
        visit.open(place)
        assert violations(visit) == [], place
    visit.page.keyboard.press("?")
    assert violations(visit) == []
