"""A clause that denies what a clause of another passage says.

The denied clause must be met: most of what it tells stands somewhere on the other side, and a clause there, which is
not denied itself, tells it in return. The less sure it is that both tell one act, the more must be met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from recoupe import lang
from recoupe.link.alignment.kinds import light
from recoupe.link.alignment.proposition import Proposition
from recoupe.link.alignment.turners import polarity
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights
from recoupe.link.differences.likeness import count_otherwise, may_tell_one_act, share, share_doers, tell_one_act
from recoupe.text.folding import fold

SAME_ACT = (0.3, 0.1)
"""Share of a denied clause that the other side must hold, and of the clause it denies that must be met in return."""
OTHER_WORDS = (0.45, 0.3)
"""The same where the act of both may be one in other words, and the same do it."""
OTHER_WORDS_BOTH = 1.15
"""What these two must come to together."""
ALL_BUT = 0.8
"""Share of a clause that says that a thing is not there which must be met where the other side tells of that thing."""
JOINED, CLOSE = 1.5, 2.2
"""What the table of claims must say of two passages that one claim would join, and of two that are all but one."""
CLOSE_PART = 0.4
"""Share of a denied clause that is enough in such passages, where as much of the other is met as in ``SAME_ACT``."""
BROUGHT = 0.4
"""Share of two things said to have nothing to do with each other that a clause must hold which says why one is so."""
BESIDE, BOTH_UNNAMED = 3, 1.2
"""Words beside the act that must be common, and what both shares must come to, where those who do it are called
otherwise: *the bank*, *the institution*."""


def denials(
    some: Sequence[Proposition], others: Sequence[Proposition], weight: Weights, *, alike: float = 0.0
) -> Iterator[tuple[float, Proposition, Proposition]]:
    """Clauses of ``some`` that deny a clause of ``others``, each with that clause and how sure it is, from 0 to 1.

    The more ``alike`` two passages are as wholes, by the table of claims, the less of two clauses must be met.
    """
    everything = frozenset[str]().union(*(q.held for q in others))
    for p in (p for p in some if p.negated and not p.unsure):
        for q in others:
            shared = p.held & q.held
            if q.negated or q.unsure or not _may_deny(p, q, others, weight):
                continue
            covered, met = share(p.held & everything, p.held, weight), share(shared, q.held, weight)
            if len(shared) < 2 and not (alike >= JOINED and _do_alone(p, q, covered, weight)):
                continue
            near = alike >= JOINED and covered >= CLOSE_PART and met >= SAME_ACT[1]
            one_act = tell_one_act(p, q) or (alike >= CLOSE and may_tell_one_act(p, q) and _is_said(p, q, others))
            if (near and one_act) or _is_met(p, q, covered, met, everything, weight):
                yield (covered + met) / 2, p, q


def _may_deny(p: Proposition, q: Proposition, others: Sequence[Proposition], weight: Weights) -> bool:
    """Whether a denied clause may be of another one, which tells of what both turn on, and of as many; others of that
    passage do not deny it, too."""
    shared = p.held & q.held
    if count_otherwise(p, q) or _is_no_denial(p, q) or any(x.focus and not x.focus & shared for x in (p, q)):
        return False
    return not any(z.negated and weight.total(z.held & p.held) >= weight.total(shared) for z in others)


def parted(
    some: Sequence[Proposition], others: Sequence[Proposition], weight: Weights
) -> Iterator[tuple[float, Proposition, Proposition]]:
    """Clauses of ``some`` that say that two things have nothing to do with each other, which a clause of ``others``
    brings together: *without any link to the strike*, *they left because of the strike*."""
    if any(q.negated and "links" in q.modes for q in others):
        return
    for p in (p for p in some if p.negated and not p.unsure and "links" in p.modes):
        sides = [side for side in (p.agents, p.held - p.acts - p.agents) if side]
        for q in (q for q in others if not (q.negated or q.unsure) and (q.why or "links" in q.modes)):
            told = q.held.union(*(reason.given | reason.of for reason in q.why))
            common = told.intersection(frozenset[str]().union(*sides))
            met = share(common, frozenset[str]().union(*sides), weight)
            if len(common) > 1 and all(side & told for side in sides) and met >= BROUGHT:
                yield met, p, q


def _do_alone(p: Proposition, q: Proposition, covered: float, weight: Weights) -> bool:
    """Whether the same do one act in two clauses that have nothing else in common.

    A word that no list of meanings holds (*prendre*) may stand for any act, but where it is all that is denied.
    """
    acts = p.acts & q.acts - light()
    enough = covered >= SAME_ACT[0] if any(not act.startswith("~") for act in acts) else p.held <= q.held
    return bool(acts) and enough and bool(p.agents) == bool(q.agents) and share_doers(p, q, weight)


def _is_said(p: Proposition, q: Proposition, others: Sequence[Proposition]) -> bool:
    """Whether ``q`` wants nothing, and no clause of ``others`` denies what ``p`` denies."""
    return "wants" not in q.modes and not any(z.negated and tell_one_act(z, p) for z in others)


def _is_no_denial(p: Proposition, q: Proposition) -> bool:
    """Whether both may hold: one only wants what the other denies, or it was so and is no longer."""
    more = q.modes - p.modes
    return bool(more & {"wanted", "wants"}) or ("ended" in p.modes and "past" in more) or stops(p, q)


def stops(p: Proposition, q: Proposition) -> bool:
    """Whether one clause says that a thing is so no longer, and the other that it was stopped: *they stopped selling*,
    *they sell no longer*."""
    return "ended" in p.modes and bool(q.words & _stopping())


@cache
def _stopping() -> frozenset[str]:
    """The verbs by which something comes to an end, in all languages."""
    return frozenset(fold(w) for code in lang.codes() for w in lang.load(code).words("oppose", "ended.stopping"))


def _is_met(
    p: Proposition, q: Proposition, covered: float, met: float, everything: frozenset[str], weight: Weights
) -> bool:
    """Whether enough of a denied clause and of the one it denies is common to both."""
    shared, doers = p.held & q.held, share_doers(p, q, weight)
    more = covered >= OTHER_WORDS[0] and met >= OTHER_WORDS[1] and covered + met >= OTHER_WORDS_BOTH
    if tell_one_act(p, q):
        beside = shared - p.acts - q.acts
        named_otherwise = len(beside) >= BESIDE and covered + met >= BOTH_UNNAMED
        spoken_of = more and p.agents <= everything
        return named_otherwise or spoken_of or (doers and covered >= SAME_ACT[0] and met >= SAME_ACT[1])
    if "there" in p.modes and p.acts & q.held and covered >= ALL_BUT and met >= SAME_ACT[1] and "wants" not in q.modes:
        return len(shared) >= BESIDE - 1 and p.agents <= everything
    return more and doers and bool(p.agents and q.agents) and may_tell_one_act(p, q) and "wants" not in q.modes


def answers(claimed: Unit, denied: Unit) -> bool:
    """Whether a bare denial is of what another unit tells: of the same doers, or of anybody (*nobody died*)."""
    if denied.stance == "deny":
        return True
    nobody = polarity(lang.load(denied.language)).nobody
    return any(
        p.acts & q.acts - light() and not _is_no_denial(p, q) and (p.agents & q.held if p.agents else p.words & nobody)
        for p in denied.told
        if p.negated and not p.unsure
        for q in claimed.told
        if not (q.negated or q.unsure)
    )


def answers_bare(p: Proposition, claimed: Unit) -> bool:
    """Whether a clause that denies an act and nothing else is of what a unit tells: of everybody, or of somebody."""
    nobody = frozenset[str]().union(*(polarity(lang.load(code)).nobody for code in lang.codes()))
    if "wanted" in p.modes:
        return False  # *pas peur de mourir*
    if p.words & nobody:
        return True
    doing = [q for q in claimed.told if q.acts & p.acts and not (q.negated or q.unsure or _is_no_denial(p, q))]
    return any(q.agents for q in doing)
