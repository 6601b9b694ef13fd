"""The table by which two units are judged to say the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from recoupe.link.score import NOTHING, Feature, Finding
from recoupe.link.terms import relations
from recoupe.link.units import Unit, date_keys
from recoupe.model import Span


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each key tells, from how few units hold it: ``log(1 + N / n)``, so that it never vanishes."""

    of: Mapping[str, float]
    unseen: float

    def __call__(self, key: str) -> float:
        return self.of.get(key, self.unseen)

    def total(self, keys: Iterable[str]) -> float:
        return sum(self(key) for key in sorted(keys))

    def overlap(self, a: Iterable[str], b: Iterable[str]) -> float:
        """Weighted cosine of two key sets, from 0 to 1."""
        one, two = set(a), set(b)
        square = lambda keys: sum(self(k) ** 2 for k in sorted(keys))  # noqa: E731
        scale = sqrt(square(one) * square(two))
        return square(one & two) / scale if scale else 0.0


def weights(units: Sequence[Unit]) -> Weights:
    """Weights of all keys of a corpus of units."""
    counts = Counter(key for unit in units for key in sorted(set(unit.keys)))
    return Weights({k: log(1 + len(units) / n) for k, n in counts.items()}, log(1 + len(units)))


@dataclass(frozen=True, slots=True)
class Judge:
    """The comparison of units of one corpus: the table of features with what they need to know of the corpus."""

    weights: Weights
    passages: Mapping[tuple[str, str], tuple[tuple[Span, Span], ...]]

    def table(self) -> tuple[Feature[Unit], ...]:
        """The features, in no particular order; their weights are explained in the module's docstring."""
        return (
            Feature("words", self.words, 0.55),
            Feature("evidence", self.evidence, 0.25),
            Feature("names", self.names, 0.2),
            Feature("act", self.act, 0.25, 0.8),
            Feature("when", self.when, 0.25, 0.3),
            Feature("amount", self.amount, 0.3),
            Feature("tense", self.tense, 0.5),
            Feature("roles", self.roles, 0.1, 0.3),
            Feature("quote", self.quote, 0.4),
            Feature("copy", self.copy, 0.8),
        )

    def words(self, a: Unit, b: Unit) -> Finding:
        shared = [k for k in a.words if k in b.words]
        return Finding(self.weights.overlap(a.words, b.words), {"words": shared}) if shared else NOTHING

    def names(self, a: Unit, b: Unit) -> Finding:
        shared = [k for k in a.names if k in b.names]
        return Finding(self.weights.overlap(a.names, b.names), {"names": shared}) if shared else NOTHING

    def evidence(self, a: Unit, b: Unit) -> Finding:
        shared = set(a.keys) & set(b.keys)
        return Finding(min(1.0, self.weights.total(shared) / 12))

    def act(self, a: Unit, b: Unit) -> Finding:
        against, near = relations()
        if a.main & b.main:
            return Finding(1.0, {"acts": sorted(a.main & b.main)})
        both = {"a": sorted(a.main), "b": sorted(b.main)}
        if any((x, y) in against for x in a.main for y in b.main):
            return Finding(-1.0, both)
        if a.main & b.acts or b.main & a.acts:
            return Finding(0.6, {"acts": sorted(a.main & b.acts | b.main & a.acts)})
        if any((x, y) in near for x in a.main for y in b.main):
            return Finding(0.3, {"acts": []})
        return Finding(-0.25, both) if a.main and b.main else NOTHING

    def when(self, a: Unit, b: Unit) -> Finding:
        if not (a.dates and b.dates):
            return NOTHING
        if any(x[0][:10] <= y[1][:10] and y[0][:10] <= x[1][:10] for x in a.dates for y in b.dates):
            return Finding(self.weights.overlap(_dated(a), _dated(b)))
        return Finding(-1.0, {"a": a.dates[0][2], "b": b.dates[0][2]})

    def amount(self, a: Unit, b: Unit) -> Finding:
        for x in a.amounts:
            for y in b.amounts:
                if set(x.counts) & set(y.counts):
                    return Finding(1.0 if x.value == y.value else 0.4)
        return NOTHING

    def tense(self, a: Unit, b: Unit) -> Finding:
        return Finding(-1.0) if {a.tense, b.tense} == {"future", "past"} else NOTHING

    def roles(self, a: Unit, b: Unit) -> Finding:
        same = a.subjects & b.subjects
        swapped = (a.subjects & b.objects) | (b.subjects & a.objects)
        if same:
            return Finding(1.0)
        return Finding(-1.0) if (a.subjects & b.objects) and (b.subjects & a.objects) and swapped else NOTHING

    def quote(self, a: Unit, b: Unit) -> Finding:
        return Finding(max((_run(x, y) for x in a.quotes for y in b.quotes), default=0.0))

    def copy(self, a: Unit, b: Unit) -> Finding:
        return NOTHING


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
