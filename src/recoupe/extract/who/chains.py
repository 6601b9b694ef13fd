"""Through whom a statement came: relays stated in its sentence, nearest the outlet first.

A relay is a row of data: a pattern around ``{who}``, the kinds ``{who}`` may have, and whether it stands nearer the
outlet than the source (*a déclaré à l'AFP*) or behind it (*citant des officiels*). What is seen and not understood is a
broken hop, so that nobody takes the chain for complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.extract import Draft
from recoupe.extract.who import naming
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.extract.who.whereabouts import sentence_at, within
from recoupe.lang import Language, Row
from recoupe.model import HopFound, Mention, Span, StatementFound
from recoupe.text.folding import fold
from recoupe.text.patterns import either

_HOLE = "{who}"
MAX_PHRASE = 160
"""Longest naming phrase a relay is read from, in characters."""


@dataclass(frozen=True, slots=True, eq=False)
class Relay:
    """A compiled row: what stands before ``{who}``, what stands behind it, and how to read it."""

    rule: str
    at: str
    start: str
    before: re.Pattern[str]
    after: re.Pattern[str] | None
    kinds: tuple[str, ...]
    only: tuple[str, ...]
    assume: bool
    titled: bool
    named: bool
    seen: bool
    cites: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A relay met in a text: where, whom it names (None: not understood), and by which row."""

    span: Span
    mention: Mention | None
    relay: Relay


@cache
def relays(language: Language) -> tuple[Relay, ...]:
    """The relay rows of a language, compiled."""
    return tuple(_compile(row) for row in language.rows("who", "relay"))


def _compile(row: Row) -> Relay:
    before, _, after = row["pattern"].partition(_HOLE)
    return Relay(
        rule=row["rule"],
        at=row["at"],
        start=row.get("from", "sentence"),
        before=re.compile(before, re.IGNORECASE),
        after=re.compile(after, re.IGNORECASE) if after else None,
        kinds=tuple(row["kinds"]),
        only=tuple(row.get("only", ())),
        assume="assume" in row,
        titled=row.get("titled", False),
        named=row.get("named", False),
        seen=row["seen"],
        cites=row.get("cites", False),
    )


def frame(draft: Draft, statement: StatementFound) -> Span:
    """Where a statement's relays are stated: the sentence of its cue, else of its source, else of its content."""
    words = statement.cue or statement.source or statement.content[:1]
    if not draft.sentences:
        return words[0]
    spans = [draft.sentences[sentence_at(draft, a)].span for a, _ in words]
    return min(s[0] for s in spans), max(s[1] for s in spans)


def met(draft: Draft, statement: StatementFound, mentions: Sequence[Mention]) -> tuple[Found, ...]:
    """The relays that a statement's sentence states, those inside its content left out, in the order of the text."""
    region = frame(draft, statement)
    out: list[Found] = []
    for relay in relays(draft.language):
        for found in _occurrences(draft, relay, statement, region, tuple(mentions)):
            if not _is_said(found, statement) and not any(_overlap(found, other) for other in out):
                out.append(found)
    return tuple(sorted(out, key=lambda f: f.span))


def _is_said(found: Found, statement: StatementFound) -> bool:
    """Whether a relay is part of what is said; one that opens the content right behind the source is not."""
    return not opens(found, statement) and any(a < found.span[1] and found.span[0] < b for a, b in statement.content)


def opens(found: Found, statement: StatementFound) -> bool:
    """Whether a relay stands between a source and its content, though it was taken for the beginning of it."""
    ends = [b for _, b in statement.source]
    return any(0 <= a - b <= 2 and b <= found.span[0] <= a + 2 for a, _ in statement.content for b in ends)


def _overlap(a: Found, b: Found) -> bool:
    return a.span[0] < b.span[1] and b.span[0] < a.span[1]


def _occurrences(
    draft: Draft, relay: Relay, statement: StatementFound, region: Span, mentions: tuple[Mention, ...]
) -> Iterator[Found]:
    if relay.only and not (statement.mention and statement.mention.kind in relay.only):
        return
    if relay.after is not None:
        yield from around(draft, relay, region, mentions)
        return
    for start, end in _starts(draft, relay, statement, region):
        stop = min(region[1], end + MAX_PHRASE, *_beyond(statement, relay, end))
        found = read(draft, relay, (start, end), stop, mentions)
        if found and (relay.start == "source" or not _is_source(found, statement)):
            yield found


