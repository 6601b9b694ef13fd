"""Each relay given to the statement it belongs to, and the chains that come of it.

A sentence may hold several statements and several relays; each relay goes to the statement nearest to it. A quotation
that carries on has the chain of the one before, a statement inside another begins with the chain of that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who import chains, trimming
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.extract.who.whereabouts import carried_from, in_order
from recoupe.model import HopFound, HopStatus, Mention, Span, StatementFound

Statements = tuple[StatementFound, ...]


def chained(draft: Draft, mentions: tuple[Mention, ...], statements: Statements) -> Statements:
    """The statements of an article, sources resolved, with ``chain`` filled."""
    media = _media(mentions, statements)
    found = [[_named_medium(draft, f, media) for f in fs] for fs in _shared_out(draft, mentions, statements)]
    statements = tuple(_begun(draft, _learnt(s, found[i]), found[i]) for i, s in enumerate(statements))
    done: dict[int, tuple[HopFound, ...]] = {}
    order = in_order(statements)
    place = {i: at for at, i in enumerate(order)}

    def chain(i: int) -> tuple[HopFound, ...]:
        if i not in done:
            s = statements[i]
            done[i] = ()
            above = chain(s.parent) if s.parent is not None else ()
            last = carried_from(statements, order, place[i])
            if last is not None:
                done[i] = tuple(replace(h, status=_carried(h)) for h in chain(order[last]))
            elif not found[i] and (before := _cited_before(draft, s, [chain(k) for k in order[: place[i]]])):
                done[i] = chains.chain(s, (), tuple(replace(h, status=_carried(h)) for h in before[:-1]), "")
            else:
                done[i] = chains.chain(s, found[i], above, draft.article.outlet or "")
        return done[i]

    for i in order:
        chain(i)
    return tuple(replace(s, chain=done[i]) for i, s in enumerate(statements))


def cited(draft: Draft, statement: StatementFound, mentions: tuple[Mention, ...]) -> list[Mention]:
    """The people without a name whom the outlet that says something cites for it (*révèle Le Phare, citant deux
    sources*), and who may speak in the next sentence (*ces sources*)."""
    if statement.mention is None or not statement.cue:
        return []
    found = (f for f in chains.met(draft, statement, mentions) if f.relay.at in ("origin", "behind", "by kind"))
    return [f.mention for f in found if f.mention and f.mention.kind == "anonymous"]


def _cited_before(
    draft: Draft, statement: StatementFound, earlier: Sequence[tuple[HopFound, ...]]
) -> tuple[HopFound, ...]:
    """The last chain that ends in whom a statement's source takes up (*ces sources*): they still speak through it."""
    who = statement.mention
    if who is None or who.kind != "anonymous" or statement.parent is not None or not statement.source:
        return ()
    if trimming.determined(draft, statement.source[0]) not in ("definite", "demonstrative"):
        return ()
    same = (hops for hops in reversed(earlier) if hops and hops[-1].mention and hops[-1].mention.name == who.name)
    return next(same, ())


def _media(mentions: Sequence[Mention], statements: Statements) -> list[Mention]:
    """The outlets an article names, as mentions or as sources (which say what each is: *le magazine Éclats*)."""
    said = (s.mention for s in statements if s.mention and s.source and s.mention.name[:1].isupper())
    return sorted((m for m in (*mentions, *said) if m.kind == "media"), key=lambda m: (m.span[1], m.role or ""))


def _named_medium(draft: Draft, found: chains.Found, media: Sequence[Mention]) -> chains.Found:
    """A relay that only calls a medium by its noun (*told the newspaper*), as the last such medium named before it.

    *Ce média* with none named before it may be the outlet itself or any other: a broken hop.
    """
    lex = gazetteer(draft.language)
    key = key_of(found.mention.name) if found.mention else ()
    noun = lex.noun(key) if len(key) == 1 else None
    determiner = trimming.determined(draft, found.span) if noun and noun.kind == "media" else "none"
    if noun is None or determiner not in ("definite", "demonstrative"):
        return found
    named = [m for m in media if m.span[1] <= found.span[0] and lex.may_be(m.role, noun)]
    if named or determiner == "demonstrative":
        return replace(found, mention=named[-1] if named else None)
    return found


def _learnt(statement: StatementFound, found: Sequence[chains.Found]) -> StatementFound:
    """Of an impersonal cue (*a-t-on appris auprès du parquet*), the one it was learnt from is the source; of a paper,
    the one who made it (*le bilan, communiqué par la préfecture, fait état de …*)."""
    mine = statement.mention
    for f in found if statement.source else ():
        if f.relay.at == "source" and f.mention and (mine is None or mine.kind in f.relay.only):
            return replace(statement, mention=f.mention)
    return statement


def _begun(draft: Draft, statement: StatementFound, found: Sequence[chains.Found]) -> StatementFound:
    """The statement without the relay that its content was taken to begin with (*Selon X, citant Y, …*)."""
    (a, b), *rest = statement.content
    ends = [f.span[1] for f in found if f.mention and chains.opens(f, statement)]
    start = max((e for e in ends if a < e < b), default=a)
    while a < start < b and draft.text[start] in " ,":
        start += 1
    return replace(statement, content=((start, b), *rest)) if a < start < b else statement


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
