"""Claims with the help of a sentence encoder, once the table has made them: it undoes unsure ones and joins others.

The encoder knows what passages are about and not what they say of it, so that it is one row beside the table, which
counts for nothing where acts, tenses or roles exclude each other; and what it joins is to be as firm as any claim.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.link.alignment.firm import firm, is_firm
from recoupe.link.alignment.graph import Graph

JOINED = 1.05
"""Mean score with the encoder from which two claims are one; more than a claim needs without it. Over ten kinds of told
stories it joins more pairs than 1.5 does, with no fewer bounds right; below 0.9 bounds fall."""
KEPT, ADDED = 5.5, 4.5
"""Firmness with the encoder's row that a small claim of the table needs, and one that the encoder makes. Over ten kinds
of told stories, shared claims that are one thing rose from three in four to five in six."""


def settled(graph: Graph, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups of a graph as claims: the small ones only when they are firm, and with an encoder those joined that it
    finds near."""
    wide = graph.widened()
    return firm(graph, groups) if wide is graph else _joined(wide, firm(wide, groups, KEPT))


def _joined(wide: Graph, claims: Sequence[Sequence[int]]) -> list[list[int]]:
    """The claims, those joined that are near each other on average, when what they make is firm."""
    home = {number: claim for claim in claims for number in claim}
    out: list[list[int]] = []
    for group in wide.grown(claims, JOINED):
        parts = {min(home[number]): list(home[number]) for number in group}
        out += [group] if len(parts) == 1 or is_firm(wide, group, ADDED) else parts.values()
    return sorted(out)
