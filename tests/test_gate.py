"""The whole pipeline against gold: no measure of any corpus is below its floor in ``gate.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from bench import contradictions

import recoupe
from recoupe.export.json import to_dict
from recoupe.settings import Settings
from tests.corpora import NAMES, SHARED, Absent, corpus
from tests.measure import measure, table
from tests.sheet import Measure

HERE = Path(__file__).resolve().parent
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "gate.toml").read_text("utf-8"))
PAIRS = {"daccord": "daccord.dev.tsv", "rte3-fr": "rte3-fr.dev.tsv"}
"""Sets of pairs of sentences, kept beside a checkout, on which contradictions alone are measured."""
GATES = [(corpus, name, floor) for corpus in NAMES for name, floor in FLOORS[corpus].items()]
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


@pytest.mark.parametrize("name", ["example", "seeds"])
def test_claims_need_no_encoder(name: str) -> None:
    """The floors of claims and divergences hold without the sentence encoder, which most of the others run with."""
    paths, gold = load(name)
    found = measure(gold, to_dict(recoupe.dossier(paths, settings=Settings(encoder="off")))).values()
    floors = {key: floor for key, floor in FLOORS[name].items() if key.startswith(("claims", "divergences"))}
    assert {key: found[key] for key, floor in floors.items() if (found[key] or 0.0) < floor} == {}


@pytest.mark.parametrize("measured", ["example"], indirect=True)
def test_every_measure_of_the_example_has_a_floor(measured: Measure) -> None:
    judged_by_reading = {"statements.origin", "divergences.matched"}
    assert set(measured.values()) - judged_by_reading == set(FLOORS["example"])


@pytest.mark.parametrize(("name", "file"), PAIRS.items())
def test_contradictions_on_pairs_are_not_below_their_floors(name: str, file: str) -> None:
    path = SHARED / "data" / "contradiction" / file
    if not path.exists():
        pytest.skip(f"NOT MEASURED: {name} is not beside this checkout ({path.relative_to(SHARED.parent)})")
    pairs = contradictions.read(path)
    flags = contradictions.flagged(pairs, "fr")
    gold = [pair["label_text"] == "contradiction" for pair in pairs]
    hits = sum(1 for flag, is_one in zip(flags, gold, strict=True) if flag and is_one)
    precision, recall = hits / sum(1 for flag in flags if flag), hits / sum(gold)
    assert precision >= FLOORS[name]["precision"], f"{name}: precision {precision:.3f}"
    assert recall >= FLOORS[name]["recall"], f"{name}: recall {recall:.3f}"
