"""Sentences that break: a stop before a small letter, a compound left on its hyphen, a text that just ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.extract.faults.marks import Mark
from recoupe.lang import Language
from recoupe.text import lines
from recoupe.text.words import is_known

_STRAY = re.compile(r"(?<!\w)(?P<left>[^\W\d_]{4,40})\. (?P<right>[^\W\d_]{2,40})(?= [^\W\d_])")
_BROKEN = re.compile(r"(?<![\w-])[^\W\d_]{3,}- (?P<right>[^\W\d_]+(?: [^\W\d_]+)?)")
_STOPPED = re.compile(r"[.!?…:;»”\"’')\]]\W*\Z")
TRANSLATED = 2
"""Glued words from which an article is taken to have been copied or translated by a machine."""
PROSE = 60
"""Shortest last line that is prose."""


def find(text: str, language: Language, *, glued: int) -> tuple[Mark, ...]:
    """The broken sentences of a view; ``glued`` is how many glued words the article has."""
    return (*_stray(text, language, glued >= TRANSLATED), *_broken(text, language), *_cut_off(text, language))


def _stray(text: str, language: Language, translated: bool) -> Iterator[Mark]:
    """A full stop after a word, then a word in small letters: no abbreviation, no address."""
    lists = ("abbreviations", "abbreviations_dated", "abbreviations_final")
    kept = frozenset().union(*(language.words("text", name) for name in lists))
    for found in _STRAY.finditer(text):
        left, right = found["left"], found["right"]
        if not right.islower() or left in kept or not is_known(right, language):
            continue
        if translated:
            yield Mark(found.span(), "mistranslation", "stray-stop-translated", f"{left} {right}")
        else:
            yield Mark(found.span(), "truncated", "stray-stop", f"{left} {right}")


def _broken(text: str, language: Language) -> Iterator[Mark]:
    """*le porte- La* …: a hyphen, a space, a capital that begins no sentence."""
    small = language.words("text", "function_words")
    for found in _BROKEN.finditer(text):
        right = found["right"].split()[0]
        if right[0].isupper() and right.lower() in small:
            yield Mark(found.span(), "mistranslation", "broken-compound")


def _cut_off(text: str, language: Language) -> Iterator[Mark]:
    """The last line of prose, when it ends on a small word and without a stop."""
    rows = [m for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    rows = [m for m in rows if not lines.is_boilerplate(m[0], language) and not lines.is_credit(m[0], language)]
    if not rows or len(rows[-1][0].strip()) < PROSE or _STOPPED.search(rows[-1][0]):
        return
    last = re.search(r"[^\W_]+\W*\Z", rows[-1][0])
    if last and last[0].strip().lower() in language.words("text", "function_words"):
        start = rows[-1].start()
        yield Mark((start + last.start(), start + last.end()), "truncated", "truncated")
