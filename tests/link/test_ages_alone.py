"""An age counts nothing that another figure may count."""

from __future__ import annotations

from pathlib import Path

import recoupe
from tests.written import written

ROWS = (
    "Une voisine, Mauricette Polge, 83 ans, a été l'une des premières sur les lieux de l'accident du tramway à Orvale.",
    "The tram was travelling at 83 kph in a 30 kph zone at Orvale, a source close to the inquiry said.",
)


def test_an_age_is_no_speed(tmp_path: Path) -> None:
    rows = [
        {"id": f"r{n}", "language": code, "text": text, "published": "2031-05-06"}
        for n, (code, text) in enumerate(zip(("fr", "en"), ROWS, strict=True))
    ]
    dossier = recoupe.dossier([written(tmp_path, *rows)], settings=recoupe.Settings(encoder="off"))
    assert all(claim.attestations == 1 for claim in dossier.claims)
