"""Counts before one verb, each with its source, who share it: *2 000 manifestants selon la police, 5 000 selon la CGT,
ont marché*, *between 2,000, according to police, and 5,000, according to unions, marched*.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.said.clauses import clause_end, opening
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_count, is_finite, is_of_cue
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.words import Words
from recoupe.model import Span

COUNT = 6
"""Tokens before a source in which its count begins."""
VERB = 4
"""Tokens behind the last source in which the verb of the counts stands."""
BOUND = 3
"""Tokens of what bounds a number (*more than*, *pas moins de*)."""
WEIGHT = 9
"""How sure it is whose such a count is: surer than what a bare preposition says."""


def shared(words: Words, lex: Lexicon, found: list[Proposal]) -> list[Proposal]:
    """What prepositions report, two counts before one verb with the whole clause each. Cost: linear."""
    out, k = [], 0
    while k < len(found):
        both = _both(words, lex, found[k], found[k + 1]) if k + 1 < len(found) else None
        out += both or [found[k]]
        k += len(both) if both else 1
    return out


def _both(words: Words, lex: Lexicon, one: Proposal, two: Proposal) -> list[Proposal] | None:
    """The two statements with the words before the first count and those behind the second source, None for others."""
    if not (one.cue and two.cue and one.source and two.source and one.cue[0][0] < two.cue[0][0]):
        return None
    cues = [words.at(p.cue[0][0]) for p in (one, two)]
    first, second = (_count(words, lex, cue) for cue in cues)
    joins = lex["coordinators"] | lex["alternatives"] | {",", ";", "("}
    if first is None or second is None or words.first(first) != words.first(second):
        return None
    if any(words.low[j] not in joins for j in range(words.at(one.source[-1][1]), second)):
        return None
    ranged = first > words.first(first) and words.low[first - 1] in lex["ranging"]
    tail = _tail(words, lex, words.at(two.source[-1][1]), words.end(first))
    told = any(is_finite(words, j) for j in range(words.first(first), first))
    if told != (tail is None) or (told and not ranged):  # *Ils étaient entre 2 000, selon X, et 5 000, selon Y*
        return None
    head, rest = _head(words, lex, first), _rest(words, lex, tail)
    counts = (words.span(first, cues[0]), words.span(second, cues[1]))
    return [_with(words, p, (*head, count, *rest)) for p, count in zip((one, two), counts, strict=True)]


def _with(words: Words, p: Proposal, said: tuple[Span, ...]) -> Proposal:
    return replace(p, content=pieces(words, *said), rule="shared-count", weight=WEIGHT, inserted=0)


def _head(words: Words, lex: Lexicon, count: int) -> list[Span]:
    """What stands before the first count, if that counts nothing itself."""
    first = words.first(count)
    lead = count - (count > first and words.low[count - 1] in lex["ranging"] | {"(", ","})
    counts = any(is_count(words, lex, k) for k in range(first, lead))
    return [(opening(words, lex, lead), words.tokens[lead].start)] if lead > first and not counts else []


def _rest(words: Words, lex: Lexicon, tail: int | None) -> list[Span]:
    return [words.span(tail, clause_end(words, lex, tail))] if tail is not None else []


def _count(words: Words, lex: Lexicon, cue: int) -> int | None:
    """Where the count begins that stands right before a source."""
    first = words.first(cue)
    near = range(cue - 1, max(first, cue - COUNT) - 1, -1)
    figure = next((k for k in near if is_count(words, lex, k)), None)
    if figure is None or any(is_finite(words, k) or words.low[k] in ";:()" for k in range(figure, cue)):
        return None
    if any(words.low[k] == "," for k in range(figure, cue - 1)):
        return None
    while (at := _earlier(words, lex, figure, first)) is not None:
        figure = at
    return figure


def _earlier(words: Words, lex: Lexicon, figure: int, first: int) -> int | None:
    """Where a number or what bounds it begins before a token of it (*more than | 200*, *un | millier*)."""
    near = range(figure - 1, max(first, figure - BOUND) - 1, -1)
    if figure > first and words.low[figure - 1] in lex["indefinites"]:
        return figure - 1
    return next((k for k in near if is_count(words, lex, k)), None)


def _tail(words: Words, lex: Lexicon, end: int, stop: int) -> int | None:
    """Where the clause goes on behind the last source: at its verb, or at a noun right before it."""
    start = end
    while start < stop and words.low[start] in (",", ")"):
        start += 1
    verb = next((k for k in range(start, min(stop, start + VERB)) if is_finite(words, k)), None)
    if start == end or verb is None or any(words.low[k] in ",;:()" for k in range(start, verb)):
        return None
    group = range(verb, min(stop, verb + VERB))
    return None if any(is_of_cue(words, lex, k) for k in group) else start
