"""The table by which two units are judged to say the same thing.

What speaks for it: words and names that are rare in the corpus, one act, one date, one count, quoted words, one copied
text. What speaks against it: acts that exclude each other (to leave, to arrive), an occasion past and one to come,
dates apart, other people doing it, an order beside a report. A denial, a hedge or another figure of the same size speak
neither way: they are the same claim, which diverges.

The weights were set by hand and checked on two stories: five press articles on a state visit (40 true pairs of 3,321)
and the bundled fictional shipwreck (133 of 5,931). Sixty-eight unrelated news items served to see that units of
different events stay apart. On RTE3-FR, on which nothing was set, the score ranks entailed pairs over neutral ones with
an AUC of .76.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from recoupe.link.alignment.occasions import Dates, date_keys, last
from recoupe.link.alignment.score import NOTHING, Feature, Finding
from recoupe.link.alignment.terms import kindred, light, motions, reciprocal, relations
from recoupe.link.alignment.unit import FEW, Unit
from recoupe.link.alignment.weights import Weights
from recoupe.model import Reuse, Span

ENOUGH = 4.0
"""Weight of shared keys, in words met only once, from which more adds nothing."""
THIN = 0.65
"""Weight of all that is shared, in words met only once, below which anything could be meant."""
SHORT = 6
"""Words up to which a unit is one clause, so that another act is another claim; a longer one holds several."""
DIRECTIVE = ("urge", "ask")
"""Stances that want a thing done, where the others say that it is."""
ORDER = 4.0
"""How many times larger a number may be and still count the same thing."""
CARRIED = 0.6
"""Share of a unit that a passage must hold to carry it."""
APART = 120
"""Characters by which the place of a unit in two copies of one passage may differ."""
FEW_KEYS = 4
"""Words of a denial that says nothing but that it was not so."""
MANY = 2
"""How many acts a unit may be built on for each that another shares with it in full."""
RELATED = 0.5
"""What acts that often tell one fact count, where one act counts 1."""
RUN = 3
"""Fewest quoted words in a row that are the same quotation; from ``LONG_RUN`` on nothing is added."""
LONG_RUN = 4
NEXT_DAY = -0.7
"""What a date of the next day or the one before says against."""
ACROSS = 1.3
"""What the overlap of words is multiplied by across languages, where only words that ``concepts.toml`` lists and
cognates can agree."""
EVERYWHERE = 1.5
"""The same for names: a name that most units hold says little by itself."""
PRIOR = 8.0
"""Squared weight added to both sides of a comparison of words: about one middling word that nobody shares."""


@dataclass(frozen=True, slots=True)
class Judge:
    """The comparison of units of one corpus: the table of features with what they need to know of the corpus.

    ``reuse`` holds the shared passages of each pair of articles, by ids in order; ``story`` the story of each article;
    ``said`` how much each article has of each speaker.
    """

    weights: Weights
    reuse: Mapping[tuple[str, str], Sequence[Reuse]]
    story: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def table(self) -> tuple[Feature[Unit], ...]:
        """The features with their weights; the sum is compared with ``claims.THRESHOLD``."""
        return (
            Feature("words", self.words, 0.55),
            Feature("kin", self.kin, 0.35),
            Feature("evidence", self.evidence, 0.35),
            Feature("names", self.names, 0.25),
            Feature("act", self.act, 0.25, against=0.8),
            Feature("when", self.when, 0.25, against=0.3),
            Feature("amount", self.amount, 0.3),
            Feature("tense", self.tense, 0.5),
            Feature("force", self.force, 0.3),
            Feature("roles", self.roles, 0.1, against=0.8),
            Feature("object", self.object, 0.25),
            Feature("cast", self.cast, 0.12),
            Feature("where", self.where, 0.3),
            Feature("speaker", self.speaker, 0.3),
            Feature("denial", self.denial, 0.2),
            Feature("quote", self.quote, 0.4),
            Feature("copy", self.copy, 0.8),
            Feature("story", self.other_story, 0.4),
            Feature("page", self.page, 0.1),
            Feature("thin", self.thin, 0.2),
        )

    def words(self, a: Unit, b: Unit) -> Finding:
        """How much of the weight of their words two units share."""
        shared = _both(a.words, b.words)
        if not shared:
            return NOTHING
        factor = 1.0 if a.language == b.language else ACROSS
        return Finding(min(1.0, factor * self.weights.overlap(a.words, b.words, PRIOR)), shared, shared)

    def kin(self, a: Unit, b: Unit) -> Finding:
        """How much of the weight of their words is in words that often tell one fact, each counted once."""
        near = kindred()
        rest = [key for key in b.words if key not in a.words]
        pairs = {y: x for x in a.words if x not in b.words for y in rest if (x, y) in near}
        once = {x: y for y, x in pairs.items()}
        if not once:
            return NOTHING
        value = self.weights.nearness(once.items(), a.words, b.words, PRIOR)
        return Finding(min(1.0, value), tuple(sorted(once)), tuple(sorted(once.values())))

    def evidence(self, a: Unit, b: Unit) -> Finding:
        """How much two units share in all, however long they are."""
        shared = _both(a.keys, b.keys)
        return Finding(min(1.0, self.weights.total(shared) / (ENOUGH * self.weights.unseen)), shared, shared)

    def names(self, a: Unit, b: Unit) -> Finding:
        """Whether they speak of the same people and places; against when different people do it."""
        one, two = (tuple(sorted(unit.subjects.intersection(unit.people))) for unit in (a, b))
        if one and two and not set(one) & set(two):
            return Finding(-1.0, one, two)
        shared = _both(a.names, b.names)
        return Finding(self.weights.overlap(a.names, b.names, EVERYWHERE), shared, shared) if shared else NOTHING

    def act(self, a: Unit, b: Unit) -> Finding:
        """Whether what is told is one act, a related one, another one, or one that excludes it."""
        against, near = relations()
        shared = tuple(sorted(a.main & b.main))
        one, two = tuple(sorted(a.main)), tuple(sorted(b.main))
        if full := set(shared) - light():
            most = max(len(a.main - light()), len(b.main - light()))
            return Finding(1.0 if MANY * len(full) >= most else 0.6, shared, shared)
        if any((x, y) in against for x in one for y in two):
            return Finding(-1.0, one, two)
        if shared:
            company = (a.acts & b.acts) - light()
            return Finding(0.8 if company or one == two else 0.3, shared, shared)
        mentioned = tuple(sorted((a.main & {*b.acts, *b.words} | b.main & {*a.acts, *a.words}) - light()))
        if mentioned:
            return Finding(0.4, mentioned, mentioned)
        if any((x, y) in near or (x, y) in kindred() for x in one for y in two):
            return Finding(0.5, one, two)
        if not (one and two):
            return NOTHING
        listed = bool(a.main & a.acts and b.main & b.acts)  # two words that no list holds may mean one thing
        return Finding((-0.25 if listed else -0.12) * min(1.0, SHORT / max(len(a.words), len(b.words), 1)), one, two)

    def when(self, a: Unit, b: Unit) -> Finding:
        """Whether their dates agree; an undated unit speaks of the day's news, not of a remote date."""
        one, two = _values(a), _values(b)
        if not (one and two):
            return Finding(-0.6, one, two) if a.remote != b.remote else NOTHING
        if _meet(a.dates, b.dates):
            return Finding(self.weights.overlap(_dated(a), _dated(b)), one, two)
        if {v.partition("T")[2] for v in one} & {v.partition("T")[2] for v in two} - {""} and _are_next(a, b):
            return NOTHING  # one hour of a night that either article counts to another day
        return Finding(NEXT_DAY if _are_next(a, b) else -1.0, one, two)

    def amount(self, a: Unit, b: Unit) -> Finding:
        """Whether they count the same thing; another figure of the same order counts it still."""
        counted = [(x.value, y.value) for x in a.amounts for y in b.amounts if set(x.counts) & set(y.counts)]
        if counted:
            x, y = max(counted, key=lambda pair: (_near(*pair), pair))
            return Finding(_near(x, y), (f"{x:g}",), (f"{y:g}",))
        near = kindred()
        akin = [(x, y) for x in a.amounts for y in b.amounts if any(p in near for p in product(x.counts, y.counts))]
        if akin:
            x, y = max((x.value, y.value) for x, y in akin)
            return Finding(RELATED * max(0.0, _near(x, y)), (f"{x:g}",), (f"{y:g}",))
        same = {x.value for x in a.amounts} & {y.value for y in b.amounts}
        if same and max(same) > FEW and {*a.words, *a.names} & {*b.words, *b.names}:
            return Finding(0.8, (f"{max(same):g}",), (f"{max(same):g}",))
        counts = _is_count(a) != _is_count(b) and a.negated == b.negated and a.main & b.main
        return Finding(-0.25) if counts else NOTHING

    def tense(self, a: Unit, b: Unit) -> Finding:
        """Against when one occasion is past and the other to come."""
        return Finding(-1.0) if {a.tense, b.tense} == {"future", "past"} else NOTHING

    def force(self, a: Unit, b: Unit) -> Finding:
        """Against when one wants a thing done that the other says is; a call for a day is the news of that day."""
        if _is_order(a) == _is_order(b) or (a.main & b.main and _meet(a.dates, b.dates)):
            return NOTHING
        return Finding(-1.0)

    def roles(self, a: Unit, b: Unit) -> Finding:
        """Whether the same does it, or it is done to the same; against when the two change places."""
        same = tuple(sorted(a.subjects & b.subjects or a.objects & b.objects))
        if same:
            return Finding(1.0, same, same)
        there, back = (one.subjects.intersection(one.names) & two.objects for one, two in ((a, b), (b, a)))
        if not (there and back) or a.main & b.main & reciprocal():
            return NOTHING
        return Finding(-1.0, tuple(sorted(there)), tuple(sorted(back)))

    def object(self, a: Unit, b: Unit) -> Finding:
        """Against when one act is done to different things: arms delivered, aid delivered."""
        if not a.main & b.main - light() - motions():
            return NOTHING
        one, two = (unit.objects.difference(unit.acts, unit.subjects, unit.names) for unit in (a, b))
        apart = one and two and not (one & set(b.words) or two & set(a.words))
        return Finding(-1.0, tuple(sorted(one)), tuple(sorted(two))) if apart else NOTHING

    def cast(self, a: Unit, b: Unit) -> Finding:
        """Against when one act is told of others, in the very clauses that tell it."""
        one, two = _casts(a), _casts(b)
        for act in sorted(one.keys() & two.keys()):
            if one[act] and two[act] and not one[act] & two[act]:
                return Finding(-1.0, tuple(sorted(one[act])), tuple(sorted(two[act])))
        return NOTHING

    def speaker(self, a: Unit, b: Unit) -> Finding:
        """For, when one source tells one act in two articles, or what shares words and is all that each has of it.

        People are heard once and reported often.
        """
        if a.article == b.article or a.speaker is None or a.speaker != b.speaker:
            return NOTHING
        one, two = met(a, b)
        if one:
            return Finding(1.0 if one == two else RELATED, one, two)
        said = max(self.said.get((u.article, a.speaker), 1) for u in (a, b))
        common = _both(a.words, b.words)
        return Finding(said**-0.5, common, common) if common else NOTHING

    def denial(self, a: Unit, b: Unit) -> Finding:
        """For, when one only says that an act did not happen, which the other tells: a denial answers something."""
        bare = [u for u in (a, b) if u.negated and len(u.keys) <= FEW_KEYS]
        one, two = met(a, b) if bare else ((), ())
        if bare and not one:
            common = _both(a.words, b.words)
            one = two = common if any(u.stance == "deny" and u.words == common for u in bare) else ()
        return Finding(1.0 if one == two else RELATED, one, two) if one else NOTHING

    def where(self, a: Unit, b: Unit) -> Finding:
        """Against when each names places, and none of them both: one thing of a kind happens here, another there."""
        apart = a.places and b.places and not set(a.places) & set(b.places)
        return Finding(-1.0, a.places, b.places) if apart else NOTHING

    def quote(self, a: Unit, b: Unit) -> Finding:
        """Whether the same words stand between quotation marks."""
        if not (a.quotes and b.quotes):
            return NOTHING
        return Finding(max((_run(x, y) for x in a.quotes for y in b.quotes), default=0.0))

    def copy(self, a: Unit, b: Unit) -> Finding:
        """Whether one shared passage carries most of both, at the same place in it, or they are the same words."""
        if a.article == b.article and a.spans == b.spans:
            return Finding(1.0)
        one, two = (a, b) if a.article <= b.article else (b, a)
        for reuse in self.reuse.get((one.article, two.article), ()):
            here, there = _within(one, reuse.a.span), _within(two, reuse.b.span)
            if here is not None and there is not None and abs(here - there) <= APART:
                return Finding(0.5 if reuse.kind == "translated" else reuse.similarity)
        return NOTHING

    def other_story(self, a: Unit, b: Unit) -> Finding:
        """Against when their articles are about different events: the same words say something else there."""
        one, two = self.story.get(a.article), self.story.get(b.article)
        return Finding(-1.0) if one != two and one is not None and two is not None else NOTHING

    def page(self, a: Unit, b: Unit) -> Finding:
        """Against when one article says both: but for its headline, it seldom says a thing twice."""
        return Finding(-1.0) if a.article == b.article and not (a.title or b.title) else NOTHING

    def thin(self, a: Unit, b: Unit) -> Finding:
        """Against when what they share is too little to be about anything in particular; a common count is enough."""
        if any(told(a, b).value > 0 for told in (self.amount, self.speaker, self.denial)):
            return NOTHING
        near = self.kin(a, b)
        common = self.weights.total((*_both(a.keys, b.keys), *near.a))
        return Finding(-1.0) if common < THIN * self.weights.unseen else NOTHING


