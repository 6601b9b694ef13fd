"""Where the main clause sets in behind a cue before it: one in a subordinate clause, or in a participle that opens
the sentence.
"""

from __future__ import annotations

from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.fronted import begins_main
from recoupe.extract.said.phrases import Range, is_finite
from recoupe.extract.said.setsin import joints, verb_at
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import subject_of
from recoupe.extract.said.words import Words

NEAR = 5
"""Tokens between *whose* and the cue that has its noun as subject."""

SUBJECT = 8
"""Tokens from the word that opens a relative clause to its cue."""


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


def leave_relative(words: Words, lex: Lexicon, hit: Hit, found: Range, verbs: int = 0) -> Range:
    """``found`` without the main clause that goes on behind the relative clause its cue stands in.

    *Le suspect, qui nie les faits, a été relâché*; *l'homme qui accuse le maire de vol a porté plainte*; *the man
    accusing the mayor of theft left*. ``verbs`` is how many finite verbs the content has of its own before that of
    the main clause.
    """
    start, end = found
    if not _modifies(words, lex, hit):
        return found
    if (comma := _source_closes(words, lex, hit, start, end)) is not None:
        return start, comma
    joining, own = joints(lex) | lex["subject_pronouns"], 0
    for k in range(start + 1, end):
        if words.quoted[k] >= 0:
            continue
        adverb = k + 1 < end and words.tokens[k + 1].pos == "ADV"  # *who had spoken of two men, now say …*
        if words.low[k] == "," and verb_at(words, lex, k + 1 + adverb, end):
            return start, k
        if is_finite(words, k) and not joining & set(words.low[start:k]):
            if own == verbs:
                return start, _with_clitics(words, lex, start, k)
            own += 1
    return found


def _source_closes(words: Words, lex: Lexicon, hit: Hit, start: int, end: int) -> int | None:
    """The comma at which the main clause begins behind a source that opens the sentence and the relative clause of a
    cue on it (*Selon le quotidien, qui dit avoir lu une note, le document a été remis*)."""
    first = words.first(hit.bare)
    led = words.low[first] in lex.openings and any(words.low[k] in lex["relatives"] for k in range(first, hit.bare))
    if not led or any(is_finite(words, k) for k in range(first, hit.bare)):
        return None
    return next((k for k in range(start + 1, end) if begins_main(words, lex, k)), None)


def _modifies(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether a cue stands right behind a relative word, or is a participle right behind a noun."""
    if hit.bare <= words.first(hit.bare):
        return False
    noun = hit.form == "ger" and _ends_noun(words, hit.bare - 1)
    owned = lex["owning_relatives"] & set(words.low[max(words.first(hit.bare), hit.bare - NEAR) : hit.bare])
    return noun or bool(owned) or words.low[hit.bare - 1] in lex["relatives"] or _is_of_object(words, lex, hit)


def _ends_noun(words: Words, k: int) -> bool:
    """Whether a noun ends at ``k``, an adjective behind it or none (*un message manuscrit faisant état de …*)."""
    described = words.tokens[k].pos == "ADJ" and words.tokens[max(k - 1, words.first(k))].pos == "NOUN"
    return described or words.tokens[k].pos in ("NOUN", "PROPN")


def _is_of_object(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether a relative clause on its object, behind a comma, holds a cue (*la foule, que X estime à 300, …*)."""
    reach = range(hit.bare - 1, max(words.first(hit.bare), hit.bare - SUBJECT), -1)
    figured = lex["relative_words"] if any(c.counted for c in hit.cues) else frozenset()  # *, which X puts at 300, …*
    que = next((k for k in reach if words.low[k] in lex["complementisers"] | figured), None)
    apart = que is not None and words.low[que - 1] == "," and words.tokens[que - 2].pos in ("NOUN", "PROPN")
    return (
        que is not None and apart and not any(is_finite(words, k) or words.low[k] == "," for k in range(que, hit.bare))
    )


def _with_clitics(words: Words, lex: Lexicon, start: int, k: int) -> int:
    """The first of the pronouns right before a verb (*se trompent*), or the verb."""
    while k - 1 > start and words.low[k - 1] in lex["reflexives"] | lex["negator"]:
        k -= 1
    return k


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
