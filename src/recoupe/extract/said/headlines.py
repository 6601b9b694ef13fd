"""Headlines that attribute by a colon alone: *Harbour to close in May: port chief*, *‘It held’: divers at wreck*."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import Range, is_finite
from recoupe.extract.said.proposals import Proposal, pieces, trim_inner
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import subject_of
from recoupe.extract.said.words import Words
from recoupe.text.spans import overlap

LONGEST = 7
"""Tokens that may name the source behind the colon of a headline."""


def headlines(words: Words, lex: Lexicon, others: list[Proposal]) -> list[Proposal]:
    """What headlines report with their source behind a colon; nothing where another rule found something."""
    out = []
    for first, stop in words.bounds:
        colon = next((k for k in range(first + 1, stop - 1) if words.low[k] == ":"), None)
        if colon is None or not is_headline(words, first) or words.quoted[colon] >= 0:
            continue
        content = pieces(words, words.span(first, colon))
        source = _source(words, lex, colon + 1, stop, quoted=words.quoted[first] >= 0)
        if words.quoted[first] < 0 and not lex["trailing_marks"]:
            continue
        if words.low[first] in lex["labels"]:
            continue
        if not any(t.pos in ("VERB", "AUX") for t in words.tokens[first:colon]) and words.quoted[first] < 0:
            continue
        if source and content and not any(overlap(p.content, (words.span(first, stop),)) for p in others):
            out.append(Proposal(content, (), (words.span(*source),), "assert", "headline-colon", 3))
    return out


def bracketed(words: Words, lex: Lexicon) -> list[Proposal]:
    """Quotations with their source in a bracket that ends the line: *« C'est fini » (le maire)*."""
    out = []
    for quote in words.quotes:
        at = words.at(quote.outer[1])
        if at + 2 >= len(words.tokens) or words.low[at] != "(" or words.sentence[at] != words.sentence[at - 1]:
            continue
        stop = words.end(at)
        close = next((k for k in range(at + 2, min(stop, at + 2 + LONGEST)) if words.low[k] == ")"), None)
        if close is None or words.low[close + 1 : stop] not in ((), (".",)):
            continue
        if names_speaker(words, lex, (at + 1, close)):
            said = (trim_inner(words.text, quote),)
            out.append(Proposal(said, (), (words.span(at + 1, close),), "assert", "bracketed", 3))
    return out


def is_headline(words: Words, k: int) -> bool:
    """Whether the sentence of a token ends without a stop, as headlines do."""
    last = words.low[words.end(k) - 1]
    return last not in ".!?…;:,»”\"'" or (last in "»”\"'" and words.low[words.end(k) - 2] not in ".!?…")


def _source(words: Words, lex: Lexicon, start: int, stop: int, *, quoted: bool) -> Range | None:
    """The naming phrase behind a colon: all that stands there, or behind a quotation what stands before its verb; none
    when it opens with a preposition, and says where or when (*‘It held’: inside the old mill*)."""
    if words.tokens[start].pos == "ADP":
        return None
    verb = next((k for k in range(start, stop) if is_finite(words, k)), None)
    if verb is not None and not quoted:
        return None
    subject = subject_of(words, lex, verb) if verb is not None else None
    if subject and subject.range[0] > start and names_speaker(words, lex, subject.range, evidence=False):
        return subject.range
    end = stop if verb is None else verb
    found = (start, end)
    return found if 0 < end - start <= LONGEST and names_speaker(words, lex, found) else None
