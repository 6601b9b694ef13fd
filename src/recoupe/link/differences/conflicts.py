"""Two figures for one thing that cannot both hold, and whether time alone may explain them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.differences.counted import counted
from recoupe.link.differences.counterparts import counterparts
from recoupe.link.differences.nones import none_beside
from recoupe.link.differences.ones import one_beside
from recoupe.link.differences.quantity import Quantity
from recoupe.link.differences.tolls import TOLLS
from recoupe.model import Span, Statement
from recoupe.text.folding import fold

TIMES = 10
"""How many times as much two measures of one thing may differ."""
HARDLY = 1 + 1e-9
"""What one figure exceeds the other by at least, for bounds are reckoned: *more than 200* reaches up to 230."""
A_QUARTER = 1.25
"""How many times one round figure is another that a reader takes for another: *about 6,000*, *some 8,000*."""
LATER = 90
"""Minutes after which another figure may be a newer one, whoever gives it."""
PARTS = {"MO": (240, 720), "AF": (720, 1140), "EV": (1020, 1440), "NI": (1200, 1800)}
"""The minutes of a day in which its parts begin and end at the most, by the letters that TIMEX3 has for them."""
_DAY, _HOUR = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"T\d\d:\d\d")
MONEY = frozenset({"eur", "usd", "gbp", "franc", "rouble", "yen", "yuan", "rupee", "dirham", "dinar", "peso", "sum"})
MEASURES = frozenset({"m", "kg", "ha", *MONEY})
"""Units that measure anything, so that two figures in one sentence's likeness need one act to be of one thing."""

Carrier = tuple[str, tuple[Span, ...], Statement | None]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two quantities of one thing that cannot both hold; ``update`` when the later one may revise the earlier;
    ``measured`` when they measure (metres, kilos, euros) and do not count."""

    values: tuple[str, str]
    spans: tuple[Span, Span]
    update: bool
    measured: bool = False

    @property
    def turned(self) -> Conflict:
        """The same with its sides changed."""
        return Conflict(self.values[::-1], self.spans[::-1], self.update, self.measured)


def conflict(corpus: Corpus, a: Carrier, b: Carrier) -> Conflict | None:
    """The first of the quantities in which two members of one claim differ; None when they differ in none."""
    return next(iter(conflicts(corpus, a, b)), None)


def conflicts(corpus: Corpus, a: Carrier, b: Carrier) -> list[Conflict]:
    """Every pair of quantities of one thing in which two members of one claim differ."""
    pairs = counterparts(corpus, a[:2], b[:2]) or one_beside(corpus, a[:2], b[:2]) or _nobody(corpus, a, b)
    apart = [(one, two) for one, two in pairs if cannot_both_hold(one, two)]
    return [
        Conflict(
            (one.text, two.text),
            (one.span, two.span),
            is_update(corpus, a, b, one, two),
            one.measure and one.noun in MEASURES,
        )
        for one, two in apart
    ]


def _nobody(corpus: Corpus, a: Carrier, b: Carrier) -> list[tuple[Quantity, Quantity]]:
    """Nobody on one side, in an outlet's own words, beside a figure of the other: what a source says so is a denial."""
    if a[2] is None and (found := none_beside(corpus, a[:2], b[:2])):
        return found
    return [(some, none) for none, some in none_beside(corpus, b[:2], a[:2])] if b[2] is None else []


def cannot_both_hold(one: Quantity, two: Quantity) -> bool:
    """Whether two intervals do not meet; what measures far more measures something else (*50 m* away, *3 900 m* up)."""
    small, large = sorted((one, two), key=lambda q: q.low)
    if small.whole and large.low <= small.whole <= large.high:
        return False  # *four of the nine miners*, *nine miners*
    near = not (one.measure or two.measure) or one.noun == "%" or large.low <= TIMES * small.high
    return near and (small.high * HARDLY < large.low or (small.about > 0 and large.about >= A_QUARTER * small.about))


