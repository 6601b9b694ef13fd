"""An hour of the clock against an hour, for one act: *évacué vers 22 heures*, *évacué vers 23 heures*.

A part of the day is a stretch of hours (*dans la matinée*), and so is what an hour bounds (*avant midi*). Hours of
another zone are not compared, nor those that tell how long an act went on (*until 9 pm*) or stand beside another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.occasions import lasts
from recoupe.link.alignment.proposition import Proposition, briefest
from recoupe.link.alignment.unit import Unit
from recoupe.link.counting.clashes import is_one_voice, names_a_day
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.conflicts import PARTS
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.differences.likeness import tell_one_act
from recoupe.model import Article, Divergence, Span, Timex
from recoupe.text.folding import FLAT
from recoupe.text.patterns import either

APART = 30
"""Minutes from which two hours are two, be they rounded."""
ROUND, JUST = 5, 5
"""Minutes to which hours are rounded, and from which two are two where one of them is not."""
HALF, DAY = 720, 1440
"""Minutes of half a day, by which hours differ that do not say which half they mean, and of a day."""
BEFORE = 24
"""Characters before an hour in which stands what makes it a bound."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """When an act came about, in minutes of the day: from ``low`` to ``high``, one minute for an hour of the clock;
    ``shown`` are its words, with those that make it a bound."""

    low: int
    high: int
    timex: Timex
    shown: str

    @property
    def is_exact(self) -> bool:
        """Whether it is an hour to the minute: *at 8.12 am*."""
        return self.low == self.high and bool(self.low % ROUND)


Given = tuple[Voice, Stretch]
_FORM = re.compile(r"\d{4}-\d\d-\d\dT(?:(\d\d):(\d\d)|([A-Z]{2}))")


def hours(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One row for each claim whose members give two hours for one act. Cost: its members squared."""
    given = [(v, s) for v in heard if v.counts and (s := _stretch(desk.corpus, v))]
    found = [
        (a, b, x.shown, y.shown)
        for (a, x), (b, y) in combinations(given, 2)
        if not is_one_voice(a, b) and _are_apart(desk.corpus, x, y)
        if _are_of_one_act(desk, claim, (a, x), (b, y))
    ]
    if found:
        yield desk.opposed("date", claim, found, key="date")


def _stretch(corpus: Corpus, voice: Voice) -> Stretch | None:
    """The one hour or part of a day that a member gives; one of Greenwich beside it says the same again, and the part
    that an hour lies in says less."""
    inside = [
        t
        for t in corpus.timexes_of.get(voice.article, ())
        if "T" in t.value
        and not t.value.endswith("Z")
        and any(a <= t.span[0] and t.span[1] <= b for a, b in voice.spans)
    ]
    exact = [
        t
        for t in inside
        if ":" in t.value and not any(t is not o and o.span[0] <= t.span[0] < o.span[1] for o in inside)
    ]
    inside = exact if len(exact) == 1 else inside  # *in the night, at about 3.20*
    found = _FORM.fullmatch(inside[0].value) if len(inside) == 1 else None
    if found is None or (found[3] and found[3] not in PARTS):
        return None
    (timex,) = inside
    if found[3]:
        return Stretch(*PARTS[found[3]], timex, corpus.text(timex.article, timex.span))
    article = corpus.by_article[voice.article].article
    bounding = lang.load(article.language).words("divergences", "hours.bounding")
    if lasts(article.text.translate(FLAT), timex.span, bounding):
        return None
    hour = 60 * int(found[1]) + int(found[2])
    side, shown = _bounded(article, timex.span)
    return Stretch(hour - HALF * (side == "earlier"), hour + HALF * (side == "later"), timex, shown)


def _bounded(article: Article, span: Span) -> tuple[str | None, str]:
    """On which side of its hour an act lies, where nothing says that it is near, and the words of the hour, with those
    that say so."""
    before, after = _bounds(lang.load(article.language))
    (start, end), text = span, article.text
    if bound := before.search(text[max(0, start - BEFORE) : start].translate(FLAT)):
        return (None, text[start:end]) if bound["near"] else (bound.lastgroup, bound[0] + text[start:end])
    if passed := after.match(text, start, end + BEFORE):
        return "later", text[start : max(end, passed.end())]
    return None, text[start:end]


@cache
def _bounds(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes a bound of the hour behind it (*avant*), and of the one before it (*onze heures passées*)."""
    near, earlier, later, passed = (
        either(language.words("divergences", f"hours.{key}")) for key in ("near", "earlier", "later", "passed")
    )
    before = rf"\b(?:(?P<near>{near}) )?(?:(?P<earlier>{earlier})|(?P<later>{later})) $"
    after = rf"(?:\w+ ){{1,3}}(?:{passed})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _are_apart(corpus: Corpus, one: Stretch, two: Stretch) -> bool:
    """Whether two stretches have no minute in common, on one day, or two hours on one that one of them leaves out."""
    x, y = one.timex, two.timex
    parts = any(":" not in s.timex.value for s in (one, two))
    both = parts or (names_a_day(corpus, x) and names_a_day(corpus, y))
    if both and x.value[:10] != y.value[:10]:
        return False
    far = min(max(two.low + shift - one.high, one.low - two.high - shift, 0) for shift in (-DAY, 0, DAY))
    return (JUST if one.is_exact or two.is_exact else APART) <= far < HALF


def _are_of_one_act(desk: Desk, claim: Group, one: Given, other: Given) -> bool:
    """Whether two stretches are of one act. Hours of the clock in one claim are, but for what is said not to be so; a
    part of the day has room for many acts."""
    units = [desk.units.get(claim.members[v.index]) for v, _ in (one, other)]
    if units[0] is None or units[1] is None:
        return False
    p, q = (_clauses(unit, s.timex) for unit, (_, s) in zip(units, (one, other), strict=True) if unit)
    x, y = (briefest(c for c in found if not c.negated) for found in (p, q))
    if all(":" in s.timex.value for _, s in (one, other)):
        return not (p and x is None) and not (q and y is None)
    return x is not None and y is not None and tell_one_act(x, y)


def _clauses(unit: Unit, timex: Timex) -> list[Proposition]:
    """The clauses of a unit that hold a time."""
    return [p for p in unit.told if p.span[0] <= timex.span[0] and timex.span[1] <= p.span[1]]
