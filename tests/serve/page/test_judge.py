"""Deciding on the page: only the server makes a decision, each can be undone, and the reader stays where they stood."""

from __future__ import annotations

from typing import Any

import pytest

from recoupe.model import Place
from tests.serve.page.site import Guest, Site

INQUIRY, PORT, HURT = "une enquête", "Le port restera ouvert", "personnes ont été"


@pytest.fixture
def guest(browser: Any, site: Site) -> Guest:
    return Guest(browser, site, "/#claims")


def sign(guest: Guest, who: str = "Inès Garnier", why: str = "") -> None:
    guest.page.locator("#judge-who").fill(who)
    guest.page.locator("#judge-why").fill(why)


def merge(guest: Guest, one: str = INQUIRY, other: str = PORT) -> None:
    """Make one claim of two, with the mouse."""
    guest.page.locator(f"{guest.claim(one)} [data-judge=claim]").click()
    guest.page.locator("#judge-choices label", has_text=other).click()
    sign(guest, why="Une même annonce.")
    guest.after(guest.page.locator("#judge-go").click)


def decide(guest: Guest, claim: str, kind: str, other: str = "") -> None:
    """Decide on the first passage of a claim."""
    here = guest.claim(claim)
    guest.page.locator(f"{here} .fold summary").first.click()
    guest.page.locator(f"{here} .members [data-judge]").first.click()
    guest.page.locator(f"#judge [value={kind}]").check()
    if other:
        guest.page.locator("#judge-choices label", has_text=other).first.click()
    sign(guest)
    guest.after(guest.page.locator("#judge-go").click)


def test_two_claims_become_one_and_two_again(guest: Guest, site: Site) -> None:
    before = guest.claims()
    merge(guest)
    assert len(guest.claims()) == len(before) - 1
    assert guest.bar() == "Décidé : une seule affirmation."
    assert site.kinds == ["merge"]
    guest.after(guest.page.locator("#bar-do").click)
    assert guest.claims() == before
    assert guest.bar() == "Annulé : une seule affirmation."
    guest.after(guest.page.locator("#bar-do").click)
    assert len(guest.claims()) == len(before) - 1
    assert guest.bar() == "Rétabli : une seule affirmation."
    guest.after(guest.page.locator("#bar-do").click)
    assert guest.claims() == before
    assert [row.undoes for row in site.desk.judgements.rows()] == [None, 1, 2, 1]
    assert (guest.complaints, guest.trouble) == ([], [])


def test_by_keyboard_alone(guest: Guest, site: Site) -> None:
    page = guest.page
    page.locator(f"{guest.claim(INQUIRY)} [data-judge=claim]").focus()
    page.keyboard.press("Enter")
    assert page.locator("#judge-choices label").count() == 3
    page.keyboard.press("ArrowDown")
    wanted = page.evaluate("document.activeElement.value")
    assert page.evaluate("document.activeElement.checked")
    page.keyboard.press("Tab")
    page.keyboard.type("Inès Garnier")
    page.keyboard.press("Tab")
    page.keyboard.type("u1?")
    page.keyboard.press("Tab")
    guest.after(lambda: page.keyboard.press("Enter"))
    row = site.desk.judgements.rows()[0]
    assert (row.kind, row.who, row.why) == ("merge", "Inès Garnier", "u1?")
    assert wanted not in [claim.id for claim in site.dossier.claims] or len(site.dossier.claims) == 3
    assert page.evaluate("document.activeElement.dataset.judge") == "claim"
    guest.after(lambda: page.keyboard.press("u"))
    assert site.kinds == ["merge", "undo"]
    page.keyboard.press("Escape")


def test_d_decides_on_the_item_that_j_came_to(guest: Guest, site: Site) -> None:
    page = guest.page
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("d")
    assert page.locator("#judge").is_visible()
    assert page.locator("#judge-first").inner_text() == guest.claims()[1]
    page.keyboard.press("Escape")
    guest.until("() => !document.querySelector('#judge').open")
    page.locator("#keys").click()
    assert page.locator("#help kbd", has_text="u").count() == 1
    page.locator("#keys-on").uncheck()
    page.locator("#help-close").click()
    page.keyboard.press("d")
    assert not page.locator("#judge").is_visible()
    assert site.kinds == []


