"""What somebody bases a figure on: *Le ministre évoque dix morts selon un bilan provisoire* is one statement, his."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon, Marker, prepositions
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.proposals import Proposal, merged, pieces
from recoupe.extract.said.speakers import shows_evidence
from recoupe.extract.said.words import Words


def grounded(words: Words, lex: Lexicon, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals without those of a paper that no comma parts from what somebody is said to mention; what is
    mentioned ends before it. Linear in proposals times such papers.
    """
    papers = [words.tokens[m.first].start for m in prepositions(words, lex) if _is_paper(words, lex, m)]
    based = {at: [q for q in proposals if _holds(q, at)] for at in papers}
    ends = {id(q): at for at, qs in based.items() for q in qs}
    kept = [p for p in proposals if not (p.rule == "preposition" and based.get(p.cue[0][0]))]
    return [merged(q, pieces(words, (q.content[0][0], ends[id(q)]))) if id(q) in ends else q for q in kept]


def _is_paper(words: Words, lex: Lexicon, marker: Marker) -> bool:
    """Whether a preposition with no comma before it names a paper."""
    if {"initial", "alone", "whole", "clause"} & marker.row.keys():  # *pour*, *selon lui*
        return False
    if marker.first == words.first(marker.first) or words.low[marker.first - 1] == ",":
        return False
    source = behind(words, lex, marker.end)
    return source is not None and shows_evidence(words, lex, source)


def _holds(q: Proposal, at: int) -> bool:
    """Whether the object of a cue runs over an offset."""
    objects = q.rule.endswith("np") and len(q.content) == 1 and bool(q.source) and bool(q.cue)
    return objects and q.content[0][0] < at < q.content[0][1]
