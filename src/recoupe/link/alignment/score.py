"""Tables of weighted features: a score always comes with the sentences that explain it.

As in nomenklatura, a way of comparing two things is a table of rows ``Feature(name, func, weight)``, and adding a
consideration is adding a row (and its sentence to ``align.toml``). A function answers with a value from -1 (speaks
against) to 1 (speaks for) and with the keys on either side that the value rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from recoupe.lang import Language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature saw: ``value`` in [-1, 1] (0 = nothing to say), and the keys of either side it rests on."""

    value: float
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()


NOTHING = Finding(0.0)


@dataclass(frozen=True, slots=True)
class Feature(Generic[T]):
    """One row of a table. ``weight`` applies to a finding that speaks for; ``against``, when given, to one that speaks
    against."""

    name: str
    func: Callable[[T, T], Finding]
    weight: float
    against: float | None = None

    def part(self, finding: Finding) -> float:
        """What a finding adds to the score.

        >>> Feature("tense", lambda a, b: NOTHING, 0.1, against=0.5).part(Finding(-1.0))
        -0.5
        """
        return finding.value * (self.against if finding.value < 0 and self.against is not None else self.weight)


@dataclass(frozen=True, slots=True)
class Score:
    """A sum of weighted findings; ``parts`` are ``(feature, share of the sum, finding)``, heaviest first."""

    value: float
    parts: tuple[tuple[str, float, Finding], ...]

    def because(
        self,
        language: Language,
        show_a: Callable[[str], str] = str,
        show_b: Callable[[str], str] = str,
        *,
        table: str = "align",
    ) -> tuple[str, ...]:
        """One sentence for each finding that weighed, heaviest first.

        ``show_a`` and ``show_b`` turn the keys of either side into words; the sentences are the messages
        ``<feature>_for`` and ``<feature>_against`` of the language's ``table``.
        """
        return tuple(
            language.message(
                table,
                f"{name}_{'for' if part > 0 else 'against'}",
                a=_listed(map(show_a, finding.a)),
                b=_listed(map(show_b, finding.b)),
            )
            for name, part, finding in self.parts
        )


def compare(table: Sequence[Feature[T]], a: T, b: T) -> Score:
    """The score of a pair under a table of features; symmetric when its functions are.

    >>> near = Feature("near", lambda a, b: Finding(1.0 if abs(a - b) < 2 else -1.0), weight=0.5)
    >>> compare([near], 3, 4).value
    0.5
    """
    found = [(feature, feature.func(a, b)) for feature in table]
    parts = [(feature.name, feature.part(finding), finding) for feature, finding in found if finding.value]
    return Score(sum(p[1] for p in parts), tuple(sorted(parts, key=lambda p: (-abs(p[1]), p[0]))))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))
