"""How alike two people's names are: a table of features over words and sounds.

Names of people are met in several spellings (*Vladimir Poutine*, *Putin*), cut short, or misspelt. Two full names
are compared word by word; the sounds of each language (``who.toml``) take romanisation out of the way; a gendered or
otherwise different ending speaks against, so that *Jean* and *Jeanne* stay two people.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import Indel

from recoupe.extract.who.gazetteer import Key
from recoupe.lang import codes, load
from recoupe.link.alignment.score import NOTHING, Feature, Finding, Score
from recoupe.link.alignment.score import compare as weigh

SAME = 0.6
"""A score from which two names are one person's."""

_VOWELS = "aeiou"


def compare(a: Key, b: Key) -> Score:
    """The score of two people's full names (folded words), with the features that made it.

    >>> compare(("vladimir", "poutine"), ("vladimir", "putin")).value >= SAME
    True
    >>> compare(("jean", "dupont"), ("jeanne", "dupont")).value >= SAME
    False
    """
    return weigh(FEATURES, a, b)


def block(name: Key) -> str:
    """What two names must share to be compared: the consonants, as they sound, of their first word."""
    return re.sub(f"[{_VOWELS}]", "", sound(name[0])) or sound(name[0])


@cache
def sound(word: str) -> str:
    """A folded word with its romanisation taken out.

    >>> sound("choigou") == sound("shoigu")
    True
    """
    for written, heard in _sounds():
        word = re.sub(written, heard, word)
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    return tuple((w, h) for code in codes() for w, h in load(code).table("who")["sounds"])


def _finding(value: float, a: Key, b: Key) -> Finding:
    return Finding(value, a, b)


def _same_words(a: Key, b: Key) -> Finding:
    return _finding(1.0, a, b) if a == b else NOTHING


def _same_sound(a: Key, b: Key) -> Finding:
    same = len(a) == len(b) and a != b and all(sound(x) == sound(y) for x, y in zip(a, b, strict=True))
    return _finding(1.0, a, b) if same else NOTHING


def _cut_short(a: Key, b: Key) -> Finding:
    """One name is the other with a middle or last part left out: *Kim Jong* of *Kim Jong-un*, *John Kennedy*."""
    short, long = sorted((tuple(map(sound, a)), tuple(map(sound, b))), key=len)
    if len(short) < 2 or len(short) == len(long) or short[0] != long[0]:
        return NOTHING
    middle = short[-1] == long[-1] and set(short) <= set(long)
    return _finding(1.0, a, b) if middle or long[: len(short)] == short else NOTHING


def _one_vowel(a: Key, b: Key) -> Finding:
    """One word has another vowel inside, all else being equal: a slip, or another romanisation."""
    if len(a) != len(b) or len(a) < 2:
        return NOTHING
    other = [(x, y) for x, y in zip(a, b, strict=True) if sound(x) != sound(y)]
    slips = len(other) == 1 and all(_vowel_slip(x, y) for x, y in other)
    return _finding(0.8, a, b) if slips else NOTHING


def _vowel_slip(x: str, y: str) -> bool:
    return len(x) == len(y) and (x[0], x[-1]) == (y[0], y[-1]) and _bare(x) == _bare(y)


def _bare(word: str) -> str:
    return re.sub(f"[{_VOWELS}]", "", word)


def _written(a: Key, b: Key) -> Finding:
    """A name of three words or more one word of which has a vowel more inside: another romanisation."""
    if len(a) != len(b) or len(a) < 3:
        return NOTHING
    other = [(x, y) for x, y in zip(a, b, strict=True) if sound(x) != sound(y)]
    return _finding(0.7, a, b) if len(other) == 1 and _vowel_more(*other[0]) else NOTHING


def _vowel_more(x: str, y: str) -> bool:
    return abs(len(x) - len(y)) == 1 and (x[0], x[-1]) == (y[0], y[-1]) and _bare(x) == _bare(y)


def _one_letter(a: Key, b: Key) -> Finding:
    """A long name but for a letter or two, no word of which ends otherwise."""
    if len(a) != len(b) or len(a) < 2:
        return NOTHING
    ends = all(x[0] == y[0] and x[-1] == y[-1] for x, y in zip(a, b, strict=True))
    near = Indel.normalized_similarity(" ".join(a), " ".join(b)) >= 0.9
    return _finding(0.7, a, b) if ends and near and a != b else NOTHING


def _initial(a: Key, b: Key) -> Finding:
    """A first name that is only its letter: *J. Verdier*."""
    if len(a) != len(b) or len(a) < 2 or a[1:] != b[1:] or min(len(a[0]), len(b[0])) > 1:
        return NOTHING
    return _finding(0.7, a, b) if a[0][0] == b[0][0] else NOTHING


def _other_ending(a: Key, b: Key) -> Finding:
    """First names of one stem that end otherwise are two people's: *Michel*, *Michelle*."""
    if sound(a[0]) == sound(b[0]) or min(len(a[0]), len(b[0])) < 2:
        return NOTHING
    stems = a[0].startswith(b[0]) or b[0].startswith(a[0]) or a[0][-1] != b[0][-1]
    return _finding(-1.0, a, b) if stems else NOTHING


FEATURES = (
    Feature("same_words", _same_words, 1.0),
    Feature("same_sound", _same_sound, 1.0),
    Feature("cut_short", _cut_short, 0.8),
    Feature("one_vowel", _one_vowel, 1.0),
    Feature("written", _written, 1.0),
    Feature("one_letter", _one_letter, 1.0),
    Feature("initial", _initial, 1.0),
    Feature("other_ending", _other_ending, 1.0),
)
