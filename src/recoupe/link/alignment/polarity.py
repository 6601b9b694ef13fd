"""What turns a clause into its contrary: negations, verbs whose complement does not happen, conditions.

Read from a parsed sentence with the data of ``oppose.toml``: *rien ne prouve qu'il est venu*, *elle a cessé de vendre*,
*sans signer* and *l'absence de preuve* deny what hangs on them, and two of them undo each other.
"""

from __future__ import annotations

from recoupe.link.alignment.parse import Parse
from recoupe.link.alignment.terms import is_idle
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

HELD = frozenset({"obj", "dobj", "nsubj", "attr", "expl:subj"})
"""What a verb says that is there."""


class Clauses(Parse):
    """A parsed sentence, read for what turns each of its clauses into its contrary."""

    def turned(self, i: int, steps: int, under: int = -1) -> tuple[bool, bool]:
        """Whether what stands on token ``i`` or above turns it into its contrary, and whether only in part.

        ``under`` is the complement that asks, which does not count once more.
        """
        negated, limited = self._negated(i)
        bears = self.base(i) in self.polarity.bearing
        negated ^= self.is_left_out(i) ^ (bears and any(self._turned_below(c) for c in self.below(i) if c != under))
        above = self.governor(i)
        if not steps or above is None:
            return negated, limited
        turned, part = self.turned(above, steps - 1, i)
        return negated ^ turned ^ self._undoes(above), limited or part or (turned and self._is_limited(i))

    def governor(self, i: int) -> int | None:
        """What passes its own polarity on to token ``i``; None when nothing does.

        A second infinitive hangs where the first does (*ne peut ni boire ni manger*); what a missing thing would do is
        not done (*il n'y a pas de pont qui mène au port*).
        """
        token = self.tokens[i]
        if token.dep == "conj" and "VerbForm=Inf" in token.morph and "VerbForm=Inf" in self.tokens[token.head].morph:
            return self.governor(token.head)
        above = self._impersonal(i) or token.head
        base = self.base(above)
        if above == i:
            return None
        if self.cleft(i) is not None or self.is_content(i):
            return above
        if token.dep in ("acl:relcl", "relcl"):
            return self._holder(above)
        infinitive = any("VerbForm=Inf" in self.tokens[k].morph for k in (i, *self.below(i)))
        if token.dep not in GOVERNED and not (token.dep == "dep" and infinitive):
            return None
        passes = self._undoes(above) or base in self.polarity.bearing or base in self.polarity.carrying
        saying = base in self.polarity.concluding and "VerbForm=Inf" in self.tokens[above].morph
        forbidden = base in self.polarity.forbidden and self.is_order(above)  # *ne me dites pas que*
        return above if passes or saying or forbidden else None

    def _impersonal(self, i: int) -> int | None:
        """What says how it is to do a thing, where a tagger hangs the infinitive on the word between them.

        *Il est interdit aux visiteurs de nourrir les cygnes*.
        """
        token, between = self.tokens[i], self.tokens[self.tokens[i].head]
        said = between.head
        subjects = [c for c in self.below(said) if "subj" in self.tokens[c].dep and self.tokens[c].pos == "PRON"]
        copula = any(self.tokens[c].dep == "cop" for c in self.below(said))
        is_so = token.dep == "acl" and "VerbForm=Inf" in token.morph and said != between.i
        return said if is_so and copula and subjects else None

    def _holder(self, noun: int) -> int | None:
        """The verb that says that a noun is there, or is had; None for a noun that is there."""
        verb = self.tokens[noun].head
        there = self.base(verb) in self.polarity.holding
        missing = any(fold(self.tokens[c].text) in self.polarity.missing for c in self.below(noun))
        return verb if there and missing and self.tokens[noun].dep in HELD else None

    def _undoes(self, i: int) -> bool:
        """Whether what hangs on token ``i`` does not happen, or is missing."""
        base = self.base(i)
        return base in self.polarity.undoing or base in self.polarity.lack

    def _is_limited(self, i: int) -> bool:
        """Whether something near token ``i`` limits a negation from above: *ne pouvait pas avant décembre*."""
        near = self.below(i)
        close = [g for c in near for g in self.below(c) if not self._speaks_alone(c)]
        return any(fold(self.tokens[c].text) in self.polarity.limits for c in (*near, *close))

    def _turned_below(self, i: int) -> bool:
        """Whether token ``i`` is an infinitive that is not done: *recommander de ne pas sortir*."""
        if self.tokens[i].dep not in ("xcomp", "ccomp", "obj"):
            return False
        return self._negated(i)[0] or (self.turns(i) and any(self.is_head(c) for c in self.below(i)))

    def _negated(self, i: int) -> tuple[bool, bool]:
        """Whether a negation bears on token ``i``, and whether something limits it."""
        near = [c for c in self.below(i) if self._bears(c)]
        close = [g for c in near for g in self.below(c) if not self._speaks_alone(c) and self._bears(g)]
        close += [
            k for g in close if fold(self.tokens[g].text) in self.polarity.one for k in self.below(g) if k == g - 1
        ]
        forms = {f for c in (*near, *close) for f in (fold(self.tokens[c].text), fold(self.tokens[c].lemma))}
        alone = {f for c in near for f in (fold(self.tokens[c].text), fold(self.tokens[c].lemma))}
        partner = self.lexicon.partner
        marked = bool(forms & (self.lexicon.negation | self.lexicon.with_partner))
        negated = marked and bool(alone & partner) if partner else bool(forms & self.lexicon.negation)
        negated = negated or self._stands_alone(i) or (marked and bool(forms & self.polarity.neither))
        negated = (negated or self.is_nothing(i)) ^ self.is_said_wrongly(i)
        negated = negated or (self.turns(i) and bool(alone & partner))  # *ne cesse de*, without *pas*
        limited = any(self._limits(c) for c in (*near, *close)) or any(self.is_of_a_kind(c) for c in near)
        return negated, negated and limited

    def _limits(self, i: int) -> bool:
        """Whether token ``i`` keeps a negation from being outright: *pas seulement*; but *pas un seul*, *not even*."""
        if not {fold(self.tokens[i].text), fold(self.tokens[i].lemma)} & self.polarity.limits:
            return False
        around = ((i - 2, i), (i - 1, i), (i, i + 1), (i - 1, i + 1))  # *pas un seul*, *not even*, *même pas*
        runs = (" ".join(fold(t.text) for t in self.tokens[max(0, a) : b + 1]) for a, b in around)
        return not any(run in self.polarity.strong for run in runs)

    def _bears(self, i: int) -> bool:
        """Whether a negation at token ``i`` would bear on the word above it, and not on the next alone, nor on none."""
        return not self.is_aside(i) and not is_idle(self.tokens, i, self.lexicon)

    def _stands_alone(self, i: int) -> bool:
        """Whether a word that needs no partner denies token ``i``: *ni* among its own, *non* just before it."""
        own = [c for c in self.below(i) if fold(self.tokens[c].text) in self.polarity.alone]
        return any(fold(self.tokens[c].text) in self.polarity.neither or c == i - 1 for c in own)

    def _speaks_alone(self, i: int) -> bool:
        """Whether token ``i`` heads a clause of its own, whose negation is its own."""
        return self.is_head(i) and self.tokens[i].dep in (*CLAUSAL, "conj", "xcomp", "acl")

    def is_aside(self, i: int) -> bool:
        """Whether token ``i`` denies the next word alone: *par un obus, et non par une mine*."""
        before = fold(self.tokens[i - 1].text) if i else ""
        return fold(self.tokens[i].text) in self.polarity.aside and before in self.polarity.aside_after

    def is_wanted(self, i: int, steps: int) -> bool:
        """Whether token ``i`` is wanted, planned or feared, and not said to be so."""
        if any(
            self.tokens[c].dep == "mark" and fold(self.tokens[c].text) in self.polarity.purpose for c in self.below(i)
        ):
            return True
        token = self.tokens[i]
        if not steps or token.head == i or token.dep not in GOVERNED | {"conj"}:
            return False
        wanting = token.dep != "conj" and self.base(token.head) in self.polarity.wanting
        return wanting or self.is_wanted(token.head, steps - 1)

    def is_epithet(self, i: int) -> bool:
        """Whether token ``i`` only tells some from others by what they are not: *les trous noirs non découverts*."""
        return self.tokens[i].dep in ("acl", "amod") and self._stands_alone(i)
