"""How widely a claim is carried beside how many origins it has: what outlets repeat is not what sources confirm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from recoupe.model import Claim

Spread = Literal["one", "open", "several", "lone"]
SPREADS: tuple[Spread, ...] = ("one", "open", "several", "lone")


def spread(claim: Claim) -> Spread:
    """Whether several articles carry a claim from ``one`` origin (or none that is known), from one or more (``open``),
    from ``several``; or whether one article alone carries it (``lone``).

    >>> from recoupe.model import Origins
    >>> spread(Claim("c", "", (), 7, (), Origins(1, 1, (), ()), "single-origin", {}))
    'one'
    """
    if claim.attestations < 2:
        return "lone"
    if claim.origins.upper <= 1:
        return "one"
    return "several" if claim.origins.lower > 1 else "open"


def echoes(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of several articles and one origin, the most carried first."""
    return sorted((c for c in claims if spread(c) == "one"), key=lambda c: -c.attestations)
