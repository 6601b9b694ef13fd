"""Where the main clause sets in behind a cue before it: one in a subordinate clause, or in a participle that opens
the sentence.
"""

from __future__ import annotations

from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.phrases import is_finite
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import subject_of
from recoupe.extract.said.words import Words


def before_main(words: Words, lex: Lexicon, hit: Hit, start: int, end: int) -> int:
    """The comma before the main clause, if one follows what begins at ``start``; else ``end``."""
    first = words.first(start)
    opens = hit.form == "ger" and all(words.low[k] in lex["gerund_markers"] for k in range(first, hit.bare))
    within = words.low[first] in lex["subordinators"] and "," not in words.low[first : hit.bare]
    if within or opens:
        return next((k for k in range(start + 1, end) if words.low[k] == "," and words.quoted[k] < 0), end)
    if words.tokens[first].pos == "ADP" and _is_relative(words, lex, hit):
        return _next_speaker(words, lex, start, end)
    return end


def _is_relative(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether a cue stands in a relative clause, no comma between it and its relative word."""
    for k in range(hit.bare - 1, words.first(hit.bare), -1):
        if words.low[k] == ",":
            return False
        if words.low[k] in lex["relative_words"]:
            return True
    return False


def _next_speaker(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """The comma behind which somebody else is the subject (*À ceux qui accusent le port, le maire a répondu*)."""
    for comma in (k for k in range(start + 1, end) if words.low[k] == "," and words.quoted[k] < 0):
        verb = next((k for k in range(comma + 1, words.end(start)) if is_finite(words, k)), None)
        found = subject_of(words, lex, verb) if verb is not None else None
        if found and found.range[0] == comma + 1 and names_speaker(words, lex, found.range, evidence=False):
            return comma
    return end
