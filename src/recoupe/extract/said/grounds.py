"""What somebody bases a figure on: *Le ministre évoque dix morts selon un bilan provisoire* is one statement, his."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.proposals import Proposal, merged, pieces
from recoupe.extract.said.speakers import shows_evidence
from recoupe.extract.said.words import Words
from recoupe.text.spans import overlap, size


def grounded(words: Words, lex: Lexicon, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals without those of a paper that no comma parts from what somebody is said to mention; what is
    mentioned ends before it.
    """
    bases = [(p, q) for p in proposals if _is_paper(words, lex, p) for q in proposals if _holds(q, p)]
    gone = {id(p) for p, _ in bases}
    ends = {id(q): p.cue[0][0] for p, q in bases}
    kept = [p for p in proposals if id(p) not in gone]
    return [merged(q, pieces(words, (q.content[0][0], ends[id(q)]))) if id(q) in ends else q for q in kept]


def _is_paper(words: Words, lex: Lexicon, p: Proposal) -> bool:
    """Whether a paper is the source of an attribution that stands behind its content with no comma before it."""
    if p.rule != "preposition" or not p.source or words.low[words.at(p.cue[0][0]) - 1] == ",":
        return False
    source = words.at(p.source[0][0]), words.at(p.source[-1][1])
    return p.content[0][1] <= p.cue[0][0] and shows_evidence(words, lex, source)


def _holds(q: Proposal, p: Proposal) -> bool:
    """Whether the object of a cue runs over an attribution whose content holds that cue and its subject."""
    objects = q.rule.endswith("np") and len(q.content) == 1 and bool(q.source) and bool(q.cue)
    return (
        objects
        and overlap(q.content, p.cue) == size(p.cue)
        and q.content[0][0] < p.cue[0][0]
        and overlap(p.content, q.cue) == size(q.cue)
    )
