"""What turns a clause into its contrary: negations, verbs whose complement does not happen, conditions.

Read from a parsed sentence with the data of ``oppose.toml``: *rien ne prouve qu'il est venu*, *elle a cessé de vendre*,
*sans signer* and *l'absence de preuve* deny what hangs on them, and two of them undo each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.alignment.terms import Lexicon, lemma
from recoupe.model import Token
from recoupe.text.folding import fold

CLAUSAL = frozenset({"advcl", "acl:relcl", "relcl", "parataxis", "ccomp", "csubj"})
"""Dependents that say something of their own; a coordinated one does when it is a verb."""
GOVERNED = frozenset(
    {
        "ccomp",
        "xcomp",
        "csubj",
        "acl",
        "obj",
        "dobj",
        "obl:arg",
        "nmod",
        "prep",
        "pcomp",
        "nsubj",
        "nsubj:pass",
        "nsubjpass",
        "dislocated",
    }
)
"""How a clause hangs on what turns it round."""


@dataclass(frozen=True, slots=True, eq=False)
class Polarity:
    """The compiled ``oppose.toml`` of a language."""

    undoing: frozenset[str]
    denying: frozenset[str]
    without: frozenset[str]
    lack: frozenset[str]
    alone: frozenset[str]
    bearing: frozenset[str]
    thin: frozenset[str]
    carrying: frozenset[str]
    limits: frozenset[str]
    hypothetical: frozenset[str]


@cache
def polarity(language: Language) -> Polarity:
    """Read from a language's data."""

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(w).removeprefix("s'") for w in language.words("oppose", key))

    return Polarity(
        undoing=folded("undoing.lemmas"),
        denying=folded("undoing.denying"),
        without=folded("undoing.without"),
        lack=folded("undoing.lack"),
        alone=folded("undoing.alone"),
        bearing=folded("bearing.lemmas"),
        thin=folded("thin.lemmas"),
        carrying=folded("carrying.lemmas"),
        limits=folded("limits.words"),
        hypothetical=frozenset(fold(w) for w in language.words("oppose", "limits.hypothetical")),
    )


class Clauses:
    """A parsed sentence with its dependents, read for what turns a clause into its contrary."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.polarity = polarity(lang.load(lexicon.code))
        self.children: dict[int, list[int]] = {}
        for token in tokens:
            if token.head != token.i:
                self.children.setdefault(token.head, []).append(token.i)

    def below(self, i: int) -> list[int]:
        """The dependents of token ``i``."""
        return self.children.get(i, [])

    def is_head(self, i: int) -> bool:
        """Whether token ``i`` says something: a verb that is no epithet, or what a copula leads to."""
        token = self.tokens[i]
        if any(self.tokens[c].dep == "cop" for c in self.below(i)):
            return True
        return token.pos == "VERB" and token.dep not in ("amod", "aux", "auxpass", "cop")

    def turns(self, i: int) -> bool:
        """Whether token ``i`` is a word whose complement does not happen."""
        return lemma(self.tokens[i], self.lexicon) in self.polarity.undoing

    def turned(self, i: int, steps: int, under: int = -1) -> tuple[bool, bool]:
        """Whether what stands on token ``i`` or above turns it into its contrary, and whether only in part.

        ``under`` is the complement that asks, which does not count once more.
        """
        negated, limited = self._negated(i)
        token = self.tokens[i]
        left_out = {fold(self.tokens[c].text) for c in self.below(i)} & self.polarity.without
        bears = lemma(token, self.lexicon) in self.polarity.bearing
        negated ^= bool(left_out) ^ (bears and any(self._turned_below(c) for c in self.below(i) if c != under))
        above = token.head
        base = lemma(self.tokens[above], self.lexicon)
        undone = base in self.polarity.undoing or base in self.polarity.lack
        passed_on = undone or base in self.polarity.bearing or base in self.polarity.carrying
        if not steps or above == i or token.dep not in GOVERNED or not passed_on:
            return negated, limited
        turned, part = self.turned(above, steps - 1, i)
        return negated ^ turned ^ undone, limited or part

    def _turned_below(self, i: int) -> bool:
        """Whether token ``i`` is an infinitive that is not done: *recommander de ne pas sortir*."""
        if self.tokens[i].dep not in ("xcomp", "ccomp", "obj"):
            return False
        return self._negated(i)[0] or (self.turns(i) and any(self.is_head(c) for c in self.below(i)))

    def _negated(self, i: int) -> tuple[bool, bool]:
        """Whether a negation bears on token ``i``, and whether something limits it."""
        near = self.below(i)
        close = [g for c in near for g in self.below(c) if not self._speaks_alone(c)]
        forms = {f for c in (*near, *close) for f in (fold(self.tokens[c].text), fold(self.tokens[c].lemma))}
        alone = {f for c in near for f in (fold(self.tokens[c].text), fold(self.tokens[c].lemma))}
        partner = self.lexicon.partner
        marked = bool(forms & (self.lexicon.negation | self.lexicon.with_partner))
        negated = marked and bool(alone & partner) if partner else bool(forms & self.lexicon.negation)
        negated = negated or bool(alone & self.polarity.alone)
        return negated, negated and bool(forms & self.polarity.limits)

    def _speaks_alone(self, i: int) -> bool:
        """Whether token ``i`` heads a clause of its own, whose negation is its own."""
        return self.is_head(i) and self.tokens[i].dep in (*CLAUSAL, "conj", "xcomp", "acl")

    def is_hypothetical(self, i: int) -> bool:
        return any(
            self.tokens[c].dep == "mark" and fold(self.tokens[c].text) in self.polarity.hypothetical
            for c in self.below(i)
        )
