"""One fictional story told in French and in English: the same people, bodies and functions, the same claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import recoupe
from recoupe.model import Dossier

FRENCH = """Un pétrolier coule au large de Kerzoal

KERZOAL - Le ministère de la Défense a annoncé mardi que le pétrolier Altamira avait coulé au large de Kerzoal.

« Trente-deux marins ont été évacués », a déclaré la ministre de la Défense, Irène Valcourt.

Selon la préfecture de Kerzoal, aucune fuite n'a été constatée.

Le directeur de la compagnie, Anton Brevik, a nié que le radar du navire ait été en panne."""

ENGLISH = """Tanker sinks off Kerzoal

The Defence Ministry said on Tuesday that the tanker Altamira had sunk off Kerzoal.

“Thirty-two sailors were evacuated,” said Defence Minister Irene Valcourt.

According to the prefecture of Kerzoal, no leak was found.

The company's director, Anton Brevik, denied that the ship's radar had been out of order."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    rows = (("fr", "Le Phare de Kerzoal", FRENCH), ("en", "The Harbour Lamp", ENGLISH))
    lines = [
        {"id": code, "outlet": outlet, "language": code, "published": "2031-05-06T18:00", "text": text}
        for code, outlet, text in rows
    ]
    path: Path = tmp_path_factory.mktemp("two") / "told.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    return recoupe.dossier([path])


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("ministère de la Défense", "Defence Ministry"),
        ("Irène Valcourt", "Irene Valcourt"),
        ("Anton Brevik", "Anton Brevik"),
        ("préfecture de Kerzoal", "prefecture of Kerzoal"),
    ],
)
def test_speakers_are_one(told: Dossier, french: str, english: str) -> None:
    holders = [{e.id for e in told.entities if any(form in f for f in e.forms)} for form in (french, english)]
    assert len(holders[0] & holders[1]) == 1, holders


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Trente-deux marins ont été évacués", "Thirty-two sailors were evacuated"),
        ("le pétrolier Altamira avait coulé", "the tanker Altamira had sunk"),
        ("le radar du navire", "the ship's radar"),
    ],
)
def test_claims_are_one(told: Dossier, french: str, english: str) -> None:
    text = {a.id: a.text for a in told.articles}
    said = {s.id: text[s.article][s.content[0][0] : s.content[-1][1]] for s in told.statements}
    together = [{said.get(m.statement or "", "") for m in c.members} for c in told.claims]
    assert any(any(french in w for w in c) and any(english in w for w in c) for c in together), together


def test_people_and_bodies_stay_apart(told: Dossier) -> None:
    names = {e.name for e in told.entities if any("Valcourt" in f for f in e.forms)}
    assert len(names) == 1
    ministry = next(e for e in told.entities if "Defence Ministry" in " ".join(e.forms))
    assert not any("Valcourt" in form or "préfecture" in form for form in ministry.forms)
