"""Media that only relay a whole attribution (*X a dit que …, selon l'agence*): links of its chain, not statements.

Whoever else is named so did say that the other said it (*le gang a exigé …, selon la préfecture*), and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who.whereabouts import tokens_in
from recoupe.model import Span, StatementFound
from recoupe.text.spans import overlap, size

LEAD = 30
"""Characters that may stand before the subject of an attribution that opens a content."""
TAIL = 30
"""Characters that may stand behind an attribution that fills a content."""


def without(draft: Draft, statements: Sequence[StatementFound], *, relays: bool) -> tuple[StatementFound, ...]:
    """The statements but for those of relays, or else for those that end a sentence of another's and may have told its
    end alone; what stood inside one stands where it stood."""
    held = [s for s in statements if relays or not _is_reported(draft, s)]
    whole = [(i, s, [q for q in _held(s, held) if _is_all(draft, s, q, relays)]) for i, s in enumerate(statements)]
    return left([i for i, s, reports in whole if (_relays if relays else _ends)(s, reports)], statements)


def left(indices: Iterable[int], statements: Sequence[StatementFound]) -> tuple[StatementFound, ...]:
    """The statements but for those at some indices; what stood inside one stands where it stood."""
    gone = frozenset(indices)
    place = {i: n for n, i in enumerate(i for i in range(len(statements)) if i not in gone)}

    def above(i: int | None) -> int | None:
        while i is not None and i in gone:
            i = statements[i].parent
        return i if i is None else place[i]

    return tuple(replace(s, parent=above(s.parent)) for i, s in enumerate(statements) if i not in gone)


def _is_reported(draft: Draft, s: StatementFound) -> bool:
    """Whether the outlet reports an attribution with reserve, so that whoever is named behind it told the whole (*Il
    aurait avoué le vol, selon une source*)."""
    words = draft.language.words("cues", "journalistic")
    first = draft.text[s.cue[0][0] : s.cue[0][1]].lower().split()[:2] if s.cue else []
    return any(word in words for word in first)


def _relays(s: StatementFound, held: Sequence[StatementFound]) -> bool:
    return _is_medium(s) and bool(held)


def _ends(s: StatementFound, held: Sequence[StatementFound]) -> bool:
    return not _is_medium(s) and _trails(s) and any(q.stance == "assert" for q in held)


def _goes_on(draft: Draft, s: StatementFound, q: StatementFound) -> bool:
    """Whether the main clause of a content goes on behind an attribution in it, so that its source tells of both (*X a
    annoncé son départ mais restera conseiller, selon Y*)."""
    end, stop = max(b for _, b in (*q.content, *q.cue, *q.source)), s.content[-1][1]
    rest = [t for t in tokens_in(draft, (end, stop)) if t.text != ","] if end < stop else []
    joins = rest and rest[0].text.lower() in draft.language.words("cues", "coordinators")
    return bool(joins) and any("VerbForm=Fin" in t.morph for t in rest)


def _is_medium(s: StatementFound) -> bool:
    return s.mention is None or s.mention.kind == "media"


def _held(s: StatementFound, others: Sequence[StatementFound]) -> list[StatementFound]:
    """The whole attributions that the content of *selon X* is."""
    held = (q for q in others if q is not s and q.cue and q.source) if s.rule == "preposition" else ()
    return [q for q in held if _holds(s, q)]


def _is_all(draft: Draft, s: StatementFound, q: StatementFound, relays: bool) -> bool:
    """Whether an attribution is all that a content tells: nothing goes on behind it, nor, but for what a medium relays,
    is a clause told before it."""
    return not _goes_on(draft, s, q) and (relays or not _follows(draft, s, q))


def _follows(draft: Draft, s: StatementFound, q: StatementFound) -> bool:
    """Whether a clause of its own stands in a content before an attribution in it (*The town will pay after a judge
    ruled that …, according to X*)."""
    start = min(a for a, _ in (*q.content, *q.cue, *q.source))
    lead = tokens_in(draft, (s.content[0][0], start)) if s.content[0][0] < start else []
    return any("VerbForm=Fin" in t.morph for t in lead)


def _trails(s: StatementFound) -> bool:
    """Whether a source stands behind its content, of which it may have told the end alone (*X a annoncé …, lequel est
    parti hier, selon Y*)."""
    return bool(s.cue) and s.cue[0][0] >= s.content[-1][1]


def _holds(s: StatementFound, q: StatementFound) -> bool:
    """Whether a content is another's whole attribution."""
    if q.rule in ("preposition", "adj") or not all(_inside(part, s.content) for part in (*q.cue, *q.source)):
        return False
    leads = q.source[0][0] - s.content[0][0] <= LEAD or size(q.content) >= 0.5 * size(s.content)
    end = max(b for _, b in (*q.content, *q.cue, *q.source))
    if s.content[-1][1] - end > TAIL:  # *Volunteers had complained of headaches but were given another dose*
        return False
    return leads and overlap(s.content, q.content) >= 0.9 * size(q.content)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return overlap((span,), spans) == span[1] - span[0]