def _beyond(statement: StatementFound, relay: Relay, at: int) -> list[int]:
    """Where a naming phrase must stop at the latest: the statement's source, cue and content, when they come after."""
    spans = statement.content if relay.start == "source" else (*statement.content, *statement.source)
    spans = (*spans, *statement.cue)
    return [a for a, _ in spans if a > at]


def _is_source(found: Found, statement: StatementFound) -> bool:
    """Whether what was read is the statement's own source: it is no relay of itself."""
    if found.mention is None:
        return False
    mine = statement.mention
    if found.relay.assume and mine and fold(mine.name) != fold(found.mention.name):
        return False
    if found.relay.assume and mine and mine.kind not in ("media", "anonymous"):
        return True  # *un décompte publié par l'ONG Rivages*: who made it
    a, b = found.mention.span
    return any(s < b and a < e and a - s <= 5 for s, e in statement.source)


def _starts(draft: Draft, relay: Relay, statement: StatementFound, region: Span) -> Iterator[Span]:
    """Where the words before ``{who}`` stand, with the offset at which the naming phrase begins."""
    if relay.start == "cue":
        cue = statement.cue[-1][1] if statement.cue else region[1]
        behind = [end for start, end in statement.source[-1:] if start >= cue]
        for end in (*(end for _, end in statement.cue[-1:]), *behind):
            m = relay.before.match(draft.text, end, region[1])
            if m and (end == cue or m.group().strip()):
                yield m.span()
        return
    anchored = relay.start == "source" and bool(statement.source)
    if anchored:
        region = statement.source[0][0], min(region[1], statement.source[-1][1] + MAX_PHRASE // 4)
    for m in relay.before.finditer(draft.text, *region):
        if not anchored or m.start() <= statement.source[-1][1]:
            yield m.span()


def around(draft: Draft, relay: Relay, region: Span, mentions: tuple[Mention, ...]) -> Iterator[Found]:
    """Where a relay with words behind ``{who}`` stands: the mentions of the right kind between its two patterns."""
    for mention in within(mentions, region):
        m = replace(mention, kind="media") if relay.assume and _may_be_outlet(draft, mention) else mention
        if m.kind not in relay.kinds:
            continue
        assert relay.after is not None
        behind = relay.after.match(draft.text, m.span[1], region[1])
        ahead = [h.end() for h in relay.before.finditer(draft.text, region[0], m.span[0])]
        if behind and (not relay.before.pattern or any(_is_determiner(draft, e, m.span[0]) for e in ahead)):
            yield Found((m.span[0], behind.end()), m, relay)


def _is_determiner(draft: Draft, start: int, end: int) -> bool:
    between = fold(draft.text[start:end].strip(" '’«“\""))
    return not between or between in gazetteer(draft.language).words("words.definite")


def read(draft: Draft, relay: Relay, head: Span, stop: int, mentions: tuple[Mention, ...]) -> Found | None:
    end = _phrase_end(draft, head[1], stop)
    if "media" in relay.kinds and (owner := _owning_medium(draft, head[1], mentions)):
        return Found((head[0], owner.span[1]), owner, relay)
    who = naming.read(draft, (head[1], end), mentions)
    if who and relay.start == "cue" and (placed := _past_place(draft, who)):
        who = naming.read(draft, (placed, end), mentions)
    span = (head[0], end)
    if who is None:
        return Found(span, None, relay) if relay.seen else None
    placed = relay.start == "cue" and key_of(who.name)[0] in gazetteer(draft.language).words("words.governors")
    if (
        placed
        or (_is_audience(draft, who) and not relay.cites)
        or (relay.named and naming.fresh(draft, head[1], who, mentions))
    ):
        return None
    if (relay.assume and _may_be_outlet(draft, who)) or (relay.titled and _is_titled(draft, who)):
        who = replace(who, kind="media")
    vague = who.kind in ("document", "other", "place") or (who.kind == "anonymous" and who.role is None)
    if relay.at in ("by kind", "source") and vague:
        return None
    return Found(span, who, relay) if who.kind in relay.kinds or relay.at == "by kind" else None


def _owning_medium(draft: Draft, start: int, mentions: tuple[Mention, ...]) -> Mention | None:
    """The outlet that owns what a naming phrase is about (*told CNN's Ann Lee*, *the BBC's Today programme*)."""
    marks = tuple(f"{mark} " for mark in gazetteer(draft.language).words("words.possessive_marks"))
    if not marks:
        return None
    near = (m for m in mentions if m.kind == "media" and 0 <= m.span[0] - start <= len("the "))
    return next((m for m in near if draft.text.startswith(marks, m.span[1])), None)


def _may_be_outlet(draft: Draft, who: Mention) -> bool:
    """Whether a name that the data does not know may be an outlet's, where only an outlet is expected."""
    lex = gazetteer(draft.language)
    unknown = key_of(who.name) not in lex.known
    if _is_titled(draft, who):
        return True
    return unknown and who.kind in ("institution", "other", "place") and who.name[:1].isupper() and not who.body


def _past_place(draft: Draft, who: Mention) -> int | None:
    """Where what was read for a name goes on behind the preposition that opens it (*said on | state television*)."""
    lex = gazetteer(draft.language)
    small = lex.words("words.governors") - lex.words("words.definite") - lex.words("words.elided")
    first = draft.text[slice(*who.span)].split(" ")[0]
    return who.span[0] + len(first) + 1 if fold(first) in small else None


def _is_titled(draft: Draft, who: Mention) -> bool:
    """Whether a name of several words that the data does not know is called as outlets are (*the Irish Ledger*)."""
    lex, key = gazetteer(draft.language), key_of(who.name)
    called = key not in lex.known and who.name[:1].isupper() and set(key) & lex.words("words.outlets")
    return bool(called) and who.kind not in ("person", "anonymous")


def _phrase_end(draft: Draft, start: int, stop: int) -> int:
    """Where a naming phrase must end: a stop, a comma, a quotation, a bracket, a word that opens a clause."""
    m = _edge(draft.language).search(draft.text, min(stop, start + 3), stop)
    return m.start() if m else stop


@cache
def _edge(language: Language) -> re.Pattern[str]:
    words = either(language.words("who", "words.clausal"))
    return re.compile(rf"[,;:!?()\n]|[»”\"](?!\w)|(?<!\.[A-Z])\.(?=\s|$)|\s[–—-]\s|\b(?:{words})\b", re.IGNORECASE)


def _is_audience(draft: Draft, who: Mention) -> bool:
    """Whether words only say to whom somebody spoke, and where (*la presse réunie à Lorvaux*)."""
    heard = {key_of(w) for w in draft.language.words("who", "words.audience")}
    where = gazetteer(draft.language).folded("words.audience_where")
    key = key_of(who.name)
    return any(key[:end] in heard and (end == len(key) or key[end] in where) for end in range(1, len(key) + 1))


def chain(
    statement: StatementFound, found: Sequence[Found], above: tuple[HopFound, ...], outlet: str
) -> tuple[HopFound, ...]:
    """The hops of a statement: those of the statement it stands in, its relays, its source, what its source cites.

    The article's own outlet is no relay of itself (*a déclaré au Courrier* in the Courrier).
    """
    own = _own(statement)
    is_medium = statement.mention is not None and statement.mention.kind == "media"
    nearer: list[HopFound] = []
    behind: list[HopFound] = []
    for f in found:
        hop = HopFound(f.mention, "stated" if f.mention else "broken", f.span)
        at = f.relay.at
        if at == "source" or (f.mention and is_outlet(f.mention, outlet)):
            continue
        if at == "by kind":
            if f.mention is None or (f.mention.kind != "media" and not is_medium):
                continue
            at = "nearer" if f.mention.kind == "media" and not is_medium else "origin"
        (nearer if at == "nearer" else behind).append(hop)
    return _distinct((*above, *nearer, *own, *behind))


def is_outlet(mention: Mention, outlet: str) -> bool:
    """Whether a medium is the outlet of the article, by its name or the end of it (*Courrier* of *Le Courrier*)."""
    words, whole = key_of(mention.name), key_of(outlet)
    return mention.kind == "media" and bool(words) and words == whole[-len(words) :]


def _own(statement: StatementFound) -> tuple[HopFound, ...]:
    if statement.source:
        span = statement.source[0][0], statement.source[-1][1]
        return (HopFound(statement.mention, "stated" if statement.mention else "broken", span),)
    if statement.mention:
        return (HopFound(statement.mention, "inferred", statement.content[0]),)
    return ()


def _distinct(hops: tuple[HopFound, ...]) -> tuple[HopFound, ...]:
    """A name stands once in a chain, where it is nearest the outlet."""
    seen: set[str] = set()
    out = []
    for hop in hops:
        name = fold(hop.mention.name) if hop.mention else None
        if name is None or name not in seen:
            out.append(hop)
        if name:
            seen.add(name)
    return tuple(out)
