"""Questions that an outlet asks itself: whether somebody said something it leaves open, so that nobody is told to have
said it (*Paris a-t-il proposé de céder ?*, *Did the mayor promise aid?*). What it asks about a thing that was said
(*Pourquoi le préfet a-t-il affirmé que …?*) leaves nothing open.
"""

from __future__ import annotations

from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.words import Words

LED = 20
"""Characters of what may lead a question."""
_BEFORE_INCISE = frozenset(",»”?!…—–")


def asks_whether(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether a verb group is that of a question by the outlet, which nothing but yes or no answers."""
    if words.quoted[hit.verb] >= 0 or not is_question(words, hit.verb):
        return False
    at, start = hit.bare, opening(words, hit.bare)
    if words.low[start] in lex["kept_markers"]:
        return False
    if hit.inverted is not None:
        return at == start or words.low[at - 1] not in _BEFORE_INCISE
    if _is_led(words, lex, start):
        return not (lex["relatives"] | {","}) & set(words.low[start:at])
    return words.tokens[start].pos == "AUX" and start <= at and words.tokens[hit.verb].dep == "ROOT"


def is_question(words: Words, k: int) -> bool:
    """Whether the sentence of a token ends in a question mark that stands in no quotation."""
    last = words.end(k) - 1
    return words.low[last] == "?" and words.quoted[last] < 0


def opening(words: Words, k: int) -> int:
    """The first token of the question that token ``k`` stands in: of its sentence, or behind a colon."""
    first = words.first(k)
    return next((j + 1 for j in range(k - 1, first, -1) if words.low[j] == ":"), first)


def _is_led(words: Words, lex: Lexicon, start: int) -> bool:
    at = words.tokens[start].start
    said = words.text[at : at + LED].lower().replace("’", "'")
    return said.startswith(tuple(sorted(lex["asking_whether"])) or ("\0",))
