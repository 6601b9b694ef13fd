"""What stands between an inverted verb and its subject: where, when, to whom (*a déclaré à sa sortie le maire*).

Such phrases come in any number and order, some of them between commas. A subject is known by opening anew: by an
article, or a person's name, that nothing before it governs.
"""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.fillers import names_another, opens_anew
from recoupe.extract.said.phrases import MAX_APPOSITION, STOP, adverbial, is_finite
from recoupe.extract.said.words import Words

LONGEST = 40
"""Tokens from an inverted verb to its subject."""
GOVERNING = ("ADP", "DET", "CCONJ", "NUM", "SCONJ")
"""Behind one of these nothing opens anew."""


def past_circumstances(words: Words, lex: Lexicon, start: int) -> int | None:
    """The token that opens the subject behind the circumstances at ``start``; None where there are none of either."""
    at = start
    if start >= len(words.tokens):
        return None
    while at < min(words.end(start), start + LONGEST):
        after = _past_one(words, lex, at)
        if after == at:
            break
        at = after
    opens = start < at < words.end(start) and opens_anew(words, lex, at) and words.timed[at] < 0
    return at if opens else None


def _past_one(words: Words, lex: Lexicon, i: int) -> int:
    """Past a time, an adverb, a prepositional phrase or an aside at ``i``, or ``i``."""
    if words.timed[i] >= 0 or (words.tokens[i].pos == "ADV" and not _governs(words, lex, i)):
        return i + (words.low[i] not in lex["negator"])
    if size := adverbial(words, lex, i):
        return i + size
    if words.low[i] == ",":
        return _past_aside(words, lex, i)
    return _past_phrase(words, lex, i) if _governs(words, lex, i) else i


def _governs(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a token opens a prepositional phrase that is no complement of a noun (*lors de*, *à*, *devant*)."""
    if words.tokens[i].pos == "ADV":
        return i + 1 < words.end(i) and words.low[i + 1] in lex["bare_links"]
    bound = lex["links"] | lex["agents"]
    return words.low[i] in lex["addressed"] | lex["venues"] or (
        words.tokens[i].pos == "ADP" and words.low[i] not in bound
    )


def _past_phrase(words: Words, lex: Lexicon, i: int) -> int:
    """Past the prepositional phrase at ``i``, whatever hangs on its noun; ``i`` when it does not end before a verb."""
    k = i + 1 + (words.tokens[i].pos == "ADV")
    while k < words.end(i):
        if words.low[k] == "(":
            k = next((j for j in range(k, words.end(k)) if words.low[j] == ")"), k)
        elif words.low[k] == "," or words.timed[k] >= 0 or (k > i + 1 and _opens(words, lex, k)):
            return k
        elif _ends_all(words, lex, k):
            return i
        k += 1
    return i


def _opens(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a phrase opens at ``k`` that nothing before it governs."""
    before, low = words.tokens[k - 1], words.low[k - 1]
    if before.pos in GOVERNING or low in lex["links"] | lex["addressed"] | lex["coordinators"] | lex["determiners"]:
        return False
    if words.tokens[k].pos == "PROPN":
        called = (
            low in lex["audience"] and before.text.islower() and words.low[k - 2] not in lex["bare_links"]
        )  # *à l'agence Norpresse*
        return opens_anew(words, lex, k) and names_another(words, lex, k) and not called
    return opens_anew(words, lex, k) and words.tokens[k].text[:1].islower()  # *au journal Le Phare*


def _past_aside(words: Words, lex: Lexicon, comma: int) -> int:
    """Past a comma that a subject follows, or past what two commas set off."""
    if comma + 1 < words.end(comma) and opens_anew(words, lex, comma + 1) and words.timed[comma + 1] < 0:
        return comma + 1
    clause = words.low[comma + 1] in lex["relative_words"]
    for k in range(comma + 1 + clause, min(words.end(comma) - 1, comma + MAX_APPOSITION)):
        if words.low[k] == ",":
            return k + 1
        if _ends_all(words, lex, k) and not (clause and is_finite(words, k)):
            return comma
    return comma


def _ends_all(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a token can stand in no circumstance: a verb, a mark, what opens a clause."""
    closing = words.low[k] in STOP or words.low[k] in lex["relative_words"] | lex["complementisers"]
    return closing or (is_finite(words, k) and words.tokens[k].ent == "O")
