"""How much of their words two passages share as they stand, whatever the words mean: names, figures, all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights, weigh
from recoupe.text.folding import fold

PRIOR = 4.0
"""Squared weight added to both sides, so that two short passages are not one for a single word."""
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The folded words of the text of each unit, and how rare each is among them."""

    held: Mapping[str, frozenset[str]]
    weights: Weights

    def overlap(self, a: Unit, b: Unit) -> float:
        """Weighted cosine of the words of two units, from 0 to 1."""
        return self.weights.overlap(self.held[a.text], self.held[b.text], PRIOR)

    def common(self, a: Unit, b: Unit) -> tuple[str, ...]:
        """The words that two units share, rarest first."""
        shared = self.held[a.text] & self.held[b.text]
        return tuple(sorted(shared, key=lambda word: (-self.weights(word), word)))


def wording(units: Sequence[Unit]) -> Wording:
    """The wording of the units of a story. Linear in their text."""
    held = {unit.text: frozenset(_WORD.findall(fold(unit.text))) for unit in units}
    return Wording(held, weigh([held[unit.text] for unit in units]))
