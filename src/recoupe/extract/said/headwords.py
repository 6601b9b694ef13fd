"""Whose words a headline's quotation is, of what stands before its colon: *Luc Roy sur la grève : « … »*."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import Range
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words


def headed(words: Words, lex: Lexicon, start: int, stop: int) -> Range | None:
    """The words that name who speaks, without where and on what they do; None where the line only tells what happened
    (*Grève à Montbrison : « … »*)."""
    first = start + (words.low[start] in lex["determiners"]) if start < stop else stop
    told = first < stop and words.low[first] in lex["happenings"]
    if told and not any(words.low[k] == "," for k in range(first, stop)):
        return None
    ends = (k for k in range(start + 1, stop) if _parts(words, lex, start, k))
    return start, next(ends, stop)


def behind_place(words: Words, lex: Lexicon, start: int, stop: int) -> int:
    """Behind a place or a topic that a preposition opens and a comma closes (*À Montbrison, Luc Roy : « … »*)."""
    opens = start < stop and words.low[start] in lex["about_places"] | lex["about"]
    comma = next((k for k in range(start, stop) if words.low[k] == ","), None) if opens else None
    return comma + 1 if comma is not None and comma + 1 < stop else start


def _parts(words: Words, lex: Lexicon, start: int, at: int) -> bool:
    """Whether a preposition leads from who speaks to their topic; to a place, behind a name."""
    if not names_speaker(words, lex, (start, at), evidence=False):
        return False
    named = words.tokens[at - 1].text[:1].isupper() and words.tokens[at - 1].pos != "ADP"
    return words.low[at] in lex["about"] or (named and words.low[at] in lex["about_places"])
