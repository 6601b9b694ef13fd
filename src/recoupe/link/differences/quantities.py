"""Quantities as a reader takes them: *une vingtaine*, *au moins 12*, *entre 10 et 15*, *plus de 70 km*.

Each is an interval with the thing counted; ``conflicts`` says which two cannot both hold. Number words,
approximations, bounds and units are data (``numbers.toml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Language
from recoupe.model import Span
from recoupe.text.folding import fold

SLACK = 0.15
"""How far *about* reaches on both sides, and *at least* or *at most* on one, before a reader sees another figure."""

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


def quantities(text: str, language: Language, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities in a text that count or measure something.

    >>> from recoupe import lang
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
    group: re.Pattern[str]
    parts: re.Pattern[str]


@cache
def _compiled(language: Language) -> _Table:
    data = language.table("numbers")
    ones = {k: float(v) for k, v in data["ones"].items()}
    words = {k: float(v) for k, v in data["words"].items()}
    scales = {k: float(v) for k, v in data["scales"].items()}
    vague = {k: float(v) for k, v in data["vague"].items()}
    about, least, most = (tuple(data["bounds"][k]) for k in ("about", "least", "most"))
    units = {u: (row["base"], float(row["factor"])) for row in data["unit"] for u in row["words"]}
    group = "[" + "".join(re.escape(mark) for mark in data["group"]) + "]"
    number = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|{_either((*words, *scales, *vague))})"
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
        re.compile(rf"{group}(?=\d{{3}}(?!\d))"),
        re.compile(rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+"),
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
