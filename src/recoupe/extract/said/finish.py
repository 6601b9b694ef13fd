"""From settled proposals to statements: form, stance, certainty, date and parent read off."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract import Draft
from recoupe.extract.said import parts, stance
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_finite
from recoupe.extract.said.proposals import Proposal
from recoupe.extract.said.words import Words
from recoupe.model import Form, Span, StatementFound, TimeFound
from recoupe.text.spans import overlap, size

PAST = ("perfect", "past", "impf", "part")
"""Tenses of a cue behind which a conditional may only mark the future in the past."""


def finish(
    draft: Draft, words: Words, lex: Lexicon, proposals: list[Proposal], times: tuple[TimeFound, ...]
) -> tuple[StatementFound, ...]:
    """The statements that settled proposals make, in their order."""
    h = stance.hedges(draft.language)
    out: list[StatementFound] = []
    for p in proposals:
        form = form_of(words, p.content)
        past = p.hit is not None and p.hit.tense in PAST and p.rule.endswith("clause")
        act = stance.act(words, lex, p.stance, p.content)
        spans = stance.hedged(words, lex, h, p.content, backshifted=past, nominal=p.rule.endswith("np"))
        if (p.doubtful or act == "expect") and not spans:
            spans = p.cue
        if act == "warn" and not spans:
            spans = stance.threatened(words, lex, p.content)
        out.append(
            StatementFound(
                content=p.content,
                cue=p.cue,
                source=tuple(_bare(words.text, span) for span in p.source),
                mention=None,
                chain=(),
                form=form,
                stance=act,
                certainty="hedged" if spans else "certain",
                hedges=spans,
                said_on=_dated(words, lex, p, proposals, times, out),
                parent=parent(p, proposals),
                rule=p.rule,
                sentence=words.sentence[min(words.at(p.content[0][0]), len(words.tokens) - 1)],
                cue_lemma=p.lemma,
                negated=p.negated,
                parts=parts.told(words, lex, h, p.content, spans),
            )
        )
    return tuple(out)


def _bare(text: str, span: Span) -> Span:
    """A source without the comma that closes its apposition."""
    start, end = span
    while end > start and text[end - 1] in " ,":
        end -= 1
    return start, end


def _dated(
    words: Words,
    lex: Lexicon,
    p: Proposal,
    proposals: list[Proposal],
    times: tuple[TimeFound, ...],
    before: list[StatementFound],
) -> int | None:
    """The date of the utterance: that of the statement before for a quotation that carries on from it, and for a
    participle in its sentence that has none of its own (*a déclaré lundi que …, ajoutant que …*).
    """
    last = before[-1] if before else None
    if p.rule.startswith("continued"):
        return last.said_on if last else None
    own = said_on(words, lex, p, proposals, times)
    if own is None and last and p.hit and p.hit.form == "ger":
        return last.said_on if last.sentence == words.sentence[p.hit.verb] else None
    return own


def form_of(words: Words, content: tuple[Span, ...]) -> Form:
    """direct when quotations fill the content, mixed when they take part in it, indirect else."""
    inner = tuple(q.inner for q in (*words.quotes, *words.manners))
    if any(a <= content[0][0] and content[-1][1] <= b for a, b in words.lines):
        return "direct"
    shared = overlap(content, inner)
    if not shared:
        return "indirect"
    bare = (k for a, b in content for k in range(words.at(a), words.at(b)) if words.tokens[k].text[:1].isalnum())
    return "mixed" if any(words.quoted[k] < 0 for k in bare) else "direct"


def said_on(
    words: Words, lex: Lexicon, p: Proposal, proposals: list[Proposal], times: tuple[TimeFound, ...]
) -> int | None:
    """The time expression that dates the utterance: in the cue's sentence, inside no content, no verb between it and
    the cue.
    """
    here = p.cue or p.source
    if not here:
        return None
    at = words.at(here[0][0])
    first, stop = words.first(at), words.end(at)
    contents = tuple(s for q in proposals for s in q.content if overlap(q.content, here) == 0)
    near = [
        (t.type != "DATE", _distance(t.span, p), n)
        for n, t in enumerate(times)
        if t.type in ("DATE", "TIME")
        and words.tokens[first].start <= t.span[0]
        and t.span[1] <= words.tokens[stop - 1].end
        and not overlap((t.span,), contents)
        and any(_reaches(words, lex, p, first, words.at(t.span[0]), k) for k in (at, *_starts(words, p, proposals, t)))
    ]
    return min(near)[2] if near else None


def _starts(words: Words, p: Proposal, proposals: list[Proposal], time: TimeFound) -> Iterator[int]:
    """The cues behind a time that a speaker's cue goes on from: it dates them all (*Dans un avis diffusé lundi, le
    syndicat dément tout retard et affirme que …*)."""
    for q in proposals:
        if p.source and q.source == p.source and q.cue and time.span[1] <= q.cue[0][0] < p.cue[0][0]:
            yield words.at(q.cue[0][0])


def _reaches(words: Words, lex: Lexicon, p: Proposal, first: int, time: int, cue: int) -> bool:
    """Whether a time can date a cue: it opens the sentence, stands in the source, or no finite verb parts them, but for
    that of the sentence that takes a quotation up (*« … » Ana Roy est restée vague mardi.*)."""
    if time - first <= 1:
        return True
    if (start := next((a for a, b in p.source if a <= words.tokens[time].start < b), None)) is not None:
        return not any(is_finite(words, k) for k in range(words.at(start), time))  # *le silo qui a brûlé mardi*
    if p.source and p.source[-1][1] <= words.tokens[time].start and time < cue:
        gap = range(words.at(p.source[-1][1]), cue)
        if any(words.timed[k] < 0 and words.tokens[k].pos not in ("PUNCT", "ADP", "DET", "ADV", "ADJ") for k in gap):
            return False
    last = words.at((p.cue or p.source)[-1][1]) - 1
    if time < cue and any(words.low[k] in lex["coordinators"] and words.low[k - 1] == "," for k in range(time, cue)):
        return False
    between = range(time, cue) if time < cue else range(last + 1, time)
    return sum(is_finite(words, k) for k in between) <= (p.rule == "standing" and time > cue)


def _distance(span: Span, p: Proposal) -> int:
    return min(max(0, span[0] - b, a - span[1]) for a, b in p.cue or p.source)


def _is_told_of(p: Proposal, q: Proposal) -> bool:
    """Whether a participle only says by whom the object of another cue was given (*conteste le bilan annoncé par X*):
    the outlet tells of it, not whoever speaks of that object."""
    return p.rule == "passive" and p.hit is not None and p.hit.form == "part" and q.rule.endswith("np")


def parent(p: Proposal, proposals: list[Proposal]) -> int | None:
    """The index of the smallest other proposal whose content holds this one's cue and content."""
    holders = [
        (size(q.content), n)
        for n, q in enumerate(proposals)
        if q is not p
        and p.cue
        and not _is_told_of(p, q)
        and overlap(q.content, p.cue) == size(p.cue)
        and overlap(q.content, p.content) >= 0.9 * size(p.content)
    ]
    return min(holders)[1] if holders else None
