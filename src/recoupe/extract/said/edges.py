"""Where a noun phrase before a verb begins, and where its clause does."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_finite, opens_phrase
from recoupe.extract.said.words import Words


def clause_start(words: Words, lex: Lexicon, end: int, floor: int) -> int:
    """The first token of the clause whose subject ends at ``end``: behind a subordinator, a colon or a mark."""
    for k in range(end - 1, floor - 1, -1):
        low = words.low[k]
        if (
            low in lex["complementisers"]
            or low in lex["relative_words"]
            or words.tokens[k].pos == "SCONJ"
            or low in lex["subordinators"]
        ):
            return k + 1
        if low in ":;" or (low in '«»“”"' and not is_short_quote(words, k)):
            return k + 1
        if is_finite(words, k) and (low not in lex["reduced"] or words.tokens[k].dep == "ROOT"):
            return _after_verb(words, lex, k + 1, end)
    return floor


def is_short_quote(words: Words, k: int) -> bool:
    n = words.quoted[k]
    return n >= 0 and words.quotes[n].outer[1] - words.quotes[n].outer[0] <= 40


def _after_verb(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """Behind the comma or conjunction that parts a clause from the verb before it."""
    for k in range(start, end - 1):
        if words.low[k] == ",":
            return k + 1
        if words.low[k] in lex["coordinators"] and k + 1 < end and opens_phrase(words, lex, k + 1):
            return k + 1
    return next((k + 1 for k in range(start, end - 1) if words.low[k] == ","), start)


def left_edge(words: Words, lex: Lexicon, head: int, clause: int) -> int:
    """Back from a head noun over its determiner and what stands between them."""
    k = head
    while k > clause:
        low, token = words.low[k - 1], words.tokens[k - 1]
        if words.timed[k - 1] >= 0 or (
            token.pos in ("PUNCT", "VERB", "SCONJ", "AUX", "ADV", "PRON")
            and low not in lex["determiners"] | {"-"}
            and not _qualifies(words, lex, k - 1)
        ):
            break
        if token.pos == "ADP" and low not in lex["noun_links"] and not _links_names(words, lex, k - 1, clause):
            break
        if words.tokens[k].pos == "DET" and token.pos not in ("ADP", "CCONJ", "DET"):
            break
        k -= 1
    while k < head and (
        (words.tokens[k].pos in ("CCONJ", "ADP") and words.low[k] not in lex["determiners"])
        or (words.low[k] in lex["bare_links"] and words.tokens[k + 1].pos == "DET")
    ):
        k += 1
    return k


def _links_names(words: Words, lex: Lexicon, k: int, clause: int) -> bool:
    """Whether a word of another language joins two words of one name (*La Gazette de Warelle*)."""
    named = k > clause and words.tokens[k - 1].pos == words.tokens[k + 1].pos == "PROPN"
    return named and words.low[k] not in lex["adjunct_words"] and bool(lex["trailing_marks"])


def _qualifies(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a participle stands before its noun (*the managing director*, *its ruling party*)."""
    token = words.tokens[k]
    if token.pos != "VERB" or words.tokens[k + 1].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    return token.dep == "amod" or ("VerbForm=Part" in token.morph and k > 0 and words.low[k - 1] in lex["determiners"])
