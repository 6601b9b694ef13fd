"""Quantities as a reader takes them: *une vingtaine*, *au moins 12*, *entre 10 et 15*, *plus de 70 km*.

Each is an interval with the thing counted; ``conflicts`` says which two cannot both hold. Number words,
approximations, bounds and units are data (``numbers.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from recoupe.lang import Language
from recoupe.link.differences.idioms import idioms, unheard
from recoupe.link.differences.numerals import Numerals, numerals
from recoupe.link.differences.quantity import PEOPLE, Quantity, bounded, sized, worth
from recoupe.link.differences.worded import TIMES
from recoupe.model import Span
from recoupe.text.folding import fold

_FLAT = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def quantities(text: str, language: Language, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities in a text that count or measure something.

    >>> from recoupe import lang
    >>> q = quantities("au moins 12 blessés", lang.load("fr"))[0]
    >>> q.low, round(q.high, 2), q.noun
    (12.0, 13.8, 'wounded')
    """
    table = numerals(language)
    flat = unheard(_flattened(text, table), language)
    first = [q for found in table.share.finditer(flat) if (q := _share(found, table, offset))]
    first += idioms(flat, language, offset)
    first += [q for found in table.money.finditer(flat) if (q := _money(found, table, offset))]
    first += [q for found in table.stated.finditer(flat) if (q := _stated(found, table, offset))]
    first += [q for found in table.multiple.finditer(flat) if (q := sized(found, TIMES, 1.0, True, table, offset))]
    first += [q for found in table.unnamed.finditer(flat) if (q := _unnamed(found, table, offset))]
    first += [q for found in table.many.finditer(flat) if (q := _many(found, table, offset))]
    parts = [q for part in table.part for found in part.finditer(flat) if (q := _some_of(found, table, offset))]
    first += [q for q in parts if not any(_overlap(p.span, q.span) for p in first)]
    counted = (q for q in _whole(flat, table, offset) if not any(_overlap(p.span, q.span) for p in first))
    return tuple(_restored(q, text, flat, offset) for q in sorted((*first, *counted), key=lambda q: q.span))


def _flattened(text: str, table: Numerals) -> str:
    """A text of the same length with plain spaces and apostrophes, one word for a unit however it is written, and the
    figure 1 for *une tonne*, *un seul coup de feu*."""
    flat = text.translate(_FLAT)
    for pattern, sign in table.written:
        flat = pattern.sub(partial(_padded, sign), flat)
    return table.one.sub(lambda found: "1".zfill(len(found.group())), flat)


def _padded(sign: str, found: re.Match[str]) -> str:
    return sign.ljust(len(found.group()), FILL)


FILL = "\0"
"""What fills a unit up to the length that it is written in."""


def _restored(q: Quantity, text: str, flat: str, offset: int) -> Quantity:
    """A quantity with its words as they stand, the whole of its unit with them."""
    start, end = q.span[0] - offset, q.span[1] - offset
    end += len(flat[end:]) - len(flat[end:].lstrip(FILL))
    return replace(q, span=(q.span[0], end + offset), text=text[start:end])


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _whole(flat: str, table: Numerals, offset: int) -> Iterator[Quantity]:
    """The numbers before what they count; *nine of the fourteen* counts a part of what is known."""
    at, known = 0, False
    while found := table.pattern.search(flat, at):
        noun, then = found["noun"].lower(), (found["next"] or "").lower()
        whole = "noun" if noun in table.words else "next" if noun in table.skip and then in table.words else ""
        q = None if whole or known else _read(found, table, offset)
        known = bool(whole)
        at = found.start(whole) if whole else found.end("noun") if q is None else found.end()
        if q:
            yield q


