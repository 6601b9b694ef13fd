"""The calendar: read back by icalendar; a moment covers the days it may be, and none is made up."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

import pytest
from icalendar import Calendar

from recoupe.export.ics import dumps
from recoupe.model import Dossier, Moment, When
from tests.export.story import EVIL, dossier, hostile


def events(made: Dossier) -> list[Any]:
    """The events, as icalendar reads them."""
    return list(Calendar.from_ical(dumps(made)).walk("VEVENT"))


def at(*when: str | None, what: str = "Le pont ferme") -> Dossier:
    """A dossier of one moment."""
    return replace(dossier(), timeline=(Moment(When(*when), what, ("c1",), (), "event", articles=("a", "b")),))


def test_what_is_dated_is_an_event() -> None:
    (event,) = events(dossier())
    assert event["SUMMARY"] == "Le pont ferme"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (datetime.date(2031, 5, 5), datetime.date(2031, 5, 6))
    assert event["TRANSP"] == "TRANSPARENT"
    calendar = Calendar.from_ical(dumps(dossier()))
    assert calendar["X-WR-CALNAME"] == "Le pont de Valmer"
    assert calendar["X-WR-CALDESC"].endswith("date inconnue : 1")


def names(made: Dossier) -> list[str]:
    """The name of each line of the calendar."""
    return [re.split("[:;]", row)[0] for row in dumps(made).replace("\r\n ", "").split("\r\n")]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (("2031-04", "2031-04-01", "2031-04-30"), datetime.date(2031, 4, 1), datetime.date(2031, 5, 1)),
        (
            ("2031-05-05TEV", "2031-05-05T18:00", "2031-05-05T23:59"),
            datetime.date(2031, 5, 5),
            datetime.date(2031, 5, 6),
        ),
        (("2031-05-05T07:30", "2031-05-05T07:30", "2031-05-05T07:30"), datetime.datetime(2031, 5, 5, 7, 30), None),
        (
            ("2031-05-05T20:30+02", "2031-05-05", "2031-05-05"),
            datetime.datetime(2031, 5, 5, 18, 30, tzinfo=datetime.UTC),
            None,
        ),
    ],
)
def test_it_lasts_as_long_as_it_may_be(when: tuple[str, str, str], start: object, end: object) -> None:
    (event,) = events(at(*when))
    assert event["DTSTART"].dt == start
    assert (event["DTEND"].dt if "DTEND" in event else None) == end


@pytest.mark.parametrize("when", [(None, None, None), ("XXXX-05", None, None), ("2031-02-31", "2031-02-31", "9999-99")])
def test_what_has_no_day_is_left_out(when: tuple[str | None, ...]) -> None:
    assert events(at(*when)) == []


def test_lines_are_short_and_text_comes_back() -> None:
    what = "Le maire : « fermé, ouvert ; fermé » \\ 😀 " + "é" * 300
    (event,) = events(at("2031-05-05", "2031-05-05", "2031-05-05", what=what))
    assert event["SUMMARY"] == what
    rows = dumps(at("2031", "2031-01-01", "2031-12-31", what=what)).split("\r\n")
    assert max(len(row.encode()) for row in rows) <= 75


def test_harm_adds_no_line_and_no_event() -> None:
    evil = f"{EVIL}\r\nEND:VEVENT\nBEGIN:VALARM\u2028ATTACH:javascript:alert(1)"
    made = at("2031-05-05", "2031-05-05", "2031-05-05", what=evil)
    (event,) = events(made)
    assert event.subcomponents == []
    assert "ATTACH" not in event
    assert names(made) == names(at("2031-05-05", "2031-05-05", "2031-05-05"))
    assert not set("\x1b\u202e\u2028\0") & set(dumps(hostile()) + dumps(made))


def test_the_same_moment_keeps_its_name() -> None:
    first, again = events(dossier()), events(dossier())
    assert first[0]["UID"] == again[0]["UID"]
    both = replace(dossier(), timeline=(*at("2031", "2031-01-01", "2031-12-31").timeline, *dossier().timeline))
    assert len({event["UID"] for event in events(both)}) == 2
