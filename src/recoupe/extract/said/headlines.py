"""Headlines that attribute by a mark alone: *Harbour to close in May: port chief*, *‘It held’: divers at wreck*,
*Harbour to close in May - union*, *Union: harbour to close in May*.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.phrases import Range, is_figure, is_finite
from recoupe.extract.said.proposals import Proposal, pieces, trim_inner
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import subject_of
from recoupe.extract.said.words import Words
from recoupe.text.spans import overlap

LONGEST = 7
"""Tokens that may name the source behind the colon of a headline."""


def headlines(words: Words, lex: Lexicon, others: list[Proposal]) -> list[Proposal]:
    """What headlines report with their source behind a colon; nothing where another rule found something."""
    out = []
    for first, stop in words.bounds:
        colon = next((k for k in range(first + 1, stop - 1) if words.low[k] == ":"), None)
        colon = _dash(words, lex, first, stop) if colon is None else colon
        if colon is None or not is_headline(words, first) or words.quoted[colon] >= 0:
            continue
        if heading := _heading(words, lex, first, colon, stop):
            if not any(overlap(p.content, (words.span(first, stop),)) for p in others):
                out.append(heading)
            continue
        content = pieces(words, words.span(first, colon))
        source = _source(words, lex, colon + 1, stop, quoted=words.quoted[first] >= 0)
        if words.quoted[first] < 0 and not lex["trailing_marks"]:
            continue
        if words.low[first] in lex["labels"]:
            continue
        tells = any(t.pos in ("VERB", "AUX") for t in words.tokens[first:colon]) or _is_toll(words, lex, first, colon)
        if not tells and words.quoted[first] < 0:
            continue
        if source and content and not any(overlap(p.content, (words.span(first, stop),)) for p in others):
            out.append(Proposal(content, (), (words.span(*source),), "assert", "headline-colon", 3))
    return out


def _is_toll(words: Words, lex: Lexicon, first: int, stop: int) -> bool:
    """Whether a count of victims and the like stands in a headline without a verb (*Ten dead in blast: police*)."""
    return bool(lex["tolls"] & set(words.low[first:stop])) and any(is_figure(words, lex, k) for k in range(first, stop))


def _dash(words: Words, lex: Lexicon, first: int, stop: int) -> int | None:
    """The dash between spaces that parts a headline from its source (*Firm to cut 900 jobs - union*)."""
    if not lex["trailing_marks"]:
        return None
    found = (k for k in range(stop - 2, max(first, stop - LONGEST - 1), -1) if words.low[k] in ("-", "–", "—"))
    dash = next(found, None)
    spaced = dash is not None and words.text[words.tokens[dash].start - 1] == " " == words.text[words.tokens[dash].end]
    return dash if spaced and words.tokens[stop - 1].text.islower() else None


def _heading(words: Words, lex: Lexicon, first: int, colon: int, stop: int) -> Proposal | None:
    """What a headline reports behind its source and a colon: a word for who speaks (*Police: driver fled*), or the
    first person behind the colon (*Sacked nurse: I was warned*), and a verb."""
    named = words.low[first] in lex["heading_speakers"] | (lex.people - lex["labels"]) and colon == first + 1
    told = words.low[colon + 1] in lex["first_persons"] and names_speaker(words, lex, (first, colon), evidence=False)
    named = words.low[colon] == ":" and (named or told)
    if not named or words.quoted[colon + 1] >= 0 or not any(words.tokens[k].pos == "VERB" for k in range(colon, stop)):
        return None
    content = pieces(words, words.span(colon + 1, stop))
    return Proposal(content, (), (words.span(first, colon),), "assert", "headline-colon", 3) if content else None


def says_verbless(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """What a headline reports behind its verb in words that have none (*Envoy says truce ‘within reach’*)."""
    start, end = hit.last + 1, words.end(hit.last)
    stop = next((k for k in range(start, end) if words.low[k] == ";"), end)
    cue = next((c for c in hit.cues if c.takes("clause") and c.stance == "assert" and not c.evidence), None)
    if cue is None or hit.tense != "pres" or not lex["trailing_marks"] or not is_headline(words, hit.verb):
        return
    told = range(start, stop)
    bare = not any(is_finite(words, k) or words.low[k] in ",:;" for k in told)
    parts = any(words.quoted[k] >= 0 or is_figure(words, lex, k) for k in told)
    enough = len(told) > 1 or (bool(told) and is_figure(words, lex, start))  # *rebels say 200*
    subject = subject_of(words, lex, hit.first) if bare and parts and enough else None
    if subject is None or subject.relative or not names_speaker(words, lex, subject.range, evidence=False):
        return
    if words.tokens[start].pos in ("ADP", "ADV") or words.quoted[start] >= 0 or hit.first != hit.last:
        return
    content, who = pieces(words, words.span(start, stop)), (words.span(*subject.range),)
    yield Proposal(content, (words.span(hit.first, start),), who, cue.stance, "headline-clause", 4, hit.lemma, hit)


def bracketed(words: Words, lex: Lexicon) -> list[Proposal]:
    """Quotations with their source in a bracket that ends the line: *« C'est fini » (le maire)*."""
    out = []
    for quote in words.quotes:
        at = words.at(quote.outer[1])
        if at + 2 >= len(words.tokens) or words.low[at] != "(" or words.sentence[at] != words.sentence[at - 1]:
            continue
        stop = words.end(at)
        close = next((k for k in range(at + 2, min(stop, at + 2 + LONGEST)) if words.low[k] == ")"), None)
        if close is None or words.low[close + 1 : stop] not in ((), (".",)):
            continue
        if names_speaker(words, lex, (at + 1, close)):
            said = (trim_inner(words.text, quote),)
            out.append(Proposal(said, (), (words.span(at + 1, close),), "assert", "bracketed", 3))
    return out


def is_headline(words: Words, k: int) -> bool:
    """Whether the sentence of a token ends without a stop, as headlines do."""
    last = words.low[words.end(k) - 1]
    return last not in ".!?…;:,»”\"'" or (last in "»”\"'" and words.low[words.end(k) - 2] not in ".!?…")


def _source(words: Words, lex: Lexicon, start: int, stop: int, *, quoted: bool) -> Range | None:
    """The naming phrase behind a colon: all that stands there, or behind a quotation what stands before its verb; none
    when it opens with a preposition, and says where or when (*‘It held’: inside the old mill*)."""
    if words.tokens[start].pos == "ADP":
        return None
    verb = next((k for k in range(start, stop) if is_finite(words, k)), None)
    if verb is not None and not quoted:
        return None
    subject = subject_of(words, lex, verb) if verb is not None else None
    if subject and subject.range[0] > start and names_speaker(words, lex, subject.range, evidence=False):
        return subject.range
    end = stop if verb is None else verb
    found = (start, end)
    return found if 0 < end - start <= LONGEST and names_speaker(words, lex, found) else None
