"""Gold time expressions, as data: the values of each wording on its day, and texts in which nothing is dated."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recoupe.lang import codes
from tests.extract.timedraft import found, readings

GOLD = Path(__file__).resolve().parents[1] / "gold"
FILES: dict[str, dict[str, Any]] = {
    code: tomllib.loads((GOLD / code / "times.toml").read_text("utf-8")) for code in codes()
}


def wordings() -> Iterator[Any]:
    for code, gold in FILES.items():
        for case in gold["case"]:
            day = case.get("day", gold["day"]) or None
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            for wording in case["wordings"]:
                yield pytest.param(code, day, case["values"], wording, marks=marks, id=f"{code}-{day}-{wording}")


@pytest.mark.parametrize(("code", "day", "values", "wording"), list(wordings()))
def test_a_wording_has_its_values(code: str, day: date | None, values: list[str], wording: str) -> None:
    assert [t.value for t in readings(wording, day, code)] == values


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, gold in FILES.items() for text in gold["must_not"]])
def test_nothing_is_found_where_nothing_is_dated(code: str, text: str) -> None:
    assert [(text[slice(*t.span)], t.rule) for t in found(text, code)] == []


@pytest.mark.parametrize(("code", "least"), [("fr", 250), ("en", 120)])
def test_there_are_enough_wordings(code: str, least: int) -> None:
    assert len({w for case in FILES[code]["case"] for w in case["wordings"]}) >= least


@pytest.mark.parametrize("code", codes())
def test_what_is_on_the_calendar_has_bounds_and_nothing_else_has(code: str) -> None:
    for case in FILES[code]["case"]:
        for wording in case["wordings"]:
            for timex in readings(wording, case.get("day", FILES[code]["day"]) or None, code):
                on_calendar = timex.value[:1].isdigit() and timex.type in ("DATE", "TIME")
                ends = [end for end in (timex.earliest, timex.latest) if end]
                assert len(ends) == (2 if on_calendar else 0), timex
                assert ends == sorted(ends), timex
