"""What stands between a subject and its verb: adverbs, times, circumstances, parentheses, relative clauses."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.edges import is_short_quote
from recoupe.extract.said.inverted import affiliates
from recoupe.extract.said.phrases import MAX_APPOSITION, STOP, adverbial, is_finite
from recoupe.extract.said.words import Words

CIRCUMSTANCE = 5
"""Tokens that say where somebody spoke, between a subject and its verb."""
REACH = 24
"""Tokens of a relative clause between a subject and its verb."""


def skip_parenthesis(words: Words, lex: Lexicon, end: int, floor: int) -> int:
    """Back over what stands between a subject and its verb: adverbs, *, de son côté,* and relative clauses."""
    while end > floor:
        low = words.low[end - 1]
        if (
            low in '«“"'
            and words.quoted[end - 1] >= 0
            and end == words.at(words.quotes[words.quoted[end - 1]].inner[0])
        ):
            end -= 1
        elif low == "," and (opened := _parenthesis_start(words, lex, end - 1, floor)) is not None:
            end = _open_relative(words, lex, opened, floor)
        elif _is_aside(words, lex, end - 1, floor):
            end -= 1
        elif (size := _circumstance(words, lex, end, floor)) > 0:
            end -= size
        elif low == ")":
            end = next((k for k in range(end - 1, floor, -1) if words.low[k] == "("), end - 1)
        else:
            return end
    return end


def _circumstance(words: Words, lex: Lexicon, end: int, floor: int) -> int:
    """Words right before ``end`` that say where somebody spoke or set them apart from others (*The army in a statement
    said*, *The union for its part said*), 0 for none."""
    for k in range(end - 2, max(floor, end - CIRCUMSTANCE) - 1, -1):
        if adverbial(words, lex, k) == end - k:
            return end - k
        said = words.low[end - 1] in lex["audience"] and words.low[k + 1] in lex["predicate_openers"]
        if k > floor and said and words.low[k] in lex["dating_prepositions"]:
            return end - k
        if words.tokens[k].pos == "PUNCT" or is_finite(words, k):
            return 0
    return 0


def _is_aside(words: Words, lex: Lexicon, k: int, floor: int) -> bool:
    """Whether a word between a subject and its verb is of neither: an adverb, or a time that measures no noun."""
    if words.timed[k] >= 0:
        return not _measures(words, lex, k, floor)
    if words.low[k] in lex["dating_prepositions"] and words.timed[k + 1] >= 0:  # *Police on Monday said*
        return True
    return words.tokens[k].pos == "ADV" and words.low[k] not in lex["relative_words"]


def _measures(words: Words, lex: Lexicon, k: int, floor: int) -> bool:
    """Whether a time belongs to the noun before it (*un retard de deux ans a été annoncé*)."""
    first = k
    while first > floor and words.timed[first - 1] == words.timed[k]:
        first -= 1
    return first > floor and words.low[first - 1] in lex["bare_links"] and words.tokens[first].pos == "NUM"


def _parenthesis_start(words: Words, lex: Lexicon, comma: int, floor: int) -> int | None:
    """The comma that opens a parenthesis closed at ``comma`` when it is no apposition that names."""
    for k in range(comma - 1, floor, -1):
        if words.low[k] in STOP and not is_short_quote(words, k):
            return None
        if words.low[k] == ",":
            first = words.low[k + 1]
            if affiliates(words, lex, k + 1):
                return None
            if first in lex["partitives"] and any("VerbForm=Part" in words.tokens[j].morph for j in range(k, comma)):
                return k
            if comma - k == 2 and words.tokens[k + 1].pos == "PRON":
                return k
            link = next((j for j in range(k + 2, k + 4) if words.low[j] in lex["bare_links"]), None)
            if link is not None and words.low[link + 1] in lex["relative_words"]:
                return k  # *officials, all of whom asked not to be named,*, *an audit, a copy of which was seen by X,*
            if (
                first in lex["relative_words"]
                or words.tokens[k + 1].pos in ("ADP", "ADV", "SCONJ", "VERB")
                or words.timed[k + 1] >= 0
            ):
                return k
            if comma - k <= 2 + MAX_APPOSITION and any(
                t.pos in ("NOUN", "PROPN") for t in words.tokens[max(floor, k - 3) : k]
            ):
                return None
    return None


def _open_relative(words: Words, lex: Lexicon, comma: int, floor: int) -> int:
    """The comma of a relative clause that is still open at a comma (*Rives, qui gère le port de Valmont, près de Caen,
    a dit*), else that comma."""
    for k in range(comma - 1, max(floor, comma - REACH), -1):
        if words.low[k] in STOP and not is_short_quote(words, k):
            return comma
        if words.low[k] == ",":
            opens = words.low[k + 1] in lex["relative_words"] and any(is_finite(words, j) for j in range(k + 2, comma))
            return k if opens else comma
    return comma
