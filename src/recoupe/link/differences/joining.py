"""Rows that tell of one question made one row: what one claim is denied by, all versions of one quotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from recoupe.model import Divergence, DivergenceKind, Member

JOINED: frozenset[DivergenceKind] = frozenset({"denial", "wording", "hedge", "date", "place"})
"""Kinds of which a claim has one row."""


def joined(rows: Iterable[Divergence], home: Mapping[Member, int]) -> list[Divergence]:
    """The rows, those of one kind that share a member or a claim (``home`` of a member) as one.

    The first of them gives the sentence; the members and values of the others follow.
    """
    out: list[tuple[set[object], Divergence]] = []
    for row in rows:
        if row.kind not in JOINED:
            out.append((set(), row))
            continue
        places: set[object] = {(row.kind, home.get(m, m)) for m in row.members}
        near = [pair for pair in out if pair[0] & places]
        if not near:
            out.append((places, row))
            continue
        first = near[0]
        whole = _together([old for _, old in near] + [row])
        place = out.index(first)
        kept = [pair for pair in out if not any(pair is old for old in near)]
        out = [*kept[:place], (places.union(*(old for old, _ in near)), whole), *kept[place:]]
    return [row for _, row in out]


def _together(rows: list[Divergence]) -> Divergence:
    members = tuple(dict.fromkeys(m for row in rows for m in row.members))
    values = tuple(dict.fromkeys(v for row in rows for v in row.values))
    return replace(rows[0], members=members, values=values)
