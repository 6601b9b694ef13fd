"""What two units say is done, by whom and to whom: the features of acts, each a function of a pair."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.link.alignment.kinds import companies, ends, kindred, light, motions, reciprocal, relations
from recoupe.link.alignment.lexicon import NATION
from recoupe.link.alignment.occasions import meet
from recoupe.link.alignment.score import NOTHING, Finding
from recoupe.link.alignment.unit import Unit

SHORT = 6
"""Words up to which a unit is one clause, so that another act is another claim; a longer one holds several."""
DIRECTIVE = ("urge", "ask")
"""Stances that want a thing done, where the others say that it is."""
FEW_KEYS = 4
"""Words of a denial that says nothing but that it was not so."""
MANY = 2
"""How many acts a unit may be built on for each that another shares with it in full."""
MENTIONED, MENTIONED_BESIDE = 0.4, 0.1
"""What an act counts that one is built on and the other mentions, and the same beside another act that it is built on:
to appeal against a conviction is not to convict."""
OTHER_ACT = -0.3
"""What another act by another speaks against, where acts that exclude each other count -1."""
ONE_DAY = -0.3
"""What an act to come and a past one on the same day count, where those of other days count -1."""
WANTED = frozenset({"wanted", "wants"})
"""Modes of a clause that says what somebody wants, or that somebody wants it."""
DENIALS = frozenset({"deny", "reject"})
"""What somebody does who only denies."""
RELATED = 0.5
"""What acts that often tell one fact count, where one act counts 1."""


def act(a: Unit, b: Unit) -> Finding:
    """Whether what is told is one act, a related one, or another one."""
    against, near = relations()
    shared = tuple(sorted(a.main & b.main))
    one, two = tuple(sorted(a.main)), tuple(sorted(b.main))
    if full := set(shared) - light():
        most = max(len(a.main - light()), len(b.main - light()))
        return Finding(1.0 if MANY * len(full) >= most else 0.6, shared, shared)
    if any((x, y) in against for x in one for y in two):
        return NOTHING
    if shared:
        company = (a.acts & b.acts) - light()
        return Finding(0.8 if company or one == two else 0.3, shared, shared)
    mentioned = tuple(sorted((a.main & {*b.acts, *b.words} | b.main & {*a.acts, *a.words}) - light()))
    if mentioned:
        own = [unit.main & unit.acts - light() - set(mentioned) for unit in (a, b)]
        return Finding(MENTIONED_BESIDE if any(own) else MENTIONED, mentioned, mentioned)
    if any((x, y) in near or (x, y) in kindred() for x in one for y in two):
        return Finding(0.5, one, two)
    if not (one and two):
        return NOTHING
    listed = bool(a.main & a.acts and b.main & b.acts)  # two words that no list holds may mean one thing
    return Finding((-0.25 if listed else -0.12) * min(1.0, SHORT / max(len(a.words), len(b.words), 1)), one, two)


def exclusion(a: Unit, b: Unit) -> Finding:
    """Against when what one tells is not what the other does although all else may agree.

    Acts that exclude each other (to leave, to arrive), an act and its end, other acts done by others, or one act of
    people of another kind or nation (soldiers killed, rebels killed).
    """
    against, near = relations()
    one, two = tuple(sorted(a.main)), tuple(sorted(b.main))
    pairs = [(x, y) for x in one for y in two]
    if _is_over(a, b) or _is_over(b, a):
        return Finding(-1.0, one, two)
    if a.main & b.main - light():
        some, rest = _people(a), _people(b)
        apart = set(some.values()) & set(rest.values()) and not set(some) & set(rest)
        return Finding(-1.0, tuple(sorted(some)), tuple(sorted(rest))) if apart else NOTHING
    if any(pair in against for pair in pairs):  # not to reopen is to stay closed
        return Finding(-1.0, one, two) if a.negated == b.negated else NOTHING
    listed = pairs and not a.main & b.main and a.main <= a.acts and b.main <= b.acts
    others = a.subjects and b.subjects and not a.subjects & b.subjects
    if listed and others and not any(pair in near or pair in kindred() for pair in pairs):
        return Finding(OTHER_ACT, one, two)
    return NOTHING


def _is_over(a: Unit, b: Unit) -> bool:
    """Whether one says that what the other tells of has ended: *le confinement est levé*, *400 habitants confinés*."""
    if not a.main & ends() or b.main & ends() or a.negated or b.negated:
        return False
    return bool((a.subjects | a.objects) & b.main - light())


def _people(unit: Unit) -> dict[str, str]:
    """The keys of those who are counted in what is done, or do it, who are of one kind or nation, with what sort that
    is."""
    counted = (set(amount.counts) for amount in unit.amounts if unit.main.intersection(amount.counts))
    keys = set(unit.subjects).union(*counted) - unit.main
    sorts = {key: NATION if key.startswith(NATION) else companies().get(key) for key in sorted(keys)}
    return {key: sort for key, sort in sorts.items() if sort}


def tense(a: Unit, b: Unit) -> Finding:
    """Against when one occasion is past and the other to come; what was to be on a day is told of that day."""
    apart = {a.tense, b.tense} == {"future", "past"}
    return Finding(ONE_DAY if meet(a.dates, b.dates) else -1.0) if apart else NOTHING


def force(a: Unit, b: Unit) -> Finding:
    """Against when one wants a thing done that the other says is; a call for a day is the news of that day.

    Whoever is told to want it orders it too: *they demand their bonuses*.
    """
    if is_order(a) == is_order(b) or (a.main & b.main and meet(a.dates, b.dates)):
        return NOTHING
    if any(p.modes & WANTED for u in (a, b) if not is_order(u) for p in u.told):
        return NOTHING
    return Finding(-1.0)


def roles(a: Unit, b: Unit) -> Finding:
    """Against when the two who take part in one act change places: who arrests has not been arrested."""
    if not a.main & b.main - light() or a.subjects & b.subjects or a.main & b.main & reciprocal():
        return NOTHING
    there, back = (one.subjects.intersection(one.names) & set(two.names) for one, two in ((a, b), (b, a)))
    return Finding(-1.0, tuple(sorted(there)), tuple(sorted(back))) if there and back else NOTHING


def patient(a: Unit, b: Unit) -> Finding:
    """Against when one act is done to different things: arms delivered, aid delivered."""
    if not a.main & b.main - light() - motions():
        return NOTHING
    one, two = (unit.objects.difference(unit.acts, unit.subjects, unit.names) for unit in (a, b))
    apart = one and two and not (one & set(b.words) or two & set(a.words))
    return Finding(-1.0, tuple(sorted(one)), tuple(sorted(two))) if apart else NOTHING


def denial(a: Unit, b: Unit) -> Finding:
    """For, when one only says that an act did not happen, which the other tells: a denial answers something."""
    bare = [u for u in (a, b) if u.negated and len(u.keys) <= FEW_KEYS]
    one, two = met(a, b) if bare else ((), ())
    if bare and not one:
        common = both(a.words, b.words)
        one = two = common if any(u.stance == "deny" and u.words == common for u in bare) else ()
    return Finding(1.0 if one == two else RELATED, one, two) if one else NOTHING


def met(a: Unit, b: Unit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The full acts that both are built on or, failing that, those of either that often tell one fact."""
    one, two = a.main - light(), b.main - light()
    if one & two:
        return tuple(sorted(one & two)), tuple(sorted(one & two))
    near = sorted((x, y) for x in one for y in two if (x, y) in kindred())
    return tuple(dict.fromkeys(x for x, _ in near)), tuple(dict.fromkeys(y for _, y in near))


