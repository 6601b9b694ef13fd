"""A story as denials and what they answer are sought in it: who stands where, and which passages share a key."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.alike import Judge
from recoupe.link.alignment.holders import holders, keys, relatives
from recoupe.link.alignment.score import Feature
from recoupe.link.alignment.turners import polarity
from recoupe.link.alignment.unit import Unit
from recoupe.link.memory import per_corpus
from recoupe.text.folding import fold

SOON = 3
"""Most sentences between what is said and a denial that follows soon."""


@dataclass(frozen=True, eq=False)
class Scene:
    """The units ``found`` in one story, with the ``judge`` of its claims."""

    corpus: Corpus
    judge: Judge
    found: Sequence[Unit]

    @cached_property
    def claims(self) -> tuple[Feature[Unit], ...]:
        """The table by which claims are made."""
        return self.judge.table()

    def steps(self, no: Unit, yes: Unit) -> int | None:
        """How many sentences one unit stands behind another; None in two articles, and for a headline."""
        return self._sentence(no) - self._sentence(yes) if no.article == yes.article and not yes.title else None

    def follows(self, no: Unit, yes: Unit) -> bool:
        """Whether one unit stands soon behind another, in one article."""
        steps = self.steps(no, yes)
        return steps is not None and 0 <= steps <= SOON

    def around(self, no: Unit) -> list[Unit]:
        """The units that share a key with one, hold one kin to a key of it, or stand just before it; it is among them.

        Cost: that of those units.
        """
        wanted = {*keys(no), *(y for x in keys(no) for y in relatives(x))}
        numbers = {n for key in wanted for n in self._holders.get(key, ())}
        first = self._sentence(no) - SOON
        numbers |= {n for step in range(SOON + 1) for n in self._by_sentence.get((no.article, first + step), ())}
        return [self.found[n] for n in sorted(numbers)]

    def keys_before(self, no: Unit) -> frozenset[str]:
        """What is told in the sentence before a unit."""
        before = self._by_sentence.get((no.article, self._sentence(no) - 1), ())
        return frozenset(key for n in before for key in self.found[n].keys)

    def is_elsewhere(self, no: Unit, yes: Unit) -> bool:
        """Whether one unit is of a place only that the other does not name: *no case in Britain*."""
        known = self.corpus.by_entity
        named = {name for name in no.names if name in known and known[name].kind in ("place", "state")}
        placed = named - no.subjects
        return bool(placed) and not placed & set(yes.names)

    def is_cued(self, no: Unit) -> bool:
        """Whether its verb says that it answers: *répliquer*, *insist*."""
        return no.member.said is not None and _answers(self.corpus, no.member.said)

    def _sentence(self, unit: Unit) -> int:
        """The number of the sentence in which a unit begins."""
        return bisect_right(self._starts[unit.article], unit.spans[0][0]) - 1

    @cached_property
    def _starts(self) -> Mapping[str, list[int]]:
        return {r.article.id: [s.span[0] for s in r.sentences] for r in self.corpus.readings}

    @cached_property
    def _by_sentence(self) -> Mapping[tuple[str, int], list[int]]:
        out: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, unit in enumerate(self.found):
            out[unit.article, self._sentence(unit)].append(number)
        return out

    @cached_property
    def _holders(self) -> Mapping[str, list[int]]:
        return holders(self.found)


@per_corpus
def _answers(corpus: Corpus, statement: str) -> bool:
    """Whether the cue of a statement says that it answers what others say."""
    said = corpus.by_statement[statement]
    verbs = polarity(lang.load(corpus.by_article[said.article].article.language)).replying
    return any(fold(t.lemma) in verbs for t in corpus.tokens(said.article, said.cue))
