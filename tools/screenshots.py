#!/usr/bin/env python3
"""Take the pictures of the page that the README files show, from the bundled fictional story.

    python tools/screenshots.py [--chromium PATH]

Writes ``docs/images/page-fr.png`` and ``docs/images/page-en.png``. Needs the development requirements and a Chromium
on the path (nothing is downloaded). Takes about half a minute.
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
from recoupe.settings import Settings

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZE = {"width": 1040, "height": 1080}
LIMIT = 300_000
"""Bytes a picture may have."""


def main(arguments: list[str]) -> int:
    """Take both pictures; 1 when there is no browser or a picture is too heavy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=next(filter(None, map(shutil.which, BROWSERS)), None))
    chromium = parser.parse_args(arguments).chromium
    if chromium is None:
        print("no Chromium on the path; install one or give --chromium PATH", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        taken = [take(browser, Path(folder), ui) for ui in ("fr", "en")]
        browser.close()
    return max(path.stat().st_size > LIMIT for path in taken)


def take(browser: Any, folder: Path, ui: str) -> Path:
    """The picture of the claims, the reasons of the first one unfolded, in this interface language."""
    made = folder / f"{ui}.html"
    made.write_text(render(recoupe.dossier([examples.path()], settings=Settings(ui=ui)), ui), "utf-8")
    page = browser.new_page(viewport=SIZE)
    page.goto(f"{made.as_uri()}#claims")
    page.locator(".claim details:not(.rest details) > summary").first.click()
    page.evaluate("scrollTo(0, 0)")
    picture = IMAGES / f"page-{ui}.png"
    page.screenshot(path=picture)
    print(picture, picture.stat().st_size)
    return picture


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
