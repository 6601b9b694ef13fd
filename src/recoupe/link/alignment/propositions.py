"""What each clause of a sentence says, and whether it says it or its contrary: the ground of contradictions.

A sentence says several things: *he denies having sold the house, which his sister keeps*. Each verb, and each noun or
adjective with a copula, heads a proposition, which holds the words below it down to the next clause. Its polarity
counts what turns it round: a negation, a negative determiner, a governor whose complement does not happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.link.alignment.branches import Branch, branches
from recoupe.link.alignment.clauses import PASSIVE, SUBJECT
from recoupe.link.alignment.polarity import CLAUSAL, Clauses
from recoupe.link.alignment.terms import Lexicon, Term, stem
from recoupe.model import Span, Token
from recoupe.text.folding import fold

COMPLEMENT = frozenset({"obj", "dobj", "xcomp", "attr", "acomp", "obl:arg", "nsubj:pass", "nsubjpass"})
AGENT = frozenset({"nsubj", "nsubj:caus", "obl:agent", "agent"})
STEPS = 3


Mode = Literal["wanted", "wants", "past", "ended", "there"]


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one clause says.

    ``acts``: what it says happens or is, ``told`` the folded lemmas of these; ``held``: all keys it holds, with its
    subject's, own or borrowed; ``negated``: whether it says that this is not so; ``unsure``: a condition or a limited
    negation, which says neither; ``words``: the folded lemmas it holds, function words among them; ``bonds``: each of
    them with the key of the word it hangs on, "" where that is what happens; ``figures`` the numbers that count
    something; ``focus``: what it turns on where a clause says two things (*and not by the region*); ``modes``:
    ``wanted`` (planned, feared), ``wants``, ``past``, ``ended`` for what is so no longer, ``there`` when it only says
    that a thing is there; ``span`` from its first word to its last.
    """

    acts: frozenset[str]
    told: frozenset[str]
    held: frozenset[str]
    agents: frozenset[str]
    negated: bool
    unsure: bool
    copular: bool
    words: frozenset[str]
    bonds: frozenset[tuple[str, str]]
    figures: frozenset[str]
    focus: frozenset[str]
    modes: frozenset[Mode]
    span: Span


def propositions(
    tokens: Sequence[Token],
    inside: frozenset[int],
    terms: Sequence[Term],
    lexicon: Lexicon,
    labels: Mapping[int, str],
) -> tuple[Proposition, ...]:
    """The propositions of the words ``inside`` a parsed sentence, by their heads. Linear but for deep nesting."""
    tree = _Tree(tokens, inside, terms, lexicon, labels)
    return tuple(p for i in sorted(inside) if tree.is_head(i) for p in tree.propositions(i) if p.acts)


