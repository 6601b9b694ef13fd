"""The timeline of whole stories, in both languages: an event once, announced or not, moved days as revisions."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.model import Dossier, Moment

GOLD = Path(__file__).resolve().parents[1] / "gold" / "timelines.toml"
STORIES: list[dict[str, Any]] = tomllib.loads(GOLD.read_text("utf-8"))["story"]
EVENTS = [(story["name"], event) for story in STORIES for event in story["event"]]


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dossier]:
    """The dossier of each story."""
    out = {}
    for story in STORIES:
        path: Path = tmp_path_factory.mktemp("timeline") / f"{story['name']}.jsonl"
        path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in story["article"]), "utf-8")
        out[story["name"]] = recoupe.dossier([path])
    return out


def events(dossier: Dossier, day: str, what: str = "") -> list[Moment]:
    """The events that stand on a day, of those whose words hold a pattern."""
    found = (m for m in dossier.timeline if m.kind == "event" and (m.when.value or "").startswith(day))
    return [m for m in found if re.search(what, m.what)]


@pytest.mark.parametrize(("name", "event"), EVENTS, ids=[f"{name}-{event['day']}" for name, event in EVENTS])
def test_an_event_stands_once_with_its_articles(dossiers: dict[str, Dossier], name: str, event: dict[str, Any]) -> None:
    dossier = dossiers[name]
    (moment,) = events(dossier, event["day"], event["what"])
    outlets = {a.id: a.outlet for a in dossier.articles}
    given = next(story for story in STORIES if story["name"] == name)["article"]
    assert {outlets[a] for a in moment.articles} >= {a["outlet"] for a in given if a["id"] in event["articles"]}
    assert moment.announced == event["announced"]
    assert [r.value for r in moment.revisions if r.kind == "date"] == event["days"]


@pytest.mark.parametrize("story", STORIES, ids=[story["name"] for story in STORIES])
def test_no_event_stands_on_a_day_it_left(dossiers: dict[str, Dossier], story: dict[str, Any]) -> None:
    left = [day for never in story.get("never", ()) for day in never["days"]]
    assert [m.what for day in left for m in events(dossiers[story["name"]], day)] == []
