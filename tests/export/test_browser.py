"""The page in a real browser: every link lands on words that can be seen, nothing is asked of the network.

Needs the Python package ``playwright`` and a Chromium on the path (nothing is downloaded); skipped without them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoupe.export.html import render
from tests.export.story import dossier, hostile

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the page goes undriven")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path: the page goes undriven")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

SEEN = """id => {
  const at = document.getElementById(id), box = at.getBoundingClientRect(), top = document.querySelector('nav');
  return box.height > 0 && box.top >= top.getBoundingClientRect().bottom - 1 && box.top < innerHeight
    ? getComputedStyle(at).backgroundColor : '';
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


class Visit:
    """A page opened from disk, with whatever the browser complained of and asked for."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.complaints: list[str] = []
        self.script = True
        self.page = browser.new_context(viewport={"width": 1000, "height": 700}, **context).new_page()
        self.page.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.on("request", self._asked)
        self.page.goto(path.as_uri())

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "about:")):
            self.complaints.append(request.url)

    def lands(self, selector: str) -> str:
        """Click what the selector means; the id it leads to, which must then be in sight and highlighted."""
        self.page.locator(selector).locator("visible=true").first.click()
        id = self.page.evaluate("decodeURIComponent(location.hash.slice(1))")
        self.page.wait_for_timeout(60)
        colour = self.page.evaluate(SEEN, id)
        assert colour, f"{selector} leads to #{id}, which is not in sight"
        if self.page.locator(f"[id='{id}']").evaluate("at => !!at.closest('.text')"):
            assert colour != "rgba(0, 0, 0, 0)", f"#{id} is not highlighted"
        return str(id)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "dossier.html"
    made.write_text(render(dossier()), "utf-8")
    return made


LANDINGS = [
    ("#brief", "#brief .cites a", "at-a-"),
    ("#brief", "#brief .ref", "claim-c1"),
    ("#brief", "#brief .status-strip a", "claim-c1"),
    ("#claims", "#claim-c1 .members a.quote", "said-a.1"),
    ("#claims", "#claim-c1 .figures a >> nth=0", "members-c1"),
    ("#claims", "#claim-c1 .figures a >> nth=1", "why-c1"),
    ("#divergences", "#divergences .members a.quote", "said-a.1"),
    ("#timeline", "#timeline .event a", "said-a.1"),
    ("#timeline", "#timeline tbody th a", "article-a"),
    ("#sources", "#sources svg a", "origin-"),
    ("#articles", "#articles .index a", "article-a"),
    ("#articles", "#articles .text .ref", "claim-c1"),
]


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no-script"])
def visit(browser: Any, path: Path, request: pytest.FixtureRequest) -> Visit:
    made = Visit(browser, path, java_script_enabled=request.param)
    made.script = request.param
    return made


@pytest.mark.parametrize(("view", "selector", "wanted"), LANDINGS)
def test_a_click_lands_in_sight(visit: Visit, path: Path, view: str, selector: str, wanted: str) -> None:
    visit.page.goto("about:blank")
    visit.page.goto(path.as_uri() + view)
    if visit.script:
        assert visit.lands(selector).startswith(wanted)
    else:
        visit.page.locator(selector).first.click()
        id = visit.page.url.split("#")[1]
        assert id.startswith(wanted)
        assert visit.page.locator(f"[id='{id}']").bounding_box()["y"] < 700
    assert visit.complaints == []


def test_a_count_of_the_sources_opens_on_its_statements(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    visit.page.locator("nav a[href='#sources']").click()
    visit.page.locator(".routes summary").first.click()
    assert visit.lands(".routes details[open] a").startswith("said-")


def test_one_view_shows_at_a_time_and_back_returns_to_the_place(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    page = visit.page
    page.set_viewport_size({"width": 1000, "height": 300})
    page.locator("nav a[href='#claims']").click()
    assert page.locator(".view:visible").count() == 1
    page.locator("#claim-c1 .members a.quote").nth(1).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    visit.lands("#claim-c1 .members a.quote >> nth=1")
    page.go_back()
    page.wait_for_timeout(60)
    assert page.locator("#claims").is_visible()
    assert abs(page.evaluate("scrollY") - before) < 5


def test_search_and_filter(browser: Any, path: Path) -> None:
    page = Visit(browser, path).page
    page.locator("nav a[href='#claims']").click()
    page.locator("#find").fill("PONT fermé xyzzy")
    assert page.locator(".claim:visible").count() == 0
    page.locator("#find").fill("VALMÉR pont")
    assert page.locator(".claim:visible").count() == 1
    page.locator("#only").select_option("disputed")
    assert page.locator(".claim:visible").count() == 1
    assert "1" in page.locator("#shown").inner_text()


def test_keyboard_alone_reaches_a_sentence(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.matches('.cites a')"):
            break
    assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_timeout(60)
    assert visit.page.evaluate("document.activeElement.id").startswith("at-a-")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(browser: Any, path: Path, width: int) -> None:
    page = Visit(browser, path).page
    page.set_viewport_size({"width": width, "height": 800})
    for view in page.eval_on_selector_all(".view", "all => all.map(one => one.id)"):
        page.evaluate("id => { location.hash = id; }", view)
        page.wait_for_timeout(20)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view


def test_hostile_page_runs_nothing(browser: Any, tmp_path: Path) -> None:
    made = tmp_path / "hostile.html"
    made.write_text(render(hostile()), "utf-8")
    visit = Visit(browser, made)
    for view in visit.page.eval_on_selector_all(".view", "all => all.map(one => one.id)"):
        visit.page.evaluate("id => { location.hash = id; }", view)
    assert visit.complaints == []


def test_policy_refuses_what_the_page_did_not_bring(browser: Any, path: Path) -> None:
    visit, failures = Visit(browser, path), list[str]()
    visit.page.on("requestfailed", lambda request: failures.append(request.failure))
    visit.page.evaluate("""() => {
      const more = document.createElement('script'); more.textContent = 'window.ran = 1'; document.body.append(more);
      const image = new Image(); image.src = 'https://phare.example/x.png'; document.body.append(image);
    }""")
    visit.page.wait_for_timeout(60)
    assert visit.page.evaluate("window.ran") is None
    assert [said for said in visit.complaints if "Content Security Policy" in said]
    assert failures == ["csp"]
