"""The two tracks of the timeline: everything dated is on them, in order, and nothing overlaps."""

from __future__ import annotations

import itertools
from dataclasses import replace

from recoupe.export.tracks import LANES, days, draw
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Dossier, Moment, When
from tests.export.story import dossier


def view(*moments: Moment) -> View:
    made: Dossier = replace(dossier(), timeline=moments)
    return View(made, words("fr"))


def moment(value: str, latest: str = "", kind: str = "event", what: str = "x") -> Moment:
    return Moment(When(value, value, latest or value), what, (), (), kind)  # type: ignore[arg-type]


def test_days_stand_in_order_and_what_has_no_date_at_the_end() -> None:
    found = days(View(dossier(), words("fr")))
    assert [(day.value, len(day.events), len(day.said), len(day.published)) for day in found] == [
        ("2031-05-05", 1, 0, 1),
        ("", 0, 1, 0),
    ]
    assert [day.id for day in found] == ["day-2031_2d_05_2d_05", "day-unknown"]


def test_events_stand_above_the_axis_utterances_below() -> None:
    seen = view(moment("2031-05-01"), moment("2031-05-01"), moment("2031-05-03", kind="utterance"))
    tracks = draw(days(seen), seen)
    assert tracks is not None
    assert [(s.track, s.count, s.y < tracks.axis) for s in tracks.signs] == [
        ("event", 2, True),
        ("utterance", 1, False),
    ]
    assert tracks.signs[0].x < tracks.signs[1].x <= tracks.published[0][0]
    assert all(0 < s.y < tracks.height for s in tracks.signs)


def test_long_gaps_are_broken_off() -> None:
    seen = view(moment("1998-03-01"), moment("2031-05-01"), moment("2031-05-02"))
    tracks = draw(days(seen), seen)
    assert tracks is not None
    assert len(tracks.breaks) == 1
    places = [sign.x for sign in tracks.signs]
    assert places == sorted(places)
    assert places[1] - places[0] <= 4.1 * (places[2] - places[1])


def test_signs_and_captions_of_a_lane_do_not_meet() -> None:
    words_ = "un événement dont le nom est plutôt long pour une légende"
    found = [moment(f"2031-05-{n:02}", f"2031-05-{n + 2:02}" if n % 3 else "", what=words_) for n in range(1, 20)]
    seen = view(*found)
    tracks = draw(days(seen), seen)
    assert tracks is not None
    for lane in {sign.lane for sign in tracks.signs}:
        ends = [(s.x, s.end) for s in tracks.signs if s.lane == lane]
        assert all(end < start for (_, end), (start, _) in itertools.pairwise(ends))
    assert all(sign.caption == "" for sign in tracks.signs) or max(s.lane for s in tracks.signs) <= LANES


def test_what_no_calendar_holds_is_left_to_the_table() -> None:
    seen = View(replace(dossier(), articles=(), timeline=(moment("XXXX-WXX-1"), moment("2031-02-31"))), words("fr"))
    assert draw(days(seen), seen) is None
    assert len(days(seen)) == 2
