"""Two passages that no claim joins for the very thing in which they differ: another figure, day or place.

What is left of the table of claims without the features of that difference must hold them together. Then what their
two claims hold is read as one claim, and a row is shown when it sets members of both against each other.

Block: passages that give a value of the kind and share words. Compare: the table. Connect: the rule of the kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.holders import holders
from recoupe.link.alignment.kinds import kindred, light
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights, weights
from recoupe.link.counting.clashes import day_of, days, is_dated_by_weekday, is_one_voice
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.conflicts import conflicts
from recoupe.link.differences.counted import counted
from recoupe.link.differences.denied import denied
from recoupe.link.differences.desk import Desk, Group, Members, homes, is_quote, whole
from recoupe.link.differences.hedging import cites, keeps, lost
from recoupe.link.differences.nearness import Nearness
from recoupe.link.differences.tolls import TOLLS
from recoupe.link.differences.values import dates, numbers
from recoupe.link.differences.whereabouts import are_apart, placed, places_of
from recoupe.link.differences.wordings import may_be_one_speaker, reworded
from recoupe.model import Divergence, Member
from recoupe.text.folding import fold

SHARED = 2
"""Keys that two passages share to be compared."""
COVERED = 0.35
"""Share of what a denial tells, by weight, that the passage it denies must hold."""
HELD = "hold"
"""The act of what takes place, of which its subject says what it is."""
OLD = 14
"""Days before an article from which a dated passage tells of another occasion than one without a date."""
APART = (45, 400)
"""Most days between two days, and between two months or years, of one thing."""

Rule = Callable[[Desk, Group, Sequence[Voice]], Iterator[Divergence]]
Side = tuple[Unit, Voice]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A kind of difference: the rule that tells it, what a passage must have, when two differ, what holds them
    together all the same (``without`` some features, ``least`` by the table, ``shared`` keys)."""

    rule: Rule
    has: Callable[[Corpus, Side], bool]
    differ: Callable[[Corpus, Side, Side, Weights], bool]
    without: frozenset[str]
    least: float
    shared: int = SHARED


def bridged(desk: Desk, claims: Sequence[Group], every: Sequence[Unit], near: Nearness) -> Iterator[Divergence]:
    """The rows between passages that no claim joins. Cost: pairs of passages that share words."""
    home, weight = homes(claims), weights(every)
    sides = [(u, voices(desk.corpus, (u.member,))[0]) for u in every]
    for bridge in BRIDGES:
        told: set[tuple[Member, ...]] = set()
        for a, b in _pairs(
            desk, [s for s in sides if not s[1].silent and bridge.has(desk.corpus, s)], home, bridge.shared
        ):
            if not bridge.differ(desk.corpus, a, b, weight) or recalls(desk.corpus, a[0], b[0]):
                continue
            if near.likeness(a[0], b[0], without=bridge.without) < bridge.least:
                continue
            sides_of = [whole(claims, home, unit.member) for unit, _ in (a, b)]
            both = Members(tuple(dict.fromkeys(m for members in sides_of for m in members)))
            if both.members not in told:
                told.add(both.members)
                rows = bridge.rule(desk, both, voices(desk.corpus, both.members))
                ends = [frozenset(members) for members in sides_of]
                yield from (row for row in rows if not any(end.isdisjoint(row.members) for end in ends))


def _pairs(desk: Desk, pool: Sequence[Side], home: Mapping[Member, int], least: int) -> Iterator[tuple[Side, Side]]:
    """Passages of different claims and voices that share enough keys, in their order."""
    found = holders(unit for unit, _ in pool)
    common = Counter(pair for numbers in found.values() for pair in combinations(numbers, 2))
    for i, j in sorted(pair for pair, shared in common.items() if shared >= least):
        (one, a), (two, b) = pool[i], pool[j]
        apart = home.get(one.member, one.member) != home.get(two.member, two.member)
        if apart and not desk.are_apart(one.article, two.article) and not is_one_voice(a, b):
            yield pool[i], pool[j]


