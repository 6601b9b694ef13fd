"""What two clauses must have in common before they can contradict each other."""

from __future__ import annotations

from functools import cache

from recoupe import lang
from recoupe.link.alignment.kinds import kindred, relations
from recoupe.link.alignment.lexicon import verb_forms
from recoupe.link.alignment.occasions import meet
from recoupe.link.alignment.proposition import Proposition
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights
from recoupe.text.folding import fold

SAME_DOERS = 0.55
"""Share of those who do it that must agree when both sides name some and neither names all of the other's."""
SPOKEN_OF = 0.6
"""Part of their number that must be spoken of in the other clause, in whatever part."""


def is_main(p: Proposition, unit: Unit) -> bool:
    """Whether a clause of a unit tells what the unit mainly does; a thin verb is left out of what a clause holds."""
    return bool(p.held & unit.main) or "there" in p.modes


def share(part: frozenset[str], whole: frozenset[str], weight: Weights) -> float:
    """How much of what a set of keys tells, by weight, a part of it holds; 0 for an empty set."""
    total = weight.total(whole)
    return weight.total(part) / total if total else 0.0


def are_on_one_thing(p: Proposition, q: Proposition, weight: Weights) -> bool:
    """Whether two clauses are about the same: two words at least, the same figures, the same doers if any.

    Who does it in one may be named otherwise in the other: *the firm goes on with the sale*, *the sale goes on*.
    """
    doers = share_doers(p, q, weight) or _speak_of_doers(p, q)
    return len(p.held & q.held) > 1 and not count_otherwise(p, q) and doers


def _speak_of_doers(p: Proposition, q: Proposition) -> bool:
    """Whether each of two clauses speaks of most of those who do it in the other; a *campaign of* weighs no more."""
    return all(len(x.agents & y.held) >= SPOKEN_OF * len(x.agents) for x, y in ((p, q), (q, p)))


def count_otherwise(p: Proposition, q: Proposition) -> bool:
    """Whether each gives figures, and none of them both."""
    return bool(p.figures and q.figures and not p.figures & q.figures)


def share_doers(p: Proposition, q: Proposition, weight: Weights) -> bool:
    """Whether those who do it agree, or one side names none; two governments of two states do not."""
    if not p.agents or not q.agents or p.agents <= q.agents or q.agents <= p.agents:
        return True
    return weight.total(p.agents & q.agents) >= SAME_DOERS * max(weight.total(p.agents), weight.total(q.agents))


def tell_one_act(p: Proposition, q: Proposition) -> bool:
    """Whether two clauses share their act, tell acts of one event, or both say what one thing is."""
    near = relations()[1], kindred()
    if p.acts & q.acts or any((x, y) in pairs for x in p.acts for y in q.acts for pairs in near):
        return True
    if p.copular and q.copular and 2 * len(p.agents & q.agents) > max(len(p.agents), len(q.agents)):
        return True
    groups = _kin()
    one, two = ({group for word in x.told for group in groups.get(word, ())} for x in (p, q))
    return bool(one & two)


def may_tell_one_act(p: Proposition, q: Proposition) -> bool:
    """Whether the act of one is mentioned in the other: *the meeting was short*, *they did not meet*."""
    return bool(p.acts & q.held or q.acts & p.held)


def are_apart_in_time(a: Unit, b: Unit) -> bool:
    """Whether two units give days, and none of them both: prices that rose in May may have fallen in June."""
    return bool(a.dates and b.dates) and not meet(a.dates, b.dates)


@cache
def _kin() -> dict[str, frozenset[tuple[str, int]]]:
    """For each folded lemma of every language, the groups of words that it may share an act with."""
    out: dict[str, frozenset[tuple[str, int]]] = {}
    for code in lang.codes():
        groups = [group.split() for group in lang.load(code).table("kin")["groups"]]
        forms, _ = verb_forms(lang.load(code), (word for group in groups for word in group))
        for number, group in enumerate(groups):
            for word in map(fold, group):
                out[word] = out.get(word, frozenset()) | {(code, number)}
        for form, verb in forms.items():  # taggers leave some verbs as they stand
            out.setdefault(form, out[verb])
    return out
