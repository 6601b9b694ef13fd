"""CSV: read back row by row; what a spreadsheet would compute stays text."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

import recoupe
from recoupe.export.csv import cell
from recoupe.export.sheets import SHEETS, sheets
from recoupe.model import Decision, Dossier, Judgement, Place
from tests.export.story import dossier, hostile


def tables(made: Dossier, folder: Path) -> dict[str, list[dict[str, str]]]:
    """Every table of a dossier, written and read back."""
    recoupe.export.write(made, folder, to="csv")
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.stem] = list(csv.DictReader(file, delimiter=";"))
    return found


def test_every_table_is_there_with_its_rows_and_columns(tmp_path: Path) -> None:
    judged = Judgement(1, "2031-05-06T10:00", "A. Nom", "reject", (Place("a", (0, 7)),), "hors sujet", None)
    made = replace(dossier(), decisions=(Decision(judged, True),))
    found, wanted = tables(made, tmp_path), sheets(made)
    assert set(found) == set(SHEETS)
    assert {name: len(rows) for name, rows in found.items()} == {name: len(rows) for name, rows in wanted.items()}
    assert all(list(row) == [c for c, _, _ in SHEETS[name]] for name, rows in found.items() for row in rows)
    assert all(wanted.values()), "the story should have a row for each table"


def test_ids_lead_from_table_to_table(tmp_path: Path) -> None:
    found = tables(dossier(), tmp_path)
    ids = {name: {row["id"] for row in found[name]} for name in ("articles", "statements", "entities", "claims")}
    assert {row["article"] for row in found["statements"]} <= ids["articles"]
    assert {row["source_entity"] for row in found["statements"]} - {""} <= ids["entities"]
    assert {hop for row in found["statements"] for hop in row["chain"].split(" | ") if hop} <= ids["entities"]
    assert {row["claim"] for row in found["members"]} == ids["claims"]
    assert {row["statement"] for row in found["members"]} - {""} <= ids["statements"]
    texts = {row["id"]: row["text"] for row in found["articles"]}
    assert all(m["text"] == texts[m["article"]][int(m["start"]) : int(m["end"])] for m in found["members"])


def test_a_french_spreadsheet_knows_it(tmp_path: Path) -> None:
    recoupe.export.write(dossier(), tmp_path, to="csv")
    raw = (tmp_path / "claims.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid;story;gloss;")
    assert raw.endswith(b"\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+33 1 00 00 00 00",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1;1)",
        "\t=1",
        " =1",
        "\u200b=1",
        "\ufeff=1",
        "\n=1",
        "＝1",
        "|x",
        "%0A=1",
    ],
)
def test_what_looks_like_a_formula_stays_text(text: str, tmp_path: Path) -> None:
    assert cell(text) == "'" + text
    evil = replace(dossier(), claims=tuple(replace(c, gloss=text) for c in dossier().claims))
    assert tables(evil, tmp_path)["claims"][0]["gloss"][0] == "'"


def test_numbers_stay_numbers() -> None:
    assert [cell(n) for n in (3, -1, 0.5, True, None)] == [3, -1, 0.5, "true", ""]


def test_a_hostile_dossier_makes_the_same_rows(tmp_path: Path) -> None:
    found = tables(hostile(), tmp_path)
    assert {name: len(rows) for name, rows in found.items()} == {n: len(r) for n, r in sheets(hostile()).items()}
    assert {row["url"] for row in found["articles"]} == {""}
    whole = "".join(path.read_text("utf-8-sig") for path in tmp_path.iterdir())
    assert not set("\x1b\u202e\u2028\0") & set(whole)
