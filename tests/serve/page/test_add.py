"""Files dropped and chosen, texts pasted, how their reading goes on, what was not read; articles taken out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recoupe.serve.bounds import Bounds
from recoupe.serve.runs import Outcome
from tests.export.story import EVIL
from tests.serve.page.site import HEAP, Guest, Site

DROP = """files => {
  const held = new DataTransfer();
  for (const [name, text] of files) held.items.add(new File([text], name));
  const event = {dataTransfer: held, bubbles: true, cancelable: true}, box = document.querySelector('#drop');
  for (const kind of ['dragenter', 'dragover', 'drop']) box.dispatchEvent(new DragEvent(kind, event));
}"""


@pytest.fixture
def empty(serve: Callable[..., Site]) -> Site:
    return serve(None)


def sent(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def read(guest: Guest) -> None:
    """Send what is listed, and wait until it is read."""
    guest.page.locator("#list-go").click()
    guest.page.locator("#open").wait_for(timeout=120_000)


def test_without_articles_one_begins_by_adding_some(browser: Any, empty: Site) -> None:
    guest = Guest(browser, empty)
    assert guest.page.url.endswith("/add")
    files = [sent(name, text) for name, text in HEAP.items()]
    guest.page.locator("#files").set_input_files([*files, sent("vide.txt", "  "), sent("photo.pdf", "%PDF")])
    assert guest.page.locator("#list-files li").count() == 4
    assert "photo.pdf" in guest.page.locator("#list-out").inner_text()
    assert ".html" in guest.page.locator("#list-out").inner_text()
    assert guest.page.evaluate("document.activeElement.id") == "list-go"
    read(guest)
    assert guest.page.locator(".rejected li .path").all_inner_texts() == ["vide.txt"]
    assert "retirez ce fichier" in guest.page.locator(".rejected li small").inner_text()
    assert "Non lus : 1" in guest.page.locator("#run .stage").inner_text()
    assert guest.page.evaluate("document.activeElement.id") == "open"
    guest.page.keyboard.press("Enter")
    guest.page.locator(".lead").wait_for()
    assert guest.page.locator(".paper").count() == 3
    assert (guest.complaints, guest.trouble) == ([], [])


def test_files_are_dropped(browser: Any, empty: Site) -> None:
    guest = Guest(browser, empty, "/add")
    guest.page.evaluate(DROP, [["phare.txt", HEAP["phare.txt"]], ["lien.url", "x"]])
    guest.page.locator("#list").wait_for()
    assert guest.page.locator("#list-files .path").all_inner_texts() == ["phare.txt"]
    guest.page.locator("#list-clear").click()
    assert not guest.page.locator("#list").is_visible()
    guest.page.evaluate(DROP, [["phare.txt", HEAP["phare.txt"]]])
    guest.page.locator("#list").wait_for()
    read(guest)
    assert [article.path for article in empty.dossier.articles] == ["phare.txt"]


def test_a_whole_folder_is_chosen(browser: Any, empty: Site, heap: Path) -> None:
    guest = Guest(browser, empty, "/add")
    guest.page.locator("#folder").set_input_files(heap)
    guest.page.locator("#list").wait_for()
    assert sorted(guest.page.locator("#list-files .path").all_inner_texts()) == sorted(f"{heap.name}/{n}" for n in HEAP)
    read(guest)
    assert len(empty.dossier.articles) == 3


def test_nothing_that_is_read_is_told(browser: Any, empty: Site) -> None:
    guest = Guest(browser, empty, "/add")
    guest.page.evaluate(DROP, [[".secret", "x"]])
    guest.page.locator("#drop-trouble .what").wait_for()
    assert "Formats lus" in guest.page.locator("#drop-trouble").inner_text()
    assert not guest.page.locator("#list").is_visible()


def test_what_is_too_large_is_left_out_and_much_is_sent_in_parts(browser: Any, serve: Callable[..., Site]) -> None:
    site = serve(None, bounds=Bounds(file_bytes=2_000, request_bytes=9_000, files=2))
    guest = Guest(browser, site, "/add")
    files = [sent(name, text) for name, text in HEAP.items()]
    guest.page.locator("#files").set_input_files([*files, sent("long.txt", "mot " * 900)])
    assert "2 Ko" in guest.page.locator("#list-out").inner_text()
    asked: list[str] = []
    guest.page.on("request", lambda one: asked.append(one.url) if one.method == "POST" else None)
    guest.page.locator("#list-go").click()
    guest.until(
        "() => !document.querySelector('#open').hidden && document.querySelector('#list-files').childElementCount === 0"
    )
    site.rest()
    assert len(asked) == 2
    assert len(site.dossier.articles) == 3


def test_a_request_that_is_refused_says_why_and_what_to_do(browser: Any, serve: Callable[..., Site]) -> None:
    site = serve(None, bounds=Bounds(articles=1))
    guest = Guest(browser, site, "/add")
    guest.page.locator("#files").set_input_files([sent(name, text) for name, text in HEAP.items()])
    guest.page.locator("#list-go").click()
    guest.page.locator("#drop-trouble .what").wait_for()
    assert guest.trouble == [413]
    assert "recoupe archive" in guest.page.locator("#drop-trouble").inner_text()
    assert guest.page.locator("#list-files li").count() == 3
    assert guest.page.locator("#list-go").is_enabled()


def test_a_text_is_pasted_and_kept_over_a_reload_until_it_is_sent(browser: Any, empty: Site) -> None:
    guest = Guest(browser, empty, "/add")
    guest.page.locator("[name=text]").fill(HEAP["phare.txt"])
    guest.page.locator("[name=outlet]").fill("Le Phare")
    guest.page.locator("[name=published]").fill("2031-05-06")
    guest.page.reload()
    guest.ready()
    assert guest.page.locator("[name=text]").input_value() == HEAP["phare.txt"]
    guest.page.locator("#paste [type=submit]").click()
    guest.page.locator("#open").wait_for(timeout=120_000)
    article = empty.dossier.articles[0]
    assert (article.outlet, article.published.value, article.text) == ("Le Phare", "2031-05-06", HEAP["phare.txt"])
    guest.page.reload()
    guest.ready()
    assert guest.page.locator("[name=text]").input_value() == ""


def test_an_empty_text_is_refused(browser: Any, empty: Site) -> None:
    guest = Guest(browser, empty, "/add")
    guest.page.locator("#paste [type=submit]").click()
    guest.page.locator("#paste .trouble .what").wait_for()
    assert guest.page.locator("#paste .trouble").inner_text()
    assert not guest.page.locator("#run").is_visible()


def test_a_reload_finds_the_run_again(browser: Any, site: Site) -> None:
    going, seen = threading.Event(), threading.Event()

    def work(progress: Callable[[str, int, int], None]) -> Outcome:
        progress("parse", 3, 8)
        seen.set()
        going.wait(120)
        return Outcome(None)

    run = site.office.runs.start(work)
    assert seen.wait(60)
    guest = Guest(browser, site, f"/add?run={run}")
    for _ in range(2):
        guest.page.locator("#run .count", has_text="3 sur 8").wait_for()
        assert "phrases" in guest.page.locator("#run .stage").inner_text()
        assert guest.page.locator("#run progress").evaluate("bar => bar.position") == 3 / 8
        guest.page.reload()
        guest.ready()
    going.set()
    guest.page.locator("#open").wait_for()
    assert "prêt" in guest.page.locator("#run .stage").inner_text()


def test_sending_can_be_stopped_and_begun_again(browser: Any, empty: Site) -> None:
    guest = Guest(browser, empty, "/add")
    held: list[Any] = []
    guest.page.route("**/api/v1/articles", lambda route: held.append(route))
    guest.page.locator("#files").set_input_files([sent("phare.txt", HEAP["phare.txt"])])
    guest.page.locator("#list-go").click()
    guest.page.locator("#stop").click()
    guest.page.locator("#drop-trouble .what").wait_for()
    assert "rien n’en a été gardé" in guest.page.locator("#drop-trouble").inner_text()
    assert guest.page.locator("#list-files li").count() == 1
    assert empty.office.articles == 0
    guest.page.unroute("**/api/v1/articles")
    read(guest)
    assert empty.office.articles == 1


def test_a_run_is_followed_by_asking_where_no_events_come(browser: Any, site: Site) -> None:
    going = threading.Event()

    def work(progress: Callable[[str, int, int], None]) -> Outcome:
        progress("parse", 3, 8)
        going.wait(120)
        return Outcome(None)

    run = site.office.runs.start(work)
    guest = Guest(browser, site, "about:blank")
    guest.page.route("**/events", lambda route: route.abort())
    guest.go(f"/add?run={run}")
    guest.page.locator("#run .count", has_text="3 sur 8").wait_for()
    going.set()
    guest.page.locator("#open").wait_for()


def test_a_run_that_nobody_knows_and_one_that_failed_are_told(browser: Any, site: Site) -> None:
    guest = Guest(browser, site, "/add?run=99")
    guest.page.locator("#run .stage", has_text="ne connaît plus").wait_for()

    def fail(progress: Callable[[str, int, int], None]) -> Outcome:
        raise ValueError("la base est fermée")

    run = site.office.runs.start(fail)
    site.rest()
    guest = Guest(browser, site, f"/add?run={run}")
    guest.page.locator("#run .trouble .what").wait_for()
    assert not guest.page.locator("#open").is_visible()


def test_an_article_is_taken_out(browser: Any, site: Site) -> None:
    guest = Guest(browser, site, "/#articles")
    guest.page.locator(".paper .remove").first.click()
    assert not guest.page.locator("#judge-who").is_visible()
    assert "reste intact" in guest.page.locator("#judge-note").inner_text()
    guest.after(guest.page.locator("#judge-go").click)
    assert guest.page.locator(".paper").count() == 2
    assert guest.page.locator("#articles").is_visible()
    assert guest.bar() == "Article retiré."
    assert len(site.dossier.articles) == 2


def test_a_page_left_open_is_told_when_a_run_is_over(browser: Any, site: Site) -> None:
    going = threading.Event()

    def work(progress: Callable[[str, int, int], None]) -> Outcome:
        going.wait(120)
        return Outcome(None)

    site.office.runs.start(work)
    guest = Guest(browser, site, "/#claims")
    guest.page.locator("#going").wait_for()
    going.set()
    assert guest.bar() == "Le dossier a changé."
    guest.after(guest.page.locator("#bar-do").click)
    assert guest.page.locator("#claims").is_visible()


def test_hostile_articles_and_names_are_inert(browser: Any, empty: Site) -> None:
    guest = Guest(browser, empty, "/add")
    guest.page.locator("#files").set_input_files([sent('<img src=x onerror="alert(1)">.txt', HEAP["phare.txt"] + EVIL)])
    assert guest.page.locator("#list-files .path").inner_text().startswith("<img")
    read(guest)
    guest.page.locator("[name=text]").fill(HEAP["echo.txt"] + EVIL)
    for name in ("title", "outlet"):
        guest.page.locator(f"[name={name}]").fill(EVIL)
    guest.page.locator("[name=url]").fill("javascript:alert(1)")
    guest.page.locator("#paste [type=submit]").click()
    guest.until("() => !document.querySelector('#paste [type=submit]').disabled")
    empty.rest()
    for at in ("/", "/#claims", "/#articles", "/add"):
        guest.go(at)
        assert guest.page.locator("img, iframe, object, embed, base").count() == 0
        assert guest.page.locator("a[href^='javascript']").count() == 0
    guest.go("/#claims")
    button = guest.page.locator(".claim [data-judge=claim]").first
    if button.count():
        button.click()
        guest.page.locator("#judge-who").fill(EVIL)
    assert guest.complaints == []
