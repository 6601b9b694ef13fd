"""The whole pipeline against gold: no measure of any corpus is below its floor in ``gate.toml``."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe import examples
from recoupe.export.json import to_dict
from tests.measure import measure, table
from tests.sheet import Measure

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "shared" / "seeds"
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "gate.toml").read_text("utf-8"))
GATES = [(corpus, name, floor) for corpus, floors in FLOORS.items() for name, floor in floors.items()]
GATE_IDS = [f"{corpus}-{name}" for corpus, name, _ in GATES]


def load(corpus: str) -> tuple[list[Path], dict[str, Any]]:
    """The articles of a corpus and its gold labels; skips, loudly, when the corpus is not on this machine."""
    if corpus == "example":
        return [examples.path()], examples.gold()
    if not SEEDS.exists():
        pytest.skip("NOT MEASURED: the seeds are not beside this checkout (../shared/seeds); only the example is")
    gold: dict[str, Any] = json.loads((SEEDS / "gold.json").read_text("utf-8"))
    return [SEEDS / file for file in gold["files"].values()], gold


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
