"""The vetted part of the shared sets of French dates: at least .95 of it is read right."""

from __future__ import annotations

import pytest
from bench import dates

LEAST = 0.97


def test_vetted_dates_are_read_right() -> None:
    if not dates.DATA.exists():
        pytest.skip("NOT MEASURED: the sets of French dates are not beside this checkout (shared/data/dates)")
    cases = [*dates.duckling(), *dates.recognizers()]
    missed = dates.misses(cases)
    assert len(cases) > 350
    assert 1 - len(missed) / len(cases) >= LEAST, "\n".join(missed)


def test_a_wrong_day_is_wrong() -> None:
    case = dates.Case("made up", "La réunion aura lieu demain.", dates.date(2021, 3, 4), *_span(6))
    assert dates.misses([case])
    assert not dates.misses([dates.Case(case.name, case.text, case.day, *_span(5))])


def _span(number: int) -> tuple[dates.datetime, dates.datetime]:
    return dates.datetime(2021, 3, number), dates.datetime(2021, 3, number + 1)
