"""Attributions that lean on what stands before them: *…, ce que X a démenti*, *contre lequel X a mis en garde*,
*X, pour qui …*, *Comme le résume X, …*.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from recoupe.extract.said.antecedent import antecedent
from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Hit, Lexicon, Marker
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.phrases import Range, is_finite, parts_of
from recoupe.extract.said.proposals import Proposal, attributed, pieces
from recoupe.extract.said.setsin import joints
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words
from recoupe.model import Span


def object_relative(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """*…, une piste que X dément*, *un accord contre lequel X met en garde*: the relative clause is the content."""
    cue = next((c for c in hit.cues if c.stance in lex["relative_acts"] and c.takes("np")), None)
    found = _opened(words, lex, hit) if cue and hit.form == "finite" else None
    if cue is None or found is None or not names_speaker(words, lex, found[1]):
        return
    start, source = found
    end = max(clause_end(words, lex, start, relative=True), source[1])
    yield attributed(words, hit, cue, pieces(words, words.span(start, end)), source, "relative", 7)


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
    opened = any(words.low[first : first + len(p)] == p for p in map(parts_of, lex["as_words"]))
    if cue is None or not opened or hit.bare - first > 3 or hit.form != "finite":
        return
    subject = before(words, lex, hit)
    source = subject.range if subject else behind(words, lex, hit.last + 1)
    if source is None or not names_speaker(words, lex, source):
        return
    end, stop = max(source[1], hit.last + 1), words.end(first)
    comma = next((k for k in range(end, min(stop, end + 12)) if words.low[k] in ",:"), None)
    if comma is not None and comma + 1 < stop:
        content = pieces(words, words.span(comma + 1, clause_end(words, lex, comma + 1)))
        yield attributed(words, hit, cue, content, source, "as-said", 7)


def by_relative(words: Words, lex: Lexicon, marker: Marker) -> list[Proposal]:
    """*X, pour qui …*, *X, selon lequel …*: the noun before is the source, the relative clause the content.

    Behind a noun of saying (*les accusations de X selon lesquelles …*) the source is the one whose saying it is, and
    the noun is part of the cue; a saying of nobody's (*des rumeurs selon lesquelles …*) has no source.
    """
    floor, start = words.first(marker.first), marker.end + 1
    found = antecedent(words, lex, marker.first, floor) if marker.first > floor else None
    if found is None or start >= words.end(marker.first):
        return []
    cue: tuple[Span, ...] = (words.span(marker.first, start),)
    saying = next((k for k in range(*found) if words.low[k] in lex["sayings"]), None)
    source = _owner(words, lex, saying, found) if saying is not None else found
    if saying is not None:
        cue = words.span(found[0], saying + 1), *cue
    elif not names_speaker(words, lex, found, evidence=not marker.row.get("speaker")):
        return []
    content = pieces(words, words.span(start, _relative_end(words, lex, saying or found[0], start)))
    who = (words.span(*source),) if source else ()
    return [Proposal(content, cue, who, "assert", "preposition", 6, marker.row["words"][0])] if content else []


def _owner(words: Words, lex: Lexicon, saying: int, found: Range) -> Range | None:
    """Whose saying it is: what a link ties to the noun (*les accusations répétées de l'opposition*)."""
    link = next((k for k in range(saying + 1, found[1]) if words.low[k] in lex["links"] | lex["agents"]), None)
    return (link + 1, found[1]) if link is not None and link + 1 < found[1] else None


def _relative_end(words: Words, lex: Lexicon, noun: int, start: int) -> int:
    """Where the relative clause behind a noun ends: before the verb of which the noun is the subject, else as any."""
    stop, verb = clause_end(words, lex, start, relative=True), words.tokens[noun].head
    if not (words.tokens[noun].dep.startswith("nsubj") and start < verb < stop):
        return _second_verb(words, lex, noun, start, stop)
    while verb - 1 > start and words.tokens[verb - 1].head == words.tokens[noun].head:
        verb -= 1
    return verb


def _second_verb(words: Words, lex: Lexicon, noun: int, start: int, stop: int) -> int:
    """The verb that nothing joins to the relative clause's own, if the sentence has none before it; else ``stop``."""
    if any(is_finite(words, k) for k in range(words.first(noun), start)):
        return stop
    finite = [k for k in range(start, stop) if is_finite(words, k)]
    joining = joints(lex)
    for first, second in pairwise(finite):
        if not joining & set(words.low[first:second]):
            return second
    return stop
