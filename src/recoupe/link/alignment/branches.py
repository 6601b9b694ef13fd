"""The things that one clause says of which only some are so.

*Built by the city, and not by the region* says that the city built it and that the region did not; *not a fight but a
game* the like; *neither bread nor wine* denies each alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.link.alignment.clauses import SUBJECT
from recoupe.link.alignment.polarity import Clauses
from recoupe.link.alignment.senses import PASSIVE
from recoupe.text.folding import fold

MARKS = frozenset({"cc", "punct", "advmod", "neg"})
"""Dependents that join a thing to the one before it, and are no part of it."""
BESIDE = frozenset({"punct", "cc", "advmod", "neg", "aux", "aux:pass", "aux:tense", "auxpass", "cop", "mark", "det"})
"""Dependents that are nothing another thing could stand against."""
OWN = frozenset({"nmod", "amod", "flat:name", "appos", "compound", "prep"})
"""Dependents that go with a noun which a copula leads to."""

Scope = Callable[[int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Branch:
    """One of the things a clause says: the tokens to be ``left`` out of the clause, those that it turns on (the
    ``focus``), whether it is ``turned`` into the contrary of what the clause says, and the ``head`` that is said in the
    place of the clause's own."""

    left: frozenset[int] = frozenset()
    focus: frozenset[int] = frozenset()
    turned: bool = False
    head: int | None = None


def branches(tree: Clauses, i: int, scope: Scope, *, negated: bool) -> tuple[Branch, ...]:
    """What the clause of token ``i`` says, its own thing first; a clause that says one thing is left as it is."""
    below = sorted(set(scope(i)) - {i})
    if not negated:
        marks = [k for k in below if tree.is_aside(k)]
        others = [k for mark in marks for k in _after(tree, mark, below, scope)]
        outright = [k for k in others if not _limited(tree, k, scope)]
    elif len(each := [k for k in below if _is_marked(tree, k, tree.polarity.neither)]) > 1:
        own = [frozenset(scope(k)).difference(*(scope(j) for j in each if j in set(scope(k)) - {k})) for k in each]
        return tuple(Branch(frozenset[int]().union(*own) - mine, mine) for mine in own)
    else:
        others = [k for k in below if tree.tokens[k].dep == "conj" and _is_joined(tree, k, tree.polarity.but)]
        outright = others
    everything = frozenset(t for k in others for t in scope(k))
    replaced = {k: _replaced(tree, i, k, scope) - everything for k in outright}
    denied = frozenset[int]().union(*replaced.values()) if negated else frozenset[int]()
    return Branch(everything, denied), *(_instead(tree, i, k, scope, everything, replaced[k]) for k in outright)


def _instead(tree: Clauses, i: int, k: int, scope: Scope, others: frozenset[int], replaced: frozenset[int]) -> Branch:
    """The clause with the thing at token ``k`` in the place of that which it is set against."""
    own = frozenset(scope(k))
    return Branch((others | replaced) - own, own, True, k if i in replaced else None)


def _replaced(tree: Clauses, i: int, k: int, scope: Scope) -> frozenset[int]:
    """The tokens of what the thing at token ``k`` is set against."""
    against = _against(tree, i, k)
    if against == i:
        close = [c for c in tree.below(i) if tree.tokens[c].dep in OWN]
        return frozenset({i}.union(*(scope(c) for c in close)))
    return frozenset(scope(against)) if against is not None else frozenset()


def _against(tree: Clauses, i: int, k: int) -> int | None:
    """The token that another one is set against: that which it is joined to, or the last one before it."""
    if tree.tokens[k].head != i:
        return tree.tokens[k].head
    if any(tree.tokens[c].dep == "cop" for c in tree.below(i)):
        return i
    before = [c for c in tree.below(i) if c < k and tree.tokens[c].dep not in BESIDE | SUBJECT | PASSIVE]
    return max(before, default=None)


def _after(tree: Clauses, mark: int, below: Sequence[int], scope: Scope) -> Iterator[int]:
    """The head of what comes right after a word that denies the next thing alone; it may hang on that word."""
    found = []
    for k in (k for k in below if k > mark or (k == mark and tree.tokens[k].dep not in MARKS)):
        own = scope(k)
        first = min((t for t in own if t > mark), default=-1)
        if first == mark + 1 and all(t >= mark or tree.tokens[t].dep in MARKS for t in own):
            found.append((len(own), k))
    if found:
        yield max(found)[1]


def _limited(tree: Clauses, k: int, scope: Scope) -> bool:
    """Whether the thing at token ``k`` is not denied outright: *and not only by the region*."""
    return any(fold(tree.tokens[t].text) in tree.polarity.limits for t in scope(k))


def _is_marked(tree: Clauses, k: int, words: frozenset[str]) -> bool:
    return any(fold(tree.tokens[c].text) in words for c in tree.below(k))


def _is_joined(tree: Clauses, k: int, words: frozenset[str]) -> bool:
    """Whether one of some words joins token ``k`` to the one it hangs on; taggers hang it on either."""
    above = tree.tokens[k].head
    return any(fold(tree.tokens[c].text) in words for c in (*tree.below(k), *tree.below(above)) if above < c < k)
