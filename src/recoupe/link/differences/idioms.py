"""Figures that are told in phrases of their own: votes for and against, how often, *blessant deux autres*.

The phrases are data (the table ``idioms`` of ``numbers.toml``), patterns in which ``{n}`` stands for a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.lang import Language
from recoupe.link.differences.numerals import bound_of, numerals, values
from recoupe.link.differences.quantity import AGE, HALF, Quantity, phrased, worth
from recoupe.link.differences.worded import worded
from recoupe.text.patterns import either

FOR, AGAINST = "vote for", "vote against"
"""What is counted by the two figures of a vote."""
DEAD = "dead"
OFTEN = "time it was done"
"""What is counted where a thing was done several times."""
AGAIN = "what was counted before"
"""What is counted where a figure stands for one that was given before: *1,500, say the organisers*."""
YEARS = range(1900, 2100)
"""Figures alone that are rather years."""
SUM = "sum"
"""What is measured by millions of which nothing says what they are: *I would say 35 million*."""
CRITICAL = "critical"
"""Who is counted where some are worse off than others."""
PLACE = "place of"
"""What is counted where a thing has its place in a row of its kind, before the kind."""
LARGE = 1e6
"""The least of such sums."""


@dataclass(frozen=True, slots=True, eq=False)
class Idioms:
    """The compiled table: ``votes`` with the groups ``for`` and ``against``, ``often``, ``assessed``, ``turned`` (*à 14
    le nombre de morts*), ``crowds``, ``left``, ``aged`` and ``critical`` with ``n`` (and ``bound``, ``noun``,
    ``fate``), ``sums`` in ``scales`` of nothing named; ``ordinals`` of what stands in ``rows``, each with the word that
    languages share; ``no_figure`` finds numbers that are a name, or denied."""

    votes: tuple[re.Pattern[str], ...]
    often: tuple[re.Pattern[str], ...]
    adverbs: Mapping[str, float]
    lives: tuple[re.Pattern[str], ...]
    aged: tuple[re.Pattern[str], ...]
    critical: tuple[re.Pattern[str], ...]
    metres: re.Pattern[str]
    again: tuple[re.Pattern[str], ...]
    assessed: re.Pattern[str]
    turned: re.Pattern[str]
    crowds: re.Pattern[str]
    left: re.Pattern[str]
    fates: Mapping[str, str]
    sums: re.Pattern[str]
    scales: frozenset[str]
    ordinals: re.Pattern[str]
    rows: Mapping[str, str]
    no_figure: tuple[re.Pattern[str], ...]


def idioms(flat: str, language: Language, offset: int) -> list[Quantity]:
    """The quantities that a text tells in phrases of their own.

    >>> from recoupe import lang
    >>> [(q.low, q.noun) for q in idioms("par 64 voix contre 49", lang.load("fr"), 0)]
    [(64.0, 'vote for'), (49.0, 'vote against')]
    """
    table = _idioms(language)
    out = [q for pattern in table.votes for found in pattern.finditer(flat) for q in _votes(found, language, offset)]
    for pattern in table.often:
        out += [_read(found, OFTEN, language, offset) for found in pattern.finditer(flat)]
    out += [_read(found, DEAD, language, offset) for pattern in table.lives for found in pattern.finditer(flat)]
    out += [_read(found, CRITICAL, language, offset) for p in table.critical for found in p.finditer(flat)]
    out += [_aged(found, language, offset) for p in table.aged for found in p.finditer(flat)]
    out += worded(flat, language, offset)
    out += [q for p in table.again for found in p.finditer(flat) if (q := _again(found, language, offset))]
    out += [q for found in table.metres.finditer(flat) if (q := _metres(found, language, offset))]
    for pattern in (table.assessed, table.turned, table.crowds, table.left):
        out += [_read(found, _noun(found, language), language, offset) for found in pattern.finditer(flat)]
    out += [_placed(found, language, offset) for found in table.ordinals.finditer(flat)]
    sums = (found for found in table.sums.finditer(flat) if found["n"].lower().split()[-1] in table.scales)
    return _apart([*out, *(_read(found, SUM, language, offset, measure=True) for found in sums)])


def unheard(flat: str, language: Language) -> str:
    """A text of the same length without the numbers that count nothing: *loi 61*, *2,4 millions et non 1,8*.

    >>> from recoupe import lang
    >>> unheard("La loi 61 a 12 pages", lang.load("fr"))
    'La loi    a 12 pages'
    """
    for pattern in _idioms(language).no_figure:
        flat = pattern.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), flat)
    return flat


def _votes(found: re.Match[str], language: Language, offset: int) -> Iterator[Quantity]:
    span = (found.start() + offset, found.end() + offset)
    for group, noun in (("for", FOR), ("against", AGAINST)):
        value, _ = worth((found.groupdict().get(group) or "").lower(), numerals(language))
        if value is not None:
            yield Quantity(value, value, noun, False, span, found[0])


def _read(found: re.Match[str], noun: str, language: Language, offset: int, *, measure: bool = False) -> Quantity:
    """The quantity of a phrase with one number; how often a thing was done is told by the whole of it."""
    adverbs = _idioms(language).adverbs
    q = phrased(found, noun, numerals(language), offset, measure=measure, adverbs=adverbs)
    return q if noun != OFTEN else replace(q, span=(found.start() + offset, q.span[1]), text=found[0])


def _metres(found: re.Match[str], language: Language, offset: int) -> Quantity | None:
    """Metres with the hundredths behind them: *un mètre vingt*, *1 m 20*."""
    table = numerals(language)
    whole, more = worth(found["m"].lower(), table)[0] or 1.0, worth(found["cm"].lower(), table)[0]
    span = (found.start() + offset, found.end() + offset)
    low = whole + more / 100 if more and more < 100 else None
    return Quantity(low, low, "m", True, span, found[0]) if low else None


def _aged(found: re.Match[str], language: Language, offset: int) -> Quantity:
    """An age in years, of which one may come with a birthday."""
    q = _read(found, AGE, language, offset, measure=True)
    return replace(q, low=q.low - HALF, high=q.high + HALF)


def _placed(found: re.Match[str], language: Language, offset: int) -> Quantity:
    """What has a place in a row: *la 71e minute*."""
    noun, low = f"{PLACE} {_idioms(language).rows[found['of'].lower()]}", float(found["n"])
    return Quantity(low, low, noun, True, (found.start() + offset, found.end() + offset), found[0])


def _again(found: re.Match[str], language: Language, offset: int) -> Quantity | None:
    """The quantity of a figure alone, but for one that may be a year."""
    q = _read(found, AGAIN, language, offset)
    return None if q.low in YEARS and found["n"].isdigit() else q


def _noun(found: re.Match[str], language: Language) -> str:
    """What a phrase counts: the noun in it, or those whom the verb before them says to be dead or hurt."""
    groups, units = found.groupdict(), numerals(language).units
    word = _idioms(language).fates[groups["fate"].lower()] if "fate" in groups else groups["noun"].lower()
    return units[word][0]


def _apart(found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, the longest of those that overlap; both of a vote stand in one span."""
    out: list[Quantity] = []
    for q in sorted(found, key=lambda q: q.span[0] - q.span[1]):
        if all(q.span == p.span or q.span[1] <= p.span[0] or p.span[1] <= q.span[0] for p in out):
            out.append(q)
    return list({(q.span, q.noun): q for q in out}.values())


