"""What one clause says, as a value: what is compared when two passages may contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from recoupe.link.alignment.reasons import Why
from recoupe.model import Span

Mode = Literal["wanted", "wants", "past", "ended", "there", "caused", "links"]


@dataclass(frozen=True, slots=True)
class Because:
    """The keys of a cause or an end (``kind``), with that of its ``act``, and those of what it is given for."""

    kind: Why
    act: str
    given: frozenset[str]
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one clause says.

    ``acts``: what it says happens or is, ``told`` the folded lemmas of these; ``held``: all keys it holds, with its
    subject's, own or borrowed; ``negated``: whether it says that this is not so; ``unsure``: a condition or a limited
    negation, which says neither; ``words``: the folded lemmas it holds, function words among them; ``bonds``: each of
    them with the key of the word it hangs on, "" where that is what happens; ``figures`` the numbers that count
    something; ``focus``: what it turns on where a clause says two things (*and not by the region*); ``modes``:
    ``wanted`` (planned, feared), ``wants``, ``past``, ``ended`` for what is so no longer, ``there`` when it only says
    that a thing is there, ``caused`` when it only gives a cause; ``why`` each cause and end that it gives;
    ``span`` from its first word to its last.
    """

    acts: frozenset[str]
    told: frozenset[str]
    held: frozenset[str]
    agents: frozenset[str]
    negated: bool
    unsure: bool
    copular: bool
    words: frozenset[str]
    bonds: frozenset[tuple[str, str]]
    figures: frozenset[str]
    focus: frozenset[str]
    modes: frozenset[Mode]
    why: tuple[Because, ...]
    span: Span


def briefest(holding: Iterable[Proposition]) -> Proposition | None:
    """The shortest of some clauses, the first of equals: what a word that all of them hold belongs to."""
    return min(holding, key=lambda p: p.span[1] - p.span[0], default=None)
