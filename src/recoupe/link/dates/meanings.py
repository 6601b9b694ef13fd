"""What the words of an article stand for, read off their forms: acts and things under keys that all languages share.

Dated sentences are compared before anything but their times is needed, so that no parse is asked for: a word is met by
its form, by the listed verb it is a form of, or without the *s* of its plural.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from recoupe.lang import Language
from recoupe.link.alignment.lexicon import lexicon, unmarked

SIGN = "="
"""Opens the key of an act or thing, to tell it from a stem."""
LONGEST = 4
"""Words of the longest run that is looked for."""


def keys(words: Sequence[str], language: Language) -> Iterator[tuple[int, str]]:
    """The position of each folded word that belongs to an act or thing, with its key: the longest run first. Linear.

    >>> from recoupe.lang import load
    >>> list(keys(["les", "habitants", "evacues"], load("fr")))
    [(1, '=inhabitant'), (2, '=evacuate')]
    """
    runs, at = _runs(language), 0
    skip = language.words("dating", "event.skip")
    forms = [() if word in skip else _lemmas(word, language) for word in words]
    while at < len(words):
        key, length = next(
            ((key, n) for n in range(LONGEST, 0, -1) if (key := _key(forms[at : at + n], n, runs))), ("", 1)
        )
        if key:
            yield from ((i, SIGN + key) for i in range(at, at + length))
        at += length


def _key(forms: Sequence[tuple[str, ...]], length: int, runs: Mapping[tuple[str, ...], str]) -> str:
    """The act or thing that a run of words is, by any of their lemmas; empty when it is none."""
    if len(forms) < length:
        return ""
    found: list[tuple[str, ...]] = [()]
    for lemmas in forms:
        found = [(*run, lemma) for run in found for lemma in lemmas]
    return next((runs[run] for run in found if run in runs), "")


def _lemmas(word: str, language: Language) -> tuple[str, ...]:
    verb = lexicon(language).verbs.get(word)
    single = word[:-1] if len(word) > 3 and word[-1] in "sx" else word
    return tuple(dict.fromkeys(w for w in (word, verb, single) if w))


@cache
def _runs(language: Language) -> Mapping[tuple[str, ...], str]:
    """The runs of folded lemmas that stand for an act or thing; those that only help another to a meaning left out."""
    found = lexicon(language)
    return {run: key for run, (key, _) in unmarked(found).items() if key not in found.light}
