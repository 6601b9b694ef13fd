"""Speech at second hand: *X was quoted as saying …*, *…, X was quoted as saying*, *the paper quoted X as saying …*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Cue, Hit, Lexicon
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.phrases import Range, parts_of
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.subjects import before
from recoupe.extract.said.trailing import trailing
from recoupe.extract.said.words import Words

REACH = 16
"""Tokens between a verb of quoting and *as saying*, and behind it those of a medium before *that*."""


def quoted_as(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """What somebody is quoted as saying: the source is the one quoted, never the one who quotes."""
    cue = next((c for c in hit.cues if c.reported and c.takes("quote")), None)
    saying = _saying(words, lex, hit) if cue else None
    if cue is None or saying is None or hit.form == "part":
        return
    start = _content(words, lex, saying[1])
    if start is None:
        yield from trailing(words, lex, replace(hit, last=saying[1] - 1, passive=False))
        return
    source = _quoted(words, lex, hit, saying[0])
    if source:
        yield _proposal(words, lex, hit, cue, saying, start, source)


def _saying(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """The words *as saying* behind a verb of quoting."""
    for parts in map(parts_of, sorted(lex["saying"], key=lambda p: (-len(p), p))):
        for k in range(hit.last + 1, min(hit.last + REACH, words.end(hit.last) - len(parts))):
            if words.low[k : k + len(parts)] == parts:
                return k, k + len(parts)
    return None


def _content(words: Words, lex: Lexicon, k: int) -> int | None:
    """Where what is said begins behind *as saying*, past a medium and *that*; None when it stands before."""
    aside = words.low[k] in lex["agents"] | lex["audience_links"] | frozenset(".,;") or words.timed[k] >= 0
    reach = range(k, min(k + REACH, words.end(k) - 1) if aside else k + 1)
    marker = next((j for j in reach if words.low[j] in lex["complementisers"]), None)
    if marker is not None:
        return marker + 1
    return None if aside else k


def _quoted(words: Words, lex: Lexicon, hit: Hit, stop: int) -> Range | None:
    """Who is quoted: the subject of a passive, else the object."""
    if hit.passive:
        subject = before(words, lex, hit)
        return subject.range if subject else None
    found = behind(words, lex, hit.last + 1)
    return (found[0], min(found[1], stop)) if found and found[0] < stop else None


def _proposal(words: Words, lex: Lexicon, hit: Hit, cue: Cue, saying: Range, start: int, source: Range) -> Proposal:
    return Proposal(
        pieces(words, words.span(start, clause_end(words, lex, start))),
        (words.span(hit.first, hit.last + 1), words.span(*saying)),
        (words.span(*source),),
        cue.stance,
        "quoted-as",
        9,
        hit.lemma,
        hit,
    )