def test_escape_leaves_everything_and_gives_the_focus_back(guest: Guest, site: Site) -> None:
    button = guest.page.locator(f"{guest.claim(INQUIRY)} [data-judge=claim]")
    button.focus()
    guest.page.keyboard.press("Enter")
    guest.page.keyboard.press("Escape")
    assert not guest.page.locator("#judge").is_visible()
    assert button.evaluate("at => at === document.activeElement")
    assert site.kinds == []


def test_the_other_claim_is_found_by_search(guest: Guest) -> None:
    guest.page.locator(f"{guest.claim(INQUIRY)} [data-judge=claim]").click()
    search = guest.page.locator("#judge-choices")
    assert search.locator("label").count() == 3
    guest.page.evaluate("document.querySelector('#judge-second .find').hidden = false")
    guest.page.locator("#judge-find").fill("FERME pont")
    assert "Le pont de Valmer ferme" in search.locator("label").all_inner_texts()[0]
    guest.page.locator("#judge-find").fill("xyzzy")
    assert search.locator("label").count() == 0
    assert guest.page.locator("#judge-none").inner_text() == "Rien ne correspond à cette recherche."


def test_a_passage_is_set_apart(guest: Guest, site: Site) -> None:
    decide(guest, HURT, "split", "gazette")
    assert len(guest.claims()) == 5
    assert site.kinds == ["split"]
    assert site.dossier.decisions[0].applied


def test_two_passages_have_one_origin(guest: Guest, site: Site) -> None:
    decide(guest, HURT, "same-origin", "gazette")
    assert site.kinds == ["same-origin"]
    assert site.dossier.decisions[0].applied
    assert guest.page.locator(f"{guest.claim(HURT)} .judged").count() == 1


def test_a_passage_is_no_claim(guest: Guest, site: Site) -> None:
    decide(guest, INQUIRY, "reject")
    assert not any(INQUIRY in words for words in guest.claims())
    assert site.kinds == ["reject"]
    assert guest.bar() == "Décidé : pas une affirmation."


def test_a_decision_is_signed_and_the_name_remembered(guest: Guest, site: Site) -> None:
    guest.page.locator(f"{guest.claim(INQUIRY)} [data-judge=claim]").click()
    guest.page.locator("#judge-go").click()
    assert "Choisissez l’autre." in guest.page.locator("#judge-trouble").inner_text()
    guest.page.locator("#judge-choices input").first.check()
    guest.page.locator("#judge-go").click()
    assert "une décision est signée" in guest.page.locator("#judge-trouble").inner_text()
    assert guest.page.evaluate("document.activeElement.id") == "judge-who"
    assert site.kinds == []
    sign(guest)
    guest.after(guest.page.locator("#judge-go").click)
    guest.page.locator("[data-judge=claim]").first.click()
    assert guest.page.locator("#judge-who").input_value() == "Inès Garnier"


def test_nothing_is_decided_before_the_server_says_so(guest: Guest, site: Site) -> None:
    held: list[Any] = []
    guest.page.route("**/api/v1/judgements", lambda route: held.append(route))
    before = guest.claims()
    guest.page.locator(f"{guest.claim(INQUIRY)} [data-judge=claim]").click()
    guest.page.locator("#judge-choices input").first.check()
    sign(guest)
    guest.page.locator("#judge-go").click()
    guest.until("() => document.querySelector('#judge-wait').textContent !== ''")
    assert guest.page.locator("#judge-go").is_disabled()
    assert guest.claims() == before
    assert not guest.page.locator("#bar").is_visible()
    error = {
        "error": {"code": "internal", "message": "Le disque est plein.", "hint": "Faites de la place.", "where": ""}
    }
    held[0].fulfill(status=500, json=error)
    guest.page.locator("#judge-trouble .what").wait_for()
    assert guest.page.locator("#judge-trouble").inner_text().split("\n")[0] == "Le disque est plein."
    assert "Faites de la place." in guest.page.locator("#judge-trouble").inner_text()
    assert guest.page.locator("#judge-go").is_enabled()
    assert (guest.claims(), site.kinds) == (before, [])


