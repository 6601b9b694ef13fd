"""Nouns behind a comma that take up what was just told, with a clause behind them that no word need open."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_finite
from recoupe.extract.said.words import Words
from recoupe.lang.inflect import FINITE

NOUN = 4
"""Tokens of the phrase that takes up what was told (*an earlier figure*)."""
SUBJECT = 8
"""Tokens of the subject of the clause behind it."""


def taken_up(words: Words, lex: Lexicon, k: int) -> int | None:
    """One past the noun that opens at ``k`` behind a comma and takes up what was just told, a clause behind it (*a
    figure | the government disputes*, *a promise | he repeated*); None for anything else."""
    if words.low[k] not in lex["indefinites"] or words.low[k - 1] != ",":
        return None
    noun = next((j for j in range(k + 1, min(k + NOUN, words.end(k) - 1)) if words.low[j] in lex["taking_up"]), None)
    if noun is None:
        return None
    after = noun + 1
    if _is_denied(words, lex, after):
        return after
    opened = words.low[after] in lex["complementisers"] | lex["relatives"]
    opens = opened or words.tokens[after].pos in ("DET", "PRON", "PROPN", "NOUN", "ADJ")
    subject = range(after + opened, min(after + SUBJECT, words.end(k)))
    verb = next((j for j in subject if _is_verb(words, lex, j) or words.low[j] == ","), None)
    inverted = words.low[after] in lex["complementisers"] and bool(lex["pronouns_inverted"])  # *que conteste X*
    if not opens or verb is None or words.low[verb] == ",":
        return None
    return after if verb > after + opened or (inverted and verb == after + opened) else None


def disputed_next(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a relative clause opens at ``k`` behind a comma in which somebody denies what stands before it (*…, que
    conteste la défense*, *…, que la région dément*)."""
    if words.low[k] not in lex["complementisers"] or words.low[k - 1] != "," or k + 2 >= words.end(k):
        return False
    verb = next((j for j in range(k + 1, min(k + SUBJECT, words.end(k))) if _is_verb(words, lex, j)), None)
    if verb is None or not any(_denies(lex, form.lemma) for form in lex.forms.get(words.low[verb], ())):
        return False
    ends = verb + 1 >= words.end(k) or words.tokens[verb + 1].pos == "PUNCT"
    inverted = words.tokens[verb + 1].pos in ("DET", "PROPN", "NOUN") if not ends else False
    return ends if verb > k + 1 else inverted


def _is_denied(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a participle by which somebody denies what stands before it is at ``k``, with its agent."""
    part = any(form.tense == "part" and _denies(lex, form.lemma) for form in lex.forms.get(words.low[k], ()))
    return part and words.low[k + 1 : k + 2] != () and bool(lex["agents"] & set(words.low[k + 1 : k + 3]))


def _denies(lex: Lexicon, lemma: str) -> bool:
    return any(cue.stance == "deny" and cue.takes("np") for cue in lex.cues.get(lemma, ()))


def _is_verb(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a finite verb stands at ``k``, or one that the tagger took for a noun at the end of its clause."""
    ends = k + 1 >= words.end(k) or words.tokens[k + 1].pos in ("PUNCT", "ADP", "ADV")
    return is_finite(words, k) or (ends and any(f.tense in FINITE for f in lex.forms.get(words.low[k], ())))
