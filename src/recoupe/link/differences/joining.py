"""Rows that tell of one question made one row: what one claim is denied by, all versions of one quotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.counting.voices import spans_of
from recoupe.link.differences.quantities import quantities
from recoupe.link.groups import sharing
from recoupe.model import Divergence, DivergenceKind, Member

JOINED: frozenset[DivergenceKind] = frozenset({"denial", "wording", "hedge", "date", "place"})
"""Kinds of which a claim has one row."""
THING = "x"
"""What stands for the thing that a number alone counts."""


def joined(rows: Iterable[Divergence], home: Mapping[Member, int]) -> list[Divergence]:
    """The rows, those of one kind that share a member or a claim (``home`` of a member) as one.

    The first of them gives the sentence; the members and values of the others follow.
    """
    keyed = ((row, [(row.kind, home.get(m, m)) for m in row.members] if row.kind in JOINED else ()) for row in rows)
    return [_together(group) for group in sharing(keyed)]


def counted_once(corpus: Corpus, rows: Iterable[Divergence], story: Mapping[str, str]) -> list[Divergence]:
    """The rows, those of numbers whose figures are all among those of another of one story told with it.

    Several claims may tell of one toll: *twelve dead* and *fifteen dead* are set against each other once.
    """
    out: list[tuple[Divergence, set[float]]] = []
    for row in rows:
        found = _figures(corpus, row) if row.kind == "number" else set()
        home = {story.get(spans_of(corpus, m)[0]) for m in row.members}
        same = [
            (old, known)
            for old, known in out
            if len(found) > 1 and (found <= known or known <= found) and len(known) > 1
            if home & {story.get(spans_of(corpus, m)[0]) for m in old.members}
        ]
        if not same:
            out.append((row, found))
            continue
        old, known = same[0]
        at = next(i for i, (other, _) in enumerate(out) if other is old)
        out[at] = (_together([old, row]), known | found)
    return [row for row, _ in out]


def _figures(corpus: Corpus, row: Divergence) -> set[float]:
    """The numbers that the values of a row give, each in the language of the member that it stands in."""
    told = [corpus.by_article[spans_of(corpus, m)[0]].article for m in row.members]
    out: set[float] = set()
    for value in row.values:
        codes = {a.language for a in told if value in a.text} & {*lang.codes()} or lang.codes()
        # of some nothing but the number is shown
        out |= {q.low for code in codes for q in quantities(f"{value} {THING}", lang.load(code))}
    return out


def _together(rows: list[Divergence]) -> Divergence:
    members = tuple(dict.fromkeys(m for row in rows for m in row.members))
    values = tuple(dict.fromkeys(v for row in rows for v in row.values))
    return replace(rows[0], members=members, values=values)