class _Tree(Clauses):
    def __init__(
        self,
        tokens: Sequence[Token],
        inside: frozenset[int],
        terms: Sequence[Term],
        lexicon: Lexicon,
        labels: Mapping[int, str],
    ) -> None:
        super().__init__(tokens, lexicon)
        self.inside = inside
        self.within = frozenset(i for t in terms if len(t.tokens) > 1 for i in t.tokens)
        named = {i: _plain(label) for i, label in labels.items()}
        self.key = {i: _key(t) for t in terms if t.kind != "number" for i in t.tokens} | named
        self.figure = {
            i: t.key for t in terms if t.kind == "number" for i in t.tokens if tokens[i].dep.startswith("nummod")
        }

    def scope(self, i: int) -> list[int]:
        """Token ``i`` and what hangs on it, down to the next clause."""
        out = [i]
        for child in self.below(i):
            dep = self.tokens[child].dep
            if child in self.inside and not (self.is_head(child) and (dep in CLAUSAL or dep == "conj")):
                out += self.scope(child)
        return out

    def propositions(self, i: int) -> list[Proposition]:
        """What the clause of token ``i`` says: one thing, or one that is so beside one that is not."""
        negated, limited = self.turned(i, STEPS)
        several = branches(self, i, self.scope, negated=negated) if not limited else (Branch(),)
        found = [self._proposition(i, branch, negated ^ branch.turned, limited) for branch in several]
        return [p for p in found if not any(p.held < q.held and p.negated == q.negated for q in found)]

    def _proposition(self, i: int, branch: Branch, negated: bool, limited: bool) -> Proposition:
        whole = self.scope(i)
        scope = [k for k in whole if k not in branch.left]
        held = self._keys(scope)
        agents = self._keys(k for c in self._subjects(i) for k in self.scope(c))
        acts = self._acts(i) - (self._keys(branch.left) - held)
        if branch.head is not None:
            acts |= self._keys([branch.head])
        undone = self._undone(i)
        if undone:
            acts, negated = undone, not negated
        there = self._is_thin(i) and len(acts) > 1
        if there:
            acts.discard(self.key.get(i, ""))
            held.discard(self.key.get(i, ""))
        return Proposition(
            frozenset(acts),
            frozenset(self.base(k) for k in {i, *scope} - branch.left if self.key.get(k) in acts),
            frozenset(held | agents),
            frozenset(agents),
            negated,
            limited or self.is_hypothetical(i) or self.is_order(i) or self.is_epithet(i),
            any(self.tokens[c].dep == "cop" for c in self.below(i)),
            frozenset(self.base(k) for k in scope),
            frozenset((self.base(k), self._above(k, i)) for k in scope),
            frozenset(self.figure[k] for k in scope if k in self.figure),
            frozenset(self._keys(branch.focus)),
            self._modes(i) | ({"there"} if there else set()),
            (self.tokens[min(whole)].start, self.tokens[max(whole)].end),
        )

    def _keys(self, tokens: Iterable[int]) -> set[str]:
        return {self.key[k] for k in tokens if k in self.key}

    def _modes(self, i: int) -> frozenset[Mode]:
        found: dict[Mode, bool] = {
            "wanted": self.is_wanted(i, STEPS),
            "wants": self.base(i) in self.polarity.wanting,
            "past": self.is_past(i),
            "ended": self.has_ended(i),
        }
        return frozenset(mode for mode, holds in found.items() if holds)

    def _above(self, k: int, i: int) -> str:
        """The key of the word that token ``k`` hangs on, "" for the head ``i`` of the clause and what hangs on it."""
        above = self.tokens[k].head
        return "" if i in (k, above) else self.key.get(above, fold(self.tokens[above].text))

    def _acts(self, i: int) -> set[str]:
        """What happens: the head, with what a support verb leads to; not a verb that only turns its complement."""
        below = [c for c in self.below(i) if self.tokens[c].dep in COMPLEMENT or self._is_missing(c)]
        turns = self.base(i) in self.polarity.undoing
        if turns and any(self.is_head(c) for c in below):
            return set()
        acts = {self.key[i]} if i in self.key else set()
        if self._is_thin(i) and not any(self.tokens[c].dep in ("obj", "dobj") or self._is_missing(c) for c in below):
            below += [c for c in self.below(i) if self.tokens[c].dep in SUBJECT | PASSIVE]
        elif not (self._is_thin(i) or self._is_support(i)):
            return acts
        acts |= {self.key[k] for c in below if not self.turns(c) for k in self._content(c) if k in self.key}
        return acts

    def _is_missing(self, i: int) -> bool:
        """Whether token ``i`` is what a denied verb lacks, which taggers take for another complement: *pas de pont*."""
        own = {fold(self.tokens[c].text) for c in self.below(i)}
        denied = self.tokens[i].dep == "obl:mod" and self._negated(self.tokens[i].head)[0]
        return (
            denied and bool(own & self.polarity.missing) and not any(self.tokens[c].dep == "det" for c in self.below(i))
        )

    def _is_thin(self, i: int) -> bool:
        """Whether token ``i`` only says that a thing is there or comes about."""
        return self.base(i) in self.polarity.thin

    def _undone(self, i: int) -> set[str]:
        """What a verb or an adjective that only turns its complement says is not so, when that is a noun.

        *Ils démentent la visite*, *la théorie d'une fuite est fausse*.
        """
        if self.base(i) not in self.polarity.denying or self._parts_from(i):
            return set()
        deps = SUBJECT | PASSIVE if self.tokens[i].pos == "ADJ" else {"obj", "dobj"}
        nouns = [c for c in self.below(i) if self.tokens[c].dep in deps | PASSIVE and not self.is_head(c)]
        return {self.key[k] for c in nouns for k in self._content(c) if k in self.key}

    def _parts_from(self, i: int) -> bool:
        """Whether token ``i`` puts its object out of something, and denies nothing: *exclure un pays de l'alliance*."""
        places = [c for c in self.below(i) if self.tokens[c].dep in ("obl:arg", "obl:mod", "obl", "prep")]
        marks = {fold(self.tokens[g].text) for c in places for g in (c, *self.below(c))}
        return bool(marks & self.polarity.apart)

    def _content(self, i: int) -> list[int]:
        """The words that a noun is about when it only carries what is said (*la preuve d'un danger*), else itself."""
        if self.base(i) not in self.polarity.carrying | self.polarity.bearing:
            return [i]
        return [c for c in self.below(i) if c in self.inside and self.tokens[c].dep in ("nmod", "acl", "prep")] or [i]

    def _is_support(self, i: int) -> bool:
        return self.base(i) in self.lexicon.support or self.key.get(i) in self.lexicon.light

    def _subjects(self, i: int) -> list[int]:
        """Who does it: its own subject, its antecedent, or the subject of what governs it."""
        own = [c for c in self.below(i) if self.tokens[c].dep in AGENT and c in self.key]
        token = self.tokens[i]
        if any(self.tokens[c].dep in ("expl:subj", "expl") for c in self.below(i)):
            return own  # *il n'y a pas eu*: nobody does it
        if (
            own
            or token.head == i
            or any(self.tokens[c].dep in SUBJECT | PASSIVE for c in self.below(i) if c in self.key)
        ):
            return own
        if token.dep in ("acl:relcl", "relcl", "acl") and not self.is_head(token.head):
            return self._subjects(self.tokens[token.head].head) if "VerbForm=Inf" in token.morph else [token.head]
        if token.dep in ("conj", "xcomp", "advcl"):
            return [c for c in self.below(token.head) if self.tokens[c].dep in AGENT and c in self.key]
        return []


def _key(term: Term) -> str:
    """Its key; a name that no entity stands for is cut like a word, since taggers disagree on what is a name."""
    return "~" + stem(term.key)[:5] if term.kind == "name" else term.key[:6] if term.key.startswith("~") else term.key


def _plain(label: str) -> str:
    """The id of an entity, or a name that no entity stands for as ``_key`` has it."""
    return "~" + stem(label.removeprefix("name:"))[:5] if label.startswith("name:") else label
