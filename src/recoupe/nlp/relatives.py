"""Relative clauses that the parser took for another: *Le texte, dont l'agence a une copie, prévoit une trêve* tells of
what the text provides, not of a copy.

A clause that a relative pronoun opens hangs on the noun before it, however the parser hung it; where it became the
main clause, the one that hung on it is the main one again. The pronouns are in ``tagger.toml`` of each language, few
or none where the parser knows them well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.nlp.tokens import Parse, attached

RELATIVE = "acl:relcl"
NOUNS = frozenset({"NOUN", "PROPN"})
NAMED = frozenset({"flat:name", "flat:foreign", "compound", "appos"})
"""How a word hangs on the noun that it only names further."""
CLAUSES = frozenset({"ccomp", "advcl", "conj", "parataxis", "xcomp", "dep", "acl:relcl"})
"""How the main verb may hang on a clause that was taken for it."""
BETWEEN = frozenset({"PUNCT", "ADP"})
"""What may stand between a noun and the pronoun: *l'immeuble, dans lequel*."""


@dataclass(frozen=True, slots=True)
class Relatives:
    """The pronouns of a language that open a relative clause after a noun, in lower case; ``oblique`` are those that
    are never its subject."""

    pronouns: frozenset[str]
    oblique: frozenset[str]

    def mended(self, read: Parse) -> Parse:
        """The same tokens, each relative clause below the noun before it, and its subject made one."""
        for token in read:
            if token.text.lower() in self.pronouns and token.pos in ("PRON", "ADV"):
                read = _below_noun(read, token.i)
                read = _inverted(read, token.i) if token.text.lower() in self.oblique else read
        return read


def _inverted(read: Parse, pronoun: int) -> Parse:
    """The parse with the noun behind the verb made its subject, where it has no other: *où dort l'ours*."""
    verb = read[pronoun].head
    own = [t for t in read if t.head == verb and t.i != pronoun]
    nouns = [t.i for t in own if t.dep == "obj" and t.i > verb]
    if verb < pronoun or read[verb].pos != "VERB" or any(t.dep.startswith("nsubj") for t in own) or len(nouns) != 1:
        return read
    return attached(read, {pronoun: (verb, "obl:mod"), nouns[0]: (verb, "nsubj")})


def _below_noun(read: Parse, pronoun: int) -> Parse:
    """The parse with the clause that a pronoun opens below the noun before it, where it is not."""
    verb, noun = _verb(read, pronoun), _antecedent(read, pronoun)
    if verb is None or noun is None or (read[verb].dep == RELATIVE and read[verb].head < pronoun):
        return read
    main = _main(read, verb, pronoun)
    if main is None:
        return read
    made = attached(read, dict(_moved(read, verb, main, noun)))
    return made if _is_tree(made) else read


def _verb(read: Parse, pronoun: int) -> int | None:
    """The finite verb, or what a copula leads to, of the clause that a pronoun opens."""
    at = read[pronoun].head
    while at > pronoun:
        if _is_finite(read, at):
            return at if _opens(read, pronoun, at) else None
        if read[at].head == at:
            return None
        at = read[at].head
    return None


def _opens(read: Parse, pronoun: int, verb: int) -> bool:
    """Whether a pronoun opens the clause of a verb: its subject stands in it, no comma parts the two, unless it
    encloses something (*dont trois mineurs, ont été*), and no verb read as a noun is nearer (*où dort l'ours*)."""
    own = any(t.head == verb and t.dep.startswith(("nsubj", "expl")) and t.i >= pronoun for t in read)
    return own and read[pronoun + 1].pos != "NOUN" and sum(t.text == "," for t in read[pronoun:verb]) != 1


def _is_finite(read: Parse, i: int) -> bool:
    """Whether a token is a finite verb, or has a finite auxiliary or copula."""
    finite = [t.dep for t in read if t.head == i and t.i != i and "VerbForm=Fin" in t.morph]
    verb = read[i].pos in ("VERB", "AUX")
    return "cop" in finite or (verb and ("VerbForm=Fin" in read[i].morph or any(d.startswith("aux") for d in finite)))


