"""On which side of its day each construction puts an expression, as data: sentences read with the parser."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recoupe import nlp
from recoupe.extract.when import timex
from recoupe.lang import codes
from recoupe.link.dates import timexes
from recoupe.model import Published, Reading
from tests.extract.timedraft import draft

GOLD = Path(__file__).resolve().parents[1] / "gold"
FILES: dict[str, dict[str, Any]] = {
    code: tomllib.loads((GOLD / code / "constructions.toml").read_text("utf-8")) for code in codes()
}


def wordings() -> Iterator[Any]:
    for code, gold in FILES.items():
        for case in gold["case"]:
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            for wording in case["wordings"]:
                yield pytest.param(code, gold["day"], case["values"], wording, marks=marks, id=f"{code}-{wording}")


@pytest.mark.parametrize(("code", "day", "values", "wording"), list(wordings()))
def test_a_construction_has_its_values(code: str, day: date, values: list[str], wording: str) -> None:
    seen = draft(wording, code)
    cut = [seen.text[slice(*s.span)] for s in seen.sentences]
    parsed = zip(seen.sentences, nlp.parse(code, cut), strict=True)
    full = replace(seen, sentences=tuple(replace(s, tokens=nlp.shift(t, s.span[0])) for s, t in parsed))
    times = tuple(replace(t, span=seen.view.original(*t.span)) for t in timex.find(full))
    published = {"a": Published(day.isoformat(), day.isoformat(), day.isoformat())}
    got = timexes.resolve([Reading(seen.article, seen.sentences, times=times)], published)["a"]
    assert [t.value for t in got] == values
