"""Denials that have no content of their own, and point at what stands before them: *L'exploitant dément*, *La direction
l'a démenti mardi*, *The company denies it*.

Their content is the clause itself, as that of *ce que X dément* is; :mod:`~recoupe.link.alignment.anaphora` finds what
they mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.phrases import adverbial
from recoupe.extract.said.proposals import Proposal, attributed, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words

_ENDS = frozenset(".;!?,")
MODIFIERS = 4
"""Most words behind the verb that only say how or when it is denied."""


def bare_denial(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """A verb of denying that ends its clause, but for how or when, or has a pronoun for its object."""
    cue = next((c for c in hit.cues if c.stance == "deny" and c.takes("np")), None)
    if (
        cue is None
        or hit.lemma not in lex["bare_deniers"]
        or hit.form != "finite"
        or hit.negated
        or hit.inverted is not None
        or words.quoted[hit.verb] >= 0
    ):
        return
    subject, end = before(words, lex, hit), _object_end(words, lex, hit)
    if end is None or subject is None or subject.relative or not names_speaker(words, lex, subject.range):
        return
    at = subject.range[0]
    if at > words.first(at) and words.tokens[at - 1].pos in ("NOUN", "PROPN"):  # *a project the minister rejected*
        return
    yield attributed(words, hit, cue, pieces(words, words.span(at, end)), subject.range, "bare", 2)


def _object_end(words: Words, lex: Lexicon, hit: Hit) -> int | None:
    """Where the verb or its pronoun ends, if nothing else stands behind it; None where something does."""
    end = stop = hit.last + 1
    if end < words.end(hit.last) and words.low[end] in lex["bare_objects"]:
        end = stop = end + 1
    while stop < words.end(hit.last) and stop - end < MODIFIERS and (more := _modifier(words, lex, stop)):
        stop += more
    return end if stop >= words.end(hit.last) or words.low[stop] in _ENDS else None


def _modifier(words: Words, lex: Lexicon, at: int) -> int:
    """Words at ``at`` that only say how or when: an adverb, an adverbial phrase, a time."""
    plain = words.tokens[at].pos == "ADV" or words.timed[at] >= 0
    return adverbial(words, lex, at) or int(plain)
