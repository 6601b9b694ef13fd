"""Two counts of one thing in a sentence of a heap, each with its source: one claim, one row of numbers, two origins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import recoupe
from recoupe.model import Dossier

HEAPS = [
    (
        "Plusieurs milliers de personnes ont manifesté samedi à Valdor contre la fermeture du port. Elles étaient "
        "2 000 selon la police, 5 000 selon les organisateurs.",
        "Thousands of people marched through Valdor on Saturday against the closure of the port. Police put the crowd "
        "at 2,000, organisers at 5,000.",
    ),
    (
        "La grève a été suivie mardi par 12 % des agents de la régie selon la direction, 40 % selon les syndicats.",
        "The strike at the transit authority was joined on Tuesday by 12% of staff according to management, 40% "
        "according to the unions.",
    ),
    (
        "Entre 300, selon la préfecture, et 900 marins, selon la CGT, ont défilé samedi à Valdor.",
        "Police said 300 sailors marched in Valdor on Saturday, the unions 900.",
    ),
]


def read(folder: Path, texts: tuple[str, str]) -> Dossier:
    """The dossier of two articles of one day, French and English."""
    rows = [
        {"id": code, "language": code, "outlet": outlet, "published": "2031-05-07T10:00", "text": text + "\n"}
        for code, outlet, text in zip(("fr", "en"), ("Le Phare", "The Courier"), texts, strict=True)
    ]
    (folder / "heap.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return recoupe.dossier([folder / "heap.jsonl"])


@pytest.mark.parametrize("texts", HEAPS)
def test_two_counts_are_one_claim_with_a_row_and_two_origins(texts: tuple[str, str], tmp_path: Path) -> None:
    found = read(tmp_path, texts)
    claim = max(found.claims, key=lambda c: len(c.members))
    assert {m.statement for m in claim.members} >= {s.id for s in found.statements}
    assert [d.kind for d in found.divergences] == ["number"]
    assert claim.status == "disputed"
    assert claim.origins.lower >= 2


def test_a_count_that_an_outlet_gives_itself_is_set_against_one_row(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        (
            "Le cortège a rassemblé 300 marins samedi à Valdor, contre 900 pour l'intersyndicale.",
            "The march drew 300 sailors in Valdor on Saturday, compared with 900 claimed by the unions.",
        ),
    )
    assert [d.kind for d in found.divergences] == ["number"]
    assert len(found.claims) == 1
