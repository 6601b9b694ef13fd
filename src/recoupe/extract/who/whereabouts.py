"""Which sentence an offset stands in, and the tokens under a span, without walking the whole article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from recoupe.extract import Draft
from recoupe.model import Span, StatementFound, Token

_PHRASE = frozenset({"det", "amod", "nmod", "flat:name", "appos", "case", "compound", "poss"})


def sentence_at(draft: Draft, offset: int) -> int:
    """The index of the last sentence that begins at or before an offset; 0 before the first. Logarithmic."""
    return max(0, bisect_right(draft.sentences, offset, key=lambda s: s.span[0]) - 1)


def tokens_in(draft: Draft, span: Span) -> tuple[Token, ...]:
    """The tokens that begin inside a span, in the order of the text."""
    first, last = sentence_at(draft, span[0]), sentence_at(draft, max(span[0], span[1] - 1))
    inside = draft.sentences[first : last + 1]
    return tuple(t for s in inside for t in s.tokens if span[0] <= t.start < span[1])


def in_order(statements: Sequence[StatementFound]) -> list[int]:
    """The indices of statements in the order in which a reader meets them."""
    return sorted(range(len(statements)), key=lambda i: (_start(statements[i]), i))


def _start(statement: StatementFound) -> int:
    return min(a for a, _ in (*statement.content, *statement.cue, *statement.source))


def carried_from(statements: Sequence[StatementFound], order: Sequence[int], at: int) -> int | None:
    """Where in ``order`` the statement stands that a quotation with no cue of its own carries on from; None for others.

    It is the last that stands in no other: what somebody quotes in passing does not take over their speech.
    """
    mine = statements[order[at]]
    if mine.source or not mine.rule.startswith("continued"):
        return None
    return next((k for k in range(at - 1, -1, -1) if statements[order[k]].parent in (None, mine.parent)), None)


def subject_phrases(draft: Draft) -> Iterator[tuple[Token, Span]]:
    """The noun that heads each subject of a sentence, by the parse, with its phrase from determiner to last word."""
    for sentence in draft.sentences:
        kids: dict[int, list[int]] = {}
        for t in sentence.tokens:
            kids.setdefault(t.head, []).append(t.i)
        by_index = {t.i: t for t in sentence.tokens}
        for t in sentence.tokens:
            if t.pos == "NOUN" and t.dep in ("nsubj", "nsubj:pass", "nsubjpass"):
                near = [by_index[k] for k in kids.get(t.i, ()) if by_index[k].dep in _PHRASE and k != t.i]
                ends = [_last(by_index, kids, k.i) for k in near if k.i > t.i]
                yield t, (min((t.start, *(k.start for k in near))), max((t.end, *ends)))


def _last(by_index: dict[int, Token], kids: dict[int, list[int]], i: int) -> int:
    """Where the last word below a token ends."""
    return max([by_index[i].end, *(_last(by_index, kids, k) for k in kids.get(i, ()) if k > i)])
