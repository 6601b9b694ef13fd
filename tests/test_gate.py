"""The whole pipeline against gold: no measure of any corpus is below its floor in ``gate.toml``."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.measure import measure, table
from tests.sheet import Measure

from recoupe import examples

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "shared" / "seeds"
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "gate.toml").read_text("utf-8"))
GATES = [(corpus, name, floor) for corpus, floors in FLOORS.items() for name, floor in floors.items()]


def load(corpus: str) -> tuple[list[Path], dict[str, Any]]:
    """The articles of a corpus and its gold labels; skips, loudly, when the corpus is not on this machine."""
    if corpus == "example":
        return [examples.path()], examples.gold()
    if not SEEDS.exists():
        pytest.skip("NOT MEASURED: the seeds are not beside this checkout (../shared/seeds); only the example is")
    gold: dict[str, Any] = json.loads((SEEDS / "gold.json").read_text("utf-8"))
    return [SEEDS / file for file in gold["files"].values()], gold


@pytest.fixture(scope="session")
def measured() -> Callable[[str], Measure]:
    """A function from corpus to its measures, which runs the pipeline once for each corpus."""

    @cache
    def run(corpus: str) -> Measure:
        from recoupe.export.json import to_dict

        import recoupe

        paths, gold = load(corpus)
        found = measure(gold, to_dict(recoupe.dossier(paths)))
        print(f"\n{corpus}\n{table(found)}\n" + "\n".join(found.misses))
        return found

    return run


@pytest.mark.parametrize(("corpus", "name", "floor"), GATES, ids=[f"{c}-{n}" for c, n, _ in GATES])
def test_measure_is_not_below_its_floor(
    measured: Callable[[str], Measure], corpus: str, name: str, floor: float
) -> None:
    found = measured(corpus)
    value = found.values()[name]
    assert value is not None, f"{corpus} labels nothing for {name}"
    assert value >= floor, f"{corpus} {name} is {value:.3f}, below {floor}\n" + "\n".join(found.misses)


def test_every_measure_of_the_example_has_a_floor(measured: Callable[[str], Measure]) -> None:
    judged_by_reading = {"statements.origin", "divergences.matched"}
    assert set(measured("example").values()) - judged_by_reading == set(FLOORS["example"])
