"""Short answers: *Not so, says X: …*, *Faux, rétorque X.*, *Aucun retard, répond X*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.denied import only_denies
from recoupe.extract.said.phrases import is_finite, parts_of
from recoupe.extract.said.proposals import Proposal
from recoupe.extract.said.words import Words

LONGEST = 8
"""Tokens of an answer before its comma."""


def answers(words: Words, lex: Lexicon, at: int, end: int) -> bool:
    """Whether a few words without a verb that answer something open the sentence and stop at a comma before token
    ``at``, where the attribution begins that ends at ``end``: by the sentence's end, or a colon and what is said more.
    """
    first = words.first(at)
    said = range(first, at - 1)
    if words.low[at - 1] not in (",", "!", "?") or not 0 < len(said) <= LONGEST or end >= words.end(at):
        return False
    if any(is_finite(words, k) or words.timed[k] >= 0 or words.low[k] == "," for k in said):
        return False
    if words.low[end] not in (":", ".", ";", ",", "!", "?"):
        return False
    return any(words.low[first : first + len(p)] == p and first + len(p) < at for p in _openings(lex["rejoinders"]))


@cache
def _openings(phrases: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(parts_of, sorted(phrases)))


def parted(words: Words, lex: Lexicon, proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals, each that denies something and then says more (*Faux, répond X : …*) as two. Linear."""
    for p in proposals:
        more = p.rule in ("incise", "trailing") and len(p.content) > 1 and p.content[1:]
        if more and p.cue and p.content[0][1] <= p.cue[0][0] and only_denies(words, lex, p.content[:1]):
            yield replace(p, content=p.content[:1])
            yield Proposal(more, (), (), "assert", "continued-colon", 1)
        else:
            yield p
