"""Attributions behind or inside their content, subject first: *"…," the mayor said*, *The dam, she said, is …*."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.answers import answers
from recoupe.extract.said.around import around
from recoupe.extract.said.calledso import taking_up
from recoupe.extract.said.contents import past_addressee
from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.fronted import main_comma
from recoupe.extract.said.incise import quoting
from recoupe.extract.said.phrases import is_finite
from recoupe.extract.said.proposals import Proposal
from recoupe.extract.said.speakers import shows_evidence
from recoupe.extract.said.subjects import before
from recoupe.extract.said.words import Words

ASIDE = 8
"""Tokens between a cue and the comma that closes its parenthesis (*engineers warned in 2016,*)."""


def trailing(words: Words, lex: Lexicon, hit: Hit) -> Iterator[Proposal]:
    """What stands before a subject and its verb, or on both sides of them."""
    cue = quoting(words, hit)
    subject = before(words, lex, hit) if cue and hit.form == "finite" and hit.inverted is None else None
    if cue is None or subject is None or subject.relative or subject.range[0] == words.first(hit.bare):
        return
    if cue.evidence and not shows_evidence(words, lex, subject.range):
        return
    start, end = _with_quality(words, lex, subject.range[0]), past_addressee(words, lex, hit)
    inserted = words.low[end : end + 1] == (",",)
    if taking_up(words, lex, start) is not None:
        return  # *The city shut the bridge, a move its rivals called rash*
    if not inserted and main_comma(words, lex, words.first(start) + 1) == start - 1:
        return  # *While the council speaks of a delay, residents complain*
    if not (
        ends_speech(words, start) or answers(words, lex, start, end) or _stands_behind(words, lex, hit, start, end)
    ):
        return
    closed = _closed(words, lex, start, end)
    inserted, end = closed == hit.last + 1, closed or end
    yield Proposal(
        around(words, lex, start, end, inside=words.quoted[start] >= 0, inserted=inserted),
        (words.span(hit.first, hit.last + 1),),
        (words.span(start, subject.range[1]),),
        cue.stance,
        "trailing",
        8,
        hit.lemma,
        hit,
        hit.negated,
    )


def _with_quality(words: Words, lex: Lexicon, start: int) -> int:
    """The start of a subject, or of the one word before it that a comma sets off with it: taggers take the first for
    a verb in *examining magistrate Ana Roy said*."""
    quality = start >= 2 and words.low[start - 2] in lex["trailing_marks"] and words.tokens[start - 1].pos == "VERB"
    leaked = words.low[start - 1] in lex["reduced"]  # *…, leaked memo shows*
    return start - 1 if quality and (leaked or not is_finite(words, start - 1)) else start


def closes(words: Words, lex: Lexicon, hit: Hit) -> bool:
    """Whether the subject of a verb stands right behind speech in quotation marks (*“…,” she said: “…”*), or behind a
    short answer (*Nothing of the kind, she said: …*)."""
    subject = before(words, lex, hit) if hit.form == "finite" else None
    if subject is None or subject.relative:
        return False
    start = subject.range[0]
    return ends_speech(words, start) or (
        start > words.first(start) and answers(words, lex, start, _end(words, lex, hit))
    )


def _end(words: Words, lex: Lexicon, hit: Hit) -> int:
    """The token behind a verb and the one addressed, names told whole (*told the Herald:*)."""
    end = past_addressee(words, lex, hit)
    return min(end, words.end(hit.last) - 1)


def ends_speech(words: Words, k: int) -> bool:
    """Whether the closing mark of a quotation that ends like a sentence, or a mark and a comma, stand before ``k``."""
    lead = words.low[max(words.first(k), k - 2) : k]
    if lead[-1:] != ("”",):
        return len(lead) == 2 and lead[0] == "”" and lead[1] == ","
    return len(lead) == 2 and (lead[0] in ",?!.…—–-" or lead[0] == "...")


def _stands_behind(words: Words, lex: Lexicon, hit: Hit, start: int, end: int) -> bool:
    """Whether a content stands before the subject, and nothing behind the verb that could be one."""
    mark = words.low[start - 1]
    comma = mark in lex["trailing_marks"]
    quoted = (mark == "”" and words.quoted[start - 1] >= 0) or (comma and words.quoted[start] >= 0)
    clause = comma and any(is_finite(words, k) for k in range(words.first(start), start))
    last = comma and (hit.last + 1 == words.end(start) or words.low[hit.last + 1] == ";")
    last = last or (comma and _tells_when(words, lex, hit, start))
    if not (quoted or clause or last or (comma and _closed(words, lex, start, end) is not None)):
        return False
    if end >= words.end(hit.last) or words.low[end] in ".,;:“”" or words.timed[end] >= 0:
        return True
    return words.tokens[end].pos in ("ADP", "SCONJ", "ADV", "VERB")


def _tells_when(words: Words, lex: Lexicon, hit: Hit, start: int) -> bool:
    """Whether nothing but a time stands behind the verb, and before its subject a verb that the parse may take for a
    participle (*The depot burned on Wednesday, police said on Friday*)."""
    rest = range(hit.last + 1, words.end(start))
    timed = all(
        words.timed[k] >= 0 or words.low[k] in lex["dating_prepositions"] or words.tokens[k].pos == "PUNCT"
        for k in rest
    )
    return timed and any(words.tokens[k].pos == "VERB" for k in range(words.first(start) + 1, start))


def _closed(words: Words, lex: Lexicon, start: int, end: int) -> int | None:
    """The comma that closes the parenthesis which a comma before ``start`` opens, where the clause then goes on."""
    if words.low[start - 1] not in lex["trailing_marks"] or words.quoted[start] >= 0:
        return None
    for k in range(end, min(end + ASIDE, words.end(start) - 1)):
        if words.low[k] == ",":
            return k
        if is_finite(words, k) or words.low[k] in ":;“”":
            return None
    return None
