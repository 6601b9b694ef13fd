"""Passives: *X a été évoqué par Y*, *X, évoqué par Y*; *X is said to*."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Cue, Hit, Lexicon
from recoupe.extract.said.frames import find
from recoupe.extract.said.phrases import Range, behind, is_finite, skip_fillers
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker, shows_evidence
from recoupe.extract.said.subjects import before, left_edge
from recoupe.extract.said.words import Words
from recoupe.model import Span

VERDICT = ("ADJ", "ADV")
"""What a patient is judged to be, between the verb and its agent (*jugée très insuffisante par*)."""
COMPLEMENT = 12
"""Tokens that may stand between a passive and its agent."""


def reported(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*X is said to …*, *it was reported that …*: speech reported in the passive, whose speaker nobody names."""
    cue = next((c for c in hit.cues if c.reported), None)
    subject = before(words, lex, hit)
    if cue is None or hit.form == "part" or subject is None:
        return
    for frame in (f for f in cue.frames if f.kind != "quote"):
        found = find(words, lex, hit, frame)
        if found is None:
            continue
        head = (words.span(*subject.range),) if frame.kind == "inf" else ()
        content = pieces(words, *head, words.span(*found))
        yield Proposal(content, (words.span(hit.first, hit.last + 1),), (), cue.stance, "reported", 9, hit.lemma, hit)


def passive(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*X a été évoqué par Y*, *X, évoqué par Y*, *X a été qualifié de « … » par Y*, *X, jugé insuffisant par Y*."""
    cue = next((c for c in hit.cues if c.passive), None)
    at = _by(words, lex, hit)
    by = behind(words, lex, at + 1) if cue and at is not None else None
    if cue is None or at is None or by is None or not names_speaker(words, lex, by):
        return
    between = range(hit.last + 1 if cue.takes("verdict") else skip_fillers(words, lex, hit.last + 1), at)
    content = _patient(words, lex, hit)
    verdict = cue.takes("verdict") and bool(between) and all(words.tokens[k].pos in VERDICT for k in between)
    if content is None or words.low[hit.last + 1] in cue.without or verdict != cue.takes("verdict"):
        return
    if cue.subjects and not set(cue.subjects) & set(words.low[slice(*content)]):
        return
    if between and hit.form == "part" and not verdict:
        return
    if hit.form == "part" and any(words.low[k] in lex["sayings"] for k in range(*content)):
        return
    if hit.form == "part" and hit.lemma in lex["relaying"] and shows_evidence(words, lex, content):
        return
    if not (hit.form == "part" and names_speaker(words, lex, content, evidence=False)):
        by, said_of = _parted(words, lex, cue, by)
        rest = [words.span(between.start, between.stop)] if between else []
        yield Proposal(
            pieces(words, words.span(*content), *rest, *said_of),
            (words.span(hit.first, hit.last + 1),),
            (words.span(*by),),
            cue.stance,
            "passive",
            6,
            hit.lemma,
            hit,
        )


def _parted(words: Words, lex: Lexicon, cue: Cue, by: Range) -> tuple[Range, list[Span]]:
    """The agent without what is said of the patient behind it (*condemned by unions as “reckless”*, *accused by X of
    lying*), and that.
    """
    openers = set(cue.within or lex["as_words"])
    start = next((k for k in range(by[0] + 1, min(by[1] + 1, words.end(by[0]))) if words.low[k] in openers), None)
    if start is None or start + 1 >= words.end(start):
        return by, []
    return (by[0], start), [words.span(start, clause_end(words, lex, start))]


def _by(words: Words, lex: Lexicon, hit: Hit) -> int | None:
    """The *par* that brings the agent in, right behind the verb or behind its complement (*accusé de fraude par X*)."""
    start, stop = skip_fillers(words, lex, hit.last + 1), words.end(hit.last)
    judged = any(c.passive and c.takes("verdict") for c in hit.cues)
    for k in range(start, min(stop - 1, start + COMPLEMENT)):
        if words.low[k] in lex["agents"]:
            return k
        if judged and words.tokens[k].pos in VERDICT:
            continue
        if is_finite(words, k) or words.low[k] in ",;:.":
            return None
        if k == start and words.low[k] not in lex["bare_links"] | lex["as_words"]:
            return None
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
