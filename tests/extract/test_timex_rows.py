"""Every row of every language's time.toml: its examples hit, its counter-examples don't."""

from __future__ import annotations

import pytest

from recoupe.lang import Row, codes, load
from tests.extract.timedraft import found

ROWS = [
    pytest.param(code, row, id=f"{code}-{row['name']}") for code in codes() for row in load(code).rows("time", "rule")
]


@pytest.mark.parametrize(("code", "row"), ROWS)
def test_examples_hit_and_counters_do_not(code: str, row: Row) -> None:
    assert row["examples"]
    assert row["counter"]
    for example in row["examples"]:
        assert row["name"] in {time.rule for time in found(example, code)}, example
    for counter in row["counter"]:
        assert row["name"] not in {time.rule for time in found(counter, code)}, counter


@pytest.mark.parametrize("code", codes())
def test_names_are_unique(code: str) -> None:
    names = [row["name"] for row in load(code).rows("time", "rule")]
    assert len(names) == len(set(names))


def test_the_reasons_are_the_same_in_every_language() -> None:
    keys = {code: set(load(code).table("dating")["messages"]) for code in codes()}
    assert len(set(map(frozenset, keys.values()))) == 1, keys
