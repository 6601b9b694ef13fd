"""A quoted day that counts from the day of speaking, and is explained, dates what was said."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from tests.written import written

DAY = "2031-03-05"
"""A Wednesday."""
CASES = [
    ("fr", "La régie a promis que la ligne rouvrirait « demain », soit jeudi, selon la maire.", "2031-03-05"),
    ("fr", "« Nous rouvrirons après-demain (jeudi) », a dit la maire.", "2031-03-04"),
    ("fr", "« J'ai tout vu hier [dimanche] », a dit la maire.", "2031-03-03"),
    ("en", "“We will reopen tomorrow (Thursday),” the mayor said.", "2031-03-05"),
    ("fr", "« Nous rouvrirons demain », a dit la maire. Jeudi est jour de marché.", None),
    ("fr", "« Nous rouvrirons demain ou jeudi », a dit la maire.", None),
    ("fr", "La maire a dit que la ligne rouvrirait demain, soit jeudi.", None),
]


@pytest.mark.parametrize(("code", "text", "said_on"), CASES)
def test_said_on_by_gloss(tmp_path: Path, code: str, text: str, said_on: str | None) -> None:
    row = {"id": "a", "text": text, "published": DAY, "language": code}
    found = recoupe.dossier([written(tmp_path, row)]).statements
    assert found
    assert {s.said_on for s in found} == {said_on}
