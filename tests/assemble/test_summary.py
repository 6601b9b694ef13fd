"""The summary quotes, names and counts; it is never firmer than what it cites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.assemble.summary import LINES, summary
from recoupe.link import Corpus
from recoupe.link.alignment.claims import align
from recoupe.link.counting.origins import count
from recoupe.link.differences.divergences import find
from recoupe.model import Claim, SummaryLine
from recoupe.settings import Settings
from tests.link.heap import corpus

DAYS = {"a": "2031-05-02", "b": "2031-05-03", "c": "2031-05-03"}
BRIDGE = {
    "a": ["Le pont de Valdor pourrait fermer vendredi.", "[fact] Il pleut depuis lundi sur toute la vallée."],
    "b": ["Le pont de Valdor fermera vendredi."],
    "c": ["[deny] Le pont de Valdor fermera vendredi."],
}
NAMES = {"valdor": ("place", ["Valdor"])}


def said_by(heap: Corpus, source: str, *, hedged: str = "") -> Corpus:
    """The same heap with one source for all, and one statement hedged."""
    rows = [
        replace(s, source_entity=source, chain=(source,), certainty="hedged" if s.id == hedged else "certain")
        for s in heap.statements
    ]
    return replace(heap, statements=tuple(rows))


def told(heap: Corpus, ui: str = "fr") -> tuple[tuple[Claim, ...], tuple[SummaryLine, ...]]:
    settings = Settings(ui=ui)
    claims = tuple(count(heap, members, settings) for members in align(heap))
    return claims, summary(heap, claims, settings, find(heap, claims, ui=ui))


@pytest.fixture(scope="module")
def bridge() -> Corpus:
    heap = corpus(BRIDGE, names=NAMES, published=DAYS)  # type: ignore[arg-type]
    return said_by(heap, "valdor", hedged="a.0")


def test_an_empty_heap_has_no_summary() -> None:
    assert summary(Corpus((), {}, (), (), ()), (), Settings()) == ()


def test_the_first_line_says_how_many_articles_and_of_which_days(bridge: Corpus) -> None:
    _, lines = told(bridge)
    assert lines[0].text.startswith("3 articles dans ce corpus")
    assert "2 mai 2031" in lines[0].text
    assert "3 mai 2031" in lines[0].text


def test_the_least_firm_wording_is_the_one_quoted(bridge: Corpus) -> None:
    _, lines = told(bridge)
    line = next(line for line in lines if "pont" in line.text)
    assert "pourrait fermer" in line.text
    assert not line.text.startswith("Le pont")


def test_a_denied_claim_is_shown_as_disputed(bridge: Corpus) -> None:
    claims, lines = told(bridge)
    assert "disputed" in {c.status for c in claims}
    assert any(line.text.startswith("Point disputé") for line in lines)


@pytest.mark.parametrize(
    ("content", "quoted"), [("Le pont de Valdor fermera vendredi.", True), ("La fermeture.", False)]
)
def test_a_denial_without_words_of_its_own_is_not_quoted(bridge: Corpus, content: str, quoted: bool) -> None:
    rows = [s for s in bridge.statements if s.stance == "deny"]
    short = [replace(s, content=((s.content[0][0], s.content[0][0] + len(content)),)) for s in rows]
    rest = [s for s in bridge.statements if s.stance != "deny"]
    heap = replace(bridge, statements=(*rest, *(rows if quoted else short)))
    (claim,) = (c for c in told(bridge)[0] if c.status == "disputed")
    _, line = summary(heap, (claim,), Settings(), ())
    assert line.text.startswith("Point disputé")
    assert line.text.count("«") == 1 + quoted


def test_every_line_cites_words_that_exist(bridge: Corpus) -> None:
    _, lines = told(bridge)
    for line in lines:
        assert line.cites
        assert all(bridge.text(p.article, p.span).strip() for p in line.cites)


def test_every_claim_of_a_line_is_a_claim(bridge: Corpus) -> None:
    claims, lines = told(bridge)
    assert {c for line in lines for c in line.claims} <= {c.id for c in claims}


def test_the_outlets_own_words_are_lent_to_nobody() -> None:
    heap = corpus(
        {
            "a": ["[fact] Le pont de Valdor serait fermé vendredi soir."],
            "b": ["Le pont de Valdor sera fermé vendredi."],
        },
        names=NAMES,  # type: ignore[arg-type]
        published=DAYS,
    )
    first = heap.readings[0]
    hedged = replace(first, facts=tuple(replace(f, certainty="hedged") for f in first.facts))
    heap = said_by(replace(heap, readings=(hedged, *heap.readings[1:])), "valdor")
    _, lines = told(heap)
    assert any(line.text.startswith("Sans source nommée et avec réserve") for line in lines)


def test_the_summary_speaks_the_readers_language(bridge: Corpus) -> None:
    _, lines = told(bridge, "en")
    assert "articles in this corpus" in lines[0].text


def test_no_line_comes_twice_and_they_are_few(bridge: Corpus) -> None:
    _, lines = told(bridge)
    assert len({line.text for line in lines}) == len(lines) <= LINES + 1
