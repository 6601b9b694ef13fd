"""What the clauses of a passage are built on: the acts that it tells, not those by which it says whom it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.link.alignment.clauses import Clause
from recoupe.link.alignment.kinds import light, relations
from recoupe.link.alignment.numbers import Amount
from recoupe.link.alignment.terms import Term
from recoupe.model import Token

RELATIVE, REDUCED = frozenset({"acl:relcl", "relcl"}), frozenset({"acl"})
"""How a relative clause hangs on its noun, and a participle that stands for one."""


def built_on(
    read: Sequence[Clause],
    told: Sequence[str],
    things: frozenset[str],
    names: Iterable[str],
    counted: Sequence[Amount],
    aside: frozenset[str],
    reduced: frozenset[str],
) -> frozenset[str]:
    """What the clauses are built on: their heads that are not names, and the acts that a number counts.

    When a number counts victims, the accident that is the subject is not what is told (*le naufrage a fait douze
    morts*). When the parser made a name or a thing the head, the first act stands in.
    """
    heads: frozenset[str] = frozenset().union(*(c.main for c in read)).difference(names)
    tolls = frozenset(told).intersection(key for amount in counted for key in amount.counts)
    lead = read[0].main.difference(names, things, light()) if read else frozenset()
    if lead - aside:  # *la frappe qui a tué douze soldats est une erreur*
        tolls -= aside
    if lead & set(told) - reduced and read[0].tense != "none":  # *deux otages libérés lundi ont atterri à Oslen*
        tolls -= reduced
    tolls -= _overtaken(counted, lead & set(told))
    if tolls:
        heads = heads.difference(*(c.subjects for c in read)) | tolls
    return heads - things or _first(told) or heads


def _overtaken(counted: Iterable[Amount], lead: frozenset[str]) -> frozenset[str]:
    """What the main act rules out for those it counts: *deux blessés ont succombé* tells of two dead."""
    pairs = ((key, act) for amount in counted for act in lead.intersection(amount.counts) for key in amount.counts)
    return frozenset(key for key, act in pairs if (key, act) in relations()[0])


def told_aside(
    acts: Iterable[tuple[Sequence[Token], Term]], dating: frozenset[str], *, reduced: bool = False
) -> frozenset[str]:
    """The acts, each in its sentence, that are told in clauses alone that say which thing is meant, or when the main
    one was so; ``reduced``: or in participles that say which."""
    below = RELATIVE | REDUCED if reduced else RELATIVE
    held = [(act.key, _is_below(tokens, act.tokens[-1], dating, below)) for tokens, act in acts]
    return frozenset(key for key, _ in held) - {key for key, is_below in held if not is_below}


def _is_below(tokens: Sequence[Token], at: int, dating: frozenset[str], below: frozenset[str]) -> bool:
    """Whether a word stands in a clause that hangs on its noun in one of some ways (``below``), or in one that a word
    ``dating`` the main clause opens (*when 14 people were killed*)."""
    while tokens[at].head != at:
        opening = (t for t in tokens if t.head == at and t.i < at)
        timed = tokens[at].dep == "advcl" and any(t.text.casefold() in dating for t in opening)
        if timed or tokens[at].dep in below:
            return True
        at = tokens[at].head
    return False


def _first(told: Sequence[str]) -> frozenset[str]:
    """The first act told that says what it is about, with the light ones before it."""
    full = next((n for n, act in enumerate(told) if act not in light()), len(told))
    return frozenset(told[: full + 1])
