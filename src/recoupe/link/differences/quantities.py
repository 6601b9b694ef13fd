"""Quantities as a reader takes them: *une vingtaine*, *au moins 12*, *entre 10 et 15*, *plus de 70 km*.

Each is an interval with the thing counted; ``conflicts`` says which two cannot both hold. Number words,
approximations, bounds and units are data (``numbers.toml``).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Language
from recoupe.model import Span
from recoupe.text.folding import fold

SLACK = 0.15
"""How far *about* reaches on both sides, and *at least* or *at most* on one, before a reader sees another figure."""
CLOSE = 0.07
"""How far *about* reaches for a figure of two digits or more: *about 350* is not 400, *about 300* may be 340."""

_FLAT = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high`` of ``noun`` (a folded stem, or a base unit); ``text`` as it stands.

    ``measure``: metres, kilos, money, shares, lengths of time; otherwise things or people are counted.
    """

    low: float
    high: float
    noun: str
    measure: bool
    span: Span
    text: str


def quantities(text: str, language: Language, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities in a text that count or measure something.

    >>> from recoupe import lang
    >>> q = quantities("au moins 12 blessés", lang.load("fr"))[0]
    >>> q.low, round(q.high, 2), q.noun
    (12.0, 13.8, 'wounded')
    """
    table = _compiled(language)
    flat = text.translate(_FLAT)
    parts = tuple(q for found in table.share.finditer(flat) if (q := _share(found, table, offset)))
    whole = (_read(found, table, offset) for found in table.pattern.finditer(flat))
    counted = (q for q in whole if q and not any(p.span[0] < q.span[1] and q.span[0] < p.span[1] for p in parts))
    return tuple(sorted((*parts, *counted), key=lambda q: q.span))


def lengths(text: str, language: Language, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The lengths of time and ages in a text, in seconds.

    >>> from recoupe import lang
    >>> [(q.low / 86_400, q.text) for q in lengths("une trêve de 3 jours", lang.load("fr"))]
    [(3.0, '3 jours')]
    """
    table = _compiled(language)
    met = ((found, table.lengths.get(found["noun"].lower())) for found in table.pattern.finditer(text.translate(_FLAT)))
    return tuple(
        q for found, unit in met if unit and (q := _sized(found, f"{LENGTH} {unit:g}", unit, True, table, offset))
    )


LENGTH = "time"
"""What lengths of time count, with the seconds of their unit: years are compared with years."""


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    pattern: re.Pattern[str]
    words: dict[str, float]
    scales: dict[str, float]
    about: frozenset[str]
    least: frozenset[str]
    most: frozenset[str]
    above: frozenset[str]
    below: frozenset[str]
    vague: dict[str, float]
    units: dict[str, tuple[str, float, bool]]
    lengths: dict[str, float]
    moved: re.Pattern[str]
    share: re.Pattern[str]
    shares: dict[str, float]
    skip: frozenset[str]
    increments: frozenset[str]
    group: re.Pattern[str]
    parts: re.Pattern[str]


@cache
def _compiled(language: Language) -> _Table:
    data = language.table("numbers")
    ones = {k: float(v) for k, v in data["ones"].items()}
    words = {k: float(v) for k, v in data["words"].items()}
    scales = {k: float(v) for k, v in data["scales"].items()}
    vague = {k: float(v) for k, v in data["vague"].items()}
    bounds = {k: frozenset(data["bounds"][k]) for k in ("about", "least", "most", "above", "below")}
    units = {u: (row["base"], float(row["factor"]), "counts" not in row) for row in data["unit"] for u in row["words"]}
    group = "[" + "".join(re.escape(mark) for mark in data["group"]) + "]"
    number = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|{_either((*words, *scales, *vague))})"
    link = rf"(?:[ -](?:(?:{_either(data['joiners'])})[ -])?)"
    more = rf"(?<=[^\W\d]){link}(?:{number}|(?:{_either(ones)}))|[ -](?:{_either((*scales, *vague))})"
    run = rf"{number}(?:{more})*(?![^\W\d_])"
    before = rf"(?:(?P<bound>{_either(frozenset().union(*bounds.values()))}) )?(?:{_either(data['articles'])} )?"
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
        bounds["about"],
        bounds["least"],
        bounds["most"],
        bounds["above"],
        bounds["below"],
        vague,
        units,
        {k: float(v) for k, v in data["lengths"].items()},
        re.compile(rf"\b(?:{_either(data['moved'])})\b[^.;]{{0,40}}?\b(?:{_either(data['from'])}) ?$", re.IGNORECASE),
        re.compile(
            rf"(?<![\w.,/-])(?:(?P<part>{run})(?: [^\W\d_][\w'-]*){{0,3}}? (?:{_either(data['of_each']['words'])}) "
            rf"(?P<of>{run})|(?P<share>{_either(data['shares'])}))(?![\w/:%]| (?:{_either((*scales, *vague))})\b)",
            re.IGNORECASE,
        ),
        {k: float(v) for k, v in data["shares"].items()},
        frozenset(data["skip"]),
        frozenset(data["increments"]),
        re.compile(rf"{group}(?=\d{{3}}(?!\d))"),
        re.compile(rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+"),
    )


