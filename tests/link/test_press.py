"""Copies and stories on articles in the manner of the press, labelled by hand: no share falls below its floor."""

from __future__ import annotations

import pytest
from bench import press
from bench.stories import b_cubed

from recoupe.link.stories.stream import THRESHOLD

FLOORS = {
    "copies": {"f1": 0.98, "apart": 0.99, "direction": 1.0},
    "copies-later": {"f1": 1.0, "apart": 1.0, "direction": 1.0},
    "copies-last": {"f1": 0.9, "apart": 0.96, "direction": 1.0},
}


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("folder", FLOORS)
def test_copies(folder: str, alone: bool) -> None:
    score = press.copies(press.GOLD / folder, alone=alone)
    others = sum(n for label, n in score.pairs.items() if label != "derived")
    found = {"f1": score.f1()[2], "apart": score.apart.total() / others, "direction": score.directions()}
    assert all(found[name] >= floor for name, floor in FLOORS[folder].items()), (found, score.misses)


def test_stories() -> None:
    found, gold, texts = press.sketches(press.GOLD / "stories")
    ways = {"batch": press.grouped(found), "stream": press.streamed(found, THRESHOLD)}
    scores = {way: b_cubed(gold, stories)[2] for way, stories in ways.items()}
    assert scores["batch"] >= 0.71
    assert scores["stream"] >= 0.74
    assert min(scores.values()) >= press.plain(found, texts, gold)[0] + 0.1, "short articles are hard for anybody"