def _antecedent(read: Parse, pronoun: int) -> int | None:
    """The noun before a pronoun that it stands for: the nearest, or the one that this one only says the kind of."""
    at = pronoun - 1
    while at > 0 and read[at].pos in BETWEEN and read[at].text not in ("(", ";", ":"):
        at -= 1
    while at > 0 and read[at].pos in ("ADJ", "ADV", "NUM") and read[at].head < at:
        at = read[at].head
    if at < 0 or read[at].pos not in NOUNS:
        return None
    at = _whose_age(read, at)
    while _only_names(read, at):
        at = read[at].head
    return at


def _whose_age(read: Parse, i: int) -> int:
    """The name that a number of years between commas stands behind: *Ana Sol, 71 ans, qui tient une épicerie*."""
    behind = i > 2 and read[i - 1].pos == "NUM" and read[i - 2].text in (",", "(") and read[i - 3].pos == "PROPN"
    return i - 3 if behind else i


def _only_names(read: Parse, i: int) -> bool:
    """Whether a noun says only which or what kind of thing the one above it is: *la commission d'enquête*."""
    token = read[i]
    if token.head >= i or read[token.head].pos not in NOUNS:
        return False
    bare = token.dep == "nmod" and not any(t.dep in ("det", "nummod") for t in read if t.head == i)
    return token.dep in NAMED or (bare and token.pos == "NOUN")


def _main(read: Parse, verb: int, pronoun: int) -> int | None:
    """The verb of the clause around a relative one: the one it hangs on or, where it became the main one, the one
    that hangs on it from outside."""
    if read[verb].head != verb:
        return read[verb].head
    below = [t.i for t in read if t.head == verb and t.i != verb and t.dep in CLAUSES and _is_finite(read, t.i)]
    before = [i for i in below if i < pronoun]
    after = [i for i in below if i > verb and _stands_alone(read, i, verb)]
    return next(iter(before[-1:] or after), None)


def _stands_alone(read: Parse, i: int, verb: int) -> bool:
    """Whether nothing joins a clause to the verb before it, and a comma stands between them."""
    first = min([i, *(t.i for t in read if t.head == i and t.i > verb)])
    joined = any(t.head == i and t.dep in ("mark", "cc", "nsubj", "nsubj:pass") and t.i < i for t in read)
    return not joined and read[first - 1].text in (",", "»", ")")


def _moved(read: Parse, verb: int, main: int, noun: int) -> Iterator[tuple[int, tuple[int, str]]]:
    """The new head and relation of each token that moves."""
    yield verb, (noun, RELATIVE)
    whole = read[verb].head == verb
    if whole:
        yield main, (main, "ROOT")
    top = _top(read, noun, verb)
    if top not in (None, main):
        yield top, (main, _role(read, top, main))
    for token in read:
        outside = token.i <= noun or (whole and (token.i > main > verb or (token.dep == "punct" and token.i > verb)))
        if token.head == verb and token.i not in (verb, main, top) and outside:
            yield token.i, (main, token.dep)


def _role(read: Parse, top: int, main: int) -> str:
    """What a noun is to the main verb, which the parser hung on the verb of the relative clause."""
    if _has(read, top, "case"):
        return "obl:mod"
    if main < top:
        return "obl:mod" if _has(read, main, "obj") else "obj"
    return "nsubj:pass" if _has(read, main, "aux:pass") else "nsubj"


def _top(read: Parse, noun: int, verb: int) -> int | None:
    """The word below a verb on which a noun hangs; None where it does not hang below the verb."""
    at = noun
    while read[at].head != at:
        if read[at].head == verb:
            return at
        at = read[at].head
    return None


def _has(read: Parse, i: int, dep: str) -> bool:
    return any(t.head == i and t.dep == dep for t in read)


def _is_tree(read: Parse) -> bool:
    """Whether every token leads to one root."""
    for token in read:
        at, steps = token.i, 0
        while read[at].head != at:
            at, steps = read[at].head, steps + 1
            if steps > len(read):
                return False
    return sum(t.head == t.i for t in read) == 1


@cache
def relatives(code: str) -> Relatives:
    """The relative pronouns of a language as its data list them."""
    table: Mapping[str, list[str]] = lang.load(code).table("tagger").get("relatives", {})
    return Relatives(frozenset(table.get("pronouns", ())), frozenset(table.get("oblique", ())))
