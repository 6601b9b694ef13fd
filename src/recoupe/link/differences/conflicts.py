"""Two figures for one thing that cannot both hold, and whether time alone may explain them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.differences.quantities import Quantity, quantities
from recoupe.link.memory import per_corpus
from recoupe.model import Span, Statement
from recoupe.text.folding import fold

LATER = 90
"""Minutes after which another figure may be a newer one, whoever gives it."""
PEOPLE, TOLLS = "people", frozenset({"dead", "wounded"})
MEASURES = frozenset({"m", "kg", "ha", "eur", "usd"})
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
    """The first pair of quantities in which two members of one claim differ; None when they share one of that kind."""
    pairs = [(one, two) for one in _carried(corpus, a) for two in _carried(corpus, b) if _is_same(one, two)]
    apart = [(one, two) for one, two in pairs if one.high < two.low or two.high < one.low]
    if not apart or len(apart) < len(pairs):
        return None
    one, two = apart[0]
    measured = one.measure and one.noun in MEASURES
    return Conflict((one.text, two.text), (one.span, two.span), _is_update(corpus, a, b, one, two), measured)


def _is_same(one: Quantity, two: Quantity) -> bool:
    """Whether both count one thing: *douze personnes sont mortes* and *quatorze morts*, in one claim, do."""
    if one.measure != two.measure:
        return False
    nouns = {one.noun, two.noun}
    return len(nouns) == 1 or (PEOPLE in nouns and bool(nouns & TOLLS))


def _carried(corpus: Corpus, carrier: Carrier) -> tuple[Quantity, ...]:
    return carried(corpus, carrier[0], carrier[1])


@per_corpus
def carried(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """The quantities of a passage, but those of a thing it counts twice, and those in a date."""
    language = lang.load(corpus.by_article[article].article.language)
    found = [q for span in spans for q in quantities(corpus.text(article, span), language, offset=span[0])]
    nouns = [q.noun for q in found]
    return tuple(q for q in found if nouns.count(q.noun) == 1 and not _dated(corpus, article, q.span))


def _dated(corpus: Corpus, article: str, span: Span) -> bool:
    """Whether a number belongs to a date; a length of time that something else counts (*ans de prison*) does not."""
    times = (t for t in corpus.timexes_of.get(article, ()) if t.type != "DURATION")
    return any(t.span[0] < span[1] and span[0] < t.span[1] for t in times)


def _is_update(corpus: Corpus, a: Carrier, b: Carrier, one: Quantity, two: Quantity) -> bool:
    """Whether time alone may explain two figures: one speaker's later one, or a toll that hours or days have moved."""
    first, second = moment(corpus, a[0], a[2]), moment(corpus, b[0], b[2])
    if not first or not second:
        return False
    size = min(len(first), len(second))
    speakers = {s.source_entity if s else None for s in (a[2], b[2])}
    if len(speakers) == 1 and first[:10] == second[:10]:
        return first[:size] != second[:size] and (first < second) == (one.low < two.low)
    later = first[:10] != second[:10] or _minutes(first, second) >= LATER
    return later and (len(speakers) == 1 or _evolves(corpus, a) or _evolves(corpus, b))


def _evolves(corpus: Corpus, carrier: Carrier) -> bool:
    """Whether what is counted goes on changing for a while: the dead, the missing, the hectares burnt."""
    article, spans, _ = carrier
    moving = lang.load(corpus.by_article[article].article.language).words("numbers", "evolving")
    words = {fold(w.strip('.,;:!?»”"')) for span in spans for w in corpus.text(article, span).split()}
    return bool(words & {fold(w) for w in moving})


def _minutes(first: str, second: str) -> int:
    """Minutes between two moments of one day; 0 when an hour is missing."""
    if min(len(first), len(second)) < 16:
        return 0
    one, two = (60 * int(m[11:13]) + int(m[14:16]) for m in (first, second))
    return abs(one - two)


def moment(corpus: Corpus, article: str, statement: Statement | None) -> str | None:
    """When something was said: the day its sentence gives, else when the article came out (ISO, by day at least)."""
    said = statement.said_on if statement else None
    published = corpus.published.get(article)
    out = published.value if published else None
    if said and re.match(r"\d{4}-\d\d-\d\d", said) and not (out and out.startswith(said[:10])):
        return said[:10]
    return out if out and len(out) >= 10 else None
