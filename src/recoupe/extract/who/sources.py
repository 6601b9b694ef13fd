"""Who said it: each statement's source words resolved to a mention, with the chain it came through.

Statements are taken in the order of the text, so that a pronoun, a bare function or a quotation that goes on with no
cue of its own finds those who spoke before it. What cannot be resolved stays None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who import antecedents, candidates, chains, descriptions, naming, nounphrase
from recoupe.extract.who.candidates import Candidate
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.model import HopFound, HopStatus, Mention, Span, StatementFound

Statements = tuple[StatementFound, ...]


def attach(draft: Draft, mentions: tuple[Mention, ...], statements: Statements) -> Statements:
    """The same statements with ``mention`` and ``chain`` filled, in the same order.

    ``mention.span`` is the naming phrase it was read from (for a pronoun: its antecedent's). The chain holds the relays
    that the sentence states, nearest the outlet first, after those of the statement it is reported inside.
    """
    contents = [span for s in statements if s.form != "indirect" for span in s.content]
    known: list[Candidate] = list(candidates.met(draft, mentions, contents))
    resolved: list[StatementFound] = []
    for index in _in_order(statements):
        found = _resolved(draft, mentions, statements[index], index, resolved, known)
        resolved.append(found)
        if found.mention and found.source:
            known.append(candidates.speaker(draft, found.mention, _phrase(found)))
    by_index = dict(zip(_in_order(statements), resolved, strict=True))
    return _chained(draft, mentions, tuple(by_index[i] for i in range(len(statements))))


def _in_order(statements: Statements) -> list[int]:
    return sorted(range(len(statements)), key=lambda i: (_start(statements[i]), i))


def _start(statement: StatementFound) -> int:
    return min(a for a, _ in (*statement.content, *statement.cue, *statement.source))


def _resolved(
    draft: Draft,
    mentions: tuple[Mention, ...],
    statement: StatementFound,
    index: int,
    before: Sequence[StatementFound],
    known: Sequence[Candidate],
) -> StatementFound:
    if not statement.source:
        carried = statement.rule.startswith("continued") and before
        return replace(statement, mention=before[-1].mention if carried else None)
    return replace(statement, mention=whom(draft, _phrase(statement), mentions, known))


def _phrase(statement: StatementFound) -> Span:
    """The source words as one span; of pieces far apart, the first."""
    first, last = statement.source[0], statement.source[-1]
    between = any(first[1] <= a < last[0] for a, _ in (*statement.content, *statement.cue))
    return first if between else (first[0], last[1])


def whom(draft: Draft, span: Span, mentions: tuple[Mention, ...], known: Sequence[Candidate]) -> Mention | None:
    """Whom source words mean: what they name, or the one they point back to."""
    span = _widened(nounphrase.trimmed(draft.text, nounphrase.unprefixed(draft, span)), mentions)
    if nounphrase.is_pronoun(draft.text[slice(*span)], gazetteer(draft.language)):
        return antecedents.pronoun(draft, span, known)
    if nounphrase.is_age(draft, span):
        return _before(span, mentions) or antecedents.pronoun(draft, span, known)
    named = naming.read(draft, span, mentions)
    if named is None or nounphrase.is_restricted(draft, span):
        return named
    back = descriptions.described(nounphrase.phrase(draft, span, mentions), known)
    return back or named


def _widened(span: Span, mentions: tuple[Mention, ...]) -> Span:
    """The span with the names that it cuts made whole."""
    cut = [m.span for m in mentions if m.span[0] < span[0] < m.span[1] or m.span[0] < span[1] < m.span[1]]
    return min((a for a, _ in (span, *cut))), max((b for _, b in (span, *cut)))


def _before(span: Span, mentions: tuple[Mention, ...]) -> Mention | None:
    """The name right before some words (an age, set off by commas)."""
    return next((m for m in reversed(mentions) if 0 <= span[0] - m.span[1] <= 3), None)


def _chained(draft: Draft, mentions: tuple[Mention, ...], statements: Statements) -> Statements:
    found = [[_named_medium(draft, f, mentions) for f in fs] for fs in _shared_out(draft, mentions, statements)]
    statements = tuple(_learnt(s, found[i]) for i, s in enumerate(statements))
    done: dict[int, tuple[HopFound, ...]] = {}
    order = _in_order(statements)
    place = {i: at for at, i in enumerate(order)}

    def chain(i: int) -> tuple[HopFound, ...]:
        if i not in done:
            s = statements[i]
            done[i] = ()
            above = chain(s.parent) if s.parent is not None else ()
            at = place[i]
            if not s.source and s.rule.startswith("continued") and at and s.parent is None:
                done[i] = tuple(replace(h, status=_carried(h)) for h in chain(order[at - 1]))
            else:
                done[i] = chains.chain(s, found[i], above)
        return done[i]

    for i in order:
        chain(i)
    return tuple(replace(s, chain=done[i]) for i, s in enumerate(statements))


def _named_medium(draft: Draft, found: chains.Found, mentions: tuple[Mention, ...]) -> chains.Found:
    """A relay that only calls a medium by its noun (*told the newspaper*), as the last medium named before it."""
    noun = gazetteer(draft.language).noun(key_of(found.mention.name)) if found.mention else None
    if noun is None or noun.kind != "media" or nounphrase.determined(draft, found.span) != "definite":
        return found
    named = [m for m in mentions if m.kind == "media" and m.span[1] <= found.span[0]]
    return replace(found, mention=named[-1]) if named else found


def _learnt(statement: StatementFound, found: Sequence[chains.Found]) -> StatementFound:
    """Of an impersonal cue (*a-t-on appris auprès du parquet*), the one it was learnt from is the source."""
    if statement.mention is None and statement.source:
        for f in found:
            if f.relay.at == "source" and f.mention:
                return replace(statement, mention=f.mention)
    return statement


def _carried(hop: HopFound) -> HopStatus:
    return "broken" if hop.status == "broken" else "inferred"


def _shared_out(draft: Draft, mentions: tuple[Mention, ...], statements: Statements) -> list[list[chains.Found]]:
    """Each relay given to the one statement it stands nearest to, among those whose sentence it is in."""
    bids: dict[tuple[Span, str], list[tuple[int, bool, int, chains.Found]]] = {}
    for i, s in enumerate(statements):
        for found in chains.met(draft, s, mentions):
            bid = (_distance(found.span, s), s.parent is not None, i, found)
            bids.setdefault((found.span, found.relay.rule), []).append(bid)
    out: list[list[chains.Found]] = [[] for _ in statements]
    for key in sorted(bids):
        _, _, i, found = min(bids[key], key=lambda b: b[:3])
        if not _is_other_source(found, statements, i):
            out[i].append(found)
    return out


def _is_other_source(found: chains.Found, statements: Statements, mine: int) -> bool:
    """A relay that is another statement's own source belongs to that one alone."""
    if found.mention is None:
        return False
    a, b = found.mention.span
    words = (*statements[mine].cue, *statements[mine].source)
    alone = statements[mine].parent is None
    others = [s for i, s in enumerate(statements) if i != mine and not (alone and _holds(s, words))]
    return any(s < b and a < e for other in others for s, e in other.source)


def _holds(statement: StatementFound, words: Sequence[Span]) -> bool:
    """Whether a statement reports some words as its content: it then stands above them."""
    return any(a <= s and e <= b for a, b in statement.content for s, e in words)


def _distance(span: Span, statement: StatementFound) -> int:
    spans = (*statement.cue, *statement.source, *statement.content)
    return min(max(0, span[0] - e, s - span[1]) for s, e in spans)
