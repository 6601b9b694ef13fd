"""Two articles side by side: the same number on both sides, and only what differs marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.export.visit import Visit, read


def open_pair(browser: Any, path: Path, left: str, right: str) -> Visit:
    visit = Visit(browser, path, "articles")
    visit.page.locator("#compare-left").select_option(left)
    visit.page.locator("#compare-right").select_option(right)
    visit.page.locator("#compare-go").click()
    visit.settle()
    return visit


def texts(visit: Visit, selector: str) -> list[str]:
    return list(visit.page.locator(selector).all_inner_texts())


def test_a_shared_passage_bears_one_number_on_both_sides(browser: Any, path: Path) -> None:
    visit = open_pair(browser, path, "a", "b")
    assert visit.hash == "compare?a=a&b=b"
    left, right = (texts(visit, f".pane >> nth={n} >> .pair") for n in (0, 1))
    assert left
    assert sorted(left) == sorted(right)
    visit.page.locator(".pane >> nth=0 >> .pair >> nth=0").click()
    assert visit.page.evaluate("document.activeElement.dataset.pair") == left[0]
    assert visit.page.evaluate("document.activeElement.closest('.pane').previousElementSibling !== null")
    assert visit.complaints == []


@pytest.mark.parametrize("corpus", ["example", "seeds"])
def test_differences_are_outside_what_is_common(browser: Any, page_of: Callable[..., Path], corpus: str) -> None:
    path = page_of(corpus)
    found = read(corpus)
    languages = {article.id: article.language for article in found.articles}
    pairs = {(r.a.article, r.b.article) for r in (*found.reuse, *found.shared) if r.kind == "edited"}
    assert pairs
    for left, right in sorted(pairs)[:3]:
        assert languages[left] == languages[right]
        visit = open_pair(browser, path, left, right)
        assert texts(visit, ".pane .pair")
        assert visit.page.locator(".pane .differs").count() > 0
        for pane, id in enumerate((left, right)):
            body = visit.page.locator(f".pane >> nth={pane} >> .text").evaluate(
                "text => { const copy = text.cloneNode(true); for (const sign of copy.querySelectorAll('.pair, .ref')) "
                "sign.remove(); return copy.textContent; }"
            )
            text = next(article.text for article in found.articles if article.id == id)
            assert "".join(body.split()) == "".join(text.split()), "marking changed the text"
        assert visit.complaints == []


def test_the_same_text_twice_differs_nowhere(browser: Any, page_of: Callable[..., Path]) -> None:
    visit = Visit(browser, page_of("example"), "articles")
    id = read("example").articles[0].id
    visit.page.evaluate("hash => { location.hash = hash; }", f"compare?a={id}&b={id}")
    visit.settle()
    assert texts(visit, ".pane .pair")
    assert texts(visit, ".pane .differs") == []


def test_close_and_back(browser: Any, path: Path) -> None:
    visit = open_pair(browser, path, "a", "b")
    visit.page.locator("#compare-close").click()
    visit.settle()
    assert not visit.page.locator(".panes").is_visible()
    visit.page.go_back()
    visit.settle()
    assert visit.page.locator(".panes").is_visible()


def test_a_shared_passage_leads_there(browser: Any, path: Path) -> None:
    visit = Visit(browser, path, "article-a")
    for fold in visit.page.locator("#article-a details > summary").all():
        fold.click()
    visit.page.locator("#article-a a[href^='#compare']").first.click()
    visit.settle()
    assert visit.page.locator(".panes").is_visible()
