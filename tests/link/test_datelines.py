"""The lines by which articles date themselves, in both languages: gold cases as data, the value first."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from recoupe.lang import codes, load
from recoupe.link.dates.datelines import embedded, lines, stated, undated_line
from tests.link.undated import reading

GOLD = Path(__file__).parents[1] / "gold"
BODY = "Le barrage de Portville tient, a indiqué la maire. " * 8


def cases() -> list[Any]:
    """One parameter for each wording, under the value it must have."""
    out = []
    for code in codes():
        for row in tomllib.loads((GOLD / code / "datelines.toml").read_text("utf-8"))["case"]:
            values = [row["value"], *row.get("accept", ())]
            out += [
                pytest.param(code, values, row.get("kind", ""), line, id=f"{code}-{line[:60]}") for line in row["lines"]
            ]
    return out


@pytest.mark.parametrize(("code", "values", "kind", "line"), cases())
def test_date_lines(code: str, values: list[str], kind: str, line: str) -> None:
    one = reading("a", f"Un titre\n\n{line}\n\n{BODY}", code)
    ui = load("en")
    found, undated = stated(one, ui), undated_line(one)
    if values == [""]:
        assert found is None
        assert undated is None
    elif values[0].startswith("XXXX"):
        assert found is None
        assert undated is not None
        assert undated.value == values[0]
    else:
        assert found is not None
        assert found.value in values
        assert found.because[0].why.startswith(ui.message("dating", kind, words="|").partition("|")[0])


def test_there_are_enough_cases() -> None:
    counts = {code: sum(case.values[0] == code for case in cases()) for code in codes()}
    assert counts["fr"] >= 60
    assert counts["en"] >= 30


def test_a_line_at_the_foot_counts_and_one_in_the_middle_does_not() -> None:
    foot = reading("a", f"Un titre\n{BODY * 10}\nPublié le 8 octobre 2019")
    middle = reading("a", f"Un titre\n{BODY * 10}\nPublié le 8 octobre 2019\n{BODY * 10}")
    assert [line.kind for line in lines(foot)] == ["published"]
    assert not list(lines(middle))


def test_posts_are_dated_in_either_language() -> None:
    posts = [
        "— Mairie (@portville) 4 mars 2021",
        "— @portville September 5, 2021",
        "(@portville) a écrit le 6 mars 2021",
    ]
    found = embedded(reading("a", "\n".join(["Un titre", *posts])))
    assert [day.isoformat() for day, _ in found] == ["2021-03-04", "2021-09-05", "2021-03-06"]
