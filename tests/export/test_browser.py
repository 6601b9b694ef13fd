"""The page in a real browser: every link lands on words that can be seen, nothing is asked of the network."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recoupe.export.html import render
from tests.export.heap import heap
from tests.export.story import FIRST, at, hostile
from tests.export.visit import VIEWS, Visit

LARGE = heap(40, 200)
LANDINGS = [
    ("brief", "#brief .cites a", "at-a-"),
    ("brief", "#brief .summary .ref", "claim-c1"),
    ("brief", "#brief .standing .ref", "claim-c1"),
    ("claims", "#claim-c1 .c >> nth=0", "said-a.1"),
    ("claims", "#claim-c1 .c >> nth=1", "said-b.1"),
    ("claims", "#claim-c1 .number", "claim-c1"),
    ("claims", "#claim-c1 .figures a >> nth=0", "members-c1"),
    ("claims", "#claim-c1 .figures a >> nth=1", "why-c1"),
    ("claims", ".cols a >> nth=0", "article-a"),
    ("timeline", ".tracks a >> nth=0", "day-"),
    ("timeline", "#timeline td.event a", "said-a.1"),
    ("timeline", "#timeline tbody th a", "article-a"),
    ("sources", "#sources svg a >> nth=0", "origin-"),
    ("sources", "#sources svg a >> nth=-1", "outlet-"),
    ("articles", "#articles .index a", "article-a"),
    ("articles", "#articles .text .ref", "claim-c1"),
]


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no-script"])
def visit(browser: Any, path: Path, request: pytest.FixtureRequest) -> Visit:
    return Visit(browser, path, java_script_enabled=request.param)


@pytest.mark.parametrize(("view", "selector", "wanted"), LANDINGS)
def test_a_click_lands_in_sight(visit: Visit, view: str, selector: str, wanted: str) -> None:
    visit.page.goto("about:blank")
    visit.page.goto(f"{visit.path.as_uri()}#{view}")
    if visit.script:
        assert visit.lands(selector).startswith(wanted)
    else:
        visit.page.locator(selector).first.click()
        id = visit.page.url.split("#")[1]
        assert id.startswith(wanted)
        assert visit.page.locator(f"[id='{id}']").count() == 1
    assert visit.complaints == []


FOLDED = [
    ("claims", ".claim .fold summary", "#claim-c1 .members a.quote", "said-a.1"),
    ("divergences", ".divergence summary", ".divergence .members a.quote", "said-a.1"),
    ("sources", ".routes summary", ".routes details[open] a", "said-"),
    ("sources", ".stops summary", ".stops details[open] a", "said-"),
    ("articles", ".paper details summary", ".paper details[open] a", "at-a-"),
]


@pytest.mark.parametrize(("view", "fold", "selector", "wanted"), FOLDED)
def test_what_is_folded_opens_on_its_statements(
    browser: Any, path: Path, view: str, fold: str, selector: str, wanted: str
) -> None:
    visit = Visit(browser, path, view)
    visit.page.locator(fold).first.click()
    assert visit.lands(selector).startswith(wanted)
    assert visit.complaints == []


@pytest.mark.parametrize(
    "id", ["said-a.1", "claim-c1", "article-b", "divergence-1", "day-unknown", "relay-Le_20_Phare"]
)
def test_an_address_opens_its_view_at_its_place(browser: Any, path: Path, id: str) -> None:
    visit = Visit(browser, path)
    if id.startswith("relay"):
        id = visit.page.locator("[data-node]").last.get_attribute("data-node")
    visit.open(id)
    assert visit.page.locator(f"[id='{id}']").is_visible()
    assert visit.page.locator(".view:visible").count() == 1


@pytest.mark.parametrize("corpus", ["example", "seeds", "large"])
@pytest.mark.parametrize("kind", ["claim", "why", "members"])
def test_an_address_of_a_claim_lands_below_the_heads_of_the_columns(
    browser: Any, page_of: Callable[..., Path], corpus: str, kind: str
) -> None:
    visit = Visit(browser, page_of(LARGE if corpus == "large" else corpus))
    visit.page.set_viewport_size({"width": 1280, "height": 800})
    claims = visit.page.eval_on_selector_all(".claim", "all => all.map(one => one.id)")
    for claim in (claims[1], claims[len(claims) // 2]):
        visit.open(claim.replace("claim", kind, 1))
        visit.sight(visit.hash)


def test_any_span_of_any_article_has_an_address(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    start, end = at(FIRST, "annoncé la mairie au Phare.\n\nSelon un")
    visit.open(f"at-a-{start}-{end}")
    marked = visit.page.locator("#article-a mark.hit")
    assert "".join(marked.all_inner_texts()).replace("\n", "") == "annoncé la mairie au Phare.Selon un"
    assert marked.first.is_visible()
    visit.page.evaluate("location.hash = 'claims'")
    visit.settle()
    assert visit.page.locator("mark").count() == 0


def test_one_view_shows_at_a_time_and_back_returns_to_the_place(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    page = visit.page
    page.set_viewport_size({"width": 1000, "height": 300})
    page.locator("nav a[href='#claims']").click()
    assert page.locator(".view:visible").count() == 1
    page.locator(".claim .fold summary").first.click()
    page.locator("#claim-c1 .members a.quote").nth(1).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    visit.lands("#claim-c1 .members a.quote >> nth=1")
    page.go_back()
    page.locator("#claims").wait_for(state="visible")
    visit.until("before => Math.abs(scrollY - before) < 5", before)


def test_the_page_remembers_the_view_and_the_layers(browser: Any, path: Path) -> None:
    visit = Visit(browser, path, "articles")
    visit.page.locator("#layer-time").uncheck()
    visit.page.locator("nav a[href='#timeline']").click()
    visit.page.locator("#timeline").wait_for(state="visible")  # the address changes first, the page follows
    visit.page.goto("about:blank")
    visit.page.goto(path.as_uri())
    assert visit.page.locator("#timeline").is_visible()
    assert not visit.page.locator("#layer-time").is_checked()


def test_layers_can_be_switched(browser: Any, path: Path) -> None:
    visit = Visit(browser, path, "articles")
    styles = {
        "said": "backgroundColor",
        "time": "borderBottomStyle",
        "shared": "boxShadow",
        "artefact": "textDecorationLine",
    }
    for layer, style in styles.items():
        shown = f"getComputedStyle(document.querySelector('.text .{layer}')).{style}"
        before = visit.page.evaluate(shown)
        visit.page.locator(f"#layer-{layer}").uncheck()
        assert visit.page.evaluate(shown) != before, layer


@pytest.mark.parametrize("width", [360, 640, 1280])
@pytest.mark.parametrize("corpus", ["story", "example", "seeds"])
def test_nothing_is_wider_than_the_window(
    browser: Any, path: Path, page_of: Callable[..., Path], corpus: str, width: int
) -> None:
    """360 px is a telephone; 640 px is a window of 1280 px at 200 %."""
    visit = Visit(browser, path if corpus == "story" else page_of(corpus))
    visit.page.set_viewport_size({"width": width, "height": 800})
    for view in VIEWS:
        visit.page.evaluate("id => { location.hash = id; }", view)
        visit.settle()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, view
    assert visit.complaints == []


def test_dark_mode_follows_the_system_and_the_choice(browser: Any, path: Path) -> None:
    visit = Visit(browser, path, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert visit.page.evaluate(ground) == "rgb(21, 24, 28)"
    visit.page.locator("#theme").select_option("light")
    assert visit.page.evaluate(ground) == "rgb(252, 251, 248)"
    visit.page.reload()
    assert visit.page.evaluate(ground) == "rgb(252, 251, 248)"
    visit.page.locator("#theme").select_option("auto")
    assert visit.page.evaluate(ground) == "rgb(21, 24, 28)"


def test_print_holds_every_view_unfolded(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    visit.page.emulate_media(media="print")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visit.page.locator(".view:visible").count() == len(VIEWS)
    assert visit.page.locator("#why-c1").is_visible()
    assert not visit.page.locator("nav").is_visible()
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not visit.page.locator(".claim .fold details").first.evaluate("fold => fold.open")


@pytest.mark.parametrize(("corpus", "ui"), [("example", "fr"), ("example", "en"), ("seeds", "fr")])
def test_print_makes_a_document_of_pages(browser: Any, page_of: Callable[..., Path], corpus: str, ui: str) -> None:
    printed = Visit(browser, page_of(corpus, ui)).page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert 10 < len(re.findall(rb"/Type\s*/Page\b", printed)) < 60


def test_saving_gives_the_dossier_back(browser: Any, path: Path) -> None:
    visit = Visit(browser, path)
    with visit.page.expect_download() as started:
        visit.page.locator("#save").click()
    assert started.value.suggested_filename == "dossier.json"
    assert '"recoupe-dossier/1"' in Path(started.value.path()).read_text("utf-8")


def test_hostile_page_runs_nothing(browser: Any, tmp_path: Path) -> None:
    made = tmp_path / "hostile.html"
    made.write_text(render(hostile(), since=hostile()), "utf-8")
    visit = Visit(browser, made)
    for view in [
        *VIEWS,
        "compare?a=a&b=b",
        "claims?q=%3Cimg&origin=0",
        "at-a-0-40",
        "%",
        "constructor",
        "at-__proto__-1-2",
    ]:
        visit.page.evaluate("id => { location.hash = id; }", view)
        visit.settle()
        assert visit.page.locator("img, iframe, object, embed, base, form").count() == 0
    assert visit.page.locator("a[href^='javascript']").count() == 0
    assert visit.complaints == []


def test_policy_refuses_what_the_page_did_not_bring(browser: Any, path: Path) -> None:
    visit, failures = Visit(browser, path), list[str]()
    visit.page.on("requestfailed", lambda request: failures.append(request.failure))
    with visit.page.expect_event("requestfailed"):
        visit.page.evaluate("""() => {
          const more = document.createElement('script');
          more.textContent = 'window.ran = 1';
          document.body.append(more);
          const image = new Image(); image.src = 'https://phare.example/x.png'; document.body.append(image);
        }""")
    assert visit.page.evaluate("window.ran") is None
    assert [said for said in visit.complaints if "Content Security Policy" in said]
    assert failures == ["csp"]
