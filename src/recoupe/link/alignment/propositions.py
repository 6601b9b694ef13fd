"""What each clause of a sentence says, and whether it says it or its contrary: the ground of contradictions.

A sentence says several things: *he denies having sold the house, which his sister keeps*. Each verb, and each noun or
adjective with a copula, heads a proposition, which holds the words below it down to the next clause. Its polarity
counts what turns it round: a negation, a negative determiner, a governor whose complement does not happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe.link.alignment.branches import Branch, branches
from recoupe.link.alignment.clauses import LENT, SUBJECT
from recoupe.link.alignment.lexicon import Lexicon
from recoupe.link.alignment.polarity import CLAUSAL, Clauses
from recoupe.link.alignment.proposition import Because, Mode, Proposition
from recoupe.link.alignment.reasons import Reason, reasons
from recoupe.link.alignment.senses import PASSIVE
from recoupe.link.alignment.terms import Term, stem, word
from recoupe.model import Token
from recoupe.text.folding import fold

COMPLEMENT = frozenset({"obj", "dobj", "xcomp", "attr", "acomp", "obl:arg", "nsubj:pass", "nsubjpass"})
AGENT = frozenset({"nsubj", "nsubj:caus", "obl:agent", "agent"})
STEPS = 3


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
        self.reasons = reasons(self)
        named = {i: _plain(label) for i, label in labels.items()}
        self.key = {i: key for t in terms if t.kind != "number" for i, key in self._own(t)} | named
        self.figure = {
            i: t.key for t in terms if t.kind == "number" for i in t.tokens if tokens[i].dep.startswith("nummod")
        }

    def _own(self, term: Term) -> Iterator[tuple[int, str]]:
        """The key of each token of a term; where one denies others (*ne pas respecter*), that of each alone, for the
        polarity of a clause tells what is denied in it."""
        forms = {i: {fold(self.tokens[i].text), fold(self.tokens[i].lemma)} for i in term.tokens}
        no = (self.lexicon.negation | self.lexicon.with_partner) - self.polarity.nothing  # *n'avoir rien à voir*
        if len(term.tokens) == 1 or not any(forms[i] & no for i in term.tokens):
            yield from ((i, _key(term)) for i in term.tokens)
            return
        for i in term.tokens:
            if not forms[i] & (no | self.lexicon.partner) and (alone := word(self.tokens[i], i, self.lexicon)):
                yield i, _key(alone)

    def scope(self, i: int) -> list[int]:
        """Token ``i`` and what hangs on it, down to the next clause."""
        out = [i]
        for child in self.below(i):
            dep = self.tokens[child].dep
            if child in self.inside and not (self.is_head(child) and (dep in CLAUSAL or dep == "conj")):
                out += self.scope(child)
        return out

    def propositions(self, i: int) -> list[Proposition]:
        """What the clause of token ``i`` says: one thing, or one that is so beside one that is not.

        Of the second it says nothing where that holds no word that tells: *fired two shots, not one more*.
        """
        negated, limited = self.turned(i, STEPS)
        several = branches(self, i, self.scope, negated=negated) if not limited else (Branch(),)
        each = [(b, self._proposition(i, b, negated ^ b.turned, limited)) for b in several]
        found = [p for b, p in each if not b.turned or p.focus or p.figures]
        return [p for p in found if not any(p.held < q.held and p.negated == q.negated for q in found)]

    def _proposition(self, i: int, branch: Branch, negated: bool, limited: bool) -> Proposition:
        whole = self.scope(i)
        scope = [k for k in whole if k not in branch.left]
        held = self._keys(scope) | self._keys((*self._alone(i), *(k for c in self._meant(i) for k in self.scope(c))))
        agents = self._keys(k for c in self._subjects(i) for k in self.scope(c))
        if self.parts(i):
            agents |= self._keys(self.scope(self._clause(i))) - held
        acts = self._acts(i) - (self._keys(branch.left) - held)
        if branch.head is not None:
            acts |= self._keys([branch.head])
        undone = self._undone(i)
        if undone:
            acts, negated = undone, not negated
            held -= self._keys(k for k in scope if self.turns(k) or self.base(k) in self.polarity.carrying) - undone
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
            limited or self.is_hypothetical(i) or self.excepts(scope) or self.is_order(i) or self.is_epithet(i),
            any(self.tokens[c].dep in ("cop", "attr", "acomp") for c in self.below(i)),
            frozenset(self.base(k) for k in scope),
            frozenset((self.base(k), self._above(k, i)) for k in scope),
            frozenset(self.figure[k] for k in scope if k in self.figure),
            frozenset(self._keys(branch.focus)),
            self._modes(i) | ({"there"} if there else set()),
            (*(self._why(r, scope, agents) for r in self.reasons if r.head == i), *self._causing(i, scope)),
            (self.tokens[min(whole)].start, self.tokens[max(whole)].end),
        )

    def _why(self, reason: Reason, scope: Sequence[int], agents: set[str]) -> Because:
        """What a reason gives, and what it is given for."""
        mark = self._keys(reason.mark)
        beside = self._keys(k for k in scope if k not in reason.tokens) - mark
        of = frozenset(beside | (set() if reason.told else agents))
        return Because(reason.kind, self.key.get(reason.top, ""), frozenset(self._keys(reason.tokens)), of)

    def _causing(self, i: int, scope: Sequence[int]) -> Iterator[Because]:
        """What an active verb of causing says: its subject is the cause."""
        doing = [c for c in self.below(i) if self.tokens[c].dep in ("nsubj", "nsubj:caus")]
        if doing and self.base(i) in self.polarity.causing and not any(r.head == i and r.told for r in self.reasons):
            cause = {k for c in doing for k in self.scope(c)}
            given, of = self._keys(cause), self._keys(k for k in scope if k not in cause | {i})
            yield Because("cause", self.key.get(doing[0], ""), frozenset(given), frozenset(of))

    def _links(self, i: int) -> bool:
        """Whether the clause of token ``i`` says that a link is there: *there is a link between*."""
        near = [c for c in self.below(i) if self.tokens[c].dep in COMPLEMENT | SUBJECT | PASSIVE]
        return self._is_thin(i) and any(self.base(c) in self.polarity.links for c in near)

    def _alone(self, i: int) -> list[int]:
        """What the clause of token ``i`` is said of alone: *it is the cinema that he sold*."""
        alone = self.cleft(i)
        return [] if alone is None else [alone, *(c for c in self.below(alone) if self.tokens[c].dep in LENT)]

    def _clause(self, i: int) -> int:
        """The head of the clause that token ``i`` stands in, beside its own."""
        above = self.tokens[i].head
        while above != self.tokens[above].head and not self.is_head(above):
            above = self.tokens[above].head
        return above

    def _keys(self, tokens: Iterable[int]) -> set[str]:
        return {self.key[k] for k in tokens if k in self.key}

    def _modes(self, i: int) -> frozenset[Mode]:
        found: dict[Mode, bool] = {
            "wanted": self.is_wanted(i, STEPS),
            "wants": self.base(i) in self.polarity.wanting,
            "past": self.is_past(i),
            "ended": self.has_ended(i),
            "links": self.base(i) in self.polarity.links or self._links(i) or self.is_nothing(i),
            "caused": self.base(i) in self.polarity.causing or any(r.head == i and r.told for r in self.reasons),
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
        taken = (c for c in self.below(i) if self.tokens[c].dep in ("obj", "dobj", *PASSIVE))
        taking = self.base(i) in self.polarity.taking and any(self.base(c) in self.polarity.taken for c in taken)
        return taking or self.base(i) in self.polarity.thin

    def _undone(self, i: int) -> set[str]:
        """What a verb or an adjective that only turns its complement says is not so, when that is a noun.

        *Ils démentent la visite*, *la théorie d'une fuite est fausse*, *le quartier est privé d'eau*.
        """
        lacks = self.base(i) in self.polarity.lacking and i not in self.within
        if not lacks and (self.base(i) not in self.polarity.denying or self._parts_from(i)):
            return set()
        said = self.tokens[i].pos == "ADJ" or any(
            self.tokens[c].dep.startswith(("cop", "aux:pass")) for c in self.below(i)
        )
        deps = SUBJECT | PASSIVE if said else {"obj", "dobj"}
        deps = {"obl:arg", "obl:mod", "nmod", "prep"} if lacks else deps
        nouns = [
            c
            for c in self.below(i)
            if self.tokens[c].dep in (deps if lacks else deps | PASSIVE) and not self.is_head(c)
        ]
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
        token, alone = self.tokens[i], self.cleft(i)
        if alone is not None and not own and any("subj" in self.tokens[c].dep for c in self.below(i)):
            return [alone]  # *it was the mayor who sold it*
        if any(self.tokens[c].dep in ("expl:subj", "expl") for c in self.below(i)):
            return own  # *il n'y a pas eu*: nobody does it
        meant = self._meant(i)
        if meant and not own:
            return meant if any(self.tokens[c].dep in AGENT for c in self._pronouns(i)) else []
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

    def _pronouns(self, i: int) -> list[int]:
        """The pronouns of the third person among the subjects of token ``i``."""
        subjects = (c for c in self.below(i) if self.tokens[c].dep in SUBJECT | PASSIVE and c not in self.key)
        return [c for c in subjects if self.tokens[c].pos == "PRON" and "Person=3" in self.tokens[c].morph]

    def _meant(self, i: int) -> list[int]:
        """What a pronoun that is the subject of token ``i`` stands for: the last subject before it that agrees."""
        for pronoun in self._pronouns(i):
            before = (t for t in self.tokens[:pronoun] if t.dep in ("nsubj", *PASSIVE) and t.i in self.key)
            agreeing = [t.i for t in before if _agree(t, self.tokens[pronoun])]
            if agreeing:
                return agreeing[-1:]
        return []


def _agree(one: Token, other: Token) -> bool:
    """Whether two words may have one gender and number."""
    some, others = (set(t.morph.split("|")) for t in (one, other))
    return not any(
        x != y and x.partition("=")[0] == y.partition("=")[0] and x.startswith(("Gender", "Number"))
        for x in some
        for y in others
    )


def _key(term: Term) -> str:
    """Its key; a name that no entity stands for is cut like a word, since taggers disagree on what is a name."""
    return "~" + stem(term.key)[:5] if term.kind == "name" else term.key[:6] if term.key.startswith("~") else term.key


def _plain(label: str) -> str:
    """The id of an entity, or a name that no entity stands for as ``_key`` has it."""
    return "~" + stem(label.removeprefix("name:"))[:5] if label.startswith("name:") else label
