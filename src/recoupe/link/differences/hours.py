"""An hour of the clock against an hour, for one act: *évacué vers 22 heures*, *évacué vers 23 heures*.

Hours of another zone are not compared, nor those that only bound an act (*until 9 pm*) or stand beside another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.occasions import lasts
from recoupe.link.alignment.proposition import Proposition, briefest
from recoupe.link.alignment.unit import Unit
from recoupe.link.counting.clashes import is_one_voice, names_a_day
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.differences.likeness import tell_one_act
from recoupe.model import Divergence, Timex

APART = 45
"""Minutes from which two hours are two, be they rounded."""
ROUND, JUST = 5, 5
"""Minutes to which hours are rounded, and from which two are two where one of them is not."""
HALF, DAY = 720, 1440
"""Minutes of half a day, by which hours differ that do not say which half they mean, and of a day."""


def hours(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One row for each claim whose members give two hours for one act. Cost: its members squared."""
    given = [(v, t) for v in heard if v.counts and (t := _hour_of(desk.corpus, v))]
    found = [
        (a, b, desk.corpus.text(x.article, x.span), desk.corpus.text(y.article, y.span))
        for (a, x), (b, y) in combinations(given, 2)
        if not is_one_voice(a, b) and _are_apart(desk.corpus, x, y)
        if _date_one_act(desk.units.get(claim.members[a.index]), x, desk.units.get(claim.members[b.index]), y)
    ]
    if found:
        yield desk.opposed("date", claim, found, key="date")


def _hour_of(corpus: Corpus, voice: Voice) -> Timex | None:
    """The one hour that a member gives, to the minute; one of Greenwich beside it says the same again."""
    inside = [
        t
        for t in corpus.timexes_of.get(voice.article, ())
        if "T" in t.value
        and not t.value.endswith("Z")
        and any(a <= t.span[0] and t.span[1] <= b for a, b in voice.spans)
    ]
    if len(inside) != 1 or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", inside[0].value):
        return None
    article = corpus.by_article[voice.article].article
    bounding = lang.load(article.language).words("divergences", "hours.bounding")
    return None if lasts(article.text, inside[0].span, bounding) else inside[0]


def _are_apart(corpus: Corpus, one: Timex, two: Timex) -> bool:
    """Whether two hours are two of one day, or of a day that one of them leaves out."""
    if names_a_day(corpus, one) and names_a_day(corpus, two) and one.value[:10] != two.value[:10]:
        return False
    x, y = (60 * int(t.value[11:13]) + int(t.value[14:16]) for t in (one, two))
    far = min(abs(x - y), DAY - abs(x - y))
    exact = any(minute % ROUND for minute in (x, y))  # *at 8.12 am*
    return (JUST if exact else APART) <= far < HALF


def _date_one_act(a: Unit | None, one: Timex, b: Unit | None, two: Timex) -> bool:
    """Whether the clauses that hold two hours tell one act."""
    p, q = (_clause(unit, timex) if unit else None for unit, timex in ((a, one), (b, two)))
    return p is not None and q is not None and tell_one_act(p, q)


def _clause(unit: Unit, timex: Timex) -> Proposition | None:
    """The briefest clause of a unit that holds a time and is told to be so."""
    return briefest(p for p in unit.told if p.span[0] <= timex.span[0] and timex.span[1] <= p.span[1] and not p.negated)
