"""Which sentence an offset stands in, and the tokens under a span, without walking the whole article."""

from __future__ import annotations

from bisect import bisect_right

from recoupe.extract import Draft
from recoupe.model import Span, Token


def sentence_at(draft: Draft, offset: int) -> int:
    """The index of the last sentence that begins at or before an offset; 0 before the first. Logarithmic."""
    return max(0, bisect_right(draft.sentences, offset, key=lambda s: s.span[0]) - 1)


def tokens_in(draft: Draft, span: Span) -> tuple[Token, ...]:
    """The tokens that begin inside a span, in the order of the text."""
    first, last = sentence_at(draft, span[0]), sentence_at(draft, max(span[0], span[1] - 1))
    inside = draft.sentences[first : last + 1]
    return tuple(t for s in inside for t in s.tokens if span[0] <= t.start < span[1])
