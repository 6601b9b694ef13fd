"""What holds of every heap, whatever it tells: order, evidence, ignorance; and what contradicts a date is told."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from recoupe.lang import load
from recoupe.link.dates.dating import date as date_all
from recoupe.model import Published, Reading
from recoupe.settings import Settings
from tests.link.undated import Story, reading, spelt, story

STORIES = [story(seed) for seed in range(24)]


def published(readings: list[Reading]) -> dict[str, Published]:
    return dict(date_all(readings, Settings()))


def with_text(heap: Story, key: str, text: str) -> list[Reading]:
    """The heap with a line more in one article."""
    out = []
    for one in heap.readings:
        article = one.article
        if article.id == key:
            one = reading(key, f"{article.text}\n{text}", article.language, article.published, outlet=article.outlet)
        out.append(one)
    return out


@pytest.mark.parametrize("heap", STORIES[:8], ids=lambda h: h.readings[0].article.id)
def test_shuffling_articles_changes_nothing(heap: Story) -> None:
    straight, mixed = published(list(heap.readings)), list(heap.readings)
    for seed in range(3):
        random.Random(seed).shuffle(mixed)
        assert published(mixed) == straight


@pytest.mark.parametrize("heap", STORIES, ids=lambda h: h.readings[0].article.id)
def test_a_day_named_outright_is_never_wider(heap: Story) -> None:
    """*hier, mardi 4 mai 2021* fixes the day, and no other article of the heap becomes less known by it."""
    before = published(list(heap.readings))
    keys = [key for key in heap.ideal if key not in heap.slipped]
    for key in keys[:2]:
        day, french = heap.truth[key], next(r for r in heap.readings if r.article.id == key).article.language == "fr"
        eve = day - timedelta(days=1)
        line = (
            f"Le conseil s'est réuni hier, {spelt(eve)}, à huis clos."
            if french
            else f"The council met yesterday, {eve.day} {eve:%B} {eve.year}, behind closed doors."
        )
        after = published(with_text(heap, key, line))
        assert (after[key].earliest, after[key].latest) == (day.isoformat(), day.isoformat())
        for other in keys:
            if other != key and before[other].basis == "inferred":
                assert after[other].basis == "inferred"


@pytest.mark.parametrize("heap", STORIES, ids=lambda h: h.readings[0].article.id)
def test_without_a_year_nothing_is_known_and_never_the_day_of_the_run(heap: Story) -> None:
    today = date.today().isoformat()
    for key, found in published(list(heap.readings)).items():
        assert (found.value or "")[:10] != today
        if not heap.anchored and key in heap.ideal and not heap.ideal[key] and len(heap.readings) == len(heap.truth):
            assert (found.value, found.basis) == (None, "unknown")


def test_bounds_of_its_own_date_an_article_without_neighbours() -> None:
    text = "Le barrage de Portville a cédé le 4 mai 2021. Une réunion se tiendra le 6 mai 2021 à Valdor."
    got = published([reading("a", text)])["a"]
    assert (got.earliest, got.latest) == ("2021-05-04", "2021-05-06")
    assert published([reading("a", "Ce mardi 4 mai 2021, le barrage de Portville a cédé.")])["a"].value == "2021-05-04"


# ------------------------------------------------------------------------------------------------------ contradictions


@pytest.mark.parametrize(
    ("key", "given", "text"),
    [
        ("event-later", "2020-05-04", "Le barrage de Portville a cédé le 4 mai 2021, dit la maire."),
        ("event-earlier", "2023-01-10", "Une réunion se tiendra à Valdor le 6 mai 2021, dit la maire."),
        ("embed-later", "2020-05-04", "Le barrage tient.\n— Mairie (@portville) 4 mai 2021"),
        ("embed-year", "2022-05-04", "Le barrage tient.\n— Mairie (@portville) 4 mai 2021"),
        ("line-differs", "2024-03-01", "Publié le 4 mai 2021 à 9h12\n\nLe barrage tient."),
        ("conflict", "2024-03-01", "Le barrage a cédé hier, mardi 4 mai 2021, dit la maire."),
    ],
)
def test_what_contradicts_a_given_date_is_reported_beside_it(key: str, given: str, text: str) -> None:
    got = published([reading("a", text, published=given)])["a"]
    assert (got.value, got.basis) == (given, "metadata")
    opening = load("fr").message("dating", key, words="|", day="|").partition("|")[0]
    assert any(because.why.startswith(opening) for because in got.because[1:])


def test_an_update_explains_what_came_after_publication() -> None:
    text = "Le barrage de Portville a cédé le 4 mai 2021, dit la maire."
    got = published([reading("a", text, published="2021-05-02", modified="2021-05-05")])["a"]
    assert len(got.because) == 1


def test_a_stamp_in_utc_gives_way_to_the_line_its_readers_see() -> None:
    text = "Publié le 5 mai 2021 à 0h30\n\nLe barrage tient."
    assert published([reading("a", text, published="2021-05-04T22:30:00Z")])["a"].value == "2021-05-05T00:30"
    assert published([reading("a", text, published="2021-05-04T22:30:00+02:00")])["a"].basis == "metadata"


def test_a_date_that_its_story_contradicts_is_reported_and_dates_nobody() -> None:
    told = "Un incendie a ravagé {} l'usine Ferronor de Portville, près de Valdor, où habite Ines Rovira."
    heap = [
        reading("a", told.format("mardi"), published="2021-05-05"),
        reading("b", told.format("hier"), published="2021-05-05"),
        reading("c", told.format("hier"), published="2023-11-20"),
        reading("d", told.format("ce mardi")),
    ]
    got = published(heap)
    assert got["c"].value == "2023-11-20"
    assert len(got["c"].because) == 2
    assert got["d"].value == "2021-05-04"
