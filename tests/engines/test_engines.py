"""One test body over every engine: the three verbs give equal results, whoever moves the data."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.engines import Engine, Lost
from recoupe.engines.local import Local, local
from tests.engines.spark_here import require_spark
from tests.engines.work import deadly, dies_once, double, process, total, wrong


@pytest.fixture(scope="module", params=["local", "pool", "folder", "spark"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    if request.param == "spark":
        require_spark()
        from recoupe.engines.spark import spark

        with spark(folder=tmp_path_factory.mktemp("spark")) as found:
            yield found
        return
    folder = tmp_path_factory.mktemp("engine") if request.param == "folder" else None
    with local(jobs=1 if request.param == "local" else 2, folder=folder) as found:
        yield found


def test_map_keeps_the_order(engine: Engine) -> None:
    assert engine.map("double", double, list(range(20))) == [2 * n for n in range(20)]


def test_nothing_in_nothing_out(engine: Engine) -> None:
    assert engine.map("none", double, []) == []
    assert engine.pairs("no pairs", total, []) == []
    assert engine.components("no edges", []) == {}


def test_pairs_bring_together_what_shares_a_key_in_order(engine: Engine) -> None:
    records = [(n % 3, n) for n in random.Random(1).sample(range(30), 30)]
    wanted = [(key, [n for k, n in records if k == key]) for key in range(3)]
    assert engine.pairs("thirds", total, records) == wanted


@pytest.mark.parametrize("seed", range(3))
def test_components_are_the_least_node_within_reach(engine: Engine, seed: int) -> None:
    rng = random.Random(seed)
    edges = [(rng.randrange(60), rng.randrange(60)) for _ in range(40)]
    found = engine.components(f"components {seed}", edges)
    assert found == _reach(edges)


def _reach(edges: list[tuple[int, int]]) -> dict[int, int]:
    """The least node within reach of each, by walking."""
    near: dict[int, set[int]] = {}
    for a, b in edges:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    out = {}
    for node in near:
        seen, todo = {node}, [node]
        while todo:
            for other in near[todo.pop()] - seen:
                seen.add(other)
                todo.append(other)
        out[node] = min(seen)
    return dict(sorted(out.items()))


def test_a_killed_worker_costs_only_what_it_had_in_hand(tmp_path: Path) -> None:
    jobs = [(n, str(tmp_path)) for n in range(8)]
    with local(jobs=2, folder=tmp_path / "kept") as engine:
        assert engine.map("dies once", dies_once, jobs) == list(range(8))
    assert {n: (tmp_path / f"worked-{n}").read_text() for n in range(8)} == dict.fromkeys(range(8), "x")


def test_a_worker_killed_while_it_waits_costs_nothing(tmp_path: Path) -> None:
    with local(jobs=2) as engine:
        before = set(engine.map("who", process, list(range(8))))
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        assert before.isdisjoint(engine.map("who again", process, list(range(8))))


def test_an_item_that_kills_its_worker_is_given_up_and_the_others_are_not(engine: Engine) -> None:
    if isinstance(engine, Local) and engine.jobs == 1:
        pytest.skip("this process would be the one to die")
    assert engine.map("deadly", deadly, list(range(8))) == [0, 1, 2, Lost("deadly", 3), 4, 5, 6, 7]
    assert engine.map("after", double, [1]) == [2]


def test_what_was_lost_is_tried_again_when_a_run_is_started_again(tmp_path: Path) -> None:
    with local(jobs=2, folder=tmp_path) as engine:
        assert engine.map("some", deadly, [3, 4]) == [Lost("some", 0), 4]
    with local(jobs=2, folder=tmp_path) as engine:
        assert engine.map("some", double, [3, 4]) == [6, 4]


def test_an_error_is_an_error_and_no_death(engine: Engine) -> None:
    with pytest.raises(Exception, match="three is wrong"):
        engine.map("wrong", wrong, list(range(4)))


def test_a_run_on_spark_goes_on_where_it_stood(tmp_path: Path) -> None:
    require_spark()
    from recoupe.engines.spark import spark

    with local(folder=tmp_path) as engine:
        assert engine.map("double", double, [1, 2]) == [2, 4]
    with spark(folder=tmp_path) as engine:
        assert engine.map("double", _never, [1, 2]) == [2, 4]


def test_a_run_goes_on_where_it_stood(tmp_path: Path) -> None:
    with local(folder=tmp_path) as engine:
        assert engine.map("double", double, [1, 2]) == [2, 4]
    told: list[tuple[str, int, int]] = []
    with local(folder=tmp_path, progress=lambda *row: told.append(row)) as engine:
        assert engine.map("double", _never, [1, 2, 3][:2]) == [2, 4]
    assert told == [("double", 2, 2)]


def _never(_: int) -> int:
    raise AssertionError("this was done already")
