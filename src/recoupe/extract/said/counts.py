"""Two counts of one thing in a sentence, each with its source: *2 000 participants, contre 5 000 pour les syndicats*,
*between 12,000 (police) and 30,000 (unions) people marched*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recoupe.extract.said.clauses import clause_end, opening
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.phrases import Range, by_first, is_count, is_finite
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words
from recoupe.model import Span
from recoupe.text.spans import overlap

COUNT = 5
"""Tokens of a count: its figure, what belongs to the number, what is counted."""
WEIGHT = 9
"""How sure it is whose such a count is: surer than what a bare preposition says."""
BRACKET = 8
"""Tokens of a source in a bracket."""


@dataclass(frozen=True, slots=True)
class Against:
    """A count that another is set against: where the words begin that do so, the count, and its source."""

    start: int
    count: Range
    source: Range


def against(words: Words, lex: Lexicon, proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals, each without the count that a second source sets against its own, which is that source's. Cost:
    proposals by such counts, of which few articles have one."""
    every, out = list(proposals), []
    found = tuple(_set_against(words, lex))
    for p in every:
        one = next((f for f in found if _counts_first(words, lex, p, f)), None)
        if one is None:
            out.append(p)
        else:
            out += [replace(p, content=_up_to(words, p.content, one.start)), _second(words, lex, one)]
    held = [s for p in every for s in p.content]
    alone = (one for one in found if not overlap(held, (words.span(one.start, one.source[1]),)))
    return out + [_second(words, lex, one) for one in alone if _beside_own(words, lex, one)]


def _second(words: Words, lex: Lexicon, one: Against) -> Proposal:
    said, who = pieces(words, words.span(*one.count)), (words.span(*one.source),)
    cue = words.span(one.count[1], one.count[1] + _names_at(words, lex, one.count[1]))
    return Proposal(said, (cue,), who, "assert", "set-against", WEIGHT)


def _beside_own(words: Words, lex: Lexicon, one: Against) -> bool:
    """Whether a count is set against one that the outlet gives itself (*Le cortège a réuni 3 200 personnes, contre
    8 000 pour les syndicats*): *pour* leads to a source where people gathered, and to one of those who count them."""
    before = range(words.first(one.start), one.start)
    if not any(is_count(words, lex, k) for k in before):
        return False
    if words.low[one.count[1]] not in lex["unsure_sources"]:
        return True
    gathered = any(words.low[k] in lex["gatherings"] for k in before)
    return gathered and any(words.low[k] in lex["counters"] for k in range(*one.source))


def _set_against(words: Words, lex: Lexicon) -> Iterator[Against]:
    """The counts behind a word that sets them against others (*contre 5 000 pour les syndicats*)."""
    for k, low in enumerate(words.low):
        for phrase in by_first(lex["set_against"]).get(low, ()):
            start = k + len(phrase)
            if words.low[k:start] != phrase or words.quoted[k] >= 0 or start >= words.end(k):
                continue
            count = _count(words, lex, start)
            source = _named_behind(words, lex, count[1]) if count else None
            if count and source:
                yield Against(k, count, source)


def _count(words: Words, lex: Lexicon, start: int) -> Range | None:
    """A count that begins at ``start``: a figure and what is counted, up to what names its source."""
    stop = min(words.end(start), start + COUNT)
    if words.timed[start] >= 0 or not any(is_count(words, lex, k) for k in range(start, min(stop, start + 3))):
        return None
    end = next((k for k in range(start + 1, stop) if _names_at(words, lex, k)), None)
    if end is None or any(is_finite(words, k) or words.low[k] in ",;:()" for k in range(start, end)):
        return None
    return start, end


def _names_at(words: Words, lex: Lexicon, k: int) -> int:
    """Words at ``k`` that lead to the source of a count (*pour*, *selon*, *claimed by*), 0 for none."""
    phrases = by_first(lex["count_sources"]).get(words.low[k], ())
    return next((len(p) for p in phrases if words.low[k : k + len(p)] == p), 0)


def _named_behind(words: Words, lex: Lexicon, k: int) -> Range | None:
    start = k + _names_at(words, lex, k)
    source = behind(words, lex, start) if start < words.end(k) else None
    return source if source and names_speaker(words, lex, source, evidence=False) else None


def _counts_first(words: Words, lex: Lexicon, p: Proposal, one: Against) -> bool:
    """Whether a proposal is of the first count, which stands right before the second one, for another source."""
    if not (p.content and p.source and p.cue) or p.rule == "set-against":
        return False
    at, start = words.tokens[one.start].start, words.at(p.content[0][0])
    end = max(p.content[-1][1], p.source[-1][1], p.cue[-1][1])
    if not (p.content[0][0] < at <= end + 2 and words.first(start) == words.first(one.start)):
        return False
    before = range(start, one.start)
    led = any(words.low[k] == words.low[one.count[1]] for k in before) and p.rule != "preposition"
    return any(is_count(words, lex, k) for k in before) and not led and p.source[-1][0] < at


def _up_to(words: Words, content: tuple[Span, ...], stop: int) -> tuple[Span, ...]:
    at = words.tokens[stop].start
    return pieces(words, *((a, min(b, at)) for a, b in content if a < at))


def bracketed_counts(words: Words, lex: Lexicon) -> list[Proposal]:
    """Counts of one thing with their sources in brackets (*entre 12 000 (police) et 30 000 (syndicats) personnes*)."""
    out: list[Proposal] = []
    for first, stop in words.bounds:
        held = [b for k in range(first, stop) if words.low[k] == "(" and (b := _bracket(words, lex, k)) is not None]
        if len(held) == 2:
            out += _told(words, lex, held)
    return out


def _bracket(words: Words, lex: Lexicon, at: int) -> tuple[Range, Range] | None:
    """The count before a bracket at ``at``, and the source that fills it."""
    close = next((k for k in range(at + 2, min(words.end(at), at + BRACKET)) if words.low[k] == ")"), None)
    if close is None or any(is_count(words, lex, k) or is_finite(words, k) for k in range(at + 1, close)):
        return None
    near = range(at - 1, max(words.first(at), at - COUNT), -1)
    figure = next((k for k in near if is_count(words, lex, k)), None)
    start = at + 1 + _names_at(words, lex, at + 1)
    if figure is None or start >= close or not names_speaker(words, lex, (start, close), evidence=False):
        return None
    while figure - 1 > words.first(at) and is_count(words, lex, figure - 1):
        figure -= 1
    return (figure, at), (start, close)


def _told(words: Words, lex: Lexicon, held: list[tuple[Range, Range]]) -> Iterator[Proposal]:
    """What each source says: the words before the first count, its own count, and those behind the second one."""
    (one, two), end = held, held[-1][1][1] + 1
    first = one[0][0]
    lead = first - (words.low[first - 1] in lex["ranging"] and first > words.first(first))
    head = (opening(words, lex, lead), words.tokens[lead].start) if lead > words.first(lead) else None
    rest = end < words.end(first) and words.low[end] not in ",.;:"
    tail = words.span(end, clause_end(words, lex, end)) if rest else None
    for count, source in (one, two):
        said = [s for s in (head, words.span(*count), tail) if s]
        marker = source[0] - 1 > count[1] and words.span(count[1] + 1, source[0])
        cue = (marker,) if marker else ()
        yield Proposal(pieces(words, *said), cue, (words.span(*source),), "assert", "bracketed-count", WEIGHT)
