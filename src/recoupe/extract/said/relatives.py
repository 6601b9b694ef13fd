"""Attributions that lean on what stands before them: *…, ce que X a démenti*, *contre lequel X a mis en garde*,
*X, pour qui …*, *Comme le résume X, …*.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Cue, Hit, Lexicon, Marker
from recoupe.extract.said.phrases import Range, behind
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import antecedent, before
from recoupe.extract.said.words import Words


def object_relative(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*…, une piste que X dément*, *un accord contre lequel X met en garde*: the relative clause is the content."""
    cue = next((c for c in hit.cues if c.stance in lex["relative_acts"] and c.takes("np")), None)
    found = _opened(words, lex, hit) if cue and hit.form == "finite" else None
    if cue is None or found is None or not names_speaker(words, lex, found[1]):
        return
    start, source = found
    end = max(clause_end(words, lex, start, relative=True), source[1])
    yield _proposal(words, hit, cue, (start, end), source, "relative")


def _opened(words: Words, lex: Lexicon, hit: Hit) -> tuple[int, Range] | None:
    """Where the relative clause of a verb begins, and its subject, before the verb or behind it."""
    first, subject = words.first(hit.bare), before(words, lex, hit)
    source = subject.range if subject else behind(words, lex, hit.last + 1)
    at = (subject.range[0] if subject else hit.bare) - 1
    if source is None or at <= first:
        return None
    low, before_it = words.low[at], words.tokens[at - 1]
    if low in lex["relative_words"] and before_it.pos == "ADP":
        return at - 1, source
    if low not in lex["complementisers"]:
        return None
    if words.low[at - 1] in lex["impersonal"]:
        return at - 1, source
    return (at, source) if before_it.pos in ("NOUN", "PROPN", "ADJ") or words.low[at - 1] == "," else None


def as_said(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*Comme le résume X, …*: the cue opens the sentence and the content stands behind its comma."""
    first, cue = words.first(hit.bare), next((c for c in hit.cues if c.takes("quote")), None)
    opened = any(words.low[first : first + len(p)] == p for p in (tuple(w.split()) for w in lex["as_words"]))
    if cue is None or not opened or hit.bare - first > 3 or hit.form != "finite":
        return
    subject = before(words, lex, hit)
    source = subject.range if subject else behind(words, lex, hit.last + 1)
    if source is None or not names_speaker(words, lex, source):
        return
    end, stop = max(source[1], hit.last + 1), words.end(first)
    comma = next((k for k in range(end, min(stop, end + 12)) if words.low[k] in ",:"), None)
    if comma is not None and comma + 1 < stop:
        yield _proposal(words, hit, cue, (comma + 1, clause_end(words, lex, comma + 1)), source, "as-said")


def by_relative(words: Words, lex: Lexicon, marker: Marker) -> list[Proposal]:
    """*X, pour qui …*, *X, selon lequel …*: the noun before is the source, the relative clause the content."""
    floor = words.first(marker.first)
    source = antecedent(words, lex, marker.first, floor) if marker.first > floor else None
    if source is None or not names_speaker(words, lex, source, evidence=not marker.row.get("speaker")):
        return []
    start = marker.end + 1
    if start >= words.end(marker.first):
        return []
    content = pieces(words, words.span(start, clause_end(words, lex, start, relative=True)))
    cue, who = words.span(marker.first, start), words.span(*source)
    return [Proposal(content, (cue,), (who,), "assert", "preposition", 6, marker.row["words"][0])] if content else []


def _proposal(words: Words, hit: Hit, cue: Cue, content: Range, source: Range, rule: str) -> Proposal:
    return Proposal(
        pieces(words, words.span(*content)),
        (words.span(hit.first, hit.last + 1),),
        (words.span(*source),),
        cue.stance,
        rule,
        7,
        hit.lemma,
        hit,
        hit.negated,
    )
