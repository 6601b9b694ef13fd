"""What the page costs to open and to scroll, measured by tracing a headless Chromium.

    python bench/page.py [--articles 100] [--statements 1200] [--runs 3]

Makes a dossier of that size from fictional sentences, renders it, opens it from disk, and prints for each run: the
size of the file; milliseconds from the start of the navigation to the first contentful paint and to the page being
usable (its script has run: views, filters and keys answer); the longest task of the main thread; then, while the wheel
turns through the claims and the articles, frames a second, the 95th percentile of the time between two frames, and how
many frames took more than 50 ms. Needs the development requirements and a Chromium on the path.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from recoupe.export.html import render
from tests.export.heap import heap
from tests.export.visit import CHROMIUM, QUIET

CATEGORIES = "devtools.timeline,blink.user_timing,loading,toplevel"
FRAMES = """() => { const seen = window.seen = []; let last = performance.now();
  const tick = now => { seen.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""


def main() -> None:
    """Print one line a run."""
    args = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    args.add_argument("--articles", type=int, default=100)
    args.add_argument("--statements", type=int, default=1200)
    args.add_argument("--runs", type=int, default=3)
    given = args.parse_args()
    if CHROMIUM is None:
        sys.exit("no Chromium on the path")
    start = time.perf_counter()
    page = render(heap(given.articles, given.statements))
    print(f"{given.articles} articles, {given.statements} statements: rendered in {time.perf_counter() - start:.2f} s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        path = Path(folder) / "dossier.html"
        path.write_text(page, "utf-8")
        print(f"{path.stat().st_size / 1e6:.2f} MB")
        for _ in range(given.runs):
            browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            print("  ".join(f"{name} {value:.0f}" for name, value in measure(browser, path).items()))
            browser.close()


def measure(browser: Any, path: Path) -> dict[str, float]:
    """The figures of one fresh browser."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    browser.start_tracing(page=page, categories=CATEGORIES.split(","))
    page.goto(path.as_uri(), wait_until="load", timeout=120_000)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = opened(json.loads(browser.stop_tracing())["traceEvents"])
    for view in ("claims", "articles"):
        before = time.perf_counter()
        page.evaluate("view => { location.hash = view; }", view)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found[f"{view}: shown ms"] = (time.perf_counter() - before) * 1000
        found |= {f"{view}: {name}": value for name, value in scrolled(page).items()}
    return found


def opened(events: list[dict[str, Any]]) -> dict[str, float]:
    """From the trace: milliseconds from navigation start, and the longest task."""

    def first(name: str) -> dict[str, Any]:
        found = [
            e for e in events if e["name"] == name and (name != "navigationStart" or "file:" in str(e.get("args")))
        ]
        return min(found, key=lambda e: e["ts"])

    start, usable = first("navigationStart"), first("recoupe.usable")
    mine = [e for e in events if e["pid"] == usable["pid"] and e["tid"] == usable["tid"] and "dur" in e]
    since = {
        name: (first(key)["ts"] - start["ts"]) / 1000
        for name, key in (("paint", "firstContentfulPaint"), ("usable", "recoupe.usable"))
    }
    return {f"{name} ms": value for name, value in since.items()} | {
        "longest task ms": max((e["dur"] for e in mine if e["name"].endswith("RunTask")), default=0) / 1000
    }


def scrolled(page: Any) -> dict[str, float]:
    """Frames while the wheel turns forty times."""
    page.mouse.move(640, 500)
    page.evaluate(FRAMES)
    for _ in range(40):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(25)
    times = sorted(page.evaluate("() => window.seen"))
    return {
        "frames a second": 1000 * len(times) / sum(times),
        "95th percentile ms": times[int(len(times) * 0.95)],
        "over 50 ms": sum(t > 50 for t in times),
    }


if __name__ == "__main__":
    main()
