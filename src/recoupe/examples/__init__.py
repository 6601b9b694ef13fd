"""The bundled example: a fictional story told by invented outlets, with what a careful reader finds in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_STORY = Path(__file__).parent / "belle_armelle"


def path() -> Path:
    """The folder of the example's articles, to hand to ``recoupe dossier`` or ``recoupe.dossier``.

    >>> path().name
    'articles'
    """
    return _STORY / "articles"


def gold() -> dict[str, Any]:
    """The example's labels: files, entities, articles, claims and divergences, offsets in code points.

    >>> sorted(gold())
    ['articles', 'claims', 'digests', 'divergences', 'entities', 'fiction', 'files']
    """
    labels: dict[str, Any] = json.loads((_STORY / "gold.json").read_text("utf-8"))
    return labels
