"""The day of a toll is not that of its deaths, and a toll that another has replaced is no contradiction."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from recoupe.model import Dossier
from tests.written import written

FELL = "La passerelle de Valdor s'est effondrée lundi, faisant onze morts, selon les pompiers."
RISEN = "Le bilan de l'effondrement de la passerelle est monté mercredi à dix-sept morts, a annoncé la préfecture."
ROWS = [
    (FELL, RISEN, set()),
    (FELL, FELL.replace("lundi", "mardi").replace("les pompiers", "la préfecture"), {"date"}),
]
NOW = "Dix-sept personnes sont mortes dans l'incendie, selon la préfecture."


def dossier(folder: Path, *texts: str, hours: tuple[int, ...] = (10, 10)) -> Dossier:
    rows: list[dict[str, object]] = [
        {"id": f"a{n}", "text": f"{text}\n", "language": "fr", "outlet": f"Journal {n}"}
        | {"published": f"2031-05-08T{hour:02d}:00"}
        for n, (text, hour) in enumerate(zip(texts, hours, strict=True))
    ]
    return recoupe.dossier([written(folder, *rows)])


@pytest.mark.parametrize(("one", "other", "kinds"), ROWS)
def test_a_day_said_of_a_toll_is_none_of_the_event(one: str, other: str, kinds: set[str], tmp_path: Path) -> None:
    found = dossier(tmp_path, one, other).divergences
    assert {row.kind for row in found} - {"number"} == kinds


@pytest.mark.parametrize(("told", "update"), [("Un premier bilan", True), ("Un bilan", False)])
def test_a_toll_called_an_earlier_one_is_brought_up_to_date(told: str, update: bool, tmp_path: Path) -> None:
    before = f"{told} des pompiers faisait état de onze morts dans l'incendie."
    (row,) = [d for d in dossier(tmp_path, before, NOW).divergences if d.kind == "number"]
    assert row.update is update


MOVING = [
    (
        "Onze personnes, dont huit enfants, ont été contaminées.",
        "Trente personnes, dont vingt enfants, ont été contaminées.",
    ),
    (
        "Quelque 20 000 fromages ont été rappelés par la laiterie.",
        "La laiterie a rappelé 32 000 fromages, rappelés en hâte.",
    ),
    ("Trois maisons ont été détruites à Valdor.", "Cinq maisons ont été détruites à Valdor."),
]


@pytest.mark.parametrize(("early", "late"), MOVING)
def test_what_goes_on_being_counted_is_brought_up_to_date_within_hours(early: str, late: str, tmp_path: Path) -> None:
    rows = [d for d in dossier(tmp_path, early, late, hours=(7, 19)).divergences if d.kind == "number"]
    assert rows
    assert all(row.update for row in rows)
