"""The whole pipeline against gold: no measure of any corpus is below its floor in ``gate.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.export.json import to_dict
from tests.corpora import Absent, corpus
from tests.measure import measure, table
from tests.sheet import Measure

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "gate.toml").read_text("utf-8"))
GATES = [(corpus, name, floor) for corpus, floors in FLOORS.items() for name, floor in floors.items()]
GATE_IDS = [f"{corpus}-{name}" for corpus, name, _ in GATES]


def load(name: str) -> tuple[tuple[Path, ...], dict[str, Any]]:
    """The articles of a corpus and its gold labels; skips, loudly, when the corpus is not on this machine."""
    try:
        return corpus(name)
    except Absent as why:
        pytest.skip(str(why))


@pytest.fixture(scope="session")
def measured(request: pytest.FixtureRequest) -> Measure:
    """The measures of one corpus; the pipeline runs once for each, and what it missed is printed."""
    paths, gold = load(request.param)
    found = measure(gold, to_dict(recoupe.dossier(paths)))
    print(f"\n{request.param}\n{table(found)}\n" + "\n".join(found.misses))
    return found


@pytest.mark.parametrize(("measured", "name", "floor"), GATES, ids=GATE_IDS, indirect=["measured"])
def test_measure_is_not_below_its_floor(measured: Measure, name: str, floor: float) -> None:
    value = measured.values()[name]
    assert value is not None, f"gold labels nothing for {name}"
    assert value >= floor, f"{name} is {value:.3f}, below {floor}\n" + "\n".join(measured.misses)


@pytest.mark.parametrize("measured", ["example"], indirect=True)
def test_every_measure_of_the_example_has_a_floor(measured: Measure) -> None:
    judged_by_reading = {"statements.origin", "divergences.matched"}
    assert set(measured.values()) - judged_by_reading == set(FLOORS["example"])
