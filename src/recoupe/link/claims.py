"""Statements and facts that say the same thing, in any words and either language, joined into claims.

Block: units that share a rare key are candidates, each with its closest few. Compare: the table of ``alike``. Connect:
average linkage, which takes more than one weak edge to join two groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from recoupe.link import Corpus
from recoupe.link.alike import Judge, Weights, weights
from recoupe.link.cluster import Edges, average_linkage
from recoupe.link.score import compare
from recoupe.link.units import Unit, units
from recoupe.model import Member, Reuse

THRESHOLD = 0.5
"""Mean score from which two groups of units are one claim."""
MISSING = -0.2
"""What a pair that was never a candidate counts in a mean."""
HOLDERS = 80
"""A key held by more units than this proposes no pair by itself: *the government* is everywhere."""
PARTNERS = 40
"""Closest candidates kept for each unit."""


def align(corpus: Corpus) -> tuple[tuple[Member, ...], ...]:
    """Claims as tuples of members by article and position; claims by their first member.

    Every statement is in exactly one claim, maybe alone; a fact that says what nobody else says is left out.
    Independent of the order of the corpus. Cost: candidates grow with the number of units, not its square.
    """
    found = units(corpus)
    shared: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for reuse in corpus.reuse:
        shared[reuse.a.article, reuse.b.article].append(reuse)
    judge = Judge(weights(found), shared)
    table = judge.table()
    edges: Edges = {(i, j): compare(table, found[i], found[j]).value for i, j in candidates(found, judge.weights)}
    groups = average_linkage(len(found), edges, THRESHOLD, MISSING)
    claims = ([found[i].member for i in group] for group in groups)
    return tuple(tuple(claim) for claim in claims if len(claim) > 1 or claim[0].statement)


def candidates(found: Sequence[Unit], weight: Weights) -> list[tuple[int, int]]:
    """Pairs ``i < j`` worth comparing: for each unit, the partners with which it shares most weight of rare keys."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(found):
        for key in unit.keys:
            index[key].append(number)
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for key in sorted(index):
        if len(index[key]) > HOLDERS:
            continue
        for n, i in enumerate(index[key]):
            for j in index[key][n + 1 :]:
                shared[i][j] += weight(key)
                shared[j][i] += weight(key)
    kept = set()
    for i, partners in shared.items():
        best = sorted(partners, key=lambda j: (-partners[j], j))[:PARTNERS]
        kept |= {(min(i, j), max(i, j)) for j in best}
    return sorted(kept)
