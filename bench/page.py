"""What the page costs to open and to scroll, measured by tracing a headless Chromium.

    python -m bench.page [--articles 100] [--statements 1200] [--runs 3]

Makes a dossier of that size from fictional sentences, renders it, opens it from disk, and prints for each run: the
size of the file; milliseconds from the start of the navigation to the first contentful paint and to the page being
usable (its script has run: views, filters and keys answer); the longest task of the main thread; then, for the claims
and for the articles, milliseconds until the view is drawn and, while it is scrolled by 8,000 pixels at 2,000 a second
(the browser's own gesture), from the frames that its compositor reports: how many there were, the median of the time
between two, the share of these that took more than 16.7 ms, more than 25 (a refresh was missed) and more than 50, and
the share of frames that were dropped. Needs the development requirements and a Chromium on the path.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from recoupe.export.html import render
from tests.export.heap import heap
from tests.export.visit import CHROMIUM, QUIET

OPENING = "devtools.timeline,blink.user_timing,loading,toplevel"
FRAMES = "cc,benchmark,disabled-by-default-devtools.timeline.frame"
GESTURE = {"x": 640, "y": 500, "yDistance": -8000, "speed": 2000, "gestureSourceType": "mouse"}
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


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
    browser.start_tracing(page=page, categories=OPENING.split(","))
    page.goto(path.as_uri(), wait_until="load", timeout=120_000)
    page.evaluate(DRAWN)
    found = opened(json.loads(browser.stop_tracing())["traceEvents"])
    for view in ("claims", "articles"):
        before = time.perf_counter()
        page.evaluate("view => { location.hash = view; }", view)
        page.evaluate(DRAWN)
        found[f"{view}: shown ms"] = (time.perf_counter() - before) * 1000
        browser.start_tracing(page=page, categories=FRAMES.split(","))
        page.context.new_cdp_session(page).send("Input.synthesizeScrollGesture", GESTURE)
        frames = scrolled(json.loads(browser.stop_tracing())["traceEvents"])
        found |= {f"{view}: {name}": value for name, value in frames.items()}
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


def scrolled(events: list[dict[str, Any]]) -> dict[str, float]:
    """From the trace: the frames of a scroll, the times between those that were shown, and how many were not."""
    reports = [e for e in events if e["name"] == "PipelineReporter"]
    ends: dict[tuple[int, str], list[int]] = {}
    for e in reports:
        if e["ph"] == "e":
            ends.setdefault((e["pid"], e["id2"]["local"]), []).append(e["ts"])
    shown, dropped = set[int](), 0
    for e in reports:
        said = e["args"].get("frame_reporter", {})
        if said.get("scroll_state", "SCROLL_NONE") != "SCROLL_NONE":
            dropped += said["state"] == "STATE_DROPPED"
            if said["state"].startswith("STATE_PRESENTED"):
                shown.add(min(end for end in ends[e["pid"], e["id2"]["local"]] if end >= e["ts"]))
    times = sorted((after - before) / 1000 for before, after in pairwise(sorted(shown)))
    over = {f"over {limit} ms %": 100 * sum(t > limit for t in times) / len(times) for limit in (16.7, 25, 50)}
    lost = {"dropped %": 100 * dropped / (dropped + len(shown))}
    return {"frames": len(shown), "median ms": times[len(times) // 2]} | over | lost


if __name__ == "__main__":
    main()
