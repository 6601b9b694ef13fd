"""Misspellings that an article betrays by itself: a name spelt otherwise elsewhere, a word with one neighbour only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from recoupe.extract.faults.lexicon import Lexicon
from recoupe.extract.faults.marks import Mark
from recoupe.model import Span
from recoupe.text.words import WORD, is_small, unaccented

_CAPITALISED = re.compile(r"(?<![\w'-])[^\W\d_a-zà-öø-ÿ][^\W\d_]+(?:[ -][^\W\d_a-zà-öø-ÿ][^\W\d_]+)*(?:-[a-zà-ÿ]{2,})?")
_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüœ"
WORD_LENGTH = 7
"""Shortest common word that is judged; shorter ones have too many neighbours."""
LONGEST = 40
NAME_LENGTH = 6
TWICE = 2


def find(text: str, lexicon: Lexicon) -> tuple[Mark, ...]:
    """Misspelt names and words of a view, each with the one spelling it should have."""
    return (*_names(text, lexicon), *_words(text, lexicon))


def _names(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Names one letter from a name that the article uses at least twice, and more often."""
    spans = [_without_head(m, lexicon) for m in _CAPITALISED.finditer(text)]
    forms = [(span, text[slice(*span)], _key(text[slice(*span)])) for span in spans]
    counts = Counter(key for _, _, key in forms)
    spelt: dict[tuple[str, ...], Counter[str]] = {}
    for _, name, key in forms:
        spelt.setdefault(key, Counter())[name] += 1
    often = [k for k in counts if counts[k] >= TWICE]
    for span, name, key in forms:
        usual = [k for k in often if counts[k] >= 2 * counts[key] and _is_slip(key, k, lexicon)]
        if len(usual) == 1:
            other = min(spelt[usual[0]].items(), key=lambda item: (-item[1], item[0]))[0]
            values = (("word", name), ("other", other), ("count", counts[usual[0]]))
            yield Mark(span, "misspelling", "misspelling-name", other, values)
        elif bearer := _bearer(key, counts, lexicon):
            full = min(spelt[bearer], key=lambda form: (-spelt[bearer][form], form))
            family = re.split("[ -]", full)[-1]
            yield Mark(span, "misspelling", "misspelling-family", family, (("word", name), ("other", full)))


def _bearer(key: tuple[str, ...], counts: Counter[tuple[str, ...]], lexicon: Lexicon) -> tuple[str, ...] | None:
    """The one full name of the article from whose family name a name alone is a slip, when nobody bears that name."""
    if len(key) != 1 or counts[key] > 1 or any(len(k) > 1 and k[-1] == key[0] for k in counts):
        return None
    full = [k for k in counts if len(k) > 1 and _is_slip(key, k[-1:], lexicon)]
    return full[0] if len(full) == 1 else None


def _without_head(match: re.Match[str], lexicon: Lexicon) -> Span:
    """The span of a name without the small word that begins its sentence (*Puis Anna Morel*)."""
    head, space, rest = match[0].partition(" ")
    return (match.end() - len(rest) if space and is_small(head, lexicon.language) else match.start()), match.end()


def _key(name: str) -> tuple[str, ...]:
    """The parts of a name without case, accents or hyphens: spellings that differ only so are variants, not slips."""
    return tuple(unaccented(name).casefold().replace("-", " ").split())


def _is_slip(key: tuple[str, ...], usual: tuple[str, ...], lexicon: Lexicon) -> bool:
    """True when one part of ``key`` is one letter from its counterpart and the other parts, if any, are the same.

    In a name of two parts the first is never judged (two relatives share the other), nor a word of the dictionary.
    """
    if len(key) != len(usual):
        return False
    odd = [i for i, (a, b) in enumerate(zip(key, usual, strict=True)) if a != b]
    if len(odd) != 1:
        return False
    a, b = key[odd[0]], usual[odd[0]]
    if DamerauLevenshtein.distance(a, b) != 1 or sorted((a, b), key=len)[1] in (a + "s", b + "s", a + "e", b + "e"):
        return False
    if len(key) >= 3:
        return len(a) >= 3
    return len(a) >= NAME_LENGTH and odd[0] == len(key) - 1 and not lexicon.is_met(a)


def _words(text: str, lexicon: Lexicon) -> Iterator[Mark]:
    """Words in small letters that no lexicon knows, with exactly one neighbour in the dictionary."""
    counts = Counter(w[0] for w in WORD.finditer(text))
    for word in WORD.finditer(text):
        if not _is_odd(word[0], counts, lexicon) or _in_link(text, *word.span()):
            continue
        near = _neighbours(word[0], lexicon)
        if len(near) == 1:
            values = (("word", word[0]), ("other", near[0]))
            yield Mark(word.span(), "misspelling", "misspelling", near[0], values)


def _is_odd(word: str, counts: Counter[str], lexicon: Lexicon) -> bool:
    if not (WORD_LENGTH <= len(word) <= LONGEST and word.isalpha() and word.islower()):
        return False
    if counts[word] > 1 or lexicon.is_met(word):
        return False
    return not lexicon.is_inflected(word)


def _neighbours(word: str, lexicon: Lexicon) -> list[str]:
    """Forms of the dictionary one slip away inflections aside."""
    endings = lexicon.words("inflections")
    made = {w for w in _edits(word) if not (w.startswith(word) and w.removeprefix(word) in endings)}
    return sorted(w for w in made if lexicon.is_form(w))


def _edits(word: str) -> Iterator[str]:
    """The last letter lost, two letters swapped, a letter doubled or no longer so: other slips also make new words."""
    yield from (word + c for c in _LETTERS)
    for i in range(1, len(word)):
        head, tail = word[:i], word[i:]
        yield head + tail[0] + tail
        if tail[0] == head[-1]:
            yield head + tail[1:]
        elif len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def _in_link(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return before in tuple("@#/._") or re.match(r"[@/_]|\.\w", after) is not None