def _either(words: object) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(words, key=lambda w: (-len(str(w)), str(w))))  # type: ignore[call-overload]


def _read(found: re.Match[str], table: _Table, offset: int) -> Quantity | None:
    noun = found["noun"].lower()
    if noun in table.increments:  # *three more bodies* is no total
        return None
    if noun in table.skip:
        noun = (found["next"] or "").lower()
    if not noun or noun in table.skip:
        return None
    base, factor, measure = table.units.get(noun, (_stem(noun), 1.0, False))
    return _sized(found, base, factor, measure, table, offset)


def _sized(
    found: re.Match[str], base: str, factor: float, measure: bool, table: _Table, offset: int
) -> Quantity | None:
    """The quantity that was read, in its base unit."""
    low, vague = _value(found["low"].lower(), table)
    high, _ = _value(found["high"].lower(), table) if found["high"] else (low, False)
    if low is None or high is None:
        return None
    if found["high"] and table.moved.search(found.string[: found.start()]):  # *went from twelve to fifteen*
        low = high
    low, high = _bounded(low * factor, high * factor, (found["bound"] or "").lower(), vague, table)
    span = (found.start() + offset, found.end("noun") + offset)
    return Quantity(low, high, base, measure, span, found.group()[: found.end("noun") - found.start()])


def _share(found: re.Match[str], table: _Table, offset: int) -> Quantity | None:
    """A part of a whole in hundredths: *seven in ten*, *half*."""
    span = (found.start() + offset, found.end() + offset)
    if found["share"]:
        value = table.shares[found["share"].lower()]
    else:
        (part, _), (whole, _) = (_value(found[k].lower(), table) for k in ("part", "of"))
        if not part or not whole or part >= whole or whole not in WHOLES:
            return None
        value = 100 * part / whole
    return Quantity(value - ROUND, value + ROUND, "%", True, span, found.group())


WHOLES = frozenset({2, 3, 4, 5, 6, 8, 10, 20, 100})
"""What parts are told of; *12 boats in 40 ports* is no share."""
ROUND = 4.0
"""Hundredths by which a simple share is rounded."""


def _bounded(low: float, high: float, bound: str, vague: bool, table: _Table) -> tuple[float, float]:
    if bound in table.above | table.below:
        return (low, math.inf) if bound in table.above else (0.0, high)
    if bound in table.least:
        return low, high * (1 + SLACK)
    if bound in table.most:
        return low * (1 - SLACK), high
    if not vague and bound not in table.about:
        return low, high
    slack = SLACK if vague or _digits(low) < 2 else CLOSE
    return low * (1 - slack), high * (1 + slack)


def _digits(value: float) -> int:
    """How many digits a figure is given with: two for 350, one for 300."""
    return len(f"{value:.6g}".partition("e")[0].replace(".", "").strip("0"))


def _value(text: str, table: _Table) -> tuple[float | None, bool]:
    """*deux cent mille* → 200000; *une vingtaine* → 20, vague."""
    total, current, vague, seen = 0.0, 0.0, False, False
    for part in table.parts.findall(text):
        if part[0].isdigit():
            plain = table.group.sub("", part).replace(",", ".")
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
