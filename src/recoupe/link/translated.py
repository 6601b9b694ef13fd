"""Passages that run parallel in two languages, found by what translation leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model import Place, Reading


@dataclass(frozen=True, slots=True)
class Translation:
    """Two passages in different languages with the anchors they share, in order."""

    a: Place
    b: Place
    anchors: tuple[str, ...]
    similarity: float


def pairs(readings: Sequence[Reading]) -> list[Translation]:
    """Parallel passages of articles in different languages."""
    return []
