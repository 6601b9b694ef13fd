"""Sources of two states in one phrase: *les autorités russes et ukrainiennes*, *Russian and Ukrainian officials*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.extract import Draft
from recoupe.extract.who.gazetteer import Gazetteer, gazetteer, runs, words_of
from recoupe.model import Mention, Span

LONGEST = 3
"""Words of the longest adjective of nationality."""


@dataclass(frozen=True, slots=True)
class Nationality:
    """An adjective of nationality in a text, with the state's id."""

    span: Span
    state: str


def each(draft: Draft, mention: Mention) -> tuple[Mention, ...]:
    """One mention for each state that two adjectives joined by *et* give a phrase; the mention itself otherwise."""
    pair = _pair(draft, mention.span, gazetteer(draft.language))
    if pair is None or mention.kind in ("person", "state"):
        return (mention,)
    one, two = pair
    joined = draft.text[one.span[0] : two.span[1]]
    words = [draft.text[slice(*each.span)] for each in pair]
    names, roles = ([text and text.replace(joined, word) for word in words] for text in (mention.name, mention.role))
    if joined not in mention.name:
        return (mention,)
    spans = (mention.span[0], one.span[1]), (two.span[0], max(two.span[1], mention.span[1]))
    rows = zip(spans, names, roles, pair, strict=True)
    return tuple(replace(mention, span=s, name=n or "", role=r, body=x.state) for s, n, r, x in rows)


def is_shared(draft: Draft, joint: Span, within: Span) -> bool:
    """Whether a conjunction joins two adjectives of nationality and no two sources."""
    pair = _pair(draft, within, gazetteer(draft.language))
    return pair is not None and pair[0].span[1] <= joint[0] and joint[1] <= pair[1].span[0] + 1


def _pair(draft: Draft, span: Span, lex: Gazetteer) -> tuple[Nationality, Nationality] | None:
    """The first two adjectives of two states in a phrase that a conjunction joins, nothing else between them."""
    found = list(_all(draft, span, lex))
    for one, two in pairwise(found):
        between = draft.text[one.span[1] : two.span[0]].strip().lower()
        if between in lex.words("words.coordinators") and one.state != two.state:
            return one, two
    return None


def _all(draft: Draft, span: Span, lex: Gazetteer) -> Iterator[Nationality]:
    words = words_of(draft.text, *span)
    at = 0
    while at < len(words):
        told = ((end, lex.demonym(key)) for end, key in runs(words, at, draft.text, LONGEST))
        hit = next(((end, state) for end, state in told if state), None)
        if hit:
            yield Nationality((words[at].start, words[hit[0] - 1].end), hit[1])
        at = hit[0] if hit else at + 1
