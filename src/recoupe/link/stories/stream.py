"""Places articles into stories one after the other, as they come out.

An article joins the story to which it is closest on average (tf-idf cosine, as in average linkage: the dot product
with the sum of a story's unit vectors, over their number), when that reaches a threshold; else it opens one. A story is
looked up by its rare words, and only while it is recent: neither the cost of an article nor the memory of what is open
grows with the number of stories seen. A story that an article brings close to another one is joined with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log, sqrt

from recoupe.link.stories.sketches import Sketch

THRESHOLD = 0.15
"""Average closeness from which an article is of a story; closeness is the cosine of two articles of ``USUAL`` keys."""
USUAL, FEWEST = 120, 20
"""Keys of an article whose cosines are taken as they are, and those below which length tells no more."""
LENGTH = 0.6
"""The power of their length with which the cosine of two articles on one event grows: the shorter they are, the fewer
words they share, and the more what they share tells. From short news items and from articles four times as long."""
BACKGROUND = 50
"""Articles on other things among which a heap is imagined to lie: what all of a small heap share still tells."""
GRACE, HALF = 1, 3.0
"""Days between an article and a story's nearest one that cost nothing, and those that halve their closeness then."""
RECALLED = 0.2
"""Closeness from which an article that names a day of a story of several is of that story, however late it comes."""
NEARLY = 0.87
"""Share of the threshold from which a story is one with the story that more than half of a batch tells, whatever the
days between, while that is open."""
HORIZON = 14
"""Days after its last article from which a story is closed."""
ACROSS = 1.4
"""What a similarity across languages is multiplied by: only names, concepts and cognates can agree there."""
TELLING = 40
"""Heaviest words of an article by which its story may be looked up."""
PROPOSED, COMPARED = 100, 12
"""A word in more open stories than this proposes none; the stories compared are those that share most of the others."""

Vector = dict[str, float]


@dataclass(slots=True, eq=False)
class _Group:
    """One story: its articles, their days, and the sum of their vectors by language."""

    number: int
    members: list[Sketch] = field(default_factory=list)
    totals: dict[str, Vector] = field(default_factory=dict)
    about: Counter[int] = field(default_factory=Counter)
    first: int | None = None
    last: int | None = None

    def add(self, sketch: Sketch, vector: Vector) -> None:
        self.members.append(sketch)
        total = self.totals.setdefault(sketch.language, {})
        for key, value in vector.items():
            total[key] = total.get(key, 0.0) + value
        self.about.update(sketch.about)
        self._date(sketch)

    def drop(self, sketch: Sketch, vector: Vector) -> None:
        self.members.remove(sketch)
        total = self.totals[sketch.language]
        for key, value in vector.items():
            total[key] -= value
        self.about.subtract(sketch.about)
        self.first = self.last = None
        for member in sorted(self.members, key=lambda m: (_width(m), m.article)):
            self._date(member)

    def absorb(self, other: _Group) -> None:
        self.members += other.members
        self.about.update(other.about)
        for language, vector in other.totals.items():
            total = self.totals.setdefault(language, {})
            for key, value in vector.items():
                total[key] = total.get(key, 0.0) + value
        self._span(other.first, other.last)

    def whole(self) -> Vector:
        """The sum of its vectors, whatever their language."""
        out: Vector = defaultdict(float)
        for total in self.totals.values():
            for key, value in total.items():
                out[key] += value
        return out

    def _date(self, sketch: Sketch) -> None:
        """Stretch the story to the day of an article, and where that is not known to the nearest that it may be."""
        if sketch.days is None:
            return
        first, last = sketch.days
        if self.first is not None and self.last is not None:
            first, last = _nearest(sketch.days, (self.first, self.last))
        self._span(first, last)

    def _span(self, first: int | None, last: int | None) -> None:
        days = [day for day in (self.first, self.last, first, last) if day is not None]
        self.first, self.last = min(days, default=None), max(days, default=None)


