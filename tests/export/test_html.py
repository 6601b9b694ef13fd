"""The page: inert, whole, and every link lands."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.export import html, json
from recoupe.export.marks import Mark, paragraphs
from recoupe.export.notebook import summary_html
from recoupe.lang import load
from recoupe.lang.words import words
from recoupe.model import Shared, Still
from tests.export.story import dossier, hostile


class Page(HTMLParser):
    """What a browser would see: tags with attributes, ids, links, scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.scripts.append(data)

    def values(self, name: str) -> list[str]:
        return [str(attrs[name]) for _, attrs in self.tags if name in attrs]


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_every_link_lands_and_no_id_is_given_twice(ui: str) -> None:
    page = Page(html.render(dossier(), ui))
    ids, links = page.values("id"), [h[1:].split("?")[0] for h in page.values("href") if h.startswith("#")]
    assert len(ids) == len(set(ids))
    assert len(links) > 20
    assert set(links) <= set(ids)


def test_a_figure_leads_to_the_words_it_rests_on() -> None:
    page = html.render(dossier())
    assert re.search(r'href="#said-a.1"', page)
    assert re.search(r'id="said-a.1"[^>]*>(<[^>]+>)*Le pont(<[^>]+>)* de Valmer ferme', page)


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_hostile_articles_are_inert(ui: str) -> None:
    page = Page(html.render(hostile(), ui))
    assert len([tag for tag, _ in page.tags if tag == "script"]) == 2
    assert not {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed", "link", "base", "form"}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not [href for href in page.values("href") if not href.startswith("#")]


def test_what_outlives_a_denial_and_who_cites_whom_in_a_circle_is_told() -> None:
    made = dossier()
    still = Still(2, "b", "denial", "2031-05-06", "b le reprend après le démenti")
    told = replace(made.claims[0], still=(still,), loops=(("phare", "mairie"),))
    owned = replace(made.articles[0], owner="Groupe Valmer")
    page = html.render(replace(made, claims=(told,), articles=(owned, made.articles[1])))
    assert "Encore repris après un démenti" in page
    assert "B le reprend après le démenti" in page
    assert re.search("Se citent en boucle.*Le Phare.* → .*mairie de Valmer", page)
    assert "Groupe Valmer" in page


@pytest.mark.parametrize("what", ["quotation", "document", "background"])
def test_what_two_articles_share_without_copying_is_named(what: Shared) -> None:
    made = dossier()
    alike = replace(made.reuse[0], what=what)
    page = html.render(replace(made, reuse=(), shared=(alike,)), "fr")
    assert page.count(words("fr").name("shared", what)) == 2, "once in each of the two articles"
    assert words("fr").name("shared", what) not in html.render(made, "fr")


def test_a_slot_stands_beside_all_that_can_be_judged() -> None:
    places: list[tuple[str, str]] = []
    read = html.context(dossier(), "fr", slot=lambda kind, id: places.append((kind, id)) or "")
    for name in html.PARTS:
        html.environment().get_template(f"{name}.html.j2").render(read)
    assert set(places) >= {
        ("claim", "c1"),
        ("article", "a"),
        ("article", "b"),
        ("statement", "a.1"),
        ("entity", "mairie"),
    }


def test_page_asks_nothing_of_the_network_and_admits_only_its_own_script() -> None:
    text = html.render(dossier())
    page = Page(text)
    policy = next(attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert html.digest(page.scripts[-1]) in policy
    assert not page.values("src")
    assert [h for h in page.values("href") if not h.startswith("#")] == ["https://phare.example/a"]


def test_dossier_is_inside_the_page_unchanged() -> None:
    for made in (dossier(), hostile()):
        assert json.loads(Page(html.render(made)).scripts[0]) == made


def test_notebook_shows_the_head_and_no_live_markup() -> None:
    assert "Contestée" in summary_html(dossier())
    assert "<script" not in summary_html(hostile())
    assert "<img" not in summary_html(hostile())


def test_words_never_judge() -> None:
    judging = re.compile(
        r"\b(true|false|verified|fake|reliable|plagiari\w+|vrai|faux|vérifié\w*|fiable|plagiat)\b", re.I
    )
    for code in ("fr", "en"):
        for table in ("page", "cli", "desk"):
            assert not judging.search(str(load(code).table(table)))


def test_languages_say_the_same_things() -> None:
    for table in ("page", "cli", "desk"):
        fr, en = load("fr").table(table), load("en").table(table)
        assert {k: sorted(v) if isinstance(v, dict) else None for k, v in fr.items()} == {
            k: sorted(v) if isinstance(v, dict) else None for k, v in en.items()
        }


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda s: (min(s), max(s)))


@given(st.text("ab \n", max_size=30), st.lists(st.tuples(spans, st.sampled_from("xyz")), max_size=8))
def test_highlights_nest_and_cover_exactly_their_words(text: str, drawn: list[tuple[tuple[int, int], str]]) -> None:
    marks = [Mark(span, layer, f"{n}") for n, (span, layer) in enumerate(drawn)]
    covered = dict.fromkeys(marks, "")
    printed = []
    for start, line in paragraphs(text, marks):
        assert text[start:].startswith("".join(event.text for event in line))
        stack: list[Mark] = []
        for event in line:
            if event.do == "open":
                assert event.mark is not None
                stack.append(event.mark)
            elif event.do == "close":
                assert stack.pop() == event.mark
            else:
                printed.append(event.text)
                for mark in stack:
                    covered[mark] += event.text
        assert not stack
    lines = [line for line in text.split("\n") if line.strip()]
    assert "".join(printed) == "".join(lines)
    for mark, said in covered.items():
        assert said.replace(" ", "") == text[slice(*mark.span)].replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_an_empty_dossier_has_a_page(ui: str) -> None:
    made = dossier()
    empty = replace(
        made,
        articles=(),
        stories=(),
        entities=(),
        timexes=(),
        statements=(),
        reuse=(),
        claims=(),
        divergences=(),
        timeline=(),
        summary=(),
    )
    page = Page(html.render(empty, ui, since=made))
    assert {attrs.get("id") for _, attrs in page.tags} >= set(html.PARTS)
