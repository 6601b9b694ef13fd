"""Whether a clause looks ahead or back."""

from __future__ import annotations

import pytest

from recoupe.link.alignment.units import units
from tests.link.heap import corpus

TOLD = {
    "en": {
        "future": (
            "The hostages are to be released within thirty days",
            "The two mayors are to meet in Portville",
            "The tribunal is due to rule on the merger",
            "The old bridge is due to be demolished",
            "The plant is set to close",
            "The plant will soon close",
        ),
        "past": (
            "The company did not pay the ransom",
            "The club did sign the keeper",
            "Three vans were set alight",
            "A new record was set at Valdor",
            "The skipper dropped anchor as soon as he saw the wreck",
            "The talks soon collapsed",
            "The envoy is already in Portville",
        ),
        "present": ("The regulator does not know the supplier",),
        "none": ("The operator is to blame for the outage",),
    },
    "fr": {
        "past": (
            "L'usine vient de fermer",
            "La scierie a bientôt fermé",
            "Le conducteur a freiné dès qu'il a vu le camion",
            "Le convoi se trouve déjà à Lorvaux",
        ),
        "future": ("L'usine fermera bientôt", "L'usine va fermer", "La fermeture est déjà prévue pour mai"),
        "present": ("Nous soignons une petite fille", "Le trésorier détourne deux millions"),
    },
}
ROWS = [(code, tense, text) for code, rows in TOLD.items() for tense, texts in rows.items() for text in texts]


@pytest.mark.parametrize(("code", "tense", "text"), ROWS, ids=[text for _, _, text in ROWS])
def test_a_clause_looks_ahead_or_back(code: str, tense: str, text: str) -> None:
    heap = corpus({"one-en" if code == "en" else "one": [f"[fact] {text}."]})
    assert units(heap)[0].tense == tense
