"""Words run together for want of a space: *Dumontdans*, *wagonsde*, *d10 au 13*.

A string that no lexicon knows is cut in two where both halves are words or names, one of them a small word of the
language's ``joints`` or ``openers``. The lists leave out what is also an ending or a prefix. Where an article shows the
fault at least twice beyond doubt, weaker evidence (a half that nobody knows, a shorter joint) is believed as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from recoupe.extract.faults.lexicon import Lexicon
from recoupe.extract.faults.marks import Mark, overlaps
from recoupe.model import Span
from recoupe.text.words import WORD

_PART = re.compile(r"[^\W_]+")
_RUN = re.compile(r"\S+")
_NOT_PROSE = re.compile(r"[@#/\\_]|\w\.[a-z]{2,4}\b")
LONGEST = 40
"""Letters beyond which a string is no two words."""
SURE = 2
"""Faults beyond doubt after which weaker evidence counts."""


@dataclass(frozen=True, slots=True)
class _Site:
    """A string of letters in its text: where it is, the word or compound it belongs to, and the names around it."""

    text: str
    start: int
    end: int
    whole: str
    whole_start: int

    @property
    def word(self) -> str:
        return self.text[self.start : self.end]

    @property
    def follows(self) -> str:
        return self.text[self.end : self.end + 2]


@dataclass(frozen=True, slots=True)
class _Names:
    """Capitalised words of the article, how often each stands alone, and the word that stands before each."""

    counts: Counter[str]
    pairs: Counter[tuple[str, str]]


def find(text: str, lexicon: Lexicon, outside: Collection[Span]) -> tuple[Mark, ...]:
    """The glued words of a view, with what to insert to part them; nothing is sought in the spans ``outside``."""
    skip = [*outside, *(m.span() for m in _RUN.finditer(text) if _NOT_PROSE.search(m[0]))]
    sites = [s for s in _sites(text, lexicon) if not overlaps((s.start, s.end), skip)]
    names = _names(text)
    marks: dict[int, Mark] = {m.span[0]: m for m in _digits(text, lexicon) if not overlaps(m.span, skip)}
    for site in sites:
        if mark := _sure(site, lexicon, names):
            marks[site.start] = mark
    if len(marks) >= SURE:
        for site in sites:
            if site.start not in marks and (mark := _likely(site, lexicon, names, len(marks))):
                marks[site.start] = mark
    return tuple(marks[at] for at in sorted(marks))


def _sites(text: str, lexicon: Lexicon) -> Iterator[_Site]:
    """The strings that no lexicon knows, in the whole or (for compounds) in the last part."""
    for whole in WORD.finditer(text):
        if lexicon.is_met(whole[0]):
            continue
        for part in _PART.finditer(text, *whole.span()):
            if 4 <= len(part[0]) <= LONGEST and part[0].isalpha() and not _is_word_of_some_kind(part[0], lexicon):
                yield _Site(text, part.start(), part.end(), whole[0], whole.start())


def _is_word_of_some_kind(part: str, lexicon: Lexicon) -> bool:
    return lexicon.is_met(part) or (part.islower() and lexicon.is_inflected(part))


def _names(text: str) -> _Names:
    words = [w[0] for w in WORD.finditer(text)]
    pairs = Counter((a, b) for a, b in pairwise(words) if a[:1].isupper() and b[:1].isupper())
    parts = Counter(p for w in words for p in {w, *_PART.findall(w)} if p[:1].isupper())
    return _Names(parts, pairs)


def _sure(site: _Site, lexicon: Lexicon, names: _Names) -> Mark | None:
    """A cut of which both halves are known; among several, the one whose right half is longest."""
    for at in range(1, len(site.word)):
        left, right = site.word[:at], site.word[at:]
        if _is_named(left, site, names) and _joins_name(right, lexicon):
            return _mark(site, at, "glued-name", lexicon)
        if right[0].islower() and _is_word(left, lexicon) and right in lexicon.words("joints"):
            return _mark(site, at, "glued", lexicon)
        if lexicon.is_name(left) and len(left) >= 4 and len(right) >= 4 and right in lexicon.words("joints"):
            return _mark(site, at, "glued", lexicon)
        if (_opens(left, right, lexicon) and not _may_be_name(site, names)) or _camel(left, right, lexicon, names):
            return _mark(site, at, "glued", lexicon)
    return None


def _likely(site: _Site, lexicon: Lexicon, names: _Names, count: int) -> Mark | None:
    """A cut after a half nobody knows, before a small word, where the sentence goes on in small letters."""
    if names.counts[site.word] > 1 or not (site.follows[:1] == " " and site.follows[1:].islower()):
        return None
    small = lexicon.words("joints") | lexicon.words("joints_weak")
    capital = site.whole[0].isupper()
    for at in range(3, len(site.word) - 1):
        left, right = site.word[:at], site.word[at:]
        if right in small and (capital or _is_word(left, lexicon)):
            return _mark(site, at, "glued-again", lexicon, count)
    return None


def _is_named(left: str, site: _Site, names: _Names) -> bool:
    """True for a name that stands alone elsewhere; a short one only after the same word as there."""
    if not left[0].isupper() or not names.counts[left]:
        return False
    if len(left) >= 4:
        return True
    before = re.search(r"([^\W_]\S*) \Z", site.text[max(0, site.start - 40) : site.start])
    return before is not None and names.pairs[(before[1], left)] > 0


def _joins_name(right: str, lexicon: Lexicon) -> bool:
    if not right.islower() or len(right) < 2:
        return False
    return right in lexicon.words("joints") or (len(right) >= 5 and lexicon.is_form(right))


def _is_word(left: str, lexicon: Lexicon) -> bool:
    return len(left) >= 3 and left.islower() and lexicon.is_form(left)


def _may_be_name(site: _Site, names: _Names) -> bool:
    """True for a capital inside a sentence, or one met again: *l'usine de Lesmont* is no *les mont*."""
    before = site.text[: site.whole_start].rstrip(' «“"')
    return site.word[0].isupper() and (
        names.counts[site.word] > 1 or before[-1:] not in ("", "\n", ".", "!", "?", "»", "”")
    )