def met(a: Unit, b: Unit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The full acts that both are built on or, failing that, those of either that often tell one fact."""
    one, two = a.main - light(), b.main - light()
    if one & two:
        return tuple(sorted(one & two)), tuple(sorted(one & two))
    near = sorted((x, y) for x in one for y in two if (x, y) in kindred())
    return tuple(dict.fromkeys(x for x, _ in near)), tuple(dict.fromkeys(y for _, y in near))


def _meet(a: Dates, b: Dates) -> bool:
    return any(x[0][:10] <= last(y) and y[0][:10] <= last(x) for x in a for y in b)


def _are_next(a: Unit, b: Unit) -> bool:
    """Whether some of their dates are a day apart: a night has two, and an article written after it may give either."""
    days = [[(date.fromisoformat(x[:10]), date.fromisoformat(y[:10])) for x, y, _ in u.dates] for u in (a, b)]
    return any(min(abs((x[0] - y[1]).days), abs((y[0] - x[1]).days)) <= 1 for x in days[0] for y in days[1])


def _casts(unit: Unit) -> dict[str, frozenset[str]]:
    """Who takes part in each act that a unit tells in a clause of its own."""
    out: dict[str, frozenset[str]] = {}
    for p in unit.told:
        for act in p.acts - light():
            out[act] = out.get(act, frozenset()) | p.cast
    return out


def _is_order(unit: Unit) -> bool:
    """Whether it wants a thing done, or not done: *exhorter à*, *avertir de ne pas*."""
    return unit.stance in DIRECTIVE or (unit.stance == "warn" and unit.bare)


def _both(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for key in a if key in b)


def _values(unit: Unit) -> tuple[str, ...]:
    return tuple(value for _, _, value in unit.dates)


def _dated(unit: Unit) -> tuple[str, ...]:
    return tuple(f"date:{k}" for k in date_keys(unit.dates))


def _within(unit: Unit, passage: Span) -> int | None:
    """How far into a passage a unit begins, in characters; None when the passage does not carry most of it."""
    size = sum(end - start for start, end in unit.spans)
    covered = sum(max(0, min(end, passage[1]) - max(start, passage[0])) for start, end in unit.spans)
    return unit.spans[0][0] - passage[0] if covered >= CARRIED * size else None


def _is_count(unit: Unit) -> bool:
    """Whether the unit is about how many: a number counts its main act."""
    return any(unit.main.intersection(amount.counts) for amount in unit.amounts)


def _near(x: float, y: float) -> float:
    """1 for one value, less for another value of the same order (two tolls of one event), -1 for another order."""
    low, high = sorted((x, y))
    if low == high:
        return 1.0
    return 0.4 if high <= ORDER * low else -1.0


def _run(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Share of the shorter of two quotations that stands, word for word, in the other; 0 below ``RUN`` words."""
    best = 0
    lengths: dict[int, int] = {}
    for word in x:
        lengths = {j: lengths.get(j - 1, 0) + 1 for j, other in enumerate(y) if other == word}
        best = max(best, *lengths.values(), 0)
    return min(1.0, best / max(LONG_RUN, min(len(x), len(y)))) if best >= RUN else 0.0
