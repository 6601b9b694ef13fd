"""How near the units of a story are to each other, where they share enough to be compared: the ground of claims.

Block: units that share a rare key are candidates, each with its closest few. Compare: the table of ``alike``. Connect:
average linkage, which takes more than one weak edge to join two groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from recoupe.link import Corpus, Limits
from recoupe.link.alignment.alike import Judge
from recoupe.link.alignment.cluster import Edges, merged
from recoupe.link.alignment.judged import judged
from recoupe.link.alignment.rivals import held_back
from recoupe.link.alignment.score import compare
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights
from recoupe.link.memory import per_corpus

FLOOR = -0.3
"""What a pair counts in a mean at least, and where it was never a candidate: two of many ways to tell one thing may
share no word, which says little against them."""
EXCLUDED = -5.0
"""Score from which down a pair counts in full: one tells what the other rules out (to leave, to arrive)."""
HOLDERS = 80
"""A key held by more units than this proposes no pair by itself: *the government* is everywhere."""
PARTNERS = 60
"""Closest candidates kept for each unit."""
NEAREST = 5
"""Passages of other articles that an encoder proposes for each unit."""
SOLID = 3
"""Fewest keys of a unit that equals another before anything is weighed: *the visit* is not yet a claim."""


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """The units of one story: ``alike`` are the numbers of those that are word for word the same, ``edges`` how near
    two such classes are, by their numbers; ``wide`` the same with what an encoder finds, empty without one; ``limits``
    counts what was not compared."""

    units: Sequence[Unit]
    alike: Sequence[Sequence[int]]
    edges: dict[tuple[int, int], float]
    wide: dict[tuple[int, int], float]
    limits: Limits

    def groups(self, threshold: float) -> list[list[int]]:
        """The classes whose units are near each other on average, by their numbers."""
        return self.grown([[n] for n in range(len(self.alike))], threshold)

    def grown(
        self, begun: Sequence[Sequence[int]], threshold: float, apart: Edges = MappingProxyType({})
    ) -> list[list[int]]:
        """The same from groups that are begun; ``apart`` are edges that stand for those of the graph."""
        return merged(begun, {**self.edges, **apart}, threshold, FLOOR)

    def widened(self) -> Graph:
        """The same units, as near as they are with what an encoder finds; as they are without one."""
        return replace(self, edges=self.wide) if self.wide else self

    def of(self, group: Sequence[int]) -> list[Unit]:
        """The units of some classes, by article and position."""
        return [self.units[n] for n in sorted(n for number in group for n in self.alike[number])]


@per_corpus
def graphs(corpus: Corpus) -> tuple[Graph, ...]:
    """The graph of each story. Cost: one comparison for each of at most ``PARTNERS`` candidates a unit."""
    return tuple(_graph(found, judge) for found, judge in judged(corpus))


def _graph(found: Sequence[Unit], judge: Judge) -> Graph:
    limits, alike = Limits(), classes(found)
    heads = [found[members[0]] for members in alike]
    near = candidates(heads, judge.weights, limits)
    scores = _compared(heads, judge, near)
    articles = [head.article for head in heads]
    edges, wide = (raised(held_back(one, articles)) for one in (scores, _wide(heads, judge, scores)))
    return Graph(found, alike, edges, wide, limits)


def _compared(heads: Sequence[Unit], judge: Judge, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], float]:
    table = judge.table()
    return {(i, j): compare(table, heads[i], heads[j]).value for i, j in pairs}


def _wide(heads: Sequence[Unit], judge: Judge, scores: Edges) -> Edges:
    """The scores with what an encoder adds, and those of the pairs that it proposes; none without one."""
    near = set(judge.meanings.nearest(heads, NEAREST))
    if not near:
        return {}
    row, known = judge.encoded(), {**scores, **_compared(heads, judge, sorted(near.difference(scores)))}
    return {(i, j): value + row.part(row.func(heads[i], heads[j])) for (i, j), value in sorted(known.items())}


def raised(edges: Edges, floor: float = FLOOR) -> dict[tuple[int, int], float]:
    """The edges, none below ``floor`` but those of what excludes each other.

    >>> raised({(0, 1): -2.0, (0, 2): -9.0, (1, 2): 0.5}, floor=-0.3)
    {(0, 1): -0.3, (0, 2): -9.0, (1, 2): 0.5}
    """
    return {pair: value if value <= EXCLUDED else max(value, floor) for pair, value in edges.items()}


def candidates(found: Sequence[Unit], weight: Weights, limits: Limits) -> list[tuple[int, int]]:
    """Pairs ``i < j`` worth comparing: for each unit, the partners with which it shares most weight of rare keys."""
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for key, holders in sorted(_index(found).items()):
        if len(holders) > HOLDERS:
            limits.cut("claims: members that one shared word may propose", HOLDERS)
            continue
        worth = weight(key)
        for n, i in enumerate(holders):
            for j in holders[n + 1 :]:
                shared[i][j] += worth
                shared[j][i] += worth
    kept = set()
    for i, partners in shared.items():
        best = sorted(partners, key=lambda j: (-partners[j], j))[:PARTNERS]
        limits.cut("claims: closest members compared with one", PARTNERS, len(partners) - PARTNERS)
        kept |= {(min(i, j), max(i, j)) for j in best}
    return sorted(kept)


def _index(found: Sequence[Unit]) -> Mapping[str, list[int]]:
    """Numbers of the units that hold each key; where a key is too common, its union with what is done holds fewer."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(found):
        for key in unit.keys:
            index[key].append(number)
    common = {key for key, holders in index.items() if len(holders) > HOLDERS}
    for number, unit in enumerate(found):
        for key in _unions(unit, common):
            index[key].append(number)
    return index


def _unions(unit: Unit, common: set[str]) -> Iterator[str]:
    for act in sorted(unit.main & common):
        for key in unit.keys:
            if key != act and key in common:
                yield f"{act}&{key}"


def classes(found: Sequence[Unit]) -> list[list[int]]:
    """Units that are word for word the same in all that is compared, so that a copied line is compared once."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, unit in enumerate(found):
        what = (unit.words, unit.names, unit.main, unit.subjects, unit.objects, unit.amounts, unit.dates)
        how = (unit.tense, unit.negated, unit.stance)
        groups.setdefault((what, how, None if len(unit.keys) >= SOLID else number), []).append(number)
    return list(groups.values())
