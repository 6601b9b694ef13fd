"""Nouns behind a comma that take up what was just told, for somebody to dispute: *…, a figure the government
disputes*, *…, a claim that he denies*. Their content is the clause itself, as that of a
:mod:`~recoupe.extract.said.bare` denial.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.appended import NOUN, SUBJECT, taken_up
from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.phrases import Range
from recoupe.extract.said.proposals import Proposal, attributed, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words


def disputed(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """The clause in which somebody disputes what a noun before it takes up."""
    cue = next((c for c in hit.cues if c.takes("np") and hit.lemma in lex["disputing"]), None)
    if cue is None or hit.form != "finite" or hit.negated:
        return
    near = range(max(words.first(hit.bare) + 1, hit.bare - NOUN - SUBJECT), hit.bare)
    end = next((end for k in near if (end := taken_up(words, lex, k)) is not None), None)
    if end is None:
        return
    source = _subject(words, lex, hit, end + (words.low[end] in lex["complementisers"] | lex["relatives"]))
    if source and _closes(words, hit) and names_speaker(words, lex, source, evidence=False):
        content = pieces(words, words.span(source[0], hit.last + 1))
        yield attributed(words, hit, cue, content, source, "bare", 9)


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
