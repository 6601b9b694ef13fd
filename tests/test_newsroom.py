"""Whole labelled articles of a language, in many registers: no measure below what was reached."""

from __future__ import annotations

import tomllib

import pytest

from tests.newsroom import GOLD, measured
from tests.sheet import Measure

CODES = sorted(path.parent.parent.name for path in GOLD.glob("*/articles/measured.toml"))
FLOORS = {code: tomllib.loads((GOLD / code / "articles" / "measured.toml").read_text("utf-8")) for code in CODES}
GATES = [(code, name, floor) for code in CODES for name, floor in FLOORS[code]["floor"].items()]


@pytest.fixture(scope="module")
def articles(request: pytest.FixtureRequest) -> Measure:
    """The measures of one language; its articles are read once."""
    return measured(request.param)


@pytest.mark.parametrize(("articles", "name", "floor"), GATES, ids=str, indirect=["articles"])
def test_measure_is_not_below_its_floor(articles: Measure, name: str, floor: float) -> None:
    value = articles.values()[name]
    assert value is not None, f"nothing is labelled for {name}"
    assert value >= floor, f"{name} is {value:.3f}, below {floor}\n" + "\n".join(articles.misses)
