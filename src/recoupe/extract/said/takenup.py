"""Nouns and *which* behind a comma that take up what was just told, for somebody to dispute: *…, a figure the
government disputes*, *…, a claim that he denies*, *…, which the firm denies*.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.appended import NOUN, SUBJECT, taken_up
from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.phrases import Range
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words


def disputed(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """What somebody disputes of what was just told: the noun or the *which* that takes it up."""
    cue = next((c for c in hit.cues if c.takes("np") and hit.lemma in lex["disputing"]), None)
    first = words.first(hit.bare)
    if cue is None or hit.form != "finite" or hit.negated:
        return
    for k in range(max(first + 1, hit.bare - NOUN - SUBJECT), hit.bare):
        end = taken_up(words, lex, k)
        if end is None and words.low[k - 1] == "," and words.low[k] in lex["taking_up"] & lex["relative_words"]:
            end = k + 1
        if end is None:
            continue
        start = end + (words.low[end] in lex["complementisers"] | lex["relatives"])
        source = _subject(words, lex, hit, start)
        if source and _closes(words, hit) and names_speaker(words, lex, source, evidence=False):
            who = (words.span(*source),)
            cues = (words.span(hit.first, hit.last + 1),)
            yield Proposal(pieces(words, words.span(k, end)), cues, who, cue.stance, "taken-up", 9, hit.lemma, hit)
        return


def _subject(words: Words, lex: Lexicon, hit: Hit, start: int) -> Range | None:
    """The subject of a verb, which begins no earlier than ``start``."""
    found = before(words, lex, hit)
    if found is None or found.range[1] <= start:
        return None
    return max(found.range[0], start), found.range[1]


def _closes(words: Words, hit: Hit) -> bool:
    """Whether a clause ends with its verb, but for when and where."""
    after = hit.last + 1
    return (
        after >= words.end(hit.last)
        or words.tokens[after].pos in ("PUNCT", "ADP", "ADV", "CCONJ")
        or (words.timed[after] >= 0)
    )
