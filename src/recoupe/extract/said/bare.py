"""Denials that have no content of their own, and point at what stands before them: *L'exploitant dément*, *La direction
l'a démenti mardi*, *The company denies it*.

Their content is the clause itself, as that of *ce que X dément* is; :mod:`~recoupe.link.alignment.anaphora` finds what
they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.phrases import adverbial
from recoupe.extract.said.proposals import Proposal, attributed, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words
from recoupe.model import Span

_ENDS = frozenset(".;!?,")
MODIFIERS = 4
"""Most words behind the verb that only say how or when it is denied."""
SETTING = 10
"""Most words that say to whom, or where (*auprès de l'AFP*, *in a statement*)."""


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
    if end is None or subject is None or not names_speaker(words, lex, subject.range):
        return
    at = _relative(words, lex, hit) if subject.relative else subject.range[0]
    if at is None:
        return
    named = at > words.first(at) and words.tokens[at - 1].pos in ("NOUN", "PROPN")
    if named and not subject.relative:  # *a project the minister rejected*
        return
    yield attributed(words, hit, cue, pieces(words, words.span(at, end)), subject.range, "bare", 2)


def _relative(words: Words, lex: Lexicon, hit: Hit) -> int | None:
    """The word by which a relative clause of who denies opens behind a comma (*X, qui avait d'abord démenti, …*)."""
    for k in range(hit.bare - 1, words.first(hit.bare), -1):
        if words.low[k] in lex["relatives"]:
            return k if words.low[k - 1] == "," else None
        if words.tokens[k].pos not in ("ADV", "AUX") and not words.timed[k] >= 0 and not _leads(words, lex, k):
            return None
    return None


def _leads(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a word belongs to an adverbial phrase (*d'abord*, *at first*)."""
    return any(k < j + adverbial(words, lex, j) for j in range(max(words.first(k), k - MODIFIERS), k + 1))


def answered(words: Words, proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals, each without the bare denial that a comma sets behind what it reports: *Paris annonce un accord,
    Rome dément*. Cost: proposals squared, in one article."""
    found = list(proposals)
    denials = [p.content[0] for p in found if p.rule == "bare" and p.stance == "deny" and len(p.content) == 1]
    denials = [d for d in denials if (at := words.at(d[0])) > words.first(at) and words.low[at - 1] == ","]
    return [_without(words, p, denials) for p in found]


def _without(words: Words, p: Proposal, denials: Sequence[Span]) -> Proposal:
    start, end = p.content[-1]
    at = next((words.at(a) for a, b in denials if start < a and b <= end < b + 3), None)
    if at is None or p.rule == "bare" or (p.cue and p.cue[0][0] > start):
        return p
    return replace(p, content=(*p.content[:-1], (start, words.tokens[at - 2].end)))


def _object_end(words: Words, lex: Lexicon, hit: Hit) -> int | None:
    """Where the verb or its pronoun ends, if nothing else stands behind it; None where something does."""
    end = stop = hit.last + 1
    if end < words.end(hit.last) and words.low[end] in lex["bare_objects"]:
        end = stop = end + 1
    while stop < words.end(hit.last) and stop - end < MODIFIERS and (more := _modifier(words, lex, stop)):
        stop += more
    stop = _past_setting(words, lex, stop)
    return end if stop >= words.end(hit.last) or words.low[stop] in _ENDS else None


def _past_setting(words: Words, lex: Lexicon, at: int) -> int:
    """Past words that say to whom or where something is denied, else ``at``: a preposition and a noun, no verb."""
    stop = words.end(at) if at < len(words.tokens) else at
    if at + 1 >= stop or words.tokens[at].pos != "ADP" or words.tokens[at + 1].pos == "ADP":
        return at
    end = next((k for k in range(at + 1, stop) if words.low[k] in _ENDS), stop)
    inside = range(at + 1, end)
    verbal = any(words.tokens[k].pos in ("VERB", "AUX", "SCONJ") for k in inside)
    another = any(_opens(words, lex, k) and words.tokens[k - 1].pos in ("NOUN", "PROPN") for k in inside)
    return at if verbal or another or end - at > SETTING else end


def _opens(words: Words, lex: Lexicon, k: int) -> bool:
    return words.tokens[k].pos == "DET" or words.low[k] in lex["determiners"] - lex["links"]


def _modifier(words: Words, lex: Lexicon, at: int) -> int:
    """Words at ``at`` that only say how or when: an adverb, an adverbial phrase, a time."""
    plain = words.tokens[at].pos == "ADV" or words.timed[at] >= 0
    return adverbial(words, lex, at) or int(plain)
