#!/usr/bin/env python3
"""Take the pictures of the page that the README files and docs/dossier.md show, from the bundled fictional story.

    python tools/screenshots.py [--chromium PATH]

Writes ``docs/images/VIEW-LANGUAGE.png``: every view in English, two in French, and what ``recoupe serve`` adds. Needs
the development requirements and a Chromium on the path (nothing is downloaded). Takes about two minutes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import recoupe
from recoupe import examples
from recoupe.export.html import render
from recoupe.model import Dossier
from recoupe.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.serve.page.site import Guest, Site

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZE = {"width": 1280, "height": 940}
ARRIVED = """() => new Promise(done => {
  const look = () => document.documentElement.dataset.at === location.hash ? done() : requestAnimationFrame(look);
  look();
})"""
LIMIT = 300_000
"""Bytes a picture may have."""
WANTED = {"en": ("brief", "claims", "sources", "timeline", "articles"), "fr": ("brief", "claims")}
SERVED = ("en", "fr")
WHY = {"en": "Both had it from one statement.", "fr": "Les deux le tiennent d’un même communiqué."}


def main(arguments: list[str]) -> int:
    """Take the pictures; 1 when there is no browser or a picture is too heavy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=next(filter(None, map(shutil.which, BROWSERS)), None))
    chromium = parser.parse_args(arguments).chromium
    if chromium is None:
        print("no Chromium on the path; install one or give --chromium PATH", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        taken = [picture for ui in WANTED for picture in take(browser, Path(folder), ui)]
        taken += [picture for ui in SERVED for picture in take_served(browser, Path(folder), ui)]
        browser.close()
    return max(path.stat().st_size > LIMIT for path in taken)


def take(browser: Any, folder: Path, ui: str) -> list[Path]:
    """The pictures wanted in this interface language."""
    found = recoupe.dossier([examples.path()], settings=Settings(ui=ui))
    made = folder / f"{ui}.html"
    made.write_text(render(found, ui), "utf-8")
    page = browser.new_page(viewport=SIZE)
    pictures = []
    addresses = places(found)
    for view in WANTED[ui]:
        page.goto("about:blank")
        page.goto(f"{made.as_uri()}#{addresses[view]}")
        page.evaluate(ARRIVED)
        if view == "claims":
            page.locator(".claim .fold summary").first.click()
        pictures.append(keep(page, f"{view}-{ui}"))
    return pictures


def keep(page: Any, name: str) -> Path:
    """A picture of what the window shows."""
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    print(path, path.stat().st_size)
    return path


def take_served(browser: Any, folder: Path, ui: str) -> list[Path]:
    """Adding articles, judging two claims, and the list of what was decided, on a server of its own."""
    site = Site(examples.path(), folder / f"desk-{ui}", ui)
    site.rest()
    guest = Guest(browser, site, "/add", viewport=SIZE)
    waiting = [("le-phare-mardi.html", 41_000), ("depeche-1807.txt", 3_200), ("la-gazette.jsonl", 12_400)]
    files = [{"name": name, "mimeType": "text/plain", "buffer": b"x" * size} for name, size in waiting]
    guest.page.locator("#files").set_input_files([*files, {"name": "une.pdf", "mimeType": "x/y", "buffer": b"x"}])
    pictures = [keep(guest.page, f"serve-add-{ui}")]
    guest.go("/#claims")
    guest.page.locator(".claim .fold summary").first.click()
    guest.page.locator(".claim .members [data-judge]").first.click()
    guest.page.locator("#judge [value=same-origin]").check()
    guest.page.locator("[name=second]").nth(1).check()
    guest.page.locator("#judge-who").fill("Inès Garnier")
    guest.page.locator("#judge-why").fill(WHY[ui])
    pictures.append(keep(guest.page, f"serve-judge-{ui}"))
    guest.after(guest.page.locator("#judge-go").click)
    guest.page.locator("#bar-all").click()
    guest.page.evaluate(ARRIVED)
    pictures.append(keep(guest.page, f"serve-decisions-{ui}"))
    site.stop()
    return pictures


def places(found: Dossier) -> dict[str, str]:
    """Where each view is photographed; two articles that share an edited passage stand side by side."""
    pair = next(r for r in found.reuse if r.kind == "edited")
    views = {view: view for view in ("brief", "claims", "sources", "timeline")}
    return {**views, "articles": f"compare?a={pair.a.article}&b={pair.b.article}"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
