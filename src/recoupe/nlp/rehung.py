"""Main verbs that the parser took for a clause below the participle before them: *Two hostages freed on Monday have
landed in Oslen* tells of a landing.

English leaves out *who were*, and a past participle looks like the past; the parser then makes it the main verb, and
hangs the one that follows on it without anything that would join them. It errs the other way, too, where somebody
tells behind the clause: *A fire killed 31 people, officials said* is no fire that was killed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from recoupe import lang
from recoupe.nlp.tokens import Parse, attached

BELOW = frozenset({"advcl", "conj", "ccomp"})
"""How the parser hangs the main verb on the participle."""
JOINS = frozenset({"mark", "cc", "nsubj", "nsubjpass", "csubj", "expl", "advmod"})
"""Dependents by which a clause stands on its own, or is joined to the one before."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FRONTED = SUBJECTS | {"dep"}
"""How the parser hangs what stands before a verb and is no complement of it."""
AUX = frozenset({"aux", "auxpass"})
OWN = AUX | {"dobj", "attr", "acomp", "mark", "ccomp", "xcomp"}
"""Dependents that a past has and a participle behind its noun has not."""


def rehung(read: Parse) -> Parse:
    """The same tokens, each main verb taken for a clause below a participle made the main verb again, and each past
    taken for a participle made a past."""
    for verb in range(len(read)):
        if read[verb].pos == "VERB":
            read = _made_past(read, *told, verb) if (told := _told(read, verb)) else _parted(read, verb)
    for verb in range(len(read)):
        if read[verb].pos == "VERB" and (whose := _whose(read, verb)) is not None:
            return _swapped(read, read[verb].head, verb, whose)
    return read


def _whose(read: Parse, verb: int) -> int | None:
    """The noun that a verb is the main verb of, where it is hung on the participle that only says which noun; None for
    any other verb."""
    token = read[verb]
    part = read[token.head]
    if token.dep not in BELOW or part.pos != "VERB" or part.i >= verb or not _may_be_participle(read, part.i, verb):
        return None
    own = [t for t in read if t.head == verb and t.i != verb]
    if any(t.dep in JOINS and t.i < verb for t in own) or not _is_finite(read, verb):
        return None
    if any(t.pos in ("PUNCT", "CCONJ", "PRON", "PART") for t in read[part.i : min([verb, *_aux(read, verb)])]):
        return None
    nouns = [t.i for t in read if t.head == part.i and t.dep in SUBJECTS and t.i < part.i and t.pos != "PRON"]
    if part.dep == "acl" and read[part.head].pos in ("NOUN", "PROPN"):
        nouns = [part.head]
    return nouns[0] if len(nouns) == 1 else None


def _told(read: Parse, verb: int) -> tuple[int, int] | None:
    """The past with an object that the parser took for a participle, and its subject, where the subject of ``verb`` is
    another, behind a comma; None where there is none."""
    first, *more = [t.i for t in read if t.head == verb and t.dep in FRONTED and t.i < verb] or [verb]
    behind = next((i for i in more if read[i].dep in SUBJECTS), None)
    if behind is None or read[first].pos not in ("NOUN", "PROPN") or not any(t.text == "," for t in read[first:behind]):
        return None
    pasts = (t for t in read[first:behind] if t.dep == "acl" and t.pos == "VERB" and "Aspect=Perf" in t.morph)
    own = (t.i for t in pasts if first <= t.head < t.i and any(o.head == t.i and o.dep == "dobj" for o in read))
    past = next(own, None)
    return None if past is None else (past, first)


def _made_past(read: Parse, past: int, noun: int, verb: int) -> Parse:
    """The parse with a participle as the past that ``verb`` reports, and a noun as its subject."""
    told = read[past]._replace(head=verb, dep="ccomp", morph="Tense=Past|VerbForm=Fin")
    subject = read[noun]._replace(head=past, dep="nsubj")
    return tuple(told if t.i == past else subject if t.i == noun else t for t in read)


def _parted(read: Parse, verb: int) -> Parse:
    """The parse with the participle that ``verb`` reports, which has a subject and no auxiliary, as a past, with what
    stands behind it as its object, and what a comma sets behind that as the subject of ``verb``."""
    told = next((t for t in read if t.head == verb and t.dep == "ccomp" and t.i < verb), None)
    if told is None or "Aspect=Perf" not in told.morph or any(t.head == told.i and t.dep in AUX for t in read):
        return read
    if not any(t.head == told.i and t.dep in SUBJECTS and t.i < told.i for t in read):
        return read
    moved = {told.i: told._replace(morph="Tense=Past|VerbForm=Fin")}
    taken = next((t for t in read if t.head == verb and t.dep in SUBJECTS and t.i > told.i), None)
    if taken is not None and not any(t.text == "," for t in read[told.i : taken.i]):
        named = [t for t in read if t.dep == "appos" and taken.i < t.i < verb]
        moved |= {taken.i: taken._replace(head=told.i, dep="dobj")}
        moved |= {t.i: t._replace(head=verb, dep="nsubj") for t in named[-1:]}
    return tuple(moved.get(t.i, t) for t in read)


def _may_be_participle(read: Parse, i: int, verb: int) -> bool:
    """Whether a past without an auxiliary, an object or a clause of its own, ``verb`` not counted, may be a
    participle."""
    own = (t.dep for t in read if t.head == i and t.i != verb)
    return "Tense=Past" in read[i].morph and not OWN.intersection(own)


def _is_finite(read: Parse, verb: int) -> bool:
    finite = [read[k].morph for k in (verb, *_aux(read, verb))]
    return any("VerbForm=Fin" in morph and "VerbForm=Inf" not in morph for morph in finite)


def _aux(read: Parse, verb: int) -> list[int]:
    return [t.i for t in read if t.head == verb and t.dep in AUX]


def _swapped(read: Parse, part: int, verb: int, noun: int) -> Parse:
    """The parse with the noun below the verb, and the participle below the noun."""
    above = noun if read[part].dep == "acl" else part
    head = verb if read[above].head == above else read[above].head
    passive = any(read[k].dep == "auxpass" for k in _aux(read, verb))
    moved = {
        verb: (head, read[above].dep),
        noun: (verb, "nsubjpass" if passive else "nsubj"),
        part: (noun, "acl"),
    }
    for token in read:
        if token.head == above and token.i > verb and token.i not in moved:
            moved[token.i] = (verb, token.dep)
    return attached(read, moved)


@cache
def rehanging(code: str) -> Callable[[Parse], Parse]:
    """What mends the parses of a language: nothing, where a participle cannot be taken for the past."""
    return rehung if lang.load(code).table("tagger")["participles_like_past"] else _as_it_is


def _as_it_is(read: Parse) -> Parse:
    return read
