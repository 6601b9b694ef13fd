"""From settled proposals to statements: form, stance, certainty, date and parent read off."""

from __future__ import annotations

from recoupe.extract import Draft, stance
from recoupe.extract.cues import Lexicon
from recoupe.extract.proposals import Proposal, overlap, size
from recoupe.extract.words import Words
from recoupe.model import Form, Span, StatementFound, TimeFound


def finish(
    draft: Draft, words: Words, lex: Lexicon, proposals: list[Proposal], times: tuple[TimeFound, ...]
) -> tuple[StatementFound, ...]:
    """The statements that settled proposals make, in their order."""
    h = stance.hedges(draft.language)
    out = []
    for p in proposals:
        form = form_of(words, p.content)
        past = p.hit is not None and p.hit.tense in ("perfect", "past", "impf") and form != "direct"
        spans = stance.hedged(words, lex, h, p.content, backshifted=past)
        act = stance.act(words, lex, p.stance, p.content)
        out.append(
            StatementFound(
                content=p.content,
                cue=p.cue,
                source=p.source,
                mention=None,
                chain=(),
                form=form,
                stance=act,
                certainty="hedged" if spans else "certain",
                hedges=spans,
                said_on=said_on(words, p, proposals, times),
                parent=parent(p, proposals),
                rule=p.rule,
                sentence=words.sentence[min(words.at(p.content[0][0]), len(words.tokens) - 1)],
                cue_lemma=p.lemma,
                negated=p.negated,
            )
        )
    return tuple(out)


def form_of(words: Words, content: tuple[Span, ...]) -> Form:
    """direct when quotations fill the content, mixed when they take part in it, indirect else."""
    inner = tuple(q.inner for q in words.quotes)
    shared, whole = overlap(content, inner), size(content)
    if shared >= 0.9 * whole:
        return "direct"
    return "mixed" if shared else "indirect"


def said_on(words: Words, p: Proposal, proposals: list[Proposal], times: tuple[TimeFound, ...]) -> int | None:
    """The time expression that dates the utterance: in the cue's sentence, nearest to the cue, inside no content."""
    if not p.cue:
        return None
    at = words.at(p.cue[0][0])
    start, end = words.tokens[words.first(at)].start, words.tokens[words.end(at) - 1].end
    contents = tuple(s for q in proposals for s in q.content if q is p or q.content[0][0] >= start)
    near = [
        (_distance(t.span, p), n)
        for n, t in enumerate(times)
        if start <= t.span[0] and t.span[1] <= end and t.type in ("DATE", "TIME") and not overlap((t.span,), contents)
    ]
    return min(near)[1] if near else None


def _distance(span: Span, p: Proposal) -> int:
    return min(max(0, span[0] - b, a - span[1]) for a, b in p.cue)


def parent(p: Proposal, proposals: list[Proposal]) -> int | None:
    """The index of the smallest other proposal whose content holds this one's cue and content."""
    holders = [
        (size(q.content), n)
        for n, q in enumerate(proposals)
        if q is not p and p.cue and overlap(q.content, p.cue) == size(p.cue) and overlap(q.content, p.content) >= 0.9 * size(p.content)
    ]
    return min(holders)[1] if holders else None
