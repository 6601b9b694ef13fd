"""A quantity: an interval of what is counted or measured, and how a number is read off its words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.link.differences.numerals import Numerals
from recoupe.model import Span

SLACK = 0.15
"""How far *about* reaches on both sides, and *at least* or *at most* on one, before a reader sees another figure."""
CLOSE = 0.07
"""How far *about* reaches for a figure of two digits or more: *about 350* is not 400, *about 300* may be 340."""

PEOPLE = "people"
"""What is counted where nobody is named."""
AGE, HALF = "age", 0.5
"""What is measured by the years of somebody, and the years by which an age reaches on either side."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high`` of ``noun`` (a folded stem, or a base unit); ``text`` as it stands.

    ``measure``: metres, kilos, money, shares, lengths of time; otherwise things or people are counted. ``about``: the
    figure that a word of approximation stands before, 0 without one. ``whole``: how many there are, of whom some are
    counted (*quatre des neuf mineurs*), 0 where nothing says so.
    """

    low: float
    high: float
    noun: str
    measure: bool
    span: Span
    text: str
    about: float = 0.0
    whole: float = 0.0


def sized(
    found: re.Match[str], base: str, factor: float, measure: bool, table: Numerals, offset: int
) -> Quantity | None:
    """The quantity that was read, in its base unit."""
    low, vague = worth(found["low"].lower(), table)
    high, _ = worth(found["high"].lower(), table) if found["high"] else (low, False)
    if low is None or high is None:
        return None
    scale = table.scales.get(found["high"].lower().split()[-1], 1.0) if found["high"] else 1.0
    if low * scale <= high:  # *15 to 20 million*
        low *= scale
    if found["high"] and table.moved.search(found.string[: found.start()]):  # *went from twelve to fifteen*
        low = high
    bound = (found["bound"] or "").lower()
    about = 0.0 if vague or low < high or bound not in table.bounds["about"] else low * factor
    low, high = bounded(low * factor, high * factor, bound, vague, table)
    if found["noun"].lower() in table.rounded:  # *13,000 feet* are 3,900 metres
        low, high = low * (1 - CLOSE), high * (1 + CLOSE)
    span = (found.start() + offset, found.end("noun") + offset)
    return Quantity(low, high, base, measure, span, found.group()[: found.end("noun") - found.start()], about)


def phrased(
    found: re.Match[str],
    noun: str,
    table: Numerals,
    offset: int,
    *,
    measure: bool = False,
    adverbs: Mapping[str, float] | None = None,
) -> Quantity:
    """The quantity of a phrase with one number (the group ``n``), or an adverb that stands for one (*twice*)."""
    said = found["n"].lower()
    value, vague = worth(said, table)
    low = (adverbs or {}).get(said, 0.0) if value is None else value
    bound = (found.groupdict().get("bound") or "").lower()
    about = low if bound in table.bounds["about"] and not vague else 0.0
    start, end = found.start("bound" if bound else "n"), found.end()
    span = (start + offset, end + offset)
    return Quantity(*bounded(low, low, bound, vague, table), noun, measure, span, found.string[start:end], about)


def bounded(low: float, high: float, bound: str, vague: bool, table: Numerals) -> tuple[float, float]:
    """The interval that a word of bound makes of a figure: *about*, *at least*, *fewer than*."""
    kinds = {kind for kind, words in table.bounds.items() if bound in words}
    if kinds & {"above", "below"}:
        return (low, math.inf) if "above" in kinds else (0.0, high)
    if "least" in kinds:
        return low, high * (1 + SLACK)
    if "most" in kinds:
        return low * (1 - SLACK), high
    if not vague and "about" not in kinds:
        return low, high
    slack = SLACK if vague or _digits(low) < 2 else CLOSE
    return low * (1 - slack), high * (1 + slack)


def _digits(value: float) -> int:
    """How many digits a figure is given with: two for 350, one for 300."""
    return len(f"{value:.6g}".partition("e")[0].replace(".", "").strip("0"))


def worth(text: str, table: Numerals) -> tuple[float | None, bool]:
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
