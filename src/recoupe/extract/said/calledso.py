"""What somebody calls the thing just told, in a clause that takes it up: *…, a move its rivals called rash*, *…, which
critics dismissed as a ploy*. The name that they give it is all that they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.said.appended import NOUN, SUBJECT
from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Cue, Hit, Lexicon
from recoupe.extract.said.phrases import Range
from recoupe.extract.said.proposals import Proposal, attributed, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words


def called(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """The name that a relative clause gives to what stands before it, by its subject."""
    cue = _cue(words, lex, hit) if hit.form == "finite" and not hit.negated else None
    opens = _opened(words, lex, hit) if cue is not None else None
    subject = before(words, lex, hit) if opens is not None else None
    if cue is None or opens is None or subject is None or subject.range[1] <= opens:
        return
    source: Range = max(subject.range[0], opens), subject.range[1]
    start = hit.last + 1 + (words.low[hit.last + 1] in lex["as_words"])
    if names_speaker(words, lex, source, evidence=False):
        content = pieces(words, words.span(start, clause_end(words, lex, start, relative=True)))
        yield attributed(words, hit, cue, content, source, "called", 9)


def _cue(words: Words, lex: Lexicon, hit: Hit) -> Cue | None:
    """The row by which a verb calls something a name that stands right behind it, or behind *as*."""
    after = hit.last + 1
    if after + 1 >= words.end(hit.last):
        return None
    if words.low[after] in lex["as_words"]:
        return replace(hit.cues[0], stance="assert")
    named = words.tokens[after].pos == "ADJ" or words.low[after] in lex["indefinites"] or words.quoted[after] >= 0
    rows = [c for c in hit.cues if c.takes("rest")] if named else []
    within = set(words.low[after : words.end(after)])
    return next((c for c in rows if not c.within or set(c.within) & within), None)


def _opened(words: Words, lex: Lexicon, hit: Hit) -> int | None:
    """Where the subject of a clause begins that a relative word behind a comma opens, or a noun that takes up what was
    told."""
    first = words.first(hit.bare) + 1
    for k in range(max(first, hit.bare - NOUN - SUBJECT), hit.bare - 1):
        if words.low[k - 1] != ",":
            continue
        if words.low[k] in lex["relatives"]:
            return k + 1
        noun = taking_up(words, lex, k)
        if noun is not None and noun + 1 < hit.bare:
            return noun + 1 + (words.low[noun + 1] in lex["complementisers"] | lex["relatives"])
    return None


def taking_up(words: Words, lex: Lexicon, k: int) -> int | None:
    """The noun of an indefinite phrase at ``k`` behind which a clause with its own subject, or no word, opens (*a rare
    move | its rivals …*)."""
    if words.low[k] not in lex["indefinites"] or words.low[k - 1] != ",":
        return None
    for j in range(k + 1, min(k + NOUN, words.end(k) - 1)):
        told, after = words.low[j] in lex["taking_up"], words.tokens[j + 1]
        if told and after.pos == "NOUN" and "Number=Plur" in after.morph:  # *a decision critics called rash*
            return j
        if words.tokens[j].pos == "NOUN" and after.pos != "NOUN":
            told = told and after.pos not in ("VERB", "AUX")  # *…, a report found*
            return j if told or after.pos in ("DET", "PRON", "PROPN", "SCONJ") else None
    return None