@cache
def _idioms(language: Language) -> Idioms:
    """Read from a language's data."""
    data, table = language.table("numbers"), numerals(language)
    said, run = data["idioms"], table.run
    joined = rf" (?:{either(data['joiners'])}) (?:{either(data['ones'])})\b"  # *soixante et un enfants*
    ends = rf"(?!{joined})(?=[.,;:!?)»”\"]|$| (?:{either(data['stated']['after'])})\b)"
    number = rf"{bound_of(data)}(?P<n>{run})"
    nouns = either(word for word, (_, _, measures) in table.units.items() if not measures)

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w.,/-]){pattern}", re.IGNORECASE)

    def votes(pattern: str) -> str:
        return pattern.replace("{for}", rf"(?P<for>{run})").replace("{against}", rf"(?P<against>{run})")

    often = [pattern.replace("{n}", rf"(?P<n>{run})") for pattern in said["often"]]
    lives = [pattern.replace("{n}", number) for pattern in said["lives"]]
    again = [pattern.replace("{n}", number) + r"(?![\w%/:]|[.,]\d| ?[€$£])" + ends for pattern in said["again"]]
    again += [pattern.replace("{n}", number) for pattern in said["again_of"]]
    aged, critical = ([p.replace("{n}", number) for p in said[key]] for key in ("aged", "critical"))
    adverbs = values(said["adverbs"])
    return Idioms(
        votes=tuple(compiled(votes(pattern) + r"(?![\w%]|[.,]\d)") for pattern in said["votes"]),
        often=tuple(compiled(pattern) for pattern in (*often, *([rf"(?P<n>{either(adverbs)})\b"] if adverbs else []))),
        adverbs=adverbs,
        aged=tuple(compiled(pattern) for pattern in aged),
        critical=tuple(compiled(pattern) for pattern in critical),
        metres=compiled(said["metres"].replace("{m}", rf"(?P<m>{run}|un)").replace("{cm}", rf"(?P<cm>{run})")),
        lives=tuple(compiled(pattern) for pattern in lives),
        again=tuple(compiled(pattern) for pattern in (*again, rf"(?<!.){number}(?! ?[%°€$£])(?=\W*$|, )")),
        assessed=compiled(
            rf"(?:(?P<verb>{either(said['assessing'])}) |(?<!.))(?:{either(said['assessed'])})(?P<noun>{nouns})"
            rf"(?(verb)(?: [^\W\d_]+){{0,3}}?) (?:{either(said['at'])}) "
            rf"{number}(?![\w%]|[.,]\d| ?[/:%€$£]){ends}"
        ),
        turned=compiled(rf"{number} (?:{either(said['turned'])})(?P<noun>{nouns})\b"),
        crowds=compiled(rf"(?P<noun>{either(said['crowds'])}) (?:{either(said['of'])}) {number}{ends}"),
        left=compiled(rf"(?P<fate>{either(said['fates'])}) {number} (?:{either(data['left_out']['others'])}){ends}"),
        fates=said["fates"],
        sums=compiled(rf"{number}(?:{ends}|(?= (?:{either(said['then'])})))"),
        scales=frozenset(word for word, value in table.scales.items() if value >= LARGE),
        ordinals=compiled(
            rf"(?P<n>\d+)(?:{either(data['ordinals']['endings'])}) (?P<of>{either(data['ordinals']['of'])})\b"
        ),
        rows=data["ordinals"]["of"],
        no_figure=(
            re.compile(rf"(?<!\w)((?:{either(said['names'])}) ?)\d[\d.,]*(?![\w%])", re.IGNORECASE),
            re.compile(rf"(?<!\w)((?:{either(said['denied'])}) ){run}", re.IGNORECASE),
        ),
    )
