"""The timeline: an event stands once, on the day most members give; what lies ahead is marked so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.assemble.timeline import timeline, with_times
from recoupe.link import Corpus
from recoupe.link.alignment.claims import align
from recoupe.link.counting.origins import count
from recoupe.link.differences.divergences import find
from recoupe.model import Moment
from recoupe.settings import Settings
from tests.link.heap import corpus

DAYS = {"a": "2031-05-02", "b": "2031-05-03", "c": "2031-05-03"}
MARCH = {
    "a": ["Les dockers ont défilé à Valdor le 1er mai."],
    "b": ["Les dockers ont défilé le 1er mai à Valdor, par milliers."],
    "c": ["Les dockers défileront encore à Valdor le 9 mai."],
}
DATES = {"1er mai": "2031-05-01", "9 mai": "2031-05-09"}


def march() -> Corpus:
    names = {"valdor": ("place", ["Valdor"])}
    return corpus(MARCH, names=names, dates=DATES, published=DAYS)  # type: ignore[arg-type]


def moments(heap: Corpus) -> tuple[Moment, ...]:
    claims = [count(heap, members, Settings()) for members in align(heap)]
    return timeline(heap, claims, find(heap, claims))


def test_an_event_stands_once_however_many_tell_it() -> None:
    days = [m.when.value for m in moments(march()) if m.kind == "event"]
    assert days.count("2031-05-01") == 1


def test_events_come_in_order_of_time() -> None:
    days = [m.when.earliest or "" for m in moments(march())]
    assert days == sorted(days)


def test_what_lay_ahead_of_its_articles_is_announced() -> None:
    by_day = {m.when.value: m for m in moments(march())}
    assert by_day["2031-05-09"].announced
    assert not by_day["2031-05-01"].announced


def test_an_utterance_is_dated_by_what_its_sentence_says() -> None:
    heap = march()
    rows = [replace(s, said_on="2031-05-01") if s.id == "a.0" else s for s in heap.statements]
    spoken = [m for m in moments(replace(heap, statements=tuple(rows))) if m.kind == "utterance"]
    assert [(m.when.value, [x.statement for x in m.members]) for m in spoken] == [("2031-05-01", ["a.0"])]


def test_a_year_makes_no_line() -> None:
    heap = corpus({"a": ["Le pont de Valdor a été construit en 1932."]}, dates={"1932": "1932"}, published=DAYS)
    wide = [replace(t, earliest="1932-01-01", latest="1932-12-31") for t in heap.timexes]
    assert moments(replace(heap, timexes=tuple(wide))) == ()


def test_an_event_has_all_its_articles_by_day() -> None:
    by_day = {m.when.value: m for m in moments(march()) if m.kind == "event"}
    assert by_day["2031-05-01"].articles == ("a", "b")


def revised(lines: dict[str, list[str]], dates: dict[str, str], **more: object) -> list[Moment]:
    heap = corpus(lines, names={"valdor": ("place", ["Valdor"])}, dates=dates, **more)  # type: ignore[arg-type]
    return [m for m in moments(heap) if m.kind == "event"]


SHIFT = {"mardi": "2031-05-06", "jeudi": "2031-05-08"}
FIRST = "La réunion entre la maire et Ferronor se tiendra mardi à Valdor."


@pytest.mark.parametrize(
    "later",
    [
        "La réunion entre la maire et Ferronor a été reportée à jeudi.",
        "La réunion entre la maire et Ferronor se tiendra finalement jeudi à Valdor.",
        "Prévue mardi, la réunion entre la maire et Ferronor est repoussée à jeudi.",
    ],
)
def test_an_event_put_off_is_one_line_with_the_days_it_had(later: str) -> None:
    (one,) = revised({"a": [FIRST], "b": [later]}, SHIFT, published={"a": "2031-05-02", "b": "2031-05-04"})
    assert (one.when.value, one.articles) == ("2031-05-08", ("a", "b"))
    assert [(r.kind, r.value, r.since) for r in one.revisions] == [
        ("date", "2031-05-06", "2031-05-02"),
        ("date", "2031-05-08", "2031-05-04"),
    ]


def test_another_day_without_a_word_of_moving_is_another_event() -> None:
    later = "La réunion entre la maire et Ferronor se tiendra jeudi à Valdor."
    found = revised({"a": [FIRST], "b": [later]}, SHIFT, published={"a": "2031-05-02", "b": "2031-05-04"})
    assert [(m.when.value, m.revisions) for m in found] == [("2031-05-06", ()), ("2031-05-08", ())]


def test_what_was_put_off_before_or_on_another_matter_is_left_alone() -> None:
    later = "La réunion entre la maire et Ferronor a été reportée à jeudi."
    early = revised({"a": [FIRST], "b": [later]}, SHIFT, published={"a": "2031-05-04", "b": "2031-05-02"})
    assert not [r for m in early for r in m.revisions]
    other = "Le procès du maire de Montclar a été reporté à jeudi."
    apart = revised({"a": [FIRST], "b": [other]}, SHIFT, published={"a": "2031-05-02", "b": "2031-05-04"})
    assert not [r for m in apart for r in m.revisions]


def test_a_sentence_says_that_an_event_was_moved() -> None:
    dates = {"9 mai": "2031-05-09", "11 mai": "2031-05-11"}
    wordings = [
        "Prévu le 9 mai, le vote du budget de Valdor est reporté au 11 mai.",
        "Le vote du budget de Valdor est reporté au 11 mai, alors qu'il devait avoir lieu le 9 mai.",
        "Le vote du budget de Valdor, repoussé du 9 mai au 11 mai, divise les élus.",
    ]
    for wording in wordings:
        (one,) = revised({"a": [wording]}, dates, published={"a": "2031-05-02"})
        assert one.when.value == "2031-05-11", wording
        assert [r.value for r in one.revisions] == ["2031-05-09", "2031-05-11"], wording
    (one,) = revised(
        {"a-en": ["The vote at Valdor was put off from 9 mai to 11 mai."]}, dates, published={"a-en": "2031-05-02"}
    )
    assert [r.value for r in one.revisions] == ["2031-05-09", "2031-05-11"]


def test_a_figure_that_time_changes_is_revised() -> None:
    lines = {
        "a": ["L'effondrement du pont de Valdor le 1er mai a fait douze morts."],
        "b": ["L'effondrement du pont de Valdor le 1er mai a fait quatorze morts."],
    }
    found = revised(lines, {"1er mai": "2031-05-01"}, published={"a": "2031-05-02", "b": "2031-05-04"})
    (one,) = [m for m in found if m.revisions]
    assert [(r.kind, r.value, r.since) for r in one.revisions] == [
        ("number", "douze morts", "2031-05-02"),
        ("number", "quatorze morts", "2031-05-04"),
    ]


def test_claims_carry_the_time_of_their_event() -> None:
    heap = march()
    claims = [count(heap, members, Settings()) for members in align(heap)]
    dated = with_times(heap, claims)
    assert {c.when.value for c in dated if c.when} == {"2031-05-01", "2031-05-09"}
