"""Which articles of a heap tell one story, and which of their dated sentences tell one event."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from recoupe.link.dates.profiles import Dated, Profile

_SAME_STORY = 0.2
"""Share of the smaller article's names that two articles of one story have in common, at least."""
_FEWEST = 3
"""Names that two articles of one story share, at least."""
_BRIEF = 0.3
"""Share of the names and dated words of a brief article that another one of its story has."""
_ALIKE = 0.3
"""Likeness from which two dated sentences may tell one event."""
_ACROSS = 0.6
"""What a resemblance across languages is worth, in which only names agree."""
_HOLDERS = 400
"""Dated sentences that hold a stem from which it proposes no other one: it is in all of a large heap."""
_CLOSEST = 12
"""Articles that a dated sentence is held against: the most alike."""
_NEARLY = 0.9
"""Share of an article's best resemblance from which another of its sentences counts as telling the event too."""


def related(profiles: Mapping[str, Profile]) -> Mapping[str, tuple[str, ...]]:
    """For each article, those of the heap that share enough names to tell the same story, in order of id.

    Works from an inverted index of names, leaving out those that half of a large heap holds.
    """
    holders: dict[str, list[str]] = {}
    for key in sorted(profiles):
        for name in profiles[key].names:
            holders.setdefault(name, []).append(key)
    common = max(20, len(profiles) // 2)
    useful = {name: keys for name, keys in holders.items() if 1 < len(keys) <= common}
    out = {}
    for key in sorted(profiles):
        shared = Counter(other for name in profiles[key].names for other in useful.get(name, ()))
        enough = (o for o, n in shared.items() if o != key and _close(n, profiles[key], profiles[o]))
        out[key] = tuple(sorted(enough))
    return out


def _close(shared: int, one: Profile, other: Profile) -> bool:
    """Whether two articles tell one story: many names in common, or some and much of what the briefer one dates."""
    if shared >= _FEWEST and shared >= _SAME_STORY * min(len(one.names), len(other.names)):
        return True
    plain = len(one.plain & other.plain)
    return plain > 0 and shared + plain >= max(_FEWEST, _BRIEF * min(one.size, other.size))


class Likeness:
    """How alike two dated sentences of a heap are, by stems weighted by the logarithm of how few sentences hold them.

    Weights are whole numbers, so that no sum depends on its order. An index by stem finds what is worth comparing.
    """

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        sentences = {d.words | d.meant for p in profiles.values() for d in p.dated}
        counts = Counter(word for words in sentences for word in words)
        self._holders: dict[str, list[tuple[str, Dated]]] = defaultdict(list)
        for key in sorted(profiles):
            for dated in profiles[key].dated:
                for word in dated.words | dated.meant:
                    self._holders[word].append((key, dated))
        self.rarity = {word: round(1000 * math.log(1 + len(sentences) / n)) for word, n in counts.items()}
        self._totals: dict[frozenset[str], int] = {}

    def sharing(self, here: Dated, articles: Container[str]) -> list[tuple[str, Dated]]:
        """The dated sentences of some articles that share a stem with one which not too many sentences hold."""
        lists = (self._holders[word] for word in here.words | here.meant)
        found = (pair for held in lists if len(held) <= _HOLDERS for pair in held if pair[0] in articles)
        unique = {(key, dated.time.span): (key, dated) for key, dated in found}
        return [unique[place] for place in sorted(unique)]

    def of(self, one: Dated, other: Dated) -> float:
        """How much of the lesser sentence both have (0 to 1): half by all of its stems, half by those that are no
        names, for the same people do many things. Across languages it is names and what other words mean, and for
        less.
        """
        if one.language != other.language:
            return _ACROSS * self._shared(one.meant, other.meant)
        plain = self._shared(one.words - one.names, other.words - other.names)
        return (self._shared(one.words, other.words) + plain) / 2 if plain else 0.0

    def _shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        both = one & other
        return self._total(both) / min(self._total(one), self._total(other)) if both else 0.0

    def _total(self, words: frozenset[str]) -> int:
        if words not in self._totals:
            self._totals[words] = sum(self.rarity[word] for word in words)
        return self._totals[words]


@dataclass(frozen=True, slots=True)
class Twin:
    """A dated sentence of another article that seems to tell the same event, with how alike the two are (0 to 1)."""

    article: str
    dated: Dated
    alike: float


@dataclass(frozen=True, slots=True)
class SameEvent:
    """A dated sentence and those of the other articles that most seem to tell the same event, the most alike first."""

    here: Dated
    twins: tuple[Twin, ...]


def same_events(one: Profile, others: Container[str], alike: Likeness) -> Iterator[SameEvent]:
    """For each dated sentence, what other articles of the heap seem to say of the same event: the closest dozen."""
    for here in one.dated:
        scored = [Twin(key, d, alike.of(here, d)) for key, d in alike.sharing(here, others)]
        best = {key: max(t.alike for t in twins) for key, twins in groupby(scored, key=lambda t: t.article)}
        kept = [t for t in scored if t.alike >= max(_ALIKE, _NEARLY * best[t.article])]
        if kept:
            kept.sort(key=lambda t: (-t.alike, t.article, t.dated.time.span))
            closest = set(list(dict.fromkeys(t.article for t in kept))[:_CLOSEST])
            yield SameEvent(here, tuple(t for t in kept if t.article in closest))