def event(a: Unit, b: Unit, events: frozenset[str]) -> Finding:
    """For, when both tell one of the acts that a story is about: it is told in every way, and happened once."""
    told = tuple(sorted(a.main & b.main & a.acts & b.acts & events))
    alike = a.tense == b.tense or "future" not in (a.tense, b.tense)
    if not told or not alike or a.negated != b.negated or a.remote != b.remote or is_order(a) != is_order(b):
        return NOTHING
    if _others_counted(a, b, told):
        return NOTHING
    return Finding(1.0, told, told)


def _others_counted(a: Unit, b: Unit, told: Sequence[str]) -> bool:
    """Whether another number of others is counted in what both tell (*deux soignants*, *cinq rebelles libérés*)."""
    one, two = ([m for m in unit.amounts if set(told) & {*m.counts}] for unit in (a, b))
    some, rest = ({key for m in found for key in m.counts}.difference(told) for found in (one, two))
    if not (some and rest) or some & rest or {m.value for m in one} & {m.value for m in two}:
        return False
    return not any((x, y) in kindred() for x in some for y in rest)


def is_order(unit: Unit) -> bool:
    """Whether it wants a thing done, or not done: *exhorter à*, *avertir de ne pas*."""
    return unit.stance in DIRECTIVE or (unit.stance == "warn" and unit.bare)


def silence(a: Unit, b: Unit) -> Finding:
    """Against when one declines to speak and the other says something else, or somebody else declines: whose silence
    it is makes it what it is. What one declines to say may be what another says."""
    mute = [u for u in (a, b) if u.stance == "decline"]
    if not mute or (len(mute) == 1 and a.main & b.main - light() and _is_answered(a, b)):
        return NOTHING
    one, two = a.source or "", b.source or ""  # *le club*, *le porte-parole du club*
    same = one and two and (one in two or two in one)
    return NOTHING if len(mute) == 2 and same else Finding(-1.0, (one,), (two,))


def _is_answered(a: Unit, b: Unit) -> bool:
    """Whether two share more than what happens, where both say more: a demand received, a call received."""
    return len({*a.words} & {*b.words}) > 1 or min(len(a.words), len(b.words)) < 2 or bool(set(a.names) & set(b.names))


def refused(a: Unit, b: Unit) -> Finding:
    """Against when two others only deny, and neither says what: *Le club a démenti*, *the bank denied it*."""
    only = all(u.main and {*u.main, *u.words} - u.subjects <= DENIALS for u in (a, b))
    apart = only and not a.borrowed and not b.borrowed and not a.subjects & b.subjects
    return Finding(-1.0, tuple(sorted(a.subjects)), tuple(sorted(b.subjects))) if apart else NOTHING


def both(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in a if key in b)
