"""Which members of a claim deny it: those that say it is not so of what another says is so.

A claim that all who tell it tell in the negative (*there is no vaccine*) is denied by nobody; nor is one that somebody
denies while others only say the same in a negated sentence (*he rejects any fault*, *I never did*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.denied import answers, says_no
from recoupe.link.differences.desk import Desk, Group, Members, desk_of
from recoupe.link.memory import per_corpus
from recoupe.model import Member


def heard(corpus: Corpus, members: Sequence[Member]) -> tuple[Voice, ...]:
    """One voice for each member, in the order given, ``against`` where it denies the claim. Cost: members squared."""
    return _heard(corpus, tuple(members))


@per_corpus
def _heard(corpus: Corpus, members: tuple[Member, ...]) -> tuple[Voice, ...]:
    plain = voices(corpus, members)
    against = _against(desk_of(corpus), Members(members), plain)
    return tuple(replace(v, against=True) if v.index in against else v for v in plain)


def _against(desk: Desk, claim: Group, plain: Sequence[Voice]) -> set[int]:
    """The members that deny what others tell; where nobody tells it, those that deny it alone."""
    pairs = answers(desk, claim, plain)
    if pairs:
        told = {a.index for a, _ in pairs}
        return {b.index for _, b in pairs} | {v.index for v in plain if v.index not in told and says_no(desk.corpus, v)}
    denying = {v.index for v in plain if v.statement and v.statement.stance == "deny"}
    agreeing = any(v.index not in denying and says_no(desk.corpus, v) for v in plain)
    return set() if agreeing else denying
