"""Who relays whom, and the drawing of it: nothing lost, few bands crossing."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from recoupe.export.flow import LIMITS, draw
from recoupe.export.routes import Route, outlets, relays, routes
from recoupe.export.view import View
from recoupe.lang.words import words
from recoupe.model import Dossier
from tests.export.story import dossier

REST = ("{count} origins", "{count} relays", "{count} outlets")


def view(made: Dossier | None = None) -> View:
    return View(made or dossier(), words("fr"))


def route(origin: str, outlet: str, count: int = 1, relay: str = "") -> Route:
    passage = view().said(dossier().statements[0])
    return Route(origin, (relay,) if relay else (), ((outlet, (passage,) * count),), count)


def test_every_statement_is_on_one_route_and_the_drawing_holds_them_all() -> None:
    ways = routes(view())
    assert sum(way.total for way in {way.origin: way for way in ways}.values()) == 3
    flow = draw(ways, REST)
    assert [sum(box.count for box in flow.boxes if box.column == n) for n in (0, 2)] == [3, 3]
    assert all(box.href for box in flow.boxes)


def test_an_outlet_is_no_relay_of_its_own_words() -> None:
    made = dossier()
    assert [way.relays for way in routes(view(made))] == [(), ()]
    renamed = (replace(made.articles[0], outlet="L’Écho"), made.articles[1])
    assert sorted(way.relays for way in routes(view(replace(made, articles=renamed)))) == [(), (), ("Le Phare",)]


def test_every_node_of_the_drawing_can_be_opened() -> None:
    ways = [route("A", "X", 2, "R"), route("B", "Y")]
    flow = draw(ways, REST)
    assert [(stop.name, len(stop.said)) for stop in relays(ways)] == [("R", 2)]
    assert [(stop.name, len(stop.said)) for stop in outlets(ways)] == [("X", 2), ("Y", 1)]
    assert {box.href for box in flow.boxes} == {"#origin-A", "#origin-B", "#relay-R", "#outlet-X", "#outlet-Y"}
    assert {band.keys for band in flow.bands} == {("origin-A", "relay-R", "outlet-X"), ("origin-B", "outlet-Y")}
    assert [band.kind for band in flow.bands] == ["direct", "relayed"]


@pytest.mark.parametrize("column", [0, 1, 2])
def test_many_share_a_box_at_the_bottom_that_opens_the_table(column: int) -> None:
    limit = LIMITS[column]
    ways = [
        route(*[f"N{n:02}" if column == c else "one" for c in (0, 2)], 2, f"N{n:02}" if column == 1 else "")
        for n in range(limit + 5)
    ]
    boxes = [box for box in draw(ways, REST).boxes if box.column == column]
    last = max(boxes, key=lambda box: box.y)
    assert len(boxes) == limit + 1
    assert (last.label, last.href, last.count) == (REST[column].format(count=5), "#routes", 10)


def test_bands_that_need_not_cross_do_not() -> None:
    ways = [route(f"O{n}", f"X{(n * 5) % 8}", n % 3 + 1) for n in range(8)]
    assert draw(ways, REST).crossings == 0
    chained = [route(f"O{n}", f"X{(n * 3) % 7}", 1, f"R{(n * 5) % 7}") for n in range(7)]
    assert draw(chained, REST).crossings == 0


def test_what_must_cross_crosses_as_little_as_it_can() -> None:
    ways = [route("A", "X", 3), route("A", "Y", 3), route("B", "X", 1), route("B", "Y", 3)]
    assert draw(ways, REST).crossings == 3


def test_boxes_of_a_column_do_not_touch() -> None:
    ways = [route(f"O{n}", f"X{n % 4}", n + 1, f"R{n % 3}" if n % 2 else "") for n in range(11)]
    flow = draw(ways, REST)
    for column in range(3):
        boxes = sorted((box.y, box.height) for box in flow.boxes if box.column == column)
        assert all(y + height < following for (y, height), (following, _) in itertools.pairwise(boxes))
        assert boxes[-1][0] + boxes[-1][1] <= flow.height


def test_nothing_said_draws_nothing() -> None:
    flow = draw([], REST)
    assert (flow.boxes, flow.bands, flow.crossings) == ((), (), 0)
