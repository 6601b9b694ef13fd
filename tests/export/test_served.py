"""The pages that a server sends: nothing inline, nothing live, and a button beside all that can be judged."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from recoupe.export import FORMATS, served
from recoupe.lang import load
from recoupe.model import Dossier, Judgement, Place, Statement
from tests.export.story import EVIL, FIRST, at, dossier, hostile, statement
from tests.export.test_html import Page

DECIDED = (
    Judgement(1, "2031-05-06T08:00:00+00:00", "Inès", "reject", (Place("a", (0, 29)),), "", None),
    Judgement(2, "2031-05-06T08:20:00+00:00", "Marc", "undo", (), "", 1),
    Judgement(3, "2031-05-06T08:30:00+00:00", EVIL, "reject", (Place("a", (0, 29)),), EVIL, None),
)
DESK = served.Desk('"e1"', DECIDED)


def shown(made: Dossier, desk: served.Desk = DESK, ui: str = "fr") -> Page:
    return Page(served.page(made, desk, ui))


def buttons(page: Page, name: str = "judge") -> list[dict[str, str | None]]:
    return [attrs for tag, attrs in page.tags if tag == "button" and attrs.get("class") == name]


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize("made", [dossier(), hostile()], ids=["plain", "hostile"])
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(made: Dossier, ui: str) -> None:
    for page in (shown(made, ui=ui), Page(served.add(DESK, ui, articles=2))):
        assert not [tag for tag, attrs in page.tags if tag == "style" or "style" in attrs]
        assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
        assert not {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed", "base", "meta http-equiv"}
        sources = [attrs.get("src") for tag, attrs in page.tags if tag == "script"]
        sheets = [
            attrs.get("href") for tag, attrs in page.tags if tag == "link" and "icon" not in (attrs.get("rel") or "")
        ]
        assert sources
        for address in (*sources, *sheets):
            assert address
            assert served.asset(address.removeprefix("/assets/").split("?")[0])
            assert re.search(r"\?v=[0-9a-f]{12}$", address)


def test_every_claim_passage_and_article_has_a_button() -> None:
    page = shown(dossier())
    judged = {(b["data-judge"], b["data-id"]) for b in buttons(page)}
    assert {("claim", "c1"), ("statement", "a.1"), ("statement", "b.1")} <= judged
    assert [id for kind, id in judged if kind == "passage"] == ["b:58-70"]
    assert [b["data-id"] for b in buttons(page, "remove")] == ["a", "b"]
    places = [b["data-at"] for b in buttons(page) if b["data-judge"] != "claim"]
    assert all(re.fullmatch(r"[ab]:\d+-\d+", at or "") for at in places)


def test_a_standing_decision_can_be_undone_and_an_undone_one_restored() -> None:
    page = shown(dossier())
    assert [b["data-id"] for b in buttons(page, "undo")] == ["3"]
    assert [b["data-id"] for b in buttons(page, "redo")] == ["2"]


def test_a_page_that_is_read_only_says_why_and_has_no_button() -> None:
    page = shown(dossier(), replace(DESK, read_only="Il n’y a plus de textes."))
    assert not buttons(page)
    assert not buttons(page, "remove")
    assert "/add" not in page.values("href")
    assert "Il n’y a plus de textes." in served.page(
        dossier(), replace(DESK, read_only="Il n’y a plus de textes."), "fr"
    )
    assert not [tag for tag, _ in Page(served.add(replace(DESK, read_only="Non."), "fr")).tags if tag == "form"]


def test_every_format_is_offered() -> None:
    assert [h for h in shown(dossier()).values("href") if "/exports/" in h] == [f"/api/v1/exports/{f}" for f in FORMATS]


def test_the_script_is_told_the_tag_the_words_and_the_limits() -> None:
    body = next(attrs for tag, attrs in shown(dossier(), replace(DESK, run="7", file_bytes=9)).tags if tag == "body")
    assert (body["data-etag"], body["data-run"]) == ('"e1"', "7")
    assert json.loads(body["data-words"] or "") == load("fr").table("desk")["script"]
    assert json.loads(body["data-limits"] or "")["file"] == 9


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_scripts_ask_for_words_that_there_are(code: str) -> None:
    known = load(code).table("desk")["script"]
    for name in ("desk.js", "place.js", "serve.js", "add.js"):
        text = (files("recoupe") / "templates" / name).read_text("utf-8")
        asked = set(re.findall(r'say\("([\w-]+)"', text))
        assert not {key for key in asked if not key.endswith("_")} - set(known), name
        assert all(any(key.startswith(stem) for key in known) for stem in asked if stem.endswith("_")), name


def test_no_colour_is_its_own() -> None:
    sheet = (files("recoupe") / "templates" / "serve.css").read_text("utf-8")
    assert not re.search(r":[^;}]*#[0-9a-f]{3,8}\b", sheet)


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        (["Le pont de Valmer ferme lundi"], "Le pont de Valmer ferme lundi"),
        (["Le pont", "rouvrir en mai"], "rouvrir en mai"),
        (["Le pont de Valmer", "ferme lundi"], "Le pont de Valmer ferme lundi"),
    ],
)
def test_the_place_of_a_statement_is_mostly_its_own_words(pieces: list[str], wanted: str) -> None:
    said: Statement = replace(statement("a.1", "a", FIRST, pieces[0]), content=tuple(at(FIRST, p) for p in pieces))
    start, end = at(FIRST, wanted)
    assert served.place(said) == f"a:{start}-{end}"
    held = sum(b - a for a, b in said.content)
    common = sum(max(0, min(end, b) - max(start, a)) for a, b in said.content)
    assert common / (held + end - start - common) >= 0.5
