"""How much a word, a name or a date tells of what two passages have in common: the rarer, the more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from recoupe.link.alignment.unit import Unit


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each key tells, from how few units hold it: ``log(1 + N / n)``, so that it never vanishes."""

    of: Mapping[str, float]
    unseen: float

    def __call__(self, key: str) -> float:
        return self.of.get(key, self.unseen)

    def total(self, keys: Iterable[str]) -> float:
        """Summed weight of some keys."""
        return sum(self(key) for key in sorted(keys))

    def overlap(self, a: Iterable[str], b: Iterable[str], prior: float = 0.0) -> float:
        """Weighted cosine of two key sets, from 0 to 1; ``prior`` holds back sets too small to be sure of."""
        scale = sqrt((self._square(a) + prior) * (self._square(b) + prior))
        return self._square(set(a) & set(b)) / scale if scale else 0.0

    def nearness(
        self, pairs: Iterable[tuple[str, str]], a: Iterable[str], b: Iterable[str], prior: float = 0.0
    ) -> float:
        """The same for pairs of keys, one of either side, that are not equal but near: each tells what one key would
        that all holders of the two hold."""
        scale = sqrt((self._square(a) + prior) * (self._square(b) + prior))
        return sum(self.either(x, y) ** 2 for x, y in sorted(pairs)) / scale if scale else 0.0

    def either(self, x: str, y: str) -> float:
        """How much a key would tell that stood for two."""
        odds = exp(self(x)) - 1, exp(self(y)) - 1
        return log(1 + odds[0] * odds[1] / (odds[0] + odds[1]))

    def _square(self, keys: Iterable[str]) -> float:
        return sum(self(key) ** 2 for key in sorted(keys))


def weights(units: Sequence[Unit]) -> Weights:
    """Weights of all keys of a corpus of units."""
    return weigh([frozenset(unit.keys) for unit in units if not unit.borrowed])


def weigh(holders: Sequence[frozenset[str]]) -> Weights:
    """How much each key tells, from the sets of keys that hold it."""
    counts = Counter(key for keys in holders for key in sorted(keys))
    return Weights({k: log(1 + len(holders) / n) for k, n in counts.items()}, log(1 + len(holders)))
