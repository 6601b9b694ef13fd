"""What stands in a cue's frame: one door to the finders of contents."""

from __future__ import annotations

from recoupe.extract.said import contents
from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Frame, Hit, Lexicon
from recoupe.extract.said.phrases import Range, is_finite, skip_fillers
from recoupe.extract.said.proposals import trim_inner
from recoupe.extract.said.words import Words
from recoupe.model import Span

SHORT = 5
"""Tokens of a quoted epithet, marks included."""


def _is_epithet(words: Words, lex: Lexicon, outer: Span, k: int) -> bool:
    """Whether a short quotation right behind a verb qualifies an object behind it (*juge « cynique » la réponse*)."""
    after = words.at(outer[1])
    if after >= words.end(k) or after - k > SHORT or words.low[k + 1] in lex["determiners"]:
        return False
    return words.low[after] in lex["determiners"] and words.low[after] not in lex["links"]


def find(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> Range | None:
    """Tokens that fill a frame other than a quotation, or None."""
    if frame.kind == "clause":
        return contents.clause(words, lex, hit, frame) if frame.marker else contents.bare_clause(words, lex, hit)
    if frame.kind == "inf":
        return contents.infinitive(words, lex, hit, frame)
    if frame.kind == "ing":
        return contents.gerund(words, lex, hit)
    if frame.kind == "np":
        return contents.noun_phrase(words, lex, hit, frame)
    if frame.kind in ("island", "verdict"):
        return contents.judgement(words, lex, hit, island=frame.kind == "island")
    if frame.kind == "tail" and (asked := contents.asked(words, lex, hit)):
        return asked
    if frame.kind == "tail":
        return (hit.verb + 1, hit.last + 1) if hit.last > hit.verb else None
    if frame.kind == "adj":
        return contents.adjective(words, lex, hit)
    if frame.kind == "rest":
        return contents.rest(words, lex, hit)
    return None


def _unmarked(words: Words, lex: Lexicon, hit: Hit, colon: int) -> tuple[Span, ...] | None:
    """The clause behind a colon that follows the verb, without quotation marks (*Il prévient : la route fermera*)."""
    found = colon + 1, clause_end(words, lex, colon + 1)
    near = colon == skip_fillers(words, lex, hit.last + 1)
    return (words.span(*found),) if near and any(is_finite(words, k) for k in range(*found)) else None


def quoted_after(words: Words, lex: Lexicon, hit: Hit) -> tuple[Span, ...] | None:
    """The quotation behind a colon in the cue's sentence, or right behind the verb."""
    stop = words.end(hit.last)
    for k in range(hit.last + 1, stop):
        if words.low[k] == ":" and k + 1 < len(words.tokens):
            n = words.quoted[k + 1]
            if n >= 0 and words.quotes[n].outer[0] == words.tokens[k + 1].start:
                return (trim_inner(words.text, words.quotes[n]),)
            return _unmarked(words, lex, hit, k)
        if words.quoted[k] >= 0 and k <= skip_fillers(words, lex, hit.last + 1):
            quote = words.quotes[words.quoted[k]]
            if _is_epithet(words, lex, quote.outer, k):
                return ((words.tokens[k].start, words.span(k, clause_end(words, lex, k))[1]),)
            return (trim_inner(words.text, quote),) if quote.outer[0] == words.tokens[k].start else None
        if is_finite(words, k):
            return None
    return None
