"""Times on the calendar: what they count from, which part of a period they keep, what an uncertain day leaves."""

from __future__ import annotations

from datetime import date

import pytest

from recoupe.link.dates import timexes
from recoupe.model import Published, Reading, Timex
from tests.extract.timedraft import draft, found, readings

DAY = date(2021, 3, 4)

ANCHORS = {
    "publication": (
        *("hier", "lundi", "le 3 mai", "en mai", "au printemps", "à Noël", "ce week-end", "au premier trimestre"),
        *("l'an dernier", "en mars de l'année dernière", "la veille", "à 14h"),
    ),
    "none": (
        *("le 3 mai 2019", "en 2019", "dans les années 60", "trois jours", "récemment", "après le 11-Septembre"),
        "au premier trimestre 2019",
    ),
}


@pytest.mark.parametrize(("anchor", "wording"), [(a, w) for a, wordings in ANCHORS.items() for w in wordings])
def test_what_a_time_counts_from(anchor: str, wording: str) -> None:
    assert [t.anchor for t in readings(wording, DAY)] == [anchor]


def test_a_day_just_named_is_an_anchor() -> None:
    assert [t.anchor for t in readings("Le 3 mai 2019, la digue cède. Le lendemain, il pleut.", DAY)][
        1
    ] == "another timex"


def test_an_hour_of_what_has_happened_is_of_no_day_to_come() -> None:
    text = "« Elle devait rentrer pour Noël », dit un voisin. Vers 2 heures, trois hommes ont forcé la porte."
    assert [t.value for t in readings(text, DAY)] == ["2021-12-25", "2021-03-04T02:00"]


EDGES = {
    "fin mai 2019": ("2019-05", "2019-05-21", "2019-05-31"),
    "début mai 2019": ("2019-05", "2019-05-01", "2019-05-11"),
    "mi-mai 2019": ("2019-05", "2019-05-11", "2019-05-21"),
    "début 2019": ("2019", "2019-01-01", "2019-05-02"),
    "fin 2019": ("2019", "2019-09-01", "2019-12-31"),
    "en mai 2019": ("2019-05", "2019-05-01", "2019-05-31"),
}


@pytest.mark.parametrize("wording", EDGES)
def test_an_edge_keeps_a_third_and_the_whole_value(wording: str) -> None:
    assert [(t.value, t.earliest, t.latest) for t in readings(wording, DAY)] == [EDGES[wording]]


def test_an_interval_of_publication_keeps_what_its_days_agree_on() -> None:
    def resolved(text: str) -> Timex:
        seen = draft(text)
        reading = Reading(seen.article, seen.sentences, times=found(text))
        return timexes.resolve([reading], {"a": Published(None, "2021-03-04", "2021-03-05")})["a"][0]

    assert resolved("Il a plu lundi.").value == "2021-03-01"
    yesterday = resolved("Il a plu hier.")
    assert (yesterday.value, yesterday.earliest, yesterday.latest) == ("XXXX-XX-XX", "2021-03-03", "2021-03-04")
