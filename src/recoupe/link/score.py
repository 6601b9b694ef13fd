"""Tables of weighted features: a score always comes with the sentences that explain it.

As in nomenklatura, a way of comparing two things is a table of rows ``Feature(name, func, weight)``, and adding a
consideration is adding a row. A function answers with a value from -1 (speaks against) to 1 (speaks for) and with
what the sentence of that name needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from recoupe.lang import Language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature saw: ``value`` in [-1, 1] (0 = nothing to say) and the words its sentence quotes."""

    value: float
    quotes: Mapping[str, object] = field(default_factory=dict)


NOTHING = Finding(0.0)


@dataclass(frozen=True, slots=True)
class Feature(Generic[T]):
    """One row of a table. ``weight`` applies to a finding that speaks for; ``against`` to one that speaks against
    (the same when left out)."""

    name: str
    func: Callable[[T, T], Finding]
    weight: float
    against: float | None = None

    def part(self, finding: Finding) -> float:
        """What a finding adds to the score."""
        heavy = self.against if finding.value < 0 and self.against is not None else self.weight
        return finding.value * heavy


@dataclass(frozen=True, slots=True)
class Score:
    """A sum of weighted findings; ``parts`` are ``(feature, share of the sum, finding)``, heaviest first."""

    value: float
    parts: tuple[tuple[str, float, Finding], ...]

    def because(self, language: Language, table: str = "align") -> tuple[str, ...]:
        """One sentence for each finding that weighed, heaviest first."""
        return tuple(
            language.message(table, f"{name}_{'for' if part > 0 else 'against'}", **finding.quotes)
            for name, part, finding in self.parts
            if part
        )


def compare(table: Sequence[Feature[T]], a: T, b: T) -> Score:
    """The score of a pair under a table of features; symmetric when its functions are.

    >>> near = Feature("near", lambda a, b: Finding(1.0 if abs(a - b) < 2 else -1.0), weight=0.5)
    >>> compare([near], 3, 4).value
    0.5
    """
    parts = []
    for feature in table:
        finding = feature.func(a, b)
        if finding.value:
            parts.append((feature.name, feature.part(finding), finding))
    parts.sort(key=lambda p: (-abs(p[1]), p[0]))
    return Score(sum(p[1] for p in sorted(parts, key=lambda p: p[0])), tuple(parts))
