"""Articles that mean harm, from files to page: read by the engine, drawn by a browser, inert."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.export.html import render
from recoupe.export.notebook import summary_html
from tests.export.visit import VIEWS, Visit

TAG = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script><!--"
TURN, NOTHING = "\u202e", "\u200b"
SAID = (
    f"Le maire de Valmer, Paul {TAG}Nodier, a déclaré mardi que « le pont {SCRIPT} sera {TURN}fermé{NOTHING} lundi »."
)
TEXT = f"{SAID}\n\nSelon l'agence {TAG}, le pont a fait douze blessés. {SCRIPT}\n"
FOREIGN = "script:not([type='application/json']) ~ script, img, iframe, object, embed, base, form, link"


@pytest.fixture(scope="module")
def heap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with harm in its file names, titles, bylines, outlets, addresses, names and quotations."""
    folder = tmp_path_factory.mktemp("hostile")
    row = {
        "id": f"x{SCRIPT}",
        "text": TEXT,
        "title": f"{TURN}Le pont {SCRIPT}{TAG}",
        "url": "javascript:alert(3)",
        "outlet": f"Le Phare {TAG}{TURN}",
        "authors": [f"{TAG}A. Nom", SCRIPT],
        "published": "2031-05-05",
    }
    data = {**row, "id": "data", "url": "data:text/html,<script>alert(4)</script>", "outlet": f"Écho{SCRIPT}"}
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, (row, data))), "utf-8")
    (folder / "<img src=x onerror=alert(5)>.txt").write_text(TEXT, "utf-8")
    (folder / f"{TURN}gpj.md").write_text(f"# {TAG}\n\n{TEXT}", "utf-8")
    (folder / "page.html").write_text(f"<title>{TAG}</title><article><p>{TEXT * 3}</p></article>", "utf-8")
    (folder / "bad.txt").write_bytes(b"\x00\x01" * 50)
    return folder


def test_no_view_of_it_does_anything(browser: Any, heap: Path, tmp_path: Path) -> None:
    found = recoupe.dossier(heap)
    assert len(found.articles) >= 4
    assert found.statements
    path = tmp_path / f"{TAG.replace('/', '')}.html"
    path.write_text(render(found, since=found), "utf-8")
    visit = Visit(browser, path)
    for view in VIEWS:
        visit.open(view)
        visit.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        visit.settle()
        assert visit.page.locator(FOREIGN).count() == 0
    links = visit.page.eval_on_selector_all("a", "all => all.map(a => a.getAttribute('href'))")
    assert [href for href in links if not href.startswith("#")] == []
    assert visit.complaints == []


def test_turned_writing_stays_where_it_stands(browser: Any, heap: Path, tmp_path: Path) -> None:
    """Every text that turns the direction of writing is alone in an element that isolates it."""
    path = tmp_path / "page.html"
    path.write_text(render(recoupe.dossier(heap)), "utf-8")
    loose = Visit(browser, path).page.evaluate("""() => {
      const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT), found = [];
      while (walk.nextNode()) {
        const at = walk.currentNode.parentElement;
        if (/[\\u202a-\\u202e]/.test(walk.currentNode.data) && !at.closest("script, bdi, [dir=auto]"))
          found.push(at.outerHTML.slice(0, 200));
      }
      return found;
    }""")
    assert loose == []


def test_nor_does_the_notebook(heap: Path) -> None:
    shown = summary_html(recoupe.dossier(heap))
    assert "<img" not in shown
    assert "<script" not in shown