class Stream:
    """Stories that grow article by article.

    >>> stream = Stream()
    >>> a = stream.place(Sketch("a", "fr", {"n:nerle": 2.0, "w:crue": 1.0}, 10, "La Nerle déborde"))
    >>> a == stream.place(Sketch("b", "fr", {"n:nerle": 2.0, "w:crue": 1.0}, 11, "La Nerle en crue"))
    True
    """

    def __init__(self, threshold: float = THRESHOLD, *, seen: Iterable[Sketch] = ()) -> None:
        """``seen``: articles whose words are counted beforehand, as a batch does with all of its own."""
        self._threshold = threshold
        self._holders: Counter[str] = Counter()
        self._count = 0
        self._open: dict[int, _Group] = {}
        self._closed: dict[int, _Group] = {}
        self._index: dict[str, set[int]] = defaultdict(set)
        self._next = 0
        self._day = 0
        self._frozen = False
        for sketch in seen:
            self._learn(sketch)
            self._frozen = True

    def place(self, sketch: Sketch) -> int:
        """The number of the story that the article joins or opens. About 1,000 articles a second."""
        if not self._frozen:
            self._learn(sketch)
        self._close(sketch.day)
        vector = self._vector(sketch)
        ranked = self._ranked(sketch, vector)
        group = ranked[0][1] if ranked else self._new()
        group.add(sketch, vector)
        self._enter(group, vector)
        for _, other in ranked[1:3]:
            if self._between(group, other) >= self._threshold:
                group = self._join(group, other)
        return group.number

    def settle(self) -> None:
        """Move each article to the story it is closest to now that all are known, once, and join the stories that are
        close; stories left empty go."""
        for group in sorted(self._all(), key=lambda g: g.number):
            for sketch in sorted(group.members, key=lambda m: m.article):
                self._move(group, sketch)
        for number in sorted(self._open):
            self._gather(number)
        self._attract()

    def closed(self) -> list[list[Sketch]]:
        """The stories that take no more articles and were not handed out yet, by number; they are forgotten."""
        gone = [group.members for _, group in sorted(self._closed.items())]
        self._closed.clear()
        return gone

    def stories(self) -> list[list[Sketch]]:
        """The articles of each story, stories by number, articles as they came."""
        return [list(g.members) for g in sorted(self._all(), key=lambda g: g.number) if g.members]

    def _all(self) -> list[_Group]:
        return [*self._open.values(), *self._closed.values()]

    def _learn(self, sketch: Sketch) -> None:
        self._count += 1
        self._holders.update(sketch.counts.keys())

    def _vector(self, sketch: Sketch) -> Vector:
        """Tf-idf of unit length, longer for fewer keys; no weight falls to nothing, so that one story coheres."""
        total = self._count + BACKGROUND
        vector = {k: v * log(1 + total / max(1, self._holders[k])) for k, v in sketch.counts.items()}
        norm = sqrt(sum(v * v for v in vector.values())) or 1.0
        scale = (USUAL / max(FEWEST, len(vector))) ** (LENGTH / 2) / norm
        return {k: v * scale for k, v in vector.items()}

    def _ranked(self, sketch: Sketch, vector: Vector) -> list[tuple[float, _Group]]:
        """The open stories that reach the threshold, the closest first."""
        near = self._near(vector)
        scored = [(self._closeness(sketch, vector, self._open[n]), self._open[n]) for n in near]
        return sorted((s for s in scored if s[0] >= self._threshold), key=lambda s: (-s[0], s[1].number))

    def _near(self, vector: Vector) -> list[int]:
        """The numbers of the open stories that share most of the heaviest words of a vector."""
        near: dict[int, float] = defaultdict(float)
        for key in _heaviest(vector):
            holders = self._index.get(key, ())
            if len(holders) <= PROPOSED:
                for number in holders:
                    near[number] += vector[key]
        return sorted(near, key=lambda n: (-near[n], n))[:COMPARED]

    def _closeness(self, sketch: Sketch, vector: Vector, group: _Group) -> float:
        """Mean similarity of an article to the members of a story, less for the days between."""
        total = sum(_dot(vector, v) * _across(sketch.language, code) for code, v in group.totals.items())
        alike = total / len(group.members)
        return alike * _lapse(sketch.days or (None, None), sketch.about, group, alike)

    def _between(self, one: _Group, two: _Group) -> float:
        """Mean similarity of the members of two stories, less for the days between."""
        alike = _alike(one, two)
        return alike * _lapse((one.first, one.last), [day for day in one.about if one.about[day]], two, alike)

    def _new(self) -> _Group:
        group = _Group(self._next)
        self._open[group.number] = group
        self._next += 1
        return group

    def _enter(self, group: _Group, vector: Vector) -> None:
        """Let the story be looked up by the heaviest words of one more article."""
        for key in _heaviest(vector):
            self._index[key].add(group.number)

    def _join(self, one: _Group, two: _Group) -> _Group:
        kept, gone = (one, two) if one.number < two.number else (two, one)
        kept.absorb(gone)
        del self._open[gone.number]
        for key in {key for total in gone.totals.values() for key in total}:
            if gone.number in self._index.get(key, ()):
                self._index[key].discard(gone.number)
                self._index[key].add(kept.number)
        return kept

    def _close(self, day: int | None) -> None:
        """Put away the stories that nothing was added to for long, once a day."""
        if day is None or day <= self._day:
            return
        self._day = day
        old = [g for g in self._open.values() if g.last is not None and g.last < day - HORIZON]
        for group in old:
            self._closed[group.number] = group
            self._shut(group)

    def _shut(self, group: _Group) -> None:
        """Let a story no longer be looked up."""
        del self._open[group.number]
        for key in {key for total in group.totals.values() for key in total}:
            self._leave(key, group.number)

    def _leave(self, key: str, number: int) -> None:
        if key in self._index:
            self._index[key].discard(number)
            if not self._index[key]:
                del self._index[key]

    def _gather(self, number: int) -> None:
        """Join a story with the closest of those that reach the threshold, as long as there is one."""
        while group := self._open.get(number):
            close = [(self._between(group, self._open[n]), -n) for n in self._near(group.whole()) if n != number]
            best, other = max(close, default=(0.0, 0))
            if best < self._threshold:
                return
            self._join(group, self._open[-other])

    def _attract(self) -> None:
        """Join the story that most of the heap tells with those nearly close enough: the heap was gathered on it."""
        most = max(self._open.values(), key=lambda g: (len(g.members), -g.number), default=None)
        if most is None or 2 * len(most.members) <= self._count:
            return
        for number in self._near(most.whole()):
            if number != most.number and _alike(most, self._open[number]) >= NEARLY * self._threshold:
                most = self._join(most, self._open[number])

    def _move(self, group: _Group, sketch: Sketch) -> None:
        vector = self._vector(sketch)
        ranked = [s for s in self._ranked(sketch, vector) if s[1] is not group]
        if not ranked or group.number not in self._open:
            return
        group.drop(sketch, vector)
        here = self._closeness(sketch, vector, group) if group.members else 0.0
        best = ranked[0][1] if ranked[0][0] > here else group
        best.add(sketch, vector)
        self._enter(best, vector)
        if not group.members:
            self._shut(group)


