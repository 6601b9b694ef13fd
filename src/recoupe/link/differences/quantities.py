"""Quantities as a reader takes them: *une vingtaine*, *au moins 12*, *entre 10 et 15*, *plus de 70 km*.

Each is an interval with the thing counted; two of them contradict each other when they count one thing and their
intervals do not meet. Number words, approximations, bounds and units are data (``numbers.toml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.memory import per_corpus
from recoupe.model import Span, Statement
from recoupe.text.folding import fold

SLACK = 0.15
"""How far *about* reaches on both sides, and *at least* or *at most* on one, before a reader sees another figure."""
LATER = 90
"""Minutes after which another figure may be a newer one, whoever gives it."""
PEOPLE, TOLLS = "people", frozenset({"dead", "wounded"})

MEASURES = frozenset({"m", "kg", "ha", "eur", "usd"})
"""Units that measure anything, so that two figures in one sentence's likeness need one act to be of one thing."""

Carrier = tuple[str, tuple[Span, ...], Statement | None]
_FLAT = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high`` of ``noun`` (a folded stem, or a base unit when ``measure``); ``text`` as it stands."""

    low: float
    high: float
    noun: str
    measure: bool
    span: Span
    text: str


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


def quantities(text: str, language: Language, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities in a text that count or measure something.

    >>> q = quantities("au moins 12 blessés", lang.load("fr"))[0]
    >>> q.low, round(q.high, 2), q.noun
    (12.0, 13.8, 'wounded')
    """
    table = _compiled(language)
    out = []
    for found in table.pattern.finditer(text.translate(_FLAT)):
        quantity = _read(found, table, offset)
        if quantity:
            out.append(quantity)
    return tuple(out)


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


# ----------------------------------------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    pattern: re.Pattern[str]
    words: dict[str, float]
    scales: dict[str, float]
    about: frozenset[str]
    least: frozenset[str]
    most: frozenset[str]
    vague: dict[str, float]
    units: dict[str, tuple[str, float]]
    skip: frozenset[str]
    increments: frozenset[str]


@cache
def _compiled(language: Language) -> _Table:
    data = language.table("numbers")
    ones = {k: float(v) for k, v in data["ones"].items()}
    words = {k: float(v) for k, v in data["words"].items()}
    scales = {k: float(v) for k, v in data["scales"].items()}
    vague = {k: float(v) for k, v in data["vague"].items()}
    about, least, most = (tuple(data["bounds"][k]) for k in ("about", "least", "most"))
    units = {u: (row["base"], float(row["factor"])) for row in data["unit"] for u in row["words"]}
    number = rf"(?:\d{{1,3}}(?:[ .,]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|{_either((*words, *scales, *vague))})"
    link = rf"(?:[ -](?:(?:{_either(data['joiners'])})[ -])?)"
    more = rf"(?<=[^\W\d]){link}(?:{number}|(?:{_either(ones)}))|[ -](?:{_either((*scales, *vague))})"
    run = rf"{number}(?:{more})*(?![^\W\d_])"
    before = rf"(?:(?P<bound>{_either((*about, *least, *most))}) )?(?:{_either(data['articles'])} )?"
    pattern = (
        rf"(?<![\w.,/-]){before}(?P<low>{run})"
        rf"(?:(?: (?:{_either(data['range'])}) | ?[-–] ?)(?P<high>{run}))?"
        rf"(?![\d/:])(?: |(?=%))(?:{_either(data['of'])})?"
        rf"(?P<noun>[^\W\d_][\w-]*|%)(?: (?:{_either(data['of'])})?(?P<next>[^\W\d_][\w-]*))?"
    )
    return _Table(
        re.compile(pattern, re.IGNORECASE),
        words | ones,
        scales,
        frozenset(about),
        frozenset(least),
        frozenset(most),
        vague,
        units,
        frozenset(data["skip"]),
        frozenset(data["increments"]),
    )


def _either(words: object) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(words, key=lambda w: (-len(str(w)), str(w))))  # type: ignore[call-overload]


def _read(found: re.Match[str], table: _Table, offset: int) -> Quantity | None:
    low, vague = _value(found["low"].lower(), table)
    high, _ = _value(found["high"].lower(), table) if found["high"] else (low, False)
    if low is None or high is None:
        return None
    noun = found["noun"].lower()
    if noun in table.increments:  # *three more bodies* is no total
        return None
    if noun in table.skip:
        noun = (found["next"] or "").lower()
    if not noun or noun in table.skip:
        return None
    base, factor = table.units.get(noun, (_stem(noun), 1.0))
    low, high = _bounded(low * factor, high * factor, (found["bound"] or "").lower(), vague, table)
    span = (found.start() + offset, found.end("noun") + offset)
    return Quantity(low, high, base, noun in table.units, span, found.group()[: found.end("noun") - found.start()])


def _bounded(low: float, high: float, bound: str, vague: bool, table: _Table) -> tuple[float, float]:
    if bound in table.least:
        return low, high * (1 + SLACK)
    if bound in table.most:
        return low * (1 - SLACK), high
    slack = SLACK if vague or bound in table.about else 0.0
    return low * (1 - slack), high * (1 + slack)


def _value(text: str, table: _Table) -> tuple[float | None, bool]:
    """*deux cent mille* → 200000; *une vingtaine* → 20, vague."""
    total, current, vague, seen = 0.0, 0.0, False, False
    for part in re.findall(r"\d{1,3}(?:[ .,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+", text):
        if part[0].isdigit():
            plain = re.sub(r"[ .,](?=\d{3}(?!\d))", "", part).replace(",", ".")
            current, seen = current + float(plain), True
        elif part in table.vague:
            current, vague, seen = (current or 1) * table.vague[part], True, True
        elif part in table.scales:
            scale, seen = table.scales[part], True
            if scale >= 1000:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current = (current or 1) * scale
        elif part in table.words:
            value, seen = table.words[part], True
            current = current * 20 if value == 20 and current == 4 else current + value
    return (total + current if seen else None), vague


def _stem(noun: str) -> str:
    plain = fold(noun)
    return plain[:-1] if len(plain) > 3 and plain[-1] in "sx" else plain
