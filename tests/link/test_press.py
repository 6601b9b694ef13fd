"""Copies and stories on articles in the manner of the press, labelled by hand: no share falls below its floor."""

from __future__ import annotations

import pytest
from bench import press
from bench.stories import b_cubed

from recoupe.link.stories.stream import THRESHOLD

FLOORS = {False: {"f1": 0.98, "apart": 1.0, "direction": 1.0}, True: {"f1": 0.97, "apart": 0.97, "direction": 1.0}}
"""By whether every pair is a heap of its own."""


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("folder", ["copies", "copies-later"])
def test_copies(folder: str, alone: bool) -> None:
    score = press.copies(press.GOLD / folder, alone=alone)
    others = sum(n for label, n in score.pairs.items() if label != "derived")
    found = {"f1": score.f1()[2], "apart": score.apart.total() / others, "direction": score.directions()}
    assert found["f1"] < 1 or not score.misses
    assert all(found[name] >= floor for name, floor in FLOORS[alone].items()), (found, score.misses)


def test_stories() -> None:
    found, gold, texts = press.sketches(press.GOLD / "stories")
    ways = {"batch": press.grouped(found), "stream": press.streamed(found, THRESHOLD)}
    scores = {way: b_cubed(gold, stories)[2] for way, stories in ways.items()}
    assert scores["batch"] >= 0.71
    assert scores["stream"] >= 0.74
    assert min(scores.values()) >= press.plain(found, texts, gold)[0] + 0.1, "short articles are hard for anybody"
