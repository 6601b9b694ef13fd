"""Why a clause says that something came about: its causes (*because of the storm*), its ends (*to protect the port*).

A marker of ``oppose.toml`` opens a reason; what it gives is the branch of the sentence that begins right after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from recoupe import lang
from recoupe.link.alignment.polarity import Clauses
from recoupe.text.folding import fold

Why = Literal["cause", "end"]
STOPS = frozenset(",;:.()")
"""Where a reason ends at the latest, but for what hangs on it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """The ``head`` of the clause that a reason is given for, its ``kind``, its ``top``, the tokens of its ``mark`` and
    those that give it; ``told`` where the clause does nothing but give it (*the fire was caused by a spark*)."""

    head: int
    kind: Why
    top: int
    mark: frozenset[int]
    tokens: frozenset[int]
    told: bool


def reasons(tree: Clauses) -> tuple[Reason, ...]:
    """The reasons that a sentence gives. Cost: its tokens times the length of the markers."""
    marks = _marks(tree.lexicon.code)
    forms = [(fold(t.text), fold(t.lemma)) for t in tree.tokens]
    out: list[Reason] = []
    for start, (text, base) in enumerate(forms):
        for run, kind in marks.get(text) or marks.get(base, ()):
            end = start + len(run)
            if end < len(forms) and all(w in form for w, form in zip(run, forms[start:end], strict=True)):
                out += _read(tree, start, end, kind)
                break
    return tuple(out)


def _read(tree: Clauses, start: int, end: int, kind: Why) -> Iterator[Reason]:
    """What stands after a marker from token ``start`` to token ``end``."""
    top = end
    while tree.tokens[top].head != top and min(_branch(tree, tree.tokens[top].head)) >= start:
        top = tree.tokens[top].head
    head = tree.tokens[top].head
    while tree.tokens[head].head != head and not tree.is_head(head):
        head = tree.tokens[head].head
    if head != top and tree.is_head(head):
        stop = next((t.i for t in tree.tokens[end:] if t.pos == "PUNCT" and t.text in STOPS), len(tree.tokens))
        tokens = frozenset((*range(end, stop), *(k for k in _branch(tree, top) if k >= end)))
        yield Reason(head, _kind(tree, end, kind), top, frozenset(range(start, end)), tokens, start <= head < end)


def _kind(tree: Clauses, after: int, kind: Why) -> Why:
    """What was done already is no end: *arrested for having sold it*."""
    perfect = tree.tokens[after].dep.startswith("aux")
    return "cause" if perfect else kind


def _branch(tree: Clauses, i: int) -> list[int]:
    """Token ``i`` and all below it."""
    out = [i]
    for child in tree.below(i):
        out += _branch(tree, child)
    return out


@cache
def _marks(code: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], Why]]]:
    """The markers of a language by their first word, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Why]]] = {}
    table = lang.load(code).table("oppose")["reasons"]
    kinds: tuple[Why, ...] = ("cause", "end")
    for kind in kinds:
        for mark in table[kind]:
            run = tuple(fold(mark).replace("'", "' ").split())
            out.setdefault(run[0], []).append((run, kind))
    return {word: sorted(found, key=lambda m: (-len(m[0]), m)) for word, found in out.items()}