def carried(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """The quantities of a passage, but those of a thing it counts twice, and those in a date."""
    return tuple(c.quantity for c in counted(corpus, article, spans))


def is_update(corpus: Corpus, a: Carrier, b: Carrier, one: Quantity, two: Quantity) -> bool:
    """Whether time alone may explain two figures: one speaker's later one, a toll that hours or days have moved, or one
    that its own sentence calls an earlier one."""
    if _is_former(corpus, a) != _is_former(corpus, b) and _is_moving(corpus, (a, one), (b, two)):
        return True
    first, second = _clock(corpus, a), _clock(corpus, b)
    if not first or not second:
        return False
    size = min(len(first), len(second))
    speakers = {s.source_entity if s else None for s in (a[2], b[2])}
    one_voice = len(speakers) == 1 and (speakers != {None} or a[0] == b[0])
    if one_voice and first[:10] == second[:10]:
        return first[:size] != second[:size] and (first < second) == (one.low < two.low)
    later = is_later(*sorted((first, second)))
    return later and (one_voice or _is_moving(corpus, (a, one), (b, two)))


def is_later(first: str | None, second: str | None) -> bool:
    """Whether a moment is a day after another, or hours: late enough for another figure."""
    if not first or not second or second <= first:
        return False
    return first[:10] != second[:10] or _minutes(first, second) >= LATER


def _is_moving(corpus: Corpus, *counts: tuple[Carrier, Quantity]) -> bool:
    """Whether what one of some figures counts goes on changing."""
    return any(_evolves(corpus, carrier, q) for carrier, q in counts)


def _is_former(corpus: Corpus, carrier: Carrier) -> bool:
    """Whether the sentence of a passage speaks of a count as one that another has replaced: *un premier bilan*, *an
    earlier toll*."""
    article, spans, _ = carrier
    language = lang.load(corpus.by_article[article].article.language)
    words, nouns = (language.words("divergences", f"reckonings.{key}") for key in ("former", "nouns"))
    sentence = corpus.sentence_at(article, spans[0][0])
    tokens = sentence.tokens if sentence else ()
    return any(t.lemma.casefold() in words and tokens[t.head].lemma.casefold() in nouns for t in tokens)


def _evolves(corpus: Corpus, carrier: Carrier, q: Quantity) -> bool:
    """Whether what is counted goes on changing for a while: the dead, the missing, the hectares burnt; a part of them
    does with the whole (*onze personnes, dont huit enfants, ont été contaminées*)."""
    article, spans, _ = carrier
    if q.noun in TOLLS:
        return True
    language = lang.load(corpus.by_article[article].article.language)
    moving = language.words("numbers", "evolving")
    (start, end) = next(span for span in spans if span[0] <= q.span[0] < span[1])
    text = corpus.by_article[article].article.text
    before, after = re.split(r"[,;:.!?]", text[start : q.span[0]])[-1], re.split(r"[,;:.!?]", text[q.span[1] : end])[0]
    if fold(before.strip()) in {fold(w) for w in language.words("numbers", "parts.before")}:
        before, after = text[start : q.span[0]], text[q.span[1] : end]
    words = {fold(w) for w in re.findall(r"\w+", f"{before} {q.text} {after}")}
    return bool(words & {fold(w) for w in moving})


def _minutes(first: str, second: str) -> int:
    """Minutes between two moments of one day; 0 when an hour is missing."""
    if min(len(first), len(second)) < 16:
        return 0
    one, two = (60 * int(m[11:13]) + int(m[14:16]) for m in (first, second))
    return abs(one - two)


def moment(corpus: Corpus, article: str, statement: Statement | None) -> str | None:
    """When something was said: the day its sentence gives (or the hour, on the day of the article), else when the
    article came out (ISO, by day at least)."""
    said = statement.said_on if statement else None
    published = corpus.published.get(article)
    out = published.value if published else None
    if not said or not _DAY.match(said):
        return out if out and len(out) >= 10 else None
    if not out or not out.startswith(said[:10]):
        return said[:10]
    if _HOUR.match(said, 10) and said[:16] < out:
        return said[:16]
    return said[:10] if _is_over(said, out) else out


def _clock(corpus: Corpus, carrier: Carrier) -> str | None:
    """The moment of a passage, by the middle of the part of the day in which it was said where that is over (*dans la
    matinée*, in an article of the evening)."""
    article, _, statement = carrier
    found, said = moment(corpus, article, statement), statement.said_on if statement else None
    if not found or not said or len(found) > 10 or said[11:13] not in PARTS or said[11:13] == "NI":
        return found
    hours, minutes = divmod(sum(PARTS[said[11:13]]) // 2, 60)
    return f"{found}T{hours:02}:{minutes:02}"


def _is_over(said: str, out: str) -> bool:
    """Whether the part of the day in which something was said is over when the article comes out."""
    part = PARTS.get(said[11:13])
    return part is not None and len(out) >= 16 and 60 * int(out[11:13]) + int(out[14:16]) >= part[1]
