"""The page by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.export.visit import VIEWS, Visit


def press(visit: Visit, *keys: str) -> None:
    for key in keys:
        visit.page.keyboard.press(key)
        visit.settle()


def test_tab_and_enter_reach_a_sentence(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.matches('.cites a')"):
            break
    assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    press(visit, "Enter")
    visit.until("() => document.activeElement.id.startsWith('at-a-')")


def test_j_and_k_step_through_the_items_of_a_view(browser: Any, path: Path) -> None:
    visit = Visit(browser, path, "articles")
    press(visit, "j")
    assert visit.page.evaluate("document.activeElement.id") == "said-a.1"
    press(visit, "j", "j", "k")
    assert visit.page.evaluate("document.activeElement.id") == "said-a.2"
    assert visit.hash == "said-a.2"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("corpus", ["story", "example", "seeds"])
def test_every_view_has_items(browser: Any, path: Path, page_of: Callable[..., Path], corpus: str, view: str) -> None:
    visit = Visit(browser, path if corpus == "story" else page_of(corpus), view)
    press(visit, "j")
    assert visit.page.locator(f"#{view} .at").count() == 1
    assert visit.page.locator(f"#{view} .at").is_visible()


def test_o_unfolds_the_item(browser: Any, path: Path) -> None:
    visit = Visit(browser, path, "claims")
    press(visit, "j", "o")
    assert visit.page.locator("#why-c1").is_visible()
    press(visit, "o")
    assert not visit.page.locator("#why-c1").is_visible()


def test_slash_searches_and_numbers_change_the_view(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    for n, view in enumerate(VIEWS, 1):
        press(visit, str(n))
        assert visit.page.locator(f"#{view}").is_visible()
    press(visit, "/")
    assert visit.page.evaluate("document.activeElement.id") == "find"
    visit.page.keyboard.type("j1/?")
    assert visit.page.locator("#find").input_value() == "j1/?"
    assert visit.page.locator("#claims").is_visible()


def test_help_opens_closes_and_can_switch_the_keys_off(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    press(visit, "?")
    assert visit.page.locator("#help").is_visible()
    press(visit, "Escape")
    assert not visit.page.locator("#help").is_visible()
    visit.page.locator("#keys").click()
    visit.page.locator("#keys-on").uncheck()
    visit.page.locator("#help-close").click()
    press(visit, "2")
    assert visit.page.locator("#brief").is_visible()
    assert visit.complaints == []
