"""Where a clause that opens a sentence ends and the main one begins: *Si X dit avoir prévenu, Y parle de silence*."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_finite, parts_of
from recoupe.extract.said.words import Words

OPENERS = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
"""Parts of speech that a subject begins with."""
ASIDE = 6
"""Tokens between two commas that part a subject from its verb (*la famille, de son côté, parle*)."""


def main_comma(words: Words, lex: Lexicon, start: int) -> int | None:
    """The comma behind ``start`` at which the main clause begins, when the sentence opens with a subordinate one that
    ``start`` stands in."""
    first = words.first(start)
    phrases = map(parts_of, lex["fronting"])
    opens = any(words.low[first : first + len(p)] == p for p in phrases)
    opens = opens or bool(lex["conceding"] & set(words.low[first + 1 : start]))  # *Le maire a beau répéter que …, …*
    if start == first or words.quoted[start] >= 0 or not opens:
        return None
    if any(begins_main(words, lex, k) for k in range(first + 1, start)):
        return None
    comma = next((k for k in range(start + 1, words.end(start) - 1) if begins_main(words, lex, k)), None)
    clause = comma is not None and any(is_finite(words, k) for k in range(first + 1, comma))
    return comma if clause else None  # *Before the trial, she added, …*: no clause


def begins_main(words: Words, lex: Lexicon, comma: int) -> bool:
    """Whether a subject and its finite verb stand behind a comma, at most one aside between them."""
    if words.low[comma] != "," or words.quoted[comma] >= 0:
        return False
    if words.tokens[comma + 1].pos not in OPENERS and words.low[comma + 1] not in lex["subject_pronouns"]:
        return False
    verb = next((k for k in range(comma + 1, words.end(comma)) if is_finite(words, k) and words.quoted[k] < 0), None)
    if verb is None or verb == comma + 1:
        return False
    between = range(comma + 1, verb)
    shut = lex["relative_words"] | lex["complementisers"] | frozenset(":;(")
    if any(words.low[k] in shut or words.tokens[k].pos == "SCONJ" for k in between):
        return False
    commas = [k for k in between if words.low[k] == ","]
    if len(commas) != 2 or commas[1] - commas[0] > ASIDE:
        return not commas
    return all(words.low[k] in lex["clitics"] | lex["reflexives"] | lex["negator"] for k in range(commas[1] + 1, verb))
