"""Whether a phrase names somebody who can speak, or a document that shows."""

from __future__ import annotations

from itertools import pairwise

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import Range
from recoupe.extract.said.words import Words

LONGEST = 6
"""Words of the longest noun for people or a body that is looked up."""


def names_speaker(words: Words, lex: Lexicon, found: Range, *, evidence: bool = True) -> bool:
    """Whether a phrase names somebody who can speak, or (``evidence``) a document or a picture."""
    tokens = words.tokens[found[0] : found[1]]
    if len(tokens) == 1 and words.low[found[0]].lstrip("-") in lex["subject_pronouns"] | lex["pronouns_inverted"]:
        return words.low[found[0]] not in lex["generic"]
    if len(tokens) > 1 and words.text[tokens[0].start : tokens[-1].end].lower() in lex["subject_pronouns"]:
        return True  # *Celle-ci*, several tokens to the tagger
    several = words.low[found[0]] in lex["subject_pronouns"] - lex["generic"] - lex["impersonal"]
    if several and all(t.pos in ("PRON", "NUM", "DET", "ADJ") for t in tokens):
        return True
    if _stands_for_another(words, lex, found) or _is_called(words, lex, found):
        return True
    if any(t.dep.startswith("nsubj") and t.text.lower() in lex["speaker_adjectives"] for t in tokens):
        return True
    for n, token in enumerate(tokens):
        low = words.low[found[0] + n]
        if low in lex.human or low.split("-")[-1] in lex.human or (evidence and low in lex.evidence):
            return True
        if _is_name(words, lex, found[0] + n):
            return True
        if low in lex["quantities"]:
            continue
        if token.dep == "compound" and found[0] < token.head < found[1]:
            continue
        if n + 1 < len(tokens) and words.low[found[0] + n + 1] in lex["possessives"] | {"-"}:
            continue  # *a self-styled admiral*, *the mine's owner*
        if "compound nouns" in lex["traits"] and _goes_on(words, found[0] + n, found[1]):
            continue
        if token.pos == "NOUN" and low not in lex["determiners"]:
            human = low.endswith(lex.endings or ("\0",)) and low not in lex["inanimate"]
            return human or _named(words, lex, found, n + 1) or _apposed(words, found)
    return False


def _is_called(words: Words, lex: Lexicon, found: Range) -> bool:
    """Whether a phrase opens with several words for people or a body (*la sécurité civile*, *the control tower*)."""
    start = found[0] + (words.low[found[0]] in lex["determiners"])
    return any(words.low[start:end] in lex.bodies for end in range(start + 2, min(found[1], start + LONGEST) + 1))


def _stands_for_another(words: Words, lex: Lexicon, found: Range) -> bool:
    """Whether a phrase is a determiner and a word for one more person (*un autre*, *another*), a clause behind it or
    not, or some of those before (*one of them*).
    """
    at = next((k for k in range(found[0], min(found[0] + 2, found[1])) if words.low[k] in lex["further_ones"]), None)
    if found[1] - found[0] == 3 and words.low[found[1] - 1] in lex["partitive_pronouns"]:
        return True
    alone = at is not None and (at + 1 >= found[1] or words.tokens[at + 1].pos in ("PUNCT", "PRON"))
    return alone and (at == found[0] or words.low[found[0]] in lex["determiners"])


def _goes_on(words: Words, k: int, end: int) -> bool:
    """Whether another noun follows before a preposition or a mark, so that the one at ``k`` only goes with it."""
    stop = next((j for j in range(k, end) if words.tokens[j].pos in ("ADP", "PUNCT", "PART", "VERB")), end)
    return any(words.tokens[j].pos == "NOUN" for j in range(k + 1, stop))


def _apposed(words: Words, found: Range) -> bool:
    """Whether a full name stands in apposition (*la figure du mouvement, Ana Reyes*)."""
    capitals = [t.text[:1].isupper() and t.pos in ("PROPN", "NOUN") for t in words.tokens[found[0] : found[1]]]
    return any(
        words.low[found[0] + n] == "," and all(capitals[n + 1 : n + 3]) and len(capitals[n + 1 : n + 3]) == 2
        for n in range(len(capitals))
    )


def shows_evidence(words: Words, lex: Lexicon, found: Range) -> bool:
    """Whether the head of a phrase is a document or a picture."""
    nouns = (k for k in range(*found) if words.tokens[k].pos in ("NOUN", "PROPN") or words.low[k] in lex.evidence)
    free = (k for k in nouns if k + 1 >= found[1] or words.low[k + 1] not in lex["possessives"])
    head = next((k for k in free if words.tokens[k].dep != "compound" or words.low[k] in lex.evidence), None)
    return head is not None and words.low[head] in lex.evidence


def _is_name(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a token is (part of) a name: capitals that no sentence's start explains, or the tagger's word."""
    token = words.tokens[k]
    if words.low[k] in lex["determiners"] or words.low[k] in lex["impersonal"]:
        return False
    if token.pos == "PROPN" or token.ent.endswith(("PER", "ORG", "PERSON", "GPE", "NORP")):
        return True
    if k > words.first(k) or not token.text[:1].isupper():
        return token.text[:1].isupper()
    coined = any(a.islower() and b.isupper() for a, b in pairwise(token.text))
    return coined or (token.pos == "NOUN" and _is_named_within(words, k))


def _is_named_within(words: Words, k: int) -> bool:
    """Whether a word that opens its sentence has its capital within others, too."""
    if f" {words.tokens[k].text} " not in words.text:
        return False
    same = (j for j, low in enumerate(words.low) if low == words.low[k] and j > words.first(j))
    return any(words.tokens[j].text == words.tokens[k].text and words.tokens[j - 1].pos != "PUNCT" for j in same)


def _named(words: Words, lex: Lexicon, found: Range, start: int) -> bool:
    """Whether a common noun carries a name right behind it (*le pâtissier Jean Roux*)."""
    for k in range(found[0] + start, min(found[1], found[0] + start + 3)):
        if words.tokens[k].pos in ("ADP", "PUNCT"):
            return False
        if words.tokens[k].pos == "PROPN":
            return True
    return False
