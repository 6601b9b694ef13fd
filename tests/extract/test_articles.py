"""Whole articles of ten registers against the labels written into them: no measure below its floor."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.articles import GOLD, dossier, labelled
from tests.measure import measure_statements, table
from tests.sheet import Measure, Sheet

FLOORS: dict[str, dict[str, float]] = {
    code.name: tomllib.loads((code / "articles" / "floors.toml").read_text("utf-8"))
    for code in sorted(GOLD.iterdir())
    if (code / "articles" / "floors.toml").exists()
}
GATES = [(code, name, floor) for code, floors in FLOORS.items() for name, floor in floors.items()]


def measured(code: str) -> Measure:
    """The measures of statements over every labelled article of a language, each read alone."""
    out = Measure()
    for article in labelled(code):
        with TemporaryDirectory() as folder:
            sheet = Sheet(article.gold, dossier(article, Path(folder)))
        out.misses.append(f"--- {article.name}")
        measure_statements(sheet, article.name, article.gold["articles"][article.name]["statements"], out)
    return out


@pytest.fixture(scope="module")
def measures(request: pytest.FixtureRequest) -> Measure:
    return measured(request.param)


@pytest.mark.parametrize(("measures", "name", "floor"), GATES, ids=str, indirect=["measures"])
def test_measure_is_not_below_its_floor(measures: Measure, name: str, floor: float) -> None:
    value = measures.values()[name]
    assert value is not None
    assert value >= floor, f"{name} is {value:.3f}, below {floor}\n" + "\n".join(measures.misses)


if __name__ == "__main__":
    result = measured(sys.argv[1])
    print("\n".join(result.misses), table(result), json.dumps(result.values()), sep="\n")
