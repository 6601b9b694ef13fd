"""From the view's coordinates back to the original's: the last step of the article stage."""

from __future__ import annotations

from dataclasses import replace

from recoupe.model import Fact, HopFound, Mention, Reading, Sentence, Span, StatementFound, TimeFound, Token
from recoupe.text.view import View


def to_original(reading: Reading, view: View) -> Reading:
    """The same reading with every span mapped through ``view`` (artefacts already are in the original's terms)."""
    if view.is_even:
        return reading
    return replace(
        reading,
        sentences=tuple(_sentence(s, view) for s in reading.sentences),
        times=tuple(_time(t, view) for t in reading.times),
        mentions=tuple(_mention(m, view) for m in reading.mentions),
        statements=tuple(_statement(s, view) for s in reading.statements),
        facts=tuple(_fact(f, view) for f in reading.facts),
        credits=tuple(_hop(h, view) for h in reading.credits),
    )


def _spans(spans: tuple[Span, ...], view: View) -> tuple[Span, ...]:
    return tuple(view.original(*span) for span in spans)


def _sentence(sentence: Sentence, view: View) -> Sentence:
    return replace(
        sentence, span=view.original(*sentence.span), tokens=tuple(_token(token, view) for token in sentence.tokens)
    )


def _token(token: Token, view: View) -> Token:
    return token.at(*view.original(token.start, token.end))


def _time(time: TimeFound, view: View) -> TimeFound:
    return replace(time, span=view.original(*time.span))


def _mention(mention: Mention, view: View) -> Mention:
    return replace(mention, span=view.original(*mention.span))


def _hop(hop: HopFound, view: View) -> HopFound:
    return replace(hop, mention=hop.mention and _mention(hop.mention, view), span=view.original(*hop.span))


def _statement(statement: StatementFound, view: View) -> StatementFound:
    return replace(
        statement,
        content=_spans(statement.content, view),
        cue=_spans(statement.cue, view),
        source=_spans(statement.source, view),
        mention=statement.mention and _mention(statement.mention, view),
        chain=tuple(_hop(hop, view) for hop in statement.chain),
        hedges=_spans(statement.hedges, view),
        beside=tuple(_mention(m, view) for m in statement.beside),
        parts=tuple(replace(p, span=view.original(*p.span), hedges=_spans(p.hedges, view)) for p in statement.parts),
    )


def _fact(fact: Fact, view: View) -> Fact:
    return replace(fact, span=view.original(*fact.span), hedges=_spans(fact.hedges, view))