def _opens(left: str, right: str, lexicon: Lexicon) -> bool:
    """True for a small word run into the head of the next one."""
    if len(left) >= 4 and left.lower() in lexicon.words("joints") and len(right) >= 2:
        return right in lexicon.words("function_words")
    if len(right) < 4 or not right.islower() or not lexicon.is_form(right):
        return False
    if left.lower() in lexicon.words("openers_vowel"):
        return right[0] in str(lexicon.language.table("text")["vowels"])
    return left.lower() in lexicon.words("openers")


def _camel(left: str, right: str, lexicon: Lexicon, names: _Names) -> bool:
    """True for a sentence run into the next one, its capital still there: a known word, then a small word."""
    if not (len(left) >= 3 and left[-1].islower() and right[0].isupper() and right[1:].islower() and len(right) >= 2):
        return False
    return right.lower() in lexicon.words("function_words") and (lexicon.is_form(left) or names.counts[left] > 0)


def _mark(site: _Site, at: int, message: str, lexicon: Lexicon, count: int = 0) -> Mark:
    left, right = site.text[site.whole_start : site.start + at], site.word[at:]
    values = (("left", left), ("right", right), ("word", site.word), ("count", count))
    insertion = (site.start + at, " ")
    return Mark((site.whole_start, site.end), "glued", message, f"{left} {right}", values, (insertion,))


def _digits(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Letters run into a number, by the language's patterns; a number run into a word of the dictionary."""
    for row in lexicon.language.table("text").get("digits", ()):
        for found in re.finditer(row["pattern"], text):
            yield _number(found.start(), found.start(2), found.end(), row["insert"], text)
    for found in re.finditer(r"(?<![\w.,])(\d{1,4})([^\W\d_]{4,})(?![\w.-]*\.\w)", text):
        if found[2].islower() and lexicon.is_form(found[2]):
            yield _number(found.start(), found.start(2), found.end(), " ", text)


def _number(start: int, cut: int, end: int, insert: str, text: str) -> Mark:
    suggestion = text[start:cut] + insert + text[cut:end]
    return Mark((start, end), "glued", "glued-digits", suggestion, (("word", text[start:end]),), ((cut, insert),))
