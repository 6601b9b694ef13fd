"""Headlines read as the clauses they stand for: *neuf mineurs sortis vivants* is *nine miners were brought out*.

A headline leaves its auxiliary out, and the parser then takes the noun for the head and what happened for an epithet.
Here the tree is turned round: the participle (or, failing one, the act behind a preposition, *le maire en garde à
vue*) leads, and the noun is whom it is told of.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.link.alignment.terms import Term
from recoupe.model import Token
from recoupe.text.agreement import agree, is_participle

NOUNS = ("NOUN", "PROPN", "NUM", "PRON")
EPITHETS = frozenset({"acl", "amod", "conj", "ROOT", "advcl", "appos", "dep", "parataxis"})
"""How a participle hangs on the noun that it is told of, or on one beside it."""
OBJECTS = frozenset({"obj", "dobj", "ccomp", "xcomp", "attr", "acomp", "oprd"})
PATIENT = "nsubj:pass"
UNDER = frozenset({"nmod", "prep", "pobj", "obl:mod", "obl:arg", "case"})


def spelled_out(
    tokens: Sequence[Token],
    inside: frozenset[int],
    acts: frozenset[int],
    ahead: frozenset[int] = frozenset(),
    *,
    title: bool = True,
) -> tuple[Token, ...]:
    """The tokens of a headline with its tree turned round where the words ``inside`` have no verb of their own.

    ``acts`` are the tokens of known acts, ``ahead`` those of words that look ahead (*due*). A line that has its verb
    comes back as it is, but for a ``title`` whose participle was taken for one. Linear.

    >>> spelled_out((), frozenset(), frozenset())
    ()
    """
    roots = [i for i in sorted(inside) if tokens[i].head not in inside or tokens[i].head == i]
    if not roots:
        return tuple(tokens)
    verb = next((i for i in roots if tokens[i].pos == "VERB"), None)
    if verb is not None or any(_is_finite(tokens[i]) for i in inside):
        return _passive(tokens, inside, roots[0] if verb is None else verb) if title else tuple(tokens)
    noun = next((i for i in roots if tokens[i].pos in NOUNS), None)
    if noun is None:
        return tuple(tokens)
    said = _participle(tokens, inside, noun, ahead)
    if said is not None:
        return _turned(tokens, inside, _subject(tokens, noun, said), said, PATIENT)
    act = _act(tokens, inside, noun, acts)
    return tuple(tokens) if act is None else _turned(tokens, inside, noun, act, "nsubj")


def topic(tokens: Sequence[Token], inside: frozenset[int], terms: Sequence[Term]) -> frozenset[int]:
    """The words of a headline that only announce what it is about: those before a colon, where they have no verb and
    a verb or an act stands behind it (*Incendie de Valdor : deux suspects relâchés*). Linear."""
    colon = next((i for i in sorted(inside) if tokens[i].text == ":"), None)
    if colon is None:
        return frozenset()
    before = frozenset(i for i in inside if i <= colon)
    behind = inside - before
    told = any(t.kind == "act" and behind.issuperset(t.tokens) for t in terms)
    told = told or any(_is_finite(tokens[i]) or is_participle(tokens[i]) for i in behind)
    return before if told and not any(_is_finite(tokens[i]) for i in before) else frozenset()


def _is_finite(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and ("VerbForm=Fin" in token.morph or "VerbType=Mod" in token.morph)


def _passive(tokens: Sequence[Token], inside: frozenset[int], root: int) -> tuple[Token, ...]:
    """A past tense without an object is a participle that the tagger misread: headlines tell the past in the present.

    *Strike called off*, *Bridge reopened to traffic*.
    """
    verb = tokens[root]
    own = [t for t in tokens if t.head == root and t.i != root and t.i in inside]
    misread = verb.pos == "VERB" and "Tense=Past" in verb.morph
    if not misread or any(t.dep in OBJECTS or t.dep.startswith("aux") for t in own):
        return tuple(tokens)
    out = [t._replace(dep=PATIENT) if t in own and t.dep == "nsubj" else t for t in tokens]
    out[root] = verb._replace(morph=verb.morph.replace("VerbForm=Fin", "VerbForm=Part"))
    return tuple(out)


def _participle(tokens: Sequence[Token], inside: frozenset[int], noun: int, looking: frozenset[int]) -> int | None:
    """The last participle that hangs on no other one, so that epithets come before it and details behind.

    *Un homme armé arrêté à Valdor*: he was arrested. An infinitive that looks ahead does as well (*minister
    to visit Berne*).
    """
    found = None
    for i in sorted(inside):
        token = tokens[i]
        ahead = ("VerbForm=Inf" in token.morph or i in looking) and token.head == noun and i > noun
        told = is_participle(token) and token.dep in EPITHETS and i > noun
        if (ahead or told) and (found is None or not _hangs_on(tokens, i, found)):
            found = i
    return found


def _hangs_on(tokens: Sequence[Token], i: int, above: int) -> bool:
    while tokens[i].head not in (i, above):
        i = tokens[i].head
    return tokens[i].head == above


def _subject(tokens: Sequence[Token], noun: int, said: int) -> int:
    """The noun that a participle is told of: the one that leads, unless it agrees with the one it hangs on alone."""
    other = tokens[said].head
    if other == noun or tokens[other].pos not in NOUNS or agree(tokens[noun], tokens[said]):
        return noun
    return other if agree(tokens[other], tokens[said]) else noun


def _act(tokens: Sequence[Token], inside: frozenset[int], noun: int, acts: frozenset[int]) -> int | None:
    """The act behind a preposition that a noun, which is none itself, is in: *in custody*, *de retour*."""
    if noun in acts:
        return None
    for i in sorted(inside & acts):
        steps = [i, tokens[i].head]
        near = tokens[i].head == noun or tokens[tokens[i].head].head == noun
        if i > noun and near and all(tokens[k].dep in UNDER for k in steps if k != noun):
            return i
    return None


def _turned(tokens: Sequence[Token], inside: frozenset[int], noun: int, said: int, role: str) -> tuple[Token, ...]:
    """The tokens with ``said`` at the head of the line, ``noun`` its subject, and what led the line below it."""
    top = noun
    while tokens[top].head in inside and tokens[top].head != top:
        top = tokens[top].head
    active = "VerbForm=Inf" in tokens[said].morph and role == PATIENT and not _is_passive(tokens, said)
    out = list(tokens)
    out[top] = tokens[top]._replace(head=said, dep="dep")
    out[noun] = tokens[noun]._replace(head=said, dep="nsubj" if active else role)
    out[said] = tokens[said]._replace(head=said, dep="ROOT")
    return tuple(out)


def _is_passive(tokens: Sequence[Token], verb: int) -> bool:
    return any(t.head == verb and t.dep in ("auxpass", "aux:pass") for t in tokens)
