"""A small fictional archive for the tests of bulk reading: two affairs, a copied dispatch, an article alone."""

from __future__ import annotations

import json
from pathlib import Path

DISPATCH = (
    "La digue de Port-Aubry a cédé dans la nuit de lundi à mardi, a annoncé la préfecture de la Nerle. "
    "Deux cents habitants ont été évacués vers le gymnase municipal, selon les pompiers. "
    "« L'eau est montée en moins d'une heure », a raconté la maire, Colette Ferrand."
)
ROWS = (
    ("a1", "Le Phare", "2031-03-04T08:00", "Port-Aubry sous les eaux. " + DISPATCH),
    ("a2", "La Dépêche du Golfe", "2031-03-05", DISPATCH + " La circulation des trains est interrompue vers Aubry."),
    ("a3", "Radio Nerle", "2031-03-05", "À Port-Aubry, la digue a cédé. Colette Ferrand demande l'aide de l'État."),
    ("b1", "Le Phare", "2031-03-06", "Hugo Mestral a été condamné à quatre ans de prison par le tribunal de Villebon."),
    ("b2", "Le Courrier", "2031-03-06", "Le banquier Hugo Mestral fera appel, a indiqué son avocate à Villebon."),
    ("c1", "Le Courrier", None, "À Sauvagnat, trois sœurs cuisent la mirabelle au chaudron depuis cinquante ans."),
)


def write(folder: Path) -> Path:
    """The archive as one JSONL file, with a line that is no article."""
    path = folder / "fil.jsonl"
    lines = [
        json.dumps({"id": id, "outlet": outlet, "published": day, "text": text, "language": "fr"}, ensure_ascii=False)
        for id, outlet, day, text in ROWS
    ]
    path.write_text("\n".join([*lines, "{bad"]) + "\n", "utf-8")
    return path