def _heaviest(vector: Vector) -> list[str]:
    return sorted(vector, key=lambda k: (-vector[k], k))[:TELLING]


def _width(sketch: Sketch) -> int:
    """Days among which an article may have come out, less one; more than any where nothing is known."""
    return HORIZON * HORIZON if sketch.days is None else sketch.days[1] - sketch.days[0]


def _nearest(days: tuple[int, int], span: tuple[int, int]) -> tuple[int, int]:
    """The day of ``days`` that is nearest to a span of days, twice: one within it where they meet.

    >>> _nearest((1, 9), (4, 6)), _nearest((1, 3), (4, 6)), _nearest((8, 9), (4, 6))
    ((4, 4), (3, 3), (8, 8))
    """
    day = min(max(days[0], span[0]), days[1])
    return day, day


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(value * large[key] for key, value in small.items() if key in large)


def _alike(one: _Group, two: _Group) -> float:
    """Mean similarity of the members of two stories, whatever the days between."""
    total = sum(_dot(v, w) * _across(a, b) for a, v in one.totals.items() for b, w in two.totals.items())
    return total / (len(one.members) * len(two.members))


def _across(a: str, b: str) -> float:
    return 1.0 if a == b else ACROSS


def _lapse(days: tuple[int | None, int | None], about: Iterable[int], group: _Group, alike: float) -> float:
    """1 within ``GRACE`` days of a story, a half ``HALF`` days on, less beyond; 1 where a date is unknown.

    Days between cost nothing in so far as the articles of the story announced these ``days``, or speak of one that this
    is ``about`` too, when the two are ``alike`` beyond doubt: a trial names the day of the accident.
    """
    first, last = days
    if first is None or last is None or group.first is None or group.last is None:
        return 1.0
    gap = max(0, first - group.last, group.first - last)
    recalls = alike >= RECALLED and len(group.members) > 1
    told = max((group.about[day] for day in about if recalls or first <= day <= last), default=0) / len(group.members)
    return float(told + (1 - told) * 0.5 ** (max(0, gap - GRACE) / HALF))