def test_a_server_that_is_gone_is_told(guest: Guest) -> None:
    guest.page.route("**/api/v1/judgements", lambda route: route.abort())
    guest.page.locator(f"{guest.claim(INQUIRY)} [data-judge=claim]").click()
    guest.page.locator("#judge-choices input").first.check()
    sign(guest)
    guest.page.locator("#judge-go").click()
    guest.page.locator("#judge-trouble .what").wait_for()
    assert "Le serveur ne répond pas." in guest.page.locator("#judge-trouble").inner_text()


def test_who_decides_on_an_old_page_is_told_to_load_it_again(guest: Guest, site: Site) -> None:
    said = next(s for s in site.dossier.statements if s.id.endswith(".1"))
    site.office.judge("reject", (Place(said.article, said.content[0]),), who="Marc", why="")
    guest.page.locator(f"{guest.claim(INQUIRY)} [data-judge=claim]").click()
    guest.page.locator("#judge-choices input").first.check()
    sign(guest)
    guest.page.locator("#judge-go").click()
    guest.page.locator("#judge-trouble button").wait_for()
    assert guest.trouble == [412]
    assert site.kinds == ["reject"]
    guest.after(guest.page.locator("#judge-trouble button").click)
    assert guest.page.locator("#claims").is_visible()


def test_a_page_one_comes_back_to_says_that_the_dossier_has_changed(guest: Guest, site: Site) -> None:
    said = next(s for s in site.dossier.statements if s.id.endswith(".1"))
    site.office.judge("reject", (Place(said.article, said.content[0]),), who="Marc", why="")
    guest.page.evaluate("dispatchEvent(new Event('visibilitychange'))")
    assert guest.bar() == "Le dossier a changé."
    guest.after(guest.page.locator("#bar-do").click)
    assert guest.page.locator(".decision").count() == 1


def test_a_passage_of_a_divergence_is_judged_too(guest: Guest, site: Site) -> None:
    guest.go("/#divergence-1")
    guest.page.locator("#divergence-1 summary").first.click()
    guest.page.locator("#divergence-1 [data-judge]").first.click()
    guest.page.locator("#judge [value=same-origin]").check()
    guest.page.locator("#judge-choices input").first.check()
    sign(guest)
    guest.after(guest.page.locator("#judge-go").click)
    assert site.kinds == ["same-origin"]
    assert guest.page.locator("#brief").is_visible()
    assert guest.page.evaluate("!!document.activeElement.closest('#brief')")


def test_the_list_tells_all_and_undoes(guest: Guest, site: Site) -> None:
    merge(guest)
    guest.page.locator("#bar-all").click()
    rows = guest.page.locator(".decision")
    rows.first.wait_for()
    said = rows.first.inner_text()
    assert all(words in said for words in ("Inès Garnier", "Une même annonce.", "appliquée", "une enquête"))
    guest.page.locator(".decision .undo").click()
    assert guest.page.locator("#judge-title").inner_text() == "Annuler cette décision"
    sign(guest, "Marc Ode", "Trop vite.")
    guest.after(guest.page.locator("#judge-go").click)
    assert guest.page.locator("#decisions").is_visible()
    assert all(words in rows.first.inner_text() for words in ("annulée", "Marc Ode", "Trop vite."))
    guest.page.locator(".decision .redo").click()
    sign(guest)
    guest.after(guest.page.locator("#judge-go").click)
    assert "appliquée" in rows.first.inner_text()
    assert site.kinds == ["merge", "undo", "undo"]
    assert guest.page.evaluate("document.activeElement.className") in ("undo", "decision applied")
