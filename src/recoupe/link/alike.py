"""The table by which two units are judged to say the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from recoupe.link.score import NOTHING, Feature, Finding
from recoupe.link.terms import light, relations
from recoupe.link.units import Unit, date_keys
from recoupe.model import Reuse, Span

ENOUGH = 18.0
"""Weight of shared keys from which more adds nothing."""
SHORT = 6
"""Words up to which a unit is one clause, so that another act is another claim; a longer one holds several."""
DIRECTIVE = ("urge", "ask")
ORDER = 4.0
"""How many times larger a number may be and still count the same thing."""
CARRIED = 0.6
"""Share of a unit that a passage must hold to carry it."""
APART = 120
"""Characters by which the place of a unit in two copies of one passage may differ."""
PRIOR = 8.0
"""Squared weight added to both sides of a comparison of words: about one middling word that nobody shares."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each key tells, from how few units hold it: ``log(1 + N / n)``, so that it never vanishes."""

    of: Mapping[str, float]
    unseen: float

    def __call__(self, key: str) -> float:
        return self.of.get(key, self.unseen)

    def total(self, keys: Iterable[str]) -> float:
        return sum(self(key) for key in sorted(keys))

    def overlap(self, a: Iterable[str], b: Iterable[str], prior: float = 0.0) -> float:
        """Weighted cosine of two key sets, from 0 to 1; ``prior`` holds back sets too small to be sure of."""
        scale = sqrt((self.square(a) + prior) * (self.square(b) + prior))
        return self.square(set(a) & set(b)) / scale if scale else 0.0

    def square(self, keys: Iterable[str]) -> float:
        return sum(self(key) ** 2 for key in sorted(keys))


def weights(units: Sequence[Unit]) -> Weights:
    """Weights of all keys of a corpus of units."""
    counts = Counter(key for unit in units for key in sorted(set(unit.keys)))
    return Weights({k: log(1 + len(units) / n) for k, n in counts.items()}, log(1 + len(units)))