def lengths(text: str, language: Language, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The lengths of time and ages in a text, in seconds.

    >>> from recoupe import lang
    >>> [(q.low / 86_400, q.text) for q in lengths("une trêve de 3 jours", lang.load("fr"))]
    [(3.0, '3 jours')]
    """
    table = numerals(language)
    flat = _flattened(text, table)
    met = ((found, table.lengths.get(found["noun"].lower())) for found in table.pattern.finditer(flat))
    return tuple(
        _restored(q, text, flat, offset)
        for found, unit in met
        if unit and (q := sized(found, f"{LENGTH} {unit:g}", unit, True, table, offset))
    )


LENGTH = "time"
"""What lengths of time count, with the seconds of their unit: years are compared with years."""


def _read(found: re.Match[str], table: Numerals, offset: int) -> Quantity | None:
    told = _counts(found, table)
    if told is None:
        return None
    last, base, factor, measure = told
    if not measure and _is_streak(found, last, table):
        base = STREAK
    q = sized(found, base, factor, measure, table, offset)
    end = found.end(last)
    return replace(q, span=(q.span[0], end + offset), text=found.string[found.start() : end]) if q else None


STREAK = "in a row"
"""What is counted where things of one kind, however called, followed one another."""


def _is_streak(found: re.Match[str], last: str, table: Numerals) -> bool:
    """Whether things follow one another: *douze victoires d'affilée*, *twelve straight wins*."""
    return bool(table.streak.match(found.string, found.end(last)) or table.streak.match(f" {found[last]}"))


def _counts(found: re.Match[str], table: Numerals) -> tuple[str, str, float, bool] | None:
    """The group that names what is counted (``noun``, or what is ``next``) and its unit; None when neither does."""
    noun = found["noun"].lower()
    last = "next" if noun in table.skip else "noun"
    word = (found.groupdict().get(last) or "").lower()
    if noun in table.increments or not word or word in table.skip or word in table.never:
        return None  # *three more bodies* is no total
    return last, *table.units.get(word, (_stem(word), 1.0, False))


def _many(found: re.Match[str], table: Numerals, offset: int) -> Quantity | None:
    """A plural of round numbers: *des dizaines de maisons* are twenty or more and less than two hundred."""
    told = _counts(found, table)
    if told is None:
        return None
    last, base, factor, measure = told
    scale = factor * table.lot_scales.get((found["scale"] or "").lower(), 1.0)
    low, high = table.lots[found["lots"].lower()]
    span = (found.start() + offset, found.end(last) + offset)
    return Quantity(low * scale, high * scale, base, measure, span, found.group())


def _some_of(found: re.Match[str], table: Numerals, offset: int) -> Quantity | None:
    """Some of a number that is known: *quatre des neuf mineurs*, *six mineurs sur neuf*."""
    told = _counts(found, table)
    (low, vague), (whole, _) = (worth(found[key].lower(), table) for key in ("low", "whole"))
    if told is None or low is None or whole is None or low >= whole:
        return None
    _, base, _, measure = told
    if measure:
        return None
    span = (found.start() + offset, found.end() + offset)
    ends = bounded(low, low, (found["bound"] or "").lower(), vague, table)
    return Quantity(*ends, base, False, span, found.group(), whole=whole)


def _money(found: re.Match[str], table: Numerals, offset: int) -> Quantity | None:
    """An amount of money behind its sign: *€65m*, *$1.2 billion*."""
    scale = (found["scale"] or "").lower()
    factor = table.short.get(scale) or table.scales.get(scale) or 1.0
    q = sized(found, table.signs[found["noun"]], factor, True, table, offset)
    return replace(q, span=(found.start() + offset, found.end() + offset), text=found.group()) if q else None


def _stated(found: re.Match[str], table: Numerals, offset: int) -> Quantity | None:
    """A number said of what it counts: *les manifestants étaient 1 500*, *the toll stands at 12*; *magnitude 6.9*."""
    if named := found["named"] or found["of"]:
        value, _ = worth((found["level"] or found["grade"]).lower(), table)
        span = (found.start() + offset, found.end() + offset)
        return Quantity(value, value, fold(named), True, span, found.group()) if value else None
    noun = found["noun"].lower()
    base, factor, measure = table.units.get(noun, (_stem(noun), 1.0, False))
    q = sized(found, base, factor, measure, table, offset)
    start = found.start("bound") if found["bound"] else found.start("low")
    span = (start + offset, found.end("low") + offset)
    return replace(q, span=span, text=found.string[start : found.end("low")]) if q else None


def _unnamed(found: re.Match[str], table: Numerals, offset: int) -> Quantity | None:
    """A number of people named by a pronoun, or by nothing but what became of them: *sept autres sont blessés*."""
    if found["low"]:
        q = sized(found, PEOPLE, 1.0, False, table, offset)
        return replace(q, span=(found.start() + offset, found.end() + offset), text=found.group()) if q else None
    value, vague = worth(found["some"].lower(), table)
    span = (found.start() + offset, found.end() + offset)
    base = table.units[found["as"].lower()][0]
    return Quantity(*bounded(value, value, "", vague, table), base, False, span, found.group()) if value else None


def _share(found: re.Match[str], table: Numerals, offset: int) -> Quantity | None:
    """A part of a whole in hundredths: *seven in ten*, *half*."""
    span = (found.start() + offset, found.end() + offset)
    if found["share"]:
        value = table.shares[found["share"].lower()]
    else:
        (part, _), (whole, _) = (worth(found[k].lower(), table) for k in ("part", "of"))
        if not part or not whole or part >= whole or whole not in WHOLES:
            return None
        value = 100 * part / whole
    return Quantity(value - ROUND, value + ROUND, "%", True, span, found.group())


WHOLES = frozenset({2, 3, 4, 5, 6, 8, 10, 20, 100})
"""What parts are told of; *12 boats in 40 ports* is no share."""
ROUND = 4.0
"""Hundredths by which a simple share is rounded."""


def _stem(noun: str) -> str:
    plain = fold(noun)
    return plain[:-1] if len(plain) > 3 and plain[-1] in "sx" else plain
