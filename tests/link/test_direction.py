"""Who had a passage first: by times, by clocks, by who cites whom, and left open where these do not tell."""

from __future__ import annotations

import pytest

from recoupe.link.copies.direction import Newsroom, direction
from recoupe.model import Article, Mention, Published, Reading

DAY = "2031-02-03"


def article(id: str, outlet: str | None, *cited: str) -> Reading:
    one = Article(id, f"{id}.txt", "", "", "fr", outlet=outlet)
    return Reading(one, mentions=tuple(Mention((0, 0), name, "media") for name in cited))


def stamped(value: str | None) -> Published:
    return Published(value, value and value[:10], value and value[:10])


def told(a: str | None, b: str | None, *, cites: str = "") -> tuple[str, str]:
    """The direction between an article of Le Fanal and one of Radio Val; ``cites`` lists those that name the other."""
    one = article("a", "Le Fanal", *(["Radio Val"] if "a" in cites else []))
    two = article("b", "Radio Val", *(["le Fanal"] if "b" in cites else []))
    return direction(stamped(a), stamped(b), (Newsroom.of(one), Newsroom.of(two)))


@pytest.mark.parametrize(
    ("a", "b", "cites", "way", "why"),
    [
        (DAY, "2031-02-04", "", "a>b", "first_a"),
        (f"{DAY}T08:00", f"{DAY}T07:59", "", "b>a", "first_b"),
        (f"{DAY}T08:00+01:00", f"{DAY}T07:30Z", "", "a>b", "first_a"),
        (f"{DAY}T08:00", f"{DAY}T08:00", "", "unknown", "direction_unknown"),
        (f"{DAY}T08:00", f"{DAY}T07:30Z", "", "unknown", "direction_unknown"),
        (f"{DAY}T08:00", DAY, "", "unknown", "direction_unknown"),
        (f"{DAY}T08:00", "2031-02-04", "", "a>b", "first_a"),
        (None, DAY, "", "unknown", "direction_unknown"),
        (DAY, DAY, "b", "a>b", "credit_a"),
        (None, None, "a", "b>a", "credit_b"),
        (f"{DAY}T12:00", f"{DAY}T08:00", "b", "a>b", "credit_a"),
        ("2031-02-12", DAY, "b", "unknown", "direction_contradicted"),
        ("2031-02-12", DAY, "a", "b>a", "credit_b"),
        (DAY, "2031-02-04", "ab", "a>b", "first_a"),
    ],
)
def test_direction(a: str | None, b: str | None, cites: str, way: str, why: str) -> None:
    assert told(a, b, cites=cites) == (way, why)


def test_an_outlet_that_names_itself_cites_nobody() -> None:
    one, two = (Newsroom.of(article(id, "Le Fanal", "Le Fanal")) for id in "ab")
    assert not one.cites(two)


def test_an_outlet_of_no_name_is_cited_by_nobody() -> None:
    assert not Newsroom.of(article("b", "Radio Val", "")).cites(Newsroom.of(article("a", None)))