@dataclass(frozen=True, slots=True)
class Judge:
    """The comparison of units of one corpus: the table of features with what they need to know of the corpus."""

    weights: Weights
    reuse: Mapping[tuple[str, str], Sequence[Reuse]]

    def table(self) -> tuple[Feature[Unit], ...]:
        """The features, in no particular order; their weights are explained in the module's docstring."""
        return (
            Feature("words", self.words, 0.55),
            Feature("evidence", self.evidence, 0.35),
            Feature("names", self.names, 0.25),
            Feature("act", self.act, 0.25, 0.8),
            Feature("when", self.when, 0.25, 0.3),
            Feature("amount", self.amount, 0.3),
            Feature("tense", self.tense, 0.5),
            Feature("force", self.force, 0.3),
            Feature("roles", self.roles, 0.1, 0.3),
            Feature("quote", self.quote, 0.4),
            Feature("copy", self.copy, 0.8),
        )

    def words(self, a: Unit, b: Unit) -> Finding:
        shared = [k for k in a.words if k in b.words]
        return Finding(self.weights.overlap(a.words, b.words, PRIOR), {"words": shared}) if shared else NOTHING

    def names(self, a: Unit, b: Unit) -> Finding:
        shared = [k for k in a.names if k in b.names]
        one, two = (sorted(u.subjects.intersection(u.people)) for u in (a, b))
        if one and two and not set(one) & set(two):
            return Finding(-1.0, {"a": one, "b": two})
        return Finding(self.weights.overlap(a.names, b.names), {"names": shared}) if shared else NOTHING

    def evidence(self, a: Unit, b: Unit) -> Finding:
        shared = set(a.keys) & set(b.keys)
        return Finding(min(1.0, self.weights.total(shared) / ENOUGH))

    def act(self, a: Unit, b: Unit) -> Finding:
        against, near = relations()
        shared = a.main & b.main
        both = {"a": sorted(a.main), "b": sorted(b.main)}
        if shared - light():
            return Finding(1.0, {"acts": sorted(shared)})
        if any((x, y) in against for x in a.main for y in b.main):
            return Finding(-1.0, both)
        if shared:
            return Finding(0.8 if a.main == b.main else 0.3, {"acts": sorted(shared)})
        mentioned = (a.main & b.acts | b.main & a.acts) - light()
        if mentioned:
            return Finding(0.4, {"acts": sorted(mentioned)})
        if any((x, y) in near for x in a.main for y in b.main):
            return Finding(0.5, both)
        return (
            Finding(-0.25 * min(1.0, SHORT / max(len(a.words), len(b.words))), both) if a.main and b.main else NOTHING
        )

    def when(self, a: Unit, b: Unit) -> Finding:
        if not (a.dates and b.dates):
            return Finding(-0.6) if a.remote != b.remote else NOTHING
        if any(x[0][:10] <= y[1][:10] and y[0][:10] <= x[1][:10] for x in a.dates for y in b.dates):
            return Finding(self.weights.overlap(_dated(a), _dated(b)))
        return Finding(-1.0, {"a": a.dates[0][2], "b": b.dates[0][2]})

    def amount(self, a: Unit, b: Unit) -> Finding:
        for x in a.amounts:
            for y in b.amounts:
                if set(x.counts) & set(y.counts):
                    return Finding(_near(x.value, y.value))
        return Finding(-0.25) if _is_count(a) != _is_count(b) and a.main & b.main else NOTHING

    def force(self, a: Unit, b: Unit) -> Finding:
        """Telling somebody to do a thing is not saying that it is done."""
        return Finding(-1.0) if (a.stance in DIRECTIVE) != (b.stance in DIRECTIVE) else NOTHING

    def tense(self, a: Unit, b: Unit) -> Finding:
        return Finding(-1.0) if {a.tense, b.tense} == {"future", "past"} else NOTHING

    def roles(self, a: Unit, b: Unit) -> Finding:
        same = a.subjects & b.subjects
        swapped = (a.subjects & b.objects) | (b.subjects & a.objects)
        if same:
            return Finding(1.0)
        return Finding(-1.0) if (a.subjects & b.objects) and (b.subjects & a.objects) and swapped else NOTHING

    def quote(self, a: Unit, b: Unit) -> Finding:
        if not (a.quotes and b.quotes):
            return NOTHING
        return Finding(max((_run(x, y) for x in a.quotes for y in b.quotes), default=0.0))

    def copy(self, a: Unit, b: Unit) -> Finding:
        """Whether one shared passage carries most of both units, at the same place in it."""
        one, two = (a, b) if a.article <= b.article else (b, a)
        for reuse in self.reuse.get((one.article, two.article), ()):
            here, there = _within(one, reuse.a.span), _within(two, reuse.b.span)
            if here is not None and there is not None and abs(here - there) <= APART:
                return Finding(0.5 if reuse.kind == "translated" else reuse.similarity)
        return NOTHING


def _within(unit: Unit, passage: Span) -> int | None:
    """How far into a passage a unit begins, in characters; None when the passage does not carry most of it."""
    size = sum(end - start for start, end in unit.spans)
    covered = sum(max(0, min(end, passage[1]) - max(start, passage[0])) for start, end in unit.spans)
    return unit.spans[0][0] - passage[0] if covered >= CARRIED * size else None


def _is_count(unit: Unit) -> bool:
    """Whether the unit is about how many: a number counts its main act."""
    return any(unit.main.intersection(amount.counts) for amount in unit.amounts)


def _near(x: float, y: float) -> float:
    """1 for one value, less for another value of the same order (two tolls of one event), -1 for another order."""
    low, high = sorted((x, y))
    if low == high:
        return 1.0
    return 0.4 if high <= ORDER * low else -1.0


def _dated(unit: Unit) -> tuple[str, ...]:
    return tuple(f"date:{k}" for k in date_keys(unit.dates))


def _run(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Share of the shorter of two quoted runs that stands, word for word, in the other."""
    short, long = sorted((x, y), key=lambda r: (len(r), r))
    if len(short) < 2:
        return 0.0
    best = 0
    for i in range(len(short)):
        for j in range(len(long)):
            k = 0
            while i + k < len(short) and j + k < len(long) and short[i + k] == long[j + k]:
                k += 1
            best = max(best, k)
    return min(1.0, best / max(4, len(short))) if best >= 3 else 0.0
