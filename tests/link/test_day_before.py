"""*La veille* and *the day before* count from what was last told of, not from when somebody told it."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from tests.written import written

BEFORE = [
    ("fr", "Le dépôt a brûlé mercredi, a annoncé vendredi le parquet. La veille, deux hommes y avaient été vus.", "06"),
    ("fr", "Le dépôt a brûlé mercredi, selon une note diffusée vendredi. Il avait été fouillé la veille.", "06"),
    ("fr", "Le car est tombé jeudi. Le ministre se rendra lundi sur place. La veille, il avait heurté un mur.", "07"),
    ("en", "The depot burned on Wednesday, police said on Friday. Men had been seen there the day before.", "06"),
    ("fr", "Le parquet a annoncé vendredi une enquête. La veille, deux hommes avaient été arrêtés.", "08"),
    ("fr", "Le dépôt a brûlé mercredi. Une enquête a été ouverte vendredi. La veille, il avait plu.", "08"),
    ("fr", "Le ministre visitera le port lundi prochain. La veille, il recevra les syndicats.", "11"),
]


@pytest.mark.parametrize(("code", "text", "day"), BEFORE)
def test_the_day_before_is_that_of_the_event(code: str, text: str, day: str, tmp_path: Path) -> None:
    row = {"id": "a", "text": text + "\n", "language": code, "outlet": "Outlet", "published": "2031-05-10T10:00"}
    found = recoupe.dossier([written(tmp_path, row)])
    assert [t.value for t in found.timexes if t.rule == "day-before"] == [f"2031-05-{day}"]
