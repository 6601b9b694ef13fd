"""Sentences of a normalised text, by rules that survive quotation marks, abbreviations and glued words.

Each run of ``.``, ``!`` or ``?`` is looked at once, with what stands on both sides of it: the marks that close with it,
the word before, the word after. What the rules know of a language (abbreviations, small words, verbs of an incise) is
read from its ``text.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Language
from recoupe.model import Sentence
from recoupe.text.patterns import either

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"(?P<marks>[.!?]+)(?P<close>(?: ?[»”]|[\"’')\]“«](?!\w))*)(?P<space>\s*)")
_BEFORE = re.compile(r"(?:[^\W\d_]{1,4}\.[ -]?)*[^\W_]+\Z")
_NEXT = re.compile(r"(?P<open>(?:[\"«“‘'(\[–—•*-]\s*)*)(?P<word>[^\W_]*)(?P<rest>.{0,60})")
_LISTED = re.compile(r"(?:\A|[.!?;:]) *\d{1,2}\Z")
"""A number that counts the items of a list."""
_LETTERED = re.compile(r"(?:^|[\s'’(])[^\W\d_A-ZÀ-Þ]+ \w\Z")
"""A letter behind a word that is no name: *contre X*, *hépatite B*, *plan B*."""
_LOOK = 40
"""Characters looked at on each side: what keeps the cost linear."""


@dataclass(frozen=True, slots=True)
class _Rules:
    never: re.Pattern[str]
    maybe: re.Pattern[str]
    dated: re.Pattern[str]
    small: frozenset[str]
    particles: frozenset[str]
    incise: re.Pattern[str]


def split(text: str, language: Language) -> tuple[Sentence, ...]:
    """Cut a view's text into sentences, none of which crosses a line; ``block`` numbers the lines that hold text.

    Every character that is no space is in exactly one sentence. A full stop before a small letter does not cut, one
    without a space after it (*fermé.Le*) does. Linear in the length of the text.
    """
    rules = _rules(language)
    out: list[Sentence] = []
    block = 0
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        at = line.start()
        for cut in [*_cuts(text, line.start(), line.end(), rules), line.end()]:
            start, end = _trim(text, at, cut)
            if start < end:
                out.append(Sentence((start, end), block, "body"))
            at = cut
        block += 1
    return tuple(out)


def _cuts(text: str, start: int, end: int, rules: _Rules) -> Iterator[int]:
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _is_end(text, start, end, stop, rules):
            yield stop.end()


def _is_end(text: str, start: int, end: int, stop: re.Match[str], rules: _Rules) -> bool:
    """True when a sentence ends at ``stop`` and another begins after it."""
    after = _NEXT.match(text, stop.end(), min(end, stop.end() + 2 * _LOOK))
    assert after is not None  # every part of the pattern may be empty
    word = after["word"]
    if after["open"] == "(" and stop["space"] and not stop["close"] and text.find(")", stop.end(), end) == end - 1:
        return True  # *La digue a cédé. (avec AVP)*: a bracket that closes the line
    if not word or not (word[0].isupper() or word[0].isdigit()):
        return not word and bool(stop["space"]) and _opens(text[stop.end()])
    before = _BEFORE.search(text[max(start, stop.start() - _LOOK) : stop.start()])
    last = before[0] if before else ""
    if not stop["space"]:
        return _is_glued(stop, last, word)
    if stop["marks"] == "." and not stop["close"]:
        return _is_quoted(after) or not _holds(text, start, stop, last, word, rules)
    if stop["close"][:1] in (")", "]") and _opens_round(text, stop):
        return False
    return not (stop["marks"][-1] in "!?" and stop["close"] and rules.incise.match(word + after["rest"]))


def _is_quoted(after: re.Match[str]) -> bool:
    """True before a quotation of some words, which no abbreviation leads to: *during Mass. "We prayed," she said.*"""
    return after["open"][:1] in '"“«' and bool(after["open"]) and bool(after["rest"]) and after["rest"][0] in " '’,"


def _is_glued(stop: re.Match[str], last: str, word: str) -> bool:
    """True for *fermé.Le*: a word in small letters or a number, a stop, a word with one capital."""
    if stop["close"] or len(last) < 2 or len(word) < 2 or not word[1:].islower() or not word[0].isupper():
        return False
    return stop["marks"] != "." or last[-1].islower() or last.isdigit()


def _holds(text: str, start: int, stop: re.Match[str], last: str, word: str, rules: _Rules) -> bool:
    """True when a single full stop belongs to what stands before it: an abbreviation, an initial, a list number."""
    small = word.lower() in rules.small and word[0].isupper()
    if last[-1:].isdigit():
        listed = _LISTED.search(text[max(start, stop.start() - _LOOK) : stop.start()])
        return listed is not None and not _dated(listed, rules)
    if rules.maybe.fullmatch(last):
        return not small
    if rules.dated.fullmatch(last):
        return word[0].isdigit() or (not small and _behind_figure(text, stop, last))
    if rules.never.fullmatch(last):
        return True
    piece = re.split(r"[. -]", last)[-1]
    behind = _LETTERED.search(text[max(start, stop.start() - _LOOK) : stop.start()])
    lettered = len(last) > 1 or (behind is not None and (last == "X" or word.lower() not in rules.particles))
    initial = len(piece) == 1 and piece.isupper() and not (small and lettered)
    return initial or rules.never.fullmatch(piece) is not None


def _dated(listed: re.Match[str], rules: _Rules) -> bool:
    """True when the stop before a number is an abbreviation's (*Jan. 19.*), so that the number counts no list."""
    word = _BEFORE.search(listed.string[: listed.start()])
    return word is not None and any(rule.fullmatch(word[0]) for rule in (rules.never, rules.dated))


def _behind_figure(text: str, stop: re.Match[str], last: str) -> bool:
    """True for the month of a day before it (*le 12 sept. Paul est parti*)."""
    return text[max(0, stop.start() - len(last) - 4) : stop.start() - len(last)].rstrip()[-1:].isdigit()


def _opens_round(text: str, stop: re.Match[str]) -> bool:
    """True for ``(...)``, an ellipsis that the outlet cut into a quotation."""
    return text[max(0, stop.start() - 1) : stop.start()] in "([" and len(stop["marks"]) >= 3


def _opens(char: str) -> bool:
    """True for what may begin a sentence though it is neither letter nor digit: a pictogram, a hash, an at sign."""
    return char in "#@" or ord(char) >= 0x2600


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))


@cache
def _rules(language: Language) -> _Rules:
    return _Rules(
        never=_any(language.words("text", "abbreviations")),
        maybe=_any(language.words("text", "abbreviations_final")),
        dated=_any(language.words("text", "abbreviations_dated")),
        small=language.words("text", "function_words"),
        particles=language.words("text", "particles"),
        incise=re.compile(r"(?:[\w'.-]+ ){1,4}" + _any(language.words("text", "incise")).pattern + r"\b"),
    )


def _any(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words)})")
