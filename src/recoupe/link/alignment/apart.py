"""Runs of words that do not stand together: an object before its verb or far behind it, a particle behind the object.

Verb and object hang on one another in the parse, so that *cut jobs* is met in *three hundred full-time jobs will be
cut*, *strike a deal* in *the deal struck on Monday*, *call off* in *called the strike off*, *rush to hospital* in
*rushed to a nearby hospital*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from recoupe.link.alignment.senses import DONE_TO, PASSIVE
from recoupe.model import Token

T = TypeVar("T")

BOUND = DONE_TO | {"prt", "compound:prt"}
"""How what a verb is done to, or its particle, hangs on it."""
PARTICIPIAL = "acl"
"""How a participle hangs on what is done."""
PAST = "Tense=Past"
TOLD_OF = ("acl", "relcl")
"""How a clause of its own hangs on a noun, which is more than what something is done to then."""


def loose(runs: Mapping[tuple[str, ...], T], between: frozenset[str]) -> dict[tuple[str, ...], T]:
    """Runs of two or three words, but for what may stand ``between`` them.

    >>> loose({("strike", "a", "deal"): "agree", ("stadium",): "place"}, frozenset({"a"}))
    {('strike', 'deal'): 'agree'}
    """
    out: dict[tuple[str, ...], T] = {}
    for run, meant in runs.items():
        kept = tuple(word for i, word in enumerate(run) if i in (0, len(run) - 1) or word not in between)
        if len(kept) in (2, 3):
            out.setdefault(kept, meant)
    return out


def apart(
    forms: Sequence[tuple[str, str]], tokens: Sequence[Token], known: Mapping[tuple[str, ...], T]
) -> dict[int, tuple[T, tuple[int, ...]]]:
    """What a verb means with what hangs on it, and the tokens, by the first of these. Linear."""
    found: dict[int, tuple[T, tuple[int, ...]]] = {}
    own = {t.head for t in tokens if t.dep.startswith(TOLD_OF)}
    for bound in _bound(tokens):
        if tokens[bound[-1]].dep in PASSIVE and bound[-1] in own:
            continue
        words: list[tuple[str, ...]] = [()]
        for i in bound:
            words = [(*run, form) for run in words for form in dict.fromkeys(forms[i])]
        meant = next((known[run] for run in words if run in known), None)
        if meant is not None:
            at = tuple(sorted(bound))
            found.setdefault(at[0], (meant, at))
    return found


def _bound(tokens: Sequence[Token]) -> Iterator[tuple[int, ...]]:
    """Each verb with its particle, with what it is done to, with a preposition and what follows this."""
    for i, token in enumerate(tokens):
        above = tokens[token.head]
        if token.dep in BOUND and above.pos == "VERB":
            yield token.head, i
        elif token.dep == PARTICIPIAL and token.pos == "VERB" and PAST in token.morph:
            if token.head < i and all(t.pos != "PUNCT" for t in tokens[token.head : i]):  # a comma tells it apart
                yield i, token.head
        elif token.dep == "pobj" and above.dep == "prep" and tokens[above.head].pos == "VERB":
            yield above.head, token.head, i
        elif token.dep == "case" and above.dep.startswith("obl") and tokens[above.head].pos == "VERB":
            yield above.head, i, token.head