def recalls(corpus: Corpus, a: Unit, b: Unit) -> bool:
    """Whether one of two passages, the only one with a day, recalls another occasion than the day's news."""
    return bool(a.dates) != bool(b.dates) and (_is_old(corpus, a) or _is_old(corpus, b))


def _is_old(corpus: Corpus, unit: Unit) -> bool:
    """Whether all days of a passage lie well before its article: it recalls another occasion."""
    published = corpus.published.get(unit.article)
    if not unit.dates or not (published and published.earliest):
        return False
    return (_day(published.earliest) - max(_day(latest) for _, latest, _ in unit.dates)).days > OLD


def _day(iso: str) -> date:
    return date.fromisoformat((iso + "-01-01")[:10])


def _counts(corpus: Corpus, side: Side) -> bool:
    return bool(counted(corpus, side[0].article, side[0].spans))


def _count_otherwise(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    """Whether they differ in a figure of one noun."""
    (one, v), (two, w) = a, b
    same = _counted_in(corpus, one) & _counted_in(corpus, two)
    found = conflicts(corpus, (one.article, one.spans, v.statement), (two.article, two.spans, w.statement))
    bound = not all(measure for measure, _ in same) or bool(one.main & two.main - light())
    return bool(found) and ((bool(same) and bound) or _counts_toll(corpus, one, two)) and one.remote == two.remote


def _counts_toll(corpus: Corpus, one: Unit, two: Unit) -> bool:
    """Whether one counts the dead or the wounded, whom the other may count as people: *eleven died*, *two dead*."""
    tolls = any(name in TOLLS for _, name in _counted_in(corpus, one) ^ _counted_in(corpus, two))
    return tolls and bool(one.main & two.main - light())


def _measure_otherwise(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    """Whether they differ in a measure, of whatever acts."""
    (one, v), (two, w) = a, b
    same = _counted_in(corpus, one) & _counted_in(corpus, two)
    found = conflicts(corpus, (one.article, one.spans, v.statement), (two.article, two.spans, w.statement))
    return bool(found) and any(measure for measure, _ in same) and one.remote == two.remote


def _counted_in(corpus: Corpus, unit: Unit) -> set[tuple[bool, str]]:
    """What a unit counts, by the word and by what it stands for in either language; whether it is measured."""
    found = [(c.quantity.measure, name) for c in counted(corpus, unit.article, unit.spans) for name in c.names]
    return set(found)


def _is_dated(corpus: Corpus, side: Side) -> bool:
    return day_of(corpus, side[0].article, side[0].spans) is not None


def _date_otherwise(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    """Whether they give two days, or two months, that lie near; weekdays alone are given to everything."""
    found = [day_of(corpus, unit.article, unit.spans) for unit, _ in (a, b)]
    one, two = found
    if _is_phase(a[0]) != _is_phase(b[0]) or _is_another(a[0], b[0]):
        return False
    if one is None or two is None or len(one.value[:10]) != len(two.value[:10]) or not days(corpus, a[1], b[1]):
        return False
    whole = len(one.value) >= len("2031-01-01")
    if whole and (is_dated_by_weekday(corpus, one) or is_dated_by_weekday(corpus, two)):
        return _tell_one_act(a[0], b[0])
    far = abs((_day(one.earliest or one.value) - _day(two.earliest or two.value)).days)
    return far <= APART[not whole]


def _tell_one_act(one: Unit, two: Unit) -> bool:
    """Whether two passages share what they mainly tell; where a thing is *held*, that thing or one near it is it."""
    some, others = (_held(u) or u.main - light() for u in (one, two))
    near = kindred() if _held(one) or _held(two) else frozenset()
    return any(x == y or (x, y) in near for x in some for y in others) or bool(one.main & two.main - light())


def _held(unit: Unit) -> frozenset[str]:
    """What a passage says is held or takes place."""
    return unit.subjects & frozenset(unit.words) if HELD in unit.main else frozenset()


def _is_another(one: Unit, two: Unit) -> bool:
    """Whether one tells what others did, the other what is to come: *a delegation came in May*, *she comes in June*."""
    apart = {one.tense, two.tense} == {"past", "future"}
    return apart and bool(one.subjects and two.subjects) and not one.subjects & two.subjects


def _is_phase(unit: Unit) -> bool:
    """Whether a passage tells when something ends: *la visite s'achève jeudi* gives no other day for it."""
    ends = lang.load(unit.language).words("divergences", "ends.lemmas")
    return any(p.told & frozenset(map(fold, ends)) for p in unit.told)


def _is_placed(corpus: Corpus, side: Side) -> bool:
    return bool(places_of(corpus, side[0].article, side[0].spans))


def _place_otherwise(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    some, others = (places_of(corpus, unit.article, unit.spans) for unit, _ in (a, b))
    return a[0].article != b[0].article and are_apart(corpus, some, others)


def _is_quoted(corpus: Corpus, side: Side) -> bool:
    known = corpus.by_entity.get(side[1].last or "")
    return is_quote(side[1]) and known is not None and known.kind != "anonymous"


def _are_of_one_speaker(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    return a[1].last == b[1].last


def _may_be_of_one_speaker(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    """Whether two names may be those of one speaker: *Ana Costa*, *Ana Costas*."""
    names = [corpus.by_entity[voice.last].name for _, voice in (a, b) if voice.last]
    named = all(name != name.lower() for name in names)  # an office may be anybody's
    return named and a[1].last != b[1].last and may_be_one_speaker(corpus, a[1], b[1])


def _tells(corpus: Corpus, side: Side) -> bool:
    return True


def _is_denied(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    """Whether one denies in so many words what the other holds: enough of it, and all the names."""
    for no, yes in ((a[0], b[0]), (b[0], a[0])):
        shared = set(no.keys) & set(yes.keys)
        if no.stance != "deny" or yes.stance == "deny" or len(shared) < SHARED or not shared & set(no.words) - light():
            continue
        places = [places_of(corpus, unit.article, unit.spans) for unit in (no, yes)]
        if all(places) and are_apart(corpus, *places):
            continue
        if set(no.names) <= set(yes.names) and weight.total(shared) >= COVERED * weight.total(no.keys):
            return True
    return False


def _hedge_otherwise(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    """Whether one keeps a reserve that the other does not, of an act that both tell."""
    (one, v), (two, w) = a, b
    apart = keeps(corpus, v) != keeps(corpus, w)
    return apart and bool(one.main & two.main - light()) and one.remote == two.remote


def _hedge_of_the_cited(corpus: Corpus, a: Side, b: Side, weight: Weights) -> bool:
    """Whether one keeps a reserve and the other, who cites the outlet of the first, does not."""
    (one, v), (two, w) = a, b
    held, flat = (v, w) if keeps(corpus, v) else (w, v)
    met = bool(set(one.words) & set(two.words) - light())
    return keeps(corpus, v) != keeps(corpus, w) and cites(flat, held) and met and one.remote == two.remote


BRIDGES = (
    Bridge(numbers, _counts, _count_otherwise, frozenset({"amount"}), 0.5),
    Bridge(numbers, _counts, _measure_otherwise, frozenset({"amount"}), 2.0),
    Bridge(dates, _is_dated, _date_otherwise, frozenset({"when", "occasion", "tense"}), 0.5),
    Bridge(placed, _is_placed, _place_otherwise, frozenset({"where"}), 0.9),
    Bridge(reworded, _is_quoted, _are_of_one_speaker, frozenset(), 0.0),
    Bridge(reworded, _is_quoted, _may_be_of_one_speaker, frozenset(), 2.0, shared=1),
    Bridge(lost, _tells, _hedge_otherwise, frozenset({"tense"}), 1.15),
    Bridge(lost, _tells, _hedge_of_the_cited, frozenset({"tense"}), 0.8),
    Bridge(denied, _tells, _is_denied, frozenset({"act", "exclusion", "tense"}), 0.0),
)
