"""The served pages for everybody: axe-core, narrow windows, two languages, dark; exports; read only; the place kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.export import FORMATS, shared
from tests.export.test_axe import RULES, axe_module
from tests.serve.page.site import HEAP, Guest, Site
from tests.serve.page.test_judge import HURT, INQUIRY, decide, sign

SAID = (
    "Les grues tournent la nuit",
    "Le quai nord accueille deux cargos",
    "Nous embauchons trente dockers",
    "La criée ouvre à cinq heures",
    "Les phares seront repeints en vert",
    "Le remorqueur est en réparation",
    "Un musée occupera le vieux hangar",
    "Les plongeurs ont trouvé une ancre",
    "La capitainerie change de toit",
    "Les silos sont pleins de blé",
    "Notre budget double en deux ans",
    "La vedette sort par tous les temps",
    "Les bouées viennent de Norvège",
    "Le chenal sera creusé en hiver",
)
VIEWS = ("brief", "claims", "sources", "timeline", "articles", "decisions")


def violations(guest: Guest) -> list[str]:
    guest.page.add_style_tag(content="* { content-visibility: visible !important }")
    found = axe_module.Axe().run(guest.page, options=RULES)
    return [f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize(("ui", "scheme", "width"), [("fr", "light", 1200), ("en", "dark", 1200), ("en", "light", 360)])
def test_nobody_is_shut_out(
    browser: Any, serve: Callable[..., Site], heap: Path, ui: str, scheme: str, width: int
) -> None:
    site = serve(heap, ui=ui)
    guest = Guest(
        browser, site, "/#claims", bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    decide(guest, HURT, "same-origin", "gazette")
    for view in VIEWS:
        guest.page.evaluate("view => { location.hash = view; }", view)
        guest.until("() => document.documentElement.dataset.at === location.hash")
        guest.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert violations(guest) == [], view
        assert guest.page.evaluate("document.documentElement.scrollWidth") <= width, view
    guest.page.evaluate("document.querySelector('#export').open = false")
    guest.page.evaluate("location.hash = 'claims'")
    guest.ask(".claim [data-judge=claim]").click()
    assert violations(guest) == []
    guest.page.keyboard.press("Escape")
    guest.ask(".members [data-judge]").click()
    guest.page.locator("#judge [value=split]").check()
    guest.page.locator("#judge-go").click()
    assert violations(guest) == []
    guest.go("/add")
    guest.page.locator("#files").set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}])
    assert violations(guest) == []
    assert guest.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 640])
def test_a_dialog_fits_a_telephone_and_high_zoom(browser: Any, site: Site, width: int) -> None:
    """640 px by 400 is a window of 1280 by 800 at 200 %."""
    guest = Guest(browser, site, "/#claims", viewport={"width": width, "height": 400})
    guest.ask(".claim [data-judge=claim]").click()
    box = guest.page.locator("#judge").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 400
    go = guest.page.locator("#judge-go").bounding_box()
    assert go["y"] + go["height"] <= 400, "what one presses is out of sight"


def test_the_page_is_dark_by_choice_on_both_pages(browser: Any, site: Site) -> None:
    guest = Guest(browser, site, "/#claims", color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert guest.page.evaluate(ground) == "rgb(252, 251, 248)"
    guest.page.locator("#theme").select_option("dark")
    assert guest.page.evaluate(ground) == "rgb(21, 24, 28)"
    guest.go("/add")
    assert guest.page.evaluate(ground) == "rgb(21, 24, 28)"
    assert guest.complaints == []


def test_in_english(browser: Any, serve: Callable[..., Site], heap: Path) -> None:
    guest = Guest(browser, serve(heap, ui="en"), "/#claims")
    decide(guest, INQUIRY, "reject")
    assert guest.bar() == "Decided: not a claim."
    assert guest.page.locator("nav a").last.inner_text() == "Decisions"
    guest.go("/add")
    assert guest.page.locator("h1").inner_text() == "Articles to cross-check"


def test_the_reader_stays_where_they_stood(browser: Any, site: Site) -> None:
    guest = Guest(browser, site, "/#claims", viewport={"width": 1200, "height": 500})
    guest.page.locator(".filters > summary").click()
    guest.page.locator("[data-filter=outlet]").select_option(label="echo (3)")
    guest.page.locator("#sort").select_option("text")
    shown = guest.claims()
    here = guest.claim(HURT)
    guest.page.locator(f"{here} .fold summary").first.click()
    button = guest.page.locator(f"{here} .members [data-judge]").nth(1)
    button.scroll_into_view_if_needed()
    guest.page.evaluate("scrollBy(0, 60)")
    key, before = button.get_attribute("data-id"), button.evaluate("at => at.getBoundingClientRect().top")
    button.click()
    guest.page.locator("#judge [value=same-origin]").check()
    guest.page.locator("#judge-choices input").first.check()
    sign(guest)
    guest.after(guest.page.locator("#judge-go").click)
    assert guest.page.evaluate("document.activeElement.dataset.id") == key
    assert abs(guest.page.evaluate("document.activeElement.getBoundingClientRect().top") - before) < 3
    assert guest.page.locator(f"{here} .members").first.is_visible()
    assert guest.page.locator("[data-filter=outlet] option:checked").inner_text().startswith("echo")
    assert guest.page.locator("#sort").input_value() == "text"
    assert guest.claims() == shown


def test_nor_do_they_move_in_a_matrix_that_scrolls_by_itself(
    browser: Any, serve: Callable[..., Site], tmp_path: Path
) -> None:
    for n, said in enumerate(SAID):
        text = f"{HEAP[sorted(HEAP)[n % 3]]}\n« {said} », a déclaré Léa Varenne, directrice du port.\n"
        (tmp_path / f"article-{n}.txt").write_text(text, "utf-8")
    guest = Guest(browser, serve(tmp_path), "/#claims", viewport={"width": 1200, "height": 460})
    matrix = guest.page.locator(".matrix.many")
    claim = guest.page.locator(".claim").nth(3)
    claim.scroll_into_view_if_needed()
    matrix.evaluate("at => { at.scrollTop += 90; }")
    assert matrix.evaluate("at => at.scrollTop") > 90
    button = claim.locator("[data-judge=claim]")
    button.click()  # which brings it into sight
    id, before = button.get_attribute("data-id"), button.evaluate("at => at.getBoundingClientRect().top")
    guest.page.locator("#judge-choices input").last.check()
    sign(guest)
    guest.after(guest.page.locator("#judge-go").click)
    at = guest.page.evaluate("document.activeElement.getBoundingClientRect().top")
    kept = guest.page.evaluate("id => document.activeElement.dataset.id === id", id)
    assert abs(at - before) < 3 or not kept
    assert guest.page.evaluate("!!document.activeElement.closest('.claim')")
    assert matrix.evaluate("at => at.scrollTop") > 90


def test_every_format_is_downloaded_whole_and_to_share(browser: Any, site: Site) -> None:
    guest = Guest(browser, site)
    guest.page.locator("#export summary").click()
    links = guest.page.locator("#export a")
    assert links.count() == len(FORMATS)
    with guest.page.expect_download() as started:
        guest.page.locator("#export a[href$='/json']").click()
    whole = Path(started.value.path()).read_text("utf-8")
    assert recoupe.export.json.loads(whole) == site.dossier
    guest.page.locator("#export-share").check()
    with guest.page.expect_download() as started:
        guest.page.locator("#export a[href$='/json?share=1']").click()
    assert "shared" in recoupe.export.json.loads(Path(started.value.path()).read_text("utf-8")).run.settings
    guest.page.keyboard.press("Escape")
    assert not guest.page.locator("#export ul").is_visible()
    assert guest.complaints == []


def test_what_is_printed_holds_no_buttons(browser: Any, site: Site) -> None:
    guest = Guest(browser, site, "/#claims")
    assert guest.page.pdf(format="A4").startswith(b"%PDF")
    guest.page.emulate_media(media="print")
    guest.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert guest.page.locator(".desk, .judge, .remove, #bar").locator("visible=true").count() == 0
    assert guest.page.locator(".view:visible").count() == len(VIEWS)


def test_a_shared_dossier_is_read_only_and_says_why(browser: Any, serve: Callable[..., Site], site: Site) -> None:
    guest = Guest(browser, serve(shared(site.dossier)), "/#claims")
    assert "lecture seule" in guest.page.locator(".notice").last.inner_text().lower()
    assert guest.page.locator(".judge, .remove, .undo, a[href='/add']").count() == 0
    assert guest.page.locator(".claim").count() == 4
    assert guest.complaints == []


def test_the_policy_of_the_page_is_strict(browser: Any, site: Site) -> None:
    guest = Guest(browser, site)
    answer = guest.page.request.get("/")
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    guest.page.evaluate("""() => {
      const more = document.createElement('script');
      more.textContent = 'window.ran = 1';
      document.body.append(more);
      document.body.setAttribute('style', 'display: none');
    }""")
    assert guest.page.evaluate("window.ran") is None
    assert guest.page.evaluate("getComputedStyle(document.body).display") != "none"
    assert len([said for said in guest.complaints if "Content Security Policy" in said]) == 2
