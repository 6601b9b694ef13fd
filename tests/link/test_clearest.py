"""A claim is shown by a whole clause in the language of most, and a phrase with the words that report it."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from tests.written import written

LONE = [
    ("fr", "La région n'a pas exclu de nouvelles coupures.", "n'a pas exclu de nouvelles coupures"),
    ("fr", "La ministre a promis « toute la lumière » aux familles.", "a promis « toute la lumière »"),
    ("en", "The port authority declined to comment on the report.", "declined to comment on the report"),
    ("fr", "La digue a cédé, selon les pompiers.", "La digue a cédé"),
]
SEVERAL = [
    ("fr", "Le procureur de Valdor, qui a ouvert une enquête sur la noyade du nageur, se tait."),
    ("fr", "Le procureur de Valdor a ouvert une enquête sur la noyade du nageur."),
    ("en", "The Valdor prosecutor has opened an inquiry into the swimmer's drowning."),
]


def glosses(folder: Path, *texts: tuple[str, str]) -> list[str]:
    rows = [
        {"id": f"a{n}", "text": f"{text}\n", "language": code, "outlet": f"Outlet {n}", "published": "2031-05-07T10:00"}
        for n, (code, text) in enumerate(texts)
    ]
    return [claim.gloss for claim in recoupe.dossier([written(folder, *rows)]).claims]


@pytest.mark.parametrize(("code", "text", "gloss"), LONE)
def test_a_phrase_is_shown_with_what_reports_it(code: str, text: str, gloss: str, tmp_path: Path) -> None:
    assert glosses(tmp_path, (code, text)) == [gloss]


def test_a_clause_that_stands_by_itself_is_clearer_than_a_relative_one(tmp_path: Path) -> None:
    assert glosses(tmp_path, *SEVERAL) == ["Le procureur de Valdor a ouvert une enquête sur la noyade du nageur"]


def test_a_relative_clause_is_shown_with_the_noun_that_it_is_of(tmp_path: Path) -> None:
    told = (
        "Le vieux bac Sainte-Odile, qui relie Valdor à l'île de Brume, a heurté un rocher.",
        "Sainte-Odile, qui relie Valdor à l'île de Brume, avait été révisé en mars.",
    )
    found = glosses(tmp_path, *(("fr", text) for text in told))
    assert [gloss for gloss in found if "relie" in gloss] == [
        "Le vieux bac Sainte-Odile, qui relie Valdor à l'île de Brume"
    ]
