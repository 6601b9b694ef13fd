"""The timeline: an event stands once, on the day most members give; what lies ahead is marked so."""

from __future__ import annotations

from dataclasses import replace

from recoupe.assemble.timeline import timeline
from recoupe.link import Corpus
from recoupe.link.alignment.claims import align
from recoupe.link.counting.origins import count
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
    return timeline(heap, [count(heap, members, Settings()) for members in align(heap)])


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
