"""The told stories through the whole pipeline: claims, origins, status and divergences, with floors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import recoupe
from recoupe.model import Claim, Dossier
from tests.link import told
from tests.measure import Measure

FLOORS = {
    "": {
        "claims.pairs": 1.0,
        "claims.lower": 1.0,
        "claims.upper": 1.0,
        "claims.shared": 0.88,
        "claims.status": 1.0,
        "divergences.recall": 1.0,
        "divergences.matched": 1.0,
    },
    "blind": {
        "claims.pairs": 0.95,
        "claims.lower": 0.83,
        "claims.upper": 0.91,
        "claims.shared": 1.0,
        "claims.status": 0.75,
        "divergences.recall": 1.0,
    },
    "long": {
        "claims.pairs": 0.87,
        "claims.lower": 0.88,
        "claims.upper": 0.84,
        "claims.shared": 0.82,
        "claims.status": 0.84,
        "divergences.recall": 1.0,
    },
    "fresh": {
        "claims.pairs": 0.82,
        "claims.lower": 0.94,
        "claims.upper": 0.97,
        "claims.shared": 0.88,
        "claims.status": 0.94,
        "divergences.recall": 0.93,
    },
    "last": {
        "claims.pairs": 0.84,
        "claims.lower": 1.0,
        "claims.upper": 1.0,
        "claims.shared": 1.0,
        "claims.status": 1.0,
        "divergences.recall": 1.0,
    },
    "later": {
        "claims.pairs": 0.55,
        "claims.lower": 0.84,
        "claims.upper": 0.83,
        "claims.shared": 0.84,
        "claims.status": 0.71,
        "divergences.recall": 0.41,
    },
    "freight": {
        "claims.pairs": 0.57,
        "claims.lower": 0.75,
        "claims.upper": 0.68,
        "claims.shared": 0.86,
        "claims.status": 0.68,
        "divergences.recall": 0.77,
    },
    "regions": {
        "claims.pairs": 0.57,
        "claims.lower": 0.76,
        "claims.upper": 0.8,
        "claims.shared": 0.87,
        "claims.status": 0.69,
        "divergences.recall": 0.61,
    },
    "unread": {
        "claims.pairs": 0.41,
        "claims.lower": 0.57,
        "claims.upper": 0.58,
        "claims.shared": 0.79,
        "claims.status": 0.48,
        "divergences.recall": 0.25,
    },
    "towns": {
        "claims.pairs": 0.46,
        "claims.lower": 0.57,
        "claims.upper": 0.56,
        "claims.shared": 0.8,
        "claims.status": 0.52,
        "divergences.recall": 0.4,
    },
    "inquiry": {
        "claims.pairs": 0.57,
        "claims.lower": 0.63,
        "claims.upper": 0.68,
        "claims.shared": 0.82,
        "claims.status": 0.58,
        "divergences.recall": 0.45,
    },
    "affairs": {
        "claims.pairs": 0.49,
        "claims.lower": 0.7,
        "claims.upper": 0.81,
        "claims.shared": 0.86,
        "claims.status": 0.68,
        "divergences.recall": 0.6,
    },
    "desk": {
        "claims.pairs": 0.61,
        "claims.lower": 0.68,
        "claims.upper": 0.77,
        "claims.shared": 0.71,
        "claims.status": 0.72,
        "divergences.recall": 0.76,
    },
    "wire": {
        "claims.pairs": 0.55,
        "claims.lower": 0.78,
        "claims.upper": 0.79,
        "claims.shared": 0.88,
        "claims.status": 0.73,
        "divergences.recall": 0.67,
    },
    "press": {
        "claims.pairs": 0.54,
        "claims.lower": 0.74,
        "claims.upper": 0.79,
        "claims.shared": 0.82,
        "claims.status": 0.71,
        "divergences.recall": 0.76,
    },
}
"""Over all stories of a kind together; raised when the engine gets better."""
GATES = [(kind, measure) for kind, floors in FLOORS.items() for measure in sorted(floors)]


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Measure]:
    """The measures of each story; the pipeline runs once for each."""
    folder = tmp_path_factory.mktemp("told")
    return {name: told.measured(name, folder)[0] for kind in FLOORS for name in told.names(kind)}


@pytest.mark.parametrize(("kind", "measure"), GATES)
def test_the_stories_stay_above_their_floors(measures: Mapping[str, Measure], kind: str, measure: str) -> None:
    mine = {name: measures[name] for name in told.names(kind)}
    hits = sum(m[measure].hits for m in mine.values())
    gold = sum(m[measure].of_gold for m in mine.values())
    system = sum(m[measure].of_system or 0 for m in mine.values())
    value = 2 * hits / (gold + system) if measure == "claims.pairs" else hits / gold
    assert value >= FLOORS[kind][measure], "\n".join(f"{n} {x}" for n, m in mine.items() for x in m.misses)


def test_another_story_in_the_heap_changes_nothing(tmp_path: Path) -> None:
    alone, other = (told.build(name, tmp_path)[0] for name in ("tolls", "strike"))
    single, mixed = (recoupe.dossier(paths) for paths in ([alone], [alone, other]))
    mine = {a.id for a in single.articles}
    assert claims_of(single, mine) == claims_of(mixed, mine)


def claims_of(dossier: Dossier, articles: set[str]) -> set[tuple[object, ...]]:
    """The claims of some articles: their words, bounds and status."""
    kept = [c for c in dossier.claims if places(dossier, c) & articles]
    return {(c.gloss, len(c.members), c.origins.lower, c.origins.upper, c.status) for c in kept}


def places(dossier: Dossier, claim: Claim) -> set[str]:
    """The articles that carry a claim."""
    home = {s.id: s.article for s in dossier.statements}
    return {m.article or home[m.statement or ""] for m in claim.members}


def test_two_eyewitnesses_stay_two_origins(measures: Mapping[str, Measure]) -> None:
    assert not [miss for miss in measures["witnesses"].misses if " bang " in miss]


def test_a_loop_of_outlets_is_no_origin(measures: Mapping[str, Measure]) -> None:
    assert not measures["loop"].misses


def test_tolls_that_grow_are_no_contradiction(measures: Mapping[str, Measure]) -> None:
    assert not measures["tolls"].misses


def test_one_press_conference_is_never_two_origins(measures: Mapping[str, Measure]) -> None:
    assert measures["conference"]["claims.lower"].value == 1.0
