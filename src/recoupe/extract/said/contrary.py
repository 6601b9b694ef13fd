"""What somebody is said to have said the contrary of: *Contrairement à ce qu'affirme X, le pont a été inspecté*.

The main clause is what X is heard to deny; nobody says that X asserts it.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.around import around
from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.phrases import Range, is_finite, parts_of
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words
from recoupe.model import Span


def opened(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """The tokens of *contrairement à ce que* before a verb, when no other verb and no mark parts them."""
    first = words.first(hit.bare)
    phrases = [parts_of(phrase) for phrase in lex["contraries"]]
    for k in range(hit.bare - 1, first - 1, -1):
        if is_finite(words, k) or words.low[k] in ",;:":
            return None
        for phrase in phrases:
            if words.low[k : k + len(phrase)] == phrase and k + len(phrase) <= hit.bare:
                return k, k + len(phrase)
    return None


def contrary(words: Words, lex: Lexicon, hit: Hit, phrase: Range) -> Iterator[Proposal]:
    """The main clause beside the phrase, which whoever is subject of the verb denies."""
    start, stop = phrase
    before = (stop, hit.bare) if stop < hit.bare else None
    source = before or behind(words, lex, hit.last + 1)
    if source is None or not any(c.stance == "assert" for c in hit.cues) or not names_speaker(words, lex, source):
        return
    content = _beside(words, lex, start, max(source[1], hit.last + 1))
    if content:
        cue = words.span(start, start + 1), words.span(hit.first, hit.last + 1)
        yield Proposal(content, cue, (words.span(*source),), "deny", "contrary", 6, hit.lemma, hit)


def _beside(words: Words, lex: Lexicon, start: int, end: int) -> tuple[Span, ...]:
    """The clause behind the comma of a phrase that opens its sentence or clause, else the one before it."""
    first, stop = words.first(start), words.end(start)
    led = start > first and words.low[start - 1 - (words.low[start - 1] == ",")] in lex["complementisers"]
    if start > first and not led:
        return around(words, lex, start, end, inside=False) if words.low[start - 1] == "," else ()
    comma = next((k for k in range(end, stop) if words.low[k] == ","), None)
    if comma is None or any(is_finite(words, k) for k in range(end, comma)):
        return ()
    return pieces(words, words.span(comma + 1, clause_end(words, lex, comma + 1)))
