"""Auxiliaries: where a verb group begins, whether it is passive, and what a base form stands under."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import adverbial, is_finite
from recoupe.extract.said.words import Words
from recoupe.lang.inflect import Form

Group = tuple[Form, int, int, str, bool]
"""A verb group: its form, first and last token, tense, and whether it is passive."""

REACH = 9
"""Tokens between an auxiliary and its participle, a parenthesis not counted."""


def perfect(words: Words, lex: Lexicon, i: int, form: Form) -> Group | None:
    """Auxiliary and participle, with what may stand between: adverbs, a clitic subject, a parenthesis, a time."""
    at = _auxiliary(words, lex, i)
    if at is None:
        return None
    lemma = aux_lemma(words, lex, at)
    passive = lemma in lex["passive"] and not _reflexive_before(words, lex, at)
    first = at
    if passive and any(f.tense == "part" for f in lex.forms[words.low[at]]):
        before = _auxiliary(words, lex, at)
        first = at if before is None else before
    return form, first, i, "perfect", passive


def progressive(words: Words, lex: Lexicon, i: int, form: Form) -> Group | None:
    """A gerund under its auxiliary (*is asking*, *has been warning*): one finite group."""
    at = _auxiliary(words, lex, i)
    if at is None or aux_lemma(words, lex, at) not in lex["progressive"]:
        return None
    before = _auxiliary(words, lex, at) if any(f.tense == "part" for f in lex.forms[words.low[at]]) else None
    return form, at if before is None else before, i, "pres", False


def _auxiliary(words: Words, lex: Lexicon, i: int) -> int | None:
    floor, j, steps = words.first(i), i - 1, 0
    while j >= floor and steps <= REACH:
        if aux_lemma(words, lex, j):
            return j if _may_follow_aux(words, lex, j + 1, i) else None
        if words.low[j] == "," and j - 1 > floor:
            back = next((k for k in range(j - 1, max(floor, j - 9), -1) if words.low[k] == ","), None)
            if back is None or any(is_finite(words, k) and lex.forms.get(words.low[k]) for k in range(back + 1, j)):
                return None  # *She was, the union maintains, told twice*: somebody else speaks between
            j = back - 1
            continue
        if (
            words.tokens[j].pos == "VERB"
            or words.low[j] in lex["relative_words"]
            or words.low[j] in lex["complementisers"]
        ):
            return None
        if words.low[j] in ':;«»“”"' or (words.tokens[j].pos in lex["never_between"] and words.timed[j] < 0):
            return None
        j, steps = j - 1, steps + 1
    return None


def aux_lemma(words: Words, lex: Lexicon, j: int) -> str | None:
    auxiliaries = lex["perfect"] | lex["passive"]
    return next((f.lemma for f in lex.forms.get(words.low[j], ()) if f.lemma in auxiliaries and f.tense != "inf"), None)


def _may_follow_aux(words: Words, lex: Lexicon, j: int, i: int) -> bool:
    """Whether what stands right after an auxiliary may stand before its participle (no object noun phrase)."""
    if j == i or words.timed[j] >= 0 or words.low[j] in lex["neither"]:
        return True
    low, pos = words.low[j], words.tokens[j].pos
    if (
        low in lex["pronouns_inverted"]
        or low in lex["negation"] | lex["negative_coordinators"]
        or low in lex["clitics"]
        or low == ","
    ):
        return words.tokens[j].pos != "DET"
    return pos in ("ADV", "ADP") or adverbial(words, lex, j) > 0 or low.endswith(tuple(lex["adverb_endings"]) or "\0")


def _reflexive_before(words: Words, lex: Lexicon, at: int) -> bool:
    return at > words.first(at) and words.low[at - 1] in lex["reflexives"]


def governor(words: Words, lex: Lexicon, i: int) -> int | None:
    """The modal, *do* or *to* that a base form at ``i`` stands under, over adverbs and a negation; None for none."""
    for k in range(i - 1, max(words.first(i), i - 5) - 1, -1):
        if words.low[k] in lex["modals"] or words.low[k] in lex["infinitive_markers"]:
            return k
        if words.tokens[k].pos != "ADV" and words.low[k] not in lex["negator"] | lex["neither"]:
            return None
    return None


def under_governor(words: Words, lex: Lexicon, i: int, form: Form, at: int) -> Group | None:
    """The group of a base form: under *do* it is finite, under a modal it may refuse (*would not say*), behind *to* it
    may tell what another verb was for (*used the speech to announce*).
    """
    if words.low[at] in lex["infinitive_markers"]:
        head = words.tokens[words.tokens[i].head]
        purpose = head.lemma.lower() in lex["purposes"] and words.first(i) <= head.i < at
        return (form, i, i, "inf", False) if purpose else None
    negated = any(words.low[k] in lex["negator"] | lex["neither"] for k in range(at, i))
    supported = words.low[at] in lex["supports"]
    return (form, at, i, "past", False) if negated or supported else None
