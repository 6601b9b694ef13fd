"""The days articles came out: given, stated, inferred, unknown."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from recoupe.link.dates.dating import date as date_all
from recoupe.link.dates.dating import resolve
from recoupe.model import Published, Reading
from recoupe.settings import Settings
from tests.link.tally import ROWS, tallied
from tests.link.undated import reading, story

GATE = Path(__file__).parents[1] / "gate.toml"
FLOORS: dict[str, float] = tomllib.loads(GATE.read_text("utf-8"))["undated"]


def published(*readings: Reading, settings: Settings | None = None) -> dict[str, Published]:
    """The dates of a heap."""
    return dict(date_all(readings, settings or Settings()))


def test_what_is_given_with_the_article_holds() -> None:
    got = published(reading("a", "Rien de neuf.", published="2021-03-04T10:15"))["a"]
    assert (got.value, got.earliest, got.latest, got.basis) == (
        "2021-03-04T10:15",
        "2021-03-04",
        "2021-03-04",
        "metadata",
    )
    assert got.because


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("Un titre\n\nPublié le 4 mars 2021 à 15h29\n\nLe texte.", "2021-03-04T15:29", "fr"),
        ("Un titre\nPar Jean Test, publié le 04/03/2021 à 8h15\nLe texte.", "2021-03-04T08:15", "fr"),
        ("Mis à jour le 5 mars 2021\nPublié le 4 mars 2021\nLe texte.", "2021-03-04", "fr"),
        ("Mis à jour le 5 mars 2021 à 7h00\nLe texte.", "2021-03-05T07:00", "fr"),
        ("PORTVILLE, 4 mars 2021 (AZP) - Le barrage tient.", "2021-03-04", "fr"),
        ("PORTVILLE (AZP), 4 mars 2021 — Le barrage tient.", "2021-03-04", "fr"),
        ("Un titre\njeudi 4 mars 2021\nLe texte.", "2021-03-04", "fr"),
        ("Un titre\nPar Maud Test, le 4 mars 2021\nLe texte.", "2021-03-04", "fr"),
        ("Un titre\nRadio Test | 4 mars 2021 à 12h10\nLe texte.", "2021-03-04T12:10", "fr"),
        ("A title\nPublished March 4, 2021\nThe text.", "2021-03-04", "en"),
        ("A title\nPosted on 4 March 2021 at 3:29 p.m.\nThe text.", "2021-03-04T15:29", "en"),
    ],
)
def test_date_lines(text: str, value: str, code: str) -> None:
    got = published(reading("a", text, code))["a"]
    assert (got.value, got.basis) == (value, "text")
    assert got.because[0].span != (0, 0)


def test_a_date_inside_the_text_is_no_date_line() -> None:
    text = "Le barrage de Portville, inauguré le 4 mars 1987 par la maire, a tenu bon pendant toute la tempête, dit-on."
    assert published(reading("a", text))["a"].basis == "unknown"


def test_the_address_may_hold_the_date() -> None:
    got = published(reading("a", "Rien.", url="https://example.org/2021/03/04/barrage.html"))["a"]
    assert (got.value, got.basis) == ("2021-03-04", "text")


def test_the_default_serves_those_that_say_nothing() -> None:
    heap = [reading("a", "Publié le 4 mars 2021\nLe texte."), reading("b", "Rien.")]
    got = published(*heap, settings=Settings(published="2022-01-01"))
    assert (got["a"].value, got["b"].value, got["b"].basis) == ("2021-03-04", "2022-01-01", "metadata")


def test_nothing_says_it_is_unknown_and_never_today() -> None:
    got = published(reading("a", "La maire de Portville a indiqué lundi que le barrage tenait."))["a"]
    assert (got.value, got.earliest, got.latest, got.basis) == (None, None, None, "unknown")
    assert got == published(reading("a", "Rien de neuf à Portville."))["a"]


def test_a_reproduced_post_bounds_its_article() -> None:
    text = "Le barrage a cédé ce jeudi.\n\nTout va bien — Mairie de Portville (@portville) 4 mars 2021\n"
    got = published(reading("a", text))["a"]
    assert (got.value, got.earliest, got.basis) == ("2021-03-04", "2021-03-04", "inferred")


@pytest.mark.parametrize(
    ("more", "basis"),
    [
        ("Le barrage a cédé mardi.", "unknown"),
        ("Le barrage a cédé ce mardi.", "unknown"),
        ("Le barrage a cédé le 3 mars.", "unknown"),
        ("Le barrage a cédé le jeudi 4 mars.", "inferred"),
        ("Le barrage a cédé le mercredi 4 mars.", "unknown"),
        ("Le barrage a cédé le 3 mars 2021.", "inferred"),
        ("Le barrage a cédé.\n\nCourage à tous — Ines Rovira (@rovira) 3 mars 2021", "unknown"),
    ],
)
def test_a_post_alone_is_a_bound_until_something_bears_its_year_out(more: str, basis: str) -> None:
    text = f"{more}\n\nTout va bien — Mairie de Portville (@portville) 4 mars 2021\n"
    got = published(reading("a", text))["a"]
    assert (got.basis, got.earliest) == (basis, "2021-03-04")


def test_posts_of_two_articles_of_one_story_bear_each_other_out() -> None:
    told = "Mireille Astier a présenté {} à Portville un plan à Paul Dravet, de Valdor. — {} (@suivi) {} mars 2021"
    heap = [reading("a", told.format("lundi", "Estran Info", 3)), reading("b", told.format("hier", "Radio", 4))]
    assert {got.basis for got in published(*heap).values()} == {"inferred"}
    assert {got.basis for got in published(*heap[:1]).values()} == {"unknown"}


def test_a_post_later_than_the_given_date_is_reported() -> None:
    text = "Le barrage.\n\nTout va bien — Mairie de Portville (@portville) 4 mars 2021\n"
    got = published(reading("a", text, published="2020-03-04"))["a"]
    assert got.value == "2020-03-04"
    assert len(got.because) == 2
    assert "2021-03-04" in got.because[1].why


def test_a_pair_of_names_for_one_day_fixes_the_weekday() -> None:
    dated = "Publié le 8 mars 2021\nLe sommet entre Mireille Astier et Paul Dravet à Portville, Valdor et Ostrave."
    again = "Publié le 9 mars 2021\nPaul Dravet attend Mireille Astier au sommet de Portville, Valdor et Ostrave."
    undated = (
        "Le sommet entre Mireille Astier et Paul Dravet, à Portville et Valdor, est prévu après-demain, soit jeudi."
    )
    assert published(reading("a", dated), reading("b", undated), reading("c", again))["b"].value == "2021-03-09"


def test_values_follow_the_day_and_stay_honest_without_it() -> None:
    heap = [reading("a", "Elle a démissionné hier, le 2 mai et en juillet dernier.", published="2021-03-04")]
    assert [t.value for t in resolve(heap, published(*heap))["a"]] == ["2021-03-03", "2020-05-02", "2020-07"]
    heap = [reading("a", "Elle a démissionné hier, lundi soir et en 2019.")]
    got = resolve(heap, published(*heap))["a"]
    assert [t.value for t in got] == ["XXXX-XX-XX", "XXXX-WXX-1TEV", "2019"]
    assert [(t.earliest, t.latest) for t in got[:2]] == [(None, None)] * 2


def test_the_eve_is_counted_from_the_day_just_named() -> None:
    heap = [reading("a", "Le 12 février 2021, elle signe. La veille, elle hésitait.", published="2021-03-04")]
    got = resolve(heap, published(*heap))["a"]
    assert [(t.value, t.anchor) for t in got] == [("2021-02-12", "none"), ("2021-02-11", "another timex")]


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    """What became of the articles of generated heaps."""
    return tallied(150)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items(), ids=list(FLOORS))
def test_generated_heaps_are_dated_as_a_careful_reader_would(counts: Counter[str], name: str, floor: float) -> None:
    label, part, whole = ROWS[name]
    assert counts[whole] > 0
    assert counts[part] / counts[whole] >= floor, f"{label}: {counts[part]} of {counts[whole]}"


def test_order_changes_nothing() -> None:
    heap = [*story(1).readings, *story(2).readings, *story(3).readings]
    straight = published(*heap)
    for seed in range(3):
        random.Random(seed).shuffle(heap)
        again = published(*heap)
        assert again == straight
        assert list(again) == list(straight)
        assert resolve(heap, again)[heap[0].article.id] == resolve(heap[:1], straight)[heap[0].article.id]


def test_the_day_of_the_run_is_never_used() -> None:
    for seed in range(20):
        for got in published(*story(seed).readings).values():
            assert got.value is None or got.value[:10] != date.today().isoformat()
