"""Who does what, in which tense and with which polarity: the skeleton of a clause, read from its dependency tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe import lang
from recoupe.link.alignment.lexicon import Lexicon
from recoupe.link.alignment.occasions import Tense
from recoupe.link.alignment.senses import PASSIVE
from recoupe.link.alignment.tenses import tense
from recoupe.link.alignment.terms import Term, is_idle, lemma
from recoupe.model import Token
from recoupe.text.agreement import agree, is_participle, is_stray
from recoupe.text.folding import fold

SUBJECT = frozenset({"nsubj", "nsubj:caus", "csubj", "obl:agent", "agent"})
"""Who does it; the subject of a passive is whom it is done to."""
OBJECT = frozenset({"obj", "dobj", "obl:arg", "iobj", "pobj", "attr", "nmod", "acl:relcl", "nsubj:pass", "nsubjpass"})
LENT = frozenset({"amod", "nmod", "flat:name", "compound", "flat", "appos"})
"""Dependents that come along when a clause borrows its subject."""
NAMING = frozenset({"appos", "flat:name", "compound"})
DOWN = (
    "xcomp",
    "ccomp",
    "obj",
    "dobj",
    "attr",
    "acomp",
    "obl:arg",
    "nsubj",
    "nsubj:pass",
    "nsubjpass",
    "advcl",
    "prep",
    "pobj",
)
"""Where the act of a support verb is looked for, in this order."""
COMPLEMENT = ("attr", "acomp", "prep", "pobj", "obj", "dobj", "obl:arg", "xcomp", "nsubj:pass", "nsubjpass")
"""Where, failing an act, the word that a support verb says something with is looked for."""
TOLD_OF = frozenset({"acl:relcl", "relcl", "acl", "amod"})
"""How a clause hangs on the noun that it is told of."""
LEANING = frozenset({"xcomp", "advcl", "advmod", "amod", "acl"})
"""How a form without a subject hangs on a clause, whose subject it has."""
DONE = frozenset({"obj", "dobj", "obl:arg", "xcomp", "acomp"})
"""Where an unlisted verb has the act it does."""
LIGHT_COMPLEMENT = ("attr", "acomp", "obj", "dobj", "xcomp", "nsubj:pass", "nsubjpass", "nsubj", "prep", "obl:arg")
"""The same for a light act: what ends or begins is its object or, failing one, its subject."""
RANK = {"VERB": 0, "AUX": 1, "NOUN": 2, "ADJ": 3, "PROPN": 4}
PERFECT = ("aux", "aux:tense")
ALONGSIDE = frozenset({"conj"})
HOPS = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """``main``: keys of the acts (or head words) the clause is built on; the rest as their names say. ``bare``: an
    infinitive that leaves its subject out; ``pronoun``: its subject is *he*, *she* or the like; ``earlier``: it is past
    to something past (*avait été*)."""

    main: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    tense: Tense = "none"
    negated: bool = False
    bare: bool = False
    pronoun: bool = False
    earlier: bool = False


def clause(
    tokens: Sequence[Token],
    inside: frozenset[int],
    terms: Sequence[Term],
    lexicon: Lexicon,
    labels: Mapping[int, str],
    around: frozenset[int] = frozenset(),
) -> Clause:
    """The skeleton of the words ``inside`` a parsed sentence; ``labels`` names the tokens of known entities.

    ``around`` are words outside that say what it is about (:func:`lent`).
    """
    tree = _Tree(tokens, inside, terms, lexicon, labels)
    heads = tree.heads()
    if not heads:
        return Clause()
    acting = [h for head in heads for h in tree.acting(head)]
    about = [i for i in around if i in tree.act and tree.is_support(heads[0])]
    if about:  # *(la rencontre,) prévue lundi*
        acting = [heads[0], *about]
    if all(tree.is_light_act(i) for i in acting):  # *les rencontres devraient avoir lieu*
        acting += tree.acts_of_subject(heads[0])
    borrowed = frozenset(key for i in around for key in tree.keys(i))
    return Clause(
        frozenset(key for i in acting for key in tree.keys(i)),
        frozenset(key for i in (*heads, *acting) for key in tree.arguments(i, SUBJECT)) | borrowed,
        frozenset(key for i in acting for key in tree.arguments(i, OBJECT))
        | (borrowed if tree.is_passive(heads[0]) else frozenset()),
        tense(tokens, inside, tree.act, lexicon, heads[0]),
        any(tree.is_negated(i) for i in dict.fromkeys((heads[0], *tree.acting(heads[0])))),
        tree.is_bare(heads[0]),
        tree.has_pronoun(heads[0]),
        tree.is_earlier(heads[0]),
    )


def lent(tokens: Sequence[Token], inside: frozenset[int]) -> frozenset[int]:
    """The words outside a clause that say what it is about: its subject, or the antecedent of its relative.

    *Le forum, que préside la maire, dure jusqu'à jeudi* is told in two clauses; the second is about the forum still.
    """
    children: dict[int, list[int]] = {}
    for token in tokens:
        children.setdefault(token.head, []).append(token.i)
    found: set[int] = set()
    for root in sorted(i for i in inside if tokens[i].head not in inside or tokens[i].head == i):
        for noun in _agreeing(tokens, root) if _floats(tokens, root) else _owners(tokens, children, inside, root):
            group = [noun, *(c for c in children.get(noun, ()) if tokens[c].dep in LENT)]
            names = [g for c in group for g in children.get(c, ()) if tokens[g].dep in LENT]
            found.update(i for i in (*group, *names) if i not in inside)
    return frozenset(found)


def _floats(tokens: Sequence[Token], root: int) -> bool:
    """Whether a past participle stands apart where the parser joined it to a verb of another form."""
    token = tokens[root]
    apart = token.dep == "conj" and is_participle(token) and tokens[token.head].pos == "VERB"
    apart = apart and not is_participle(tokens[token.head])
    return apart and not _has_auxiliary(tokens, root)


def _has_auxiliary(tokens: Sequence[Token], verb: int) -> bool:
    return any(t.head == verb and t.dep.startswith("aux") for t in tokens)


def _agreeing(tokens: Sequence[Token], root: int) -> list[int]:
    """The last subject before a participle that agrees with it."""
    subjects = (i for i in range(root - 1, -1, -1) if tokens[i].dep.startswith("nsubj") and tokens[i].pos == "NOUN")
    return [i for i in subjects if agree(tokens[i], tokens[root])][:1]


def _owners(
    tokens: Sequence[Token], children: Mapping[int, Sequence[int]], inside: frozenset[int], root: int
) -> list[int]:
    """The nouns outside that a root verb is said of."""
    token = tokens[root]
    if token.pos not in ("VERB", "AUX") and not (token.pos == "ADJ" and token.dep in LEANING):
        return []
    own = [c for c in children.get(root, ()) if tokens[c].dep in SUBJECT | PASSIVE]
    if any(tokens[c].pos != "PRON" or "PronType=Rel" not in tokens[c].morph for c in own):
        return [] if any(c in inside for c in own) else own
    if is_stray(tokens, root):
        verbs = (i for i in range(root - 1, -1, -1) if is_participle(tokens[i]) and _has_auxiliary(tokens, i))
        return next((_owners(tokens, children, frozenset(), i) for i in verbs), [])
    if token.dep in TOLD_OF:
        return [token.head]
    leans = token.dep in LEANING or (token.dep == "conj" and token.head < root)
    return _owners(tokens, children, frozenset(), token.head) if leans and not own else []


class _Tree:
    def __init__(
        self,
        tokens: Sequence[Token],
        inside: frozenset[int],
        terms: Sequence[Term],
        lexicon: Lexicon,
        labels: Mapping[int, str],
    ) -> None:
        self.tokens, self.inside, self.lexicon, self.labels = tokens, inside, lexicon, labels
        self.term = {i: t.key for t in terms for i in t.tokens}
        self.act = {i for t in terms if t.kind == "act" for i in t.tokens}
        self.said = {i for t in terms if len(t.tokens) > 1 for i in t.tokens}
        self.children: dict[int, list[int]] = {}
        for i in sorted(inside):
            if tokens[i].head != i:
                self.children.setdefault(tokens[i].head, []).append(i)

    def heads(self) -> list[int]:
        """The words whose governor stands outside, verbs before nouns, and what is coordinated with the first.

        When none of them is a verb but a finite verb stands outside any relative clause, the parser was misled by a
        name or a quotation mark, and that verb leads.
        """
        roots = [i for i in sorted(self.inside) if self._is_root(i) and self.tokens[i].pos in RANK]
        if not any(self.tokens[i].pos == "VERB" or self._has_copula(i) for i in roots):
            roots += [i for i in sorted(self.inside) if self._is_finite(i)][:1]
        if not roots:
            return []
        first = min(roots, key=lambda i: (RANK[self.tokens[i].pos], "relcl" in self.tokens[i].dep, i))
        return [first, *(c for c in self.children.get(first, ()) if self.tokens[c].dep in ALONGSIDE)]

    def _is_root(self, i: int) -> bool:
        head = self.tokens[i].head
        return head == i or head not in self.inside

    def _has_copula(self, i: int) -> bool:
        return any(self.tokens[c].dep == "cop" for c in self.children.get(i, ()))

    def _is_finite(self, i: int) -> bool:
        """Whether token ``i`` is a verb that can stand alone: finite or with an auxiliary, in no relative clause."""
        token = self.tokens[i]
        if token.pos != "VERB" or "acl" in token.dep or token.dep in ("relcl", "advcl"):
            return False
        return "VerbForm=Fin" in token.morph or any(
            self.tokens[c].dep.startswith("aux") for c in self.children.get(i, ())
        )

    def acting(self, head: int, hops: int = HOPS) -> list[int]:
        """The words that name the act under a head: itself, or what a support verb, auxiliary or copula leads to.

        A light act (*ouvrir une enquête*) gives itself and what it leads to.
        """
        if not hops or not self._is_light(head):
            return [head, *self._act_done(head)]
        own = [head] if head in self.act else []
        complement = LIGHT_COMPLEMENT if own else COMPLEMENT
        for wanted, deps in ((self.act, DOWN), (self.term.keys(), complement)):
            for dep in deps:
                found = [c for c in self.children.get(head, ()) if self.tokens[c].dep == dep]
                leading = [h for c in found for h in self.acting(c, hops - 1) if h in wanted]
                if leading:
                    return own + leading
        return [head]

    def is_light_act(self, i: int) -> bool:
        """Whether token ``i`` is an act that needs another to say what it is about."""
        return i in self.act and self.term[i] in self.lexicon.light

    def acts_of_subject(self, head: int) -> list[int]:
        """The subject of a head, when it is an act."""
        return [c for c in self.children.get(head, ()) if self.tokens[c].dep in SUBJECT | PASSIVE and c in self.act]

    def _act_done(self, head: int) -> list[int]:
        """The act that an unlisted verb does: *remettre sa démission*, *être placé en garde à vue*."""
        if head in self.act or self.tokens[head].pos != "VERB":
            return []
        done = [c for c in self.children.get(head, ()) if self.tokens[c].dep in DONE and c in self.act]
        return done[:1]

    def is_support(self, i: int) -> bool:
        """Whether token ``i`` is a word that says nothing but that something is, or is to be."""
        return lemma(self.tokens[i], self.lexicon) in self.lexicon.support

    def _is_light(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self.act:
            return self.term[i] in self.lexicon.light
        return token.pos in ("AUX", "ADP", "ADJ") or (self.is_support(i) and i not in self.said)  # *remettre à*

    def keys(self, i: int) -> list[str]:
        """Whom a token names or means, and the word for it."""
        found = [table[i] for table in (self.labels, self.term) if i in table]
        return [key for key in found if f"name:{key}" not in found]

    def arguments(self, i: int, deps: frozenset[str]) -> list[str]:
        """Keys of the words that fill a role of token ``i``, with one step through prepositions and complements."""
        out: list[str] = []
        for child in self.children.get(i, ()):
            if self.tokens[child].dep in deps:
                out += self.keys(child)
                below = self.children.get(child, ())
                out += [k for c in below if self.tokens[c].dep in OBJECT | NAMING for k in self.keys(c)]
            elif self.tokens[child].dep == "prep" and deps is OBJECT:
                out += [k for c in self.children.get(child, ()) for k in self.keys(c)]
        return out

    def is_negated(self, i: int) -> bool:
        """Whether a negation word, or a verb of denial, bears on token ``i``."""
        if lemma(self.tokens[i], self.lexicon) in self.lexicon.denying:
            return True
        near = [*self.children.get(i, ())] + [
            g
            for c in self.children.get(i, ())
            for g in self.children.get(c, ())
            if self.tokens[g].dep in ("det", "advmod")
        ]
        near = [c for c in near if not is_idle(self.tokens, c, self.lexicon)]
        forms = {form for c in near for form in (fold(self.tokens[c].text), fold(self.tokens[c].lemma))}
        if forms & self.lexicon.negation:
            return True
        return bool(forms & self.lexicon.with_partner and forms & self.lexicon.partner)

    def is_bare(self, head: int) -> bool:
        """Whether the clause is an infinitive (*avoir démissionné*) without a subject of its own."""
        group = [head, *(c for c in self.children.get(head, ()) if self.tokens[c].dep.startswith("aux"))]
        if any("VerbForm=Fin" in self.tokens[i].morph for i in group):
            return False
        subject = any(self.tokens[c].dep in SUBJECT | PASSIVE for c in self.children.get(head, ()))
        return not subject and any("VerbForm=Inf" in self.tokens[i].morph for i in group)

    def has_pronoun(self, head: int) -> bool:
        """Whether the subject is one person told by a pronoun."""
        own = [self.tokens[c] for c in self.children.get(head, ()) if self.tokens[c].dep in SUBJECT | PASSIVE]
        personal = lang.load(self.lexicon.code).words("refer", "personal")
        return any(t.pos == "PRON" and t.text.lower() in personal for t in own)

    def is_earlier(self, head: int) -> bool:
        """Whether its auxiliary is in the past, and so tells what had happened before."""
        near = (self.tokens[c] for c in self.children.get(head, ()))
        return any(t.dep in PERFECT and fold(t.text) in self.lexicon.earlier for t in near)

    def is_passive(self, head: int) -> bool:
        """Whether it is done to the subject that is left out: *(le pont,) fermé en mai*, *(il) a été rouvert*."""
        token = self.tokens[head]
        helpers = [self.tokens[c].dep for c in self.children.get(head, ()) if self.tokens[c].dep.startswith("aux")]
        bare = not helpers and "VerbForm=Part" in token.morph and "Tense=Past" in token.morph
        return (bare and token.dep in TOLD_OF | LEANING) or bool({"aux:pass", "auxpass"} & set(helpers))
