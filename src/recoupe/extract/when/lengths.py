"""Lengths of time and what recurs: the TIMEX3 values of durations and sets."""

from __future__ import annotations

import re
from typing import Any

_HALVES = {
    "Y": (6, "M"),
    "10Y": (5, "Y"),
    "100Y": (50, "Y"),
    "1000Y": (500, "Y"),
    "TH": (30, "TM"),
    "D": (12, "TH"),
    "TM": (30, "TS"),
    "M": (15, "D"),
    "3M": (45, "D"),
    "6M": (3, "M"),
}
"""What half of each unit is."""


def length(number: Any, unit: str) -> str:
    """One term of a duration, without its ``P``.

    >>> length(18, "M"), length("X", "D"), length(3, "10Y")
    ('18M', 'XD', '30Y')
    """
    factor, kind = re.fullmatch(r"(\d*)T?([A-Z]+)", unit).groups()  # type: ignore[union-attr]
    if number == "X" or not factor:
        return f"{'X' if number == 'X' and not factor else 'X' * len(factor) if number == 'X' else number}{kind}"
    return f"{number * int(factor)}{kind}"


def duration(*terms: Any) -> str:
    """A duration of one or more terms: number, unit, number, unit.

    >>> duration(1, "TH", 50, "TM"), duration(2, "D", 3, "TH")
    ('PT1H50M', 'P2DT3H')
    """
    days, hours = "", ""
    for number, unit in zip(terms[::2], terms[1::2], strict=False):
        if number == "":
            continue
        if unit.startswith("T"):
            hours += length(number, unit)
        else:
            days += length(number, unit)
    return f"P{days}" + (f"T{hours}" if hours else "")


def half_more(number: Any, unit: str) -> str:
    """A number of units and a half, in the next smaller unit; half a unit when the number is 0.

    >>> half_more(1, "Y"), half_more(0, "100Y")
    ('P1Y6M', 'P50Y')
    """
    half = _HALVES.get(unit)
    if half is None:
        return duration(f"{number}.5", unit)
    size, kind = unit.rstrip("YM"), unit.lstrip("0123456789")
    if kind == half[1]:
        return duration(number * int(size) + half[0], kind)
    return duration(number or "", unit, *half)
