"""Which figure of one passage counts what a figure of another does.

Two figures count one thing when the noun is one, in either language; when both count people and each member counts
them once; when two acts are one, too. Each figure has one counterpart at most, the best.
"""

from __future__ import annotations

from recoupe.link import Corpus
from recoupe.link.alignment.kinds import companies, kindred
from recoupe.link.differences.counted import Counted, Passage
from recoupe.link.differences.idioms import LARGE, OFTEN, SUM
from recoupe.link.differences.quantities import LENGTH
from recoupe.link.differences.quantity import PEOPLE, Quantity
from recoupe.link.differences.tolls import PASSENGERS, TOLLS, befalling, ends_told
from recoupe.link.differences.totals import with_total
from recoupe.link.memory import per_corpus

ENOUGH = 2
"""Points from which two figures count one thing: 2 for one noun, 1 for two nouns of people, 1 for one act."""
TIMES = 6
"""How many times as many people as others are none of theirs, when they are called otherwise."""


@per_corpus
def counterparts(corpus: Corpus, a: Passage, b: Passage) -> list[tuple[Quantity, Quantity]]:
    """Pairs of quantities, one of either passage, that count one thing; each quantity is in one pair at most."""
    some, others = with_total(corpus, a), with_total(corpus, b)
    abroad = len({corpus.by_article[article].article.language for article, _ in (a, b)}) > 1
    ranked = sorted(
        ((-_points(x, y, some, others, abroad), i, j) for i, x in enumerate(some) for j, y in enumerate(others)),
    )
    left, right, out = set(range(len(some))), set(range(len(others))), []
    for points, i, j in ranked:
        if -points >= ENOUGH and i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((some[i].quantity, others[j].quantity))
    return out


def _points(x: Counted, y: Counted, some: list[Counted], others: list[Counted], abroad: bool) -> int:
    """How much speaks for two figures counting one thing; 0 when something speaks against. ``abroad``: in two languages
    one thing may be called by two words that the data does not bring together."""
    one, two = x.quantity, y.quantity
    if one.measure or two.measure:
        sums = SUM in (one.noun, two.noun) and min(one.low, two.low) >= LARGE
        same = one.noun == two.noun or _are_both_lengths(some, others)
        return ENOUGH if (one.measure and two.measure and same) or sums else 0
    if _met_other_ends(x, y):
        return 0
    act = any(p == q or (p, q) in kindred() for p in x.acts for q in y.acts)
    told = _told(x, y, some, others, act=act, abroad=abroad)
    unnamed = (x.open or y.open) and (act or not (x.part or y.part))
    return told or ENOUGH * (unnamed and _are_alone(some, others) and _are_of_a_size(x, y))


def _are_both_lengths(some: list[Counted], others: list[Counted]) -> bool:
    """Whether either passage gives one length of time and measures nothing else, be they in months and in years."""
    measured = [[c.quantity.noun for c in side if c.quantity.measure] for side in (some, others)]
    return all(len(nouns) == 1 and nouns[0].startswith(LENGTH) for nouns in measured)


def _are_alone(some: list[Counted], others: list[Counted]) -> bool:
    """Whether either passage counts one thing, whatever it measures."""
    return all([c.total for c in side if not c.quantity.measure] == [False] for side in (some, others))


def _told(x: Counted, y: Counted, some: list[Counted], others: list[Counted], *, act: bool, abroad: bool) -> int:
    """How much speaks for two figures, of which neither measures, counting one thing by what they are said to count."""
    one, two = x.quantity, y.quantity
    if OFTEN in (one.noun, two.noun):
        return ENOUGH * (act and one.noun == two.noun)
    if _counts_its_act(x, y) or _counts_its_act(y, x):
        return ENOUGH
    aboard = PASSENGERS in (one.noun, two.noun)  # no crew
    apart = aboard or x.part != y.part  # *52 morts, dont 14 enfants*: the parser hangs 14 on the dead
    if one.noun == two.noun or (x.noun and x.noun == y.noun and not apart):
        return 0 if one.noun == two.noun == PEOPLE and not act and _are_others(x, y) else ENOUGH + act
    tolls = {one.noun, two.noun} & TOLLS.keys()
    if len(tolls) > 1 or aboard:
        return 0
    if not (x.people or y.people or tolls):
        near = (x.noun, y.noun) in kindred() or (abroad and len(some) == len(others) == 1 and act)
        return ENOUGH * (near and _are_of_a_size(x, y))  # *40 000 foyers*, *65,000 homes lost power*
    both = x.people and y.people and _may_be_one(x, y)
    if tolls:  # *douze personnes sont mortes* and *quatorze morts*
        return (ENOUGH + 1) * bool(both and _dies(x, y))
    alone = all(sum(c.people and c.quantity.noun not in TOLLS for c in side) == 1 for side in (some, others))
    fated = bool(_ends(x)) != bool(_ends(y))  # *three people were killed*, *fifteen cases*
    return both * (1 + (act or (alone and not fated)))


def _counts_its_act(x: Counted, y: Counted) -> bool:
    """Whether one counts people by what they do, the other what they did: *22,000 have signed*, *3,000 signatures*."""
    return x.people and bool(y.noun) and not y.people and y.noun in x.acts


def _may_be_one(x: Counted, y: Counted) -> bool:
    """Whether people that are called otherwise may be the same: neither a part of others, nor many times as many, nor
    of two kinds that nobody takes for one another (*soldiers*, *civilians*)."""
    one, two = x.noun, y.noun
    others = one != two and companies().get(one, one) == companies().get(two, two)
    return not (x.part or y.part or others) and _are_of_a_size(x, y)


def _are_others(x: Counted, y: Counted) -> bool:
    """Whether people called no more than that do two things, and are many times as many: *45 people died*, *20,000
    people marched*."""
    return bool(x.acts and y.acts) and not _are_of_a_size(x, y)


def _are_of_a_size(x: Counted, y: Counted) -> bool:
    few, many = sorted((x.quantity, y.quantity), key=lambda q: q.low)
    return many.low <= TIMES * few.high


def _dies(x: Counted, y: Counted) -> bool:
    """Whether the act by which one counts people is what the other's noun tells of."""
    return bool(fate(x) & fate(y))


def _met_other_ends(x: Counted, y: Counted) -> bool:
    """Whether those of one figure were killed and those of the other were wounded, or fell ill."""
    one, two = _ends(x), _ends(y)
    if one and two:
        return not one & two
    fates = (x.acts & befalling(), y.acts & befalling())
    return bool(one or two) and all(fates) and not fates[0] & fates[1]


def _ends(c: Counted) -> set[str]:
    """Which toll those who are counted belong to, by what became of them."""
    return fate(c) & set(TOLLS.values())


def fate(c: Counted) -> set[str]:
    """What became of those who are counted: *nineteen bodies* are of people who were killed."""
    toll = TOLLS.get(c.quantity.noun, "")
    other = {*TOLLS.values()} - {toll} if toll else set()  # *12 dead and 30 wounded*: the second were not killed
    met = {c.noun, *(c.acts - other), toll} - {""}
    return met | {end for key, end in ends_told().items() if key in met}
