"""Every colour that carries words stands out from every ground it can stand on: WCAG 2.2, level AA, 4.5 to 1."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = (files("recoupe") / "templates" / "page.css").read_text("utf-8")
INKS = ("ink", "soft", "accent", "many", "one", "none", "dispute")
IN_TEXT = ("ink", "accent", "cue")
DRAWN = ("band", "relay")


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme, by name."""
    found = {}
    for name, block in zip(("light", "dark", "print"), re.findall(r":root\{(--[^}]*)\}", CSS), strict=True):
        found[name] = dict(re.findall(r"--(\w+):(#[0-9a-f]+)", block))
    return found


SCHEMES = schemes()


def luminance(colour: str) -> float:
    """Relative luminance of ``#rgb`` or ``#rrggbb``, from 0 to 1 (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_the_standard_one() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [(ink, ground) for ink in INKS for ground in ("paper", "card")]
    + [(ink, ground) for ink in IN_TEXT for ground in ("said", "mark")]
    + [("soft", "said")],
)
def test_words_stand_out(scheme: str, ink: str, ground: str) -> None:
    colours = SCHEMES["light"] | SCHEMES[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize("line", ["time", "bad", "cue", "accent", "one", "soft", "shared"])
def test_lines_and_signs_stand_out(scheme: str, line: str) -> None:
    """Underlines, outlines and boxes: 3 to 1 (success criterion 1.4.11)."""
    colours = SCHEMES["light"] | SCHEMES[scheme]
    assert min(contrast(colours[line], colours[ground]) for ground in ("card", "paper", "said")) >= 3


def test_every_colour_is_measured() -> None:
    """No colour of the sheet stands outside the variables, and each variable is an ink, a ground or a drawn line."""
    known = {*INKS, *IN_TEXT, *DRAWN, "paper", "card", "said", "mark", "time", "bad", "line", "shared"}
    assert set(SCHEMES["light"]) == known
    rules = re.sub(r":root\{--[^}]*\}", "", CSS)
    assert not re.findall(r"#[0-9a-fA-F]{3,6}\b(?![^{}]*\{)", rules)
