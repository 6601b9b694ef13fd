"""Passives: *X a été évoqué par Y*, *X, évoqué par Y*; *X was quoted as saying*, *X is said to*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extract.said import contents
from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.frames import find
from recoupe.extract.said.phrases import Range, behind, skip_fillers
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before, left_edge
from recoupe.extract.said.trailing import trailing
from recoupe.extract.said.words import Words


def reported(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*X was quoted as saying …*, *X is said to …*, *it was reported that …*: speech reported in the passive."""
    cue = next((c for c in hit.cues if c.reported), None)
    subject = before(words, lex, hit)
    if cue is None or hit.form == "part" or subject is None:
        return
    for frame in cue.frames:
        saying = contents.saying(words, lex, hit) if frame.kind == "quote" else None
        if saying and not _opens_content(words, lex, saying[0]):
            yield from trailing(words, lex, replace(hit, last=saying[0] - 1, passive=False))
            return
        found = saying or (find(words, lex, hit, frame) if frame.kind != "quote" else None)
        if not isinstance(found, tuple):
            continue
        first, stop = found
        source = (words.span(*subject.range),) if saying else ()
        head = () if saying or frame.kind != "inf" else (words.span(*subject.range),)
        content = pieces(words, *head, words.span(int(first), int(stop)))
        yield Proposal(
            content, (words.span(hit.first, hit.last + 1),), source, cue.stance, "reported", 9, hit.lemma, hit
        )


def _opens_content(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether what somebody *was quoted as saying* follows, rather than stands before."""
    aside = lex["agents"] | lex["audience_links"] | frozenset(".,;")
    return words.low[k] not in aside and words.timed[k] < 0


def passive(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*X a été évoqué par Y*, *X, évoqué par Y*, *X qui a été évoqué par Y*."""
    cue = next((c for c in hit.cues if c.passive), None)
    by = _agent(words, lex, hit)
    if cue is None or by is None or not names_speaker(words, lex, by) or words.low[hit.last + 1] in cue.without:
        return
    content = _patient(words, lex, hit)
    if content and not (hit.form == "part" and names_speaker(words, lex, content, evidence=False)):
        yield Proposal(
            pieces(words, words.span(*content)),
            (words.span(hit.first, hit.last + 1),),
            (words.span(*by),),
            cue.stance,
            "passive",
            6,
            hit.lemma,
            hit,
        )


def _agent(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    k = skip_fillers(words, lex, hit.last + 1)
    if k + 1 < words.end(hit.last) and words.low[k] in lex["agents"]:
        return behind(words, lex, k + 1)
    return None


def _patient(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    subject = before(words, lex, hit)
    if subject:
        return subject.range
    if hit.form == "part":
        end = hit.bare - 1 if words.low[hit.bare - 1] == "," else hit.bare
        head = words.tokens[hit.verb].head
        if words.first(hit.bare) <= head < end and words.tokens[head].pos in ("NOUN", "PROPN"):
            return left_edge(words, lex, head, words.first(head)), end
    return None
