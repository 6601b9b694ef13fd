"""Acronyms in brackets behind the words they shorten: *l'agence régionale de santé (ARS)*."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from recoupe.extract import Draft
from recoupe.extract.who.gazetteer import Gazetteer, Key, gazetteer, key_of
from recoupe.text.folding import fold

BRACKET = re.compile(r"\(\s*([A-ZÀ-Þ][\w.]{1,9}(?:-[A-ZÀ-Þ]\w{0,4})?)\s*\)")
_SMALL = ("words.governors", "words.definite", "words.foreign_links", "words.foreign_small")
_MIN_LETTERS, _MAX_WORDS, _REACH = 2, 9, 160


def small_words(lex: Gazetteer) -> frozenset[str]:
    """The words that give an acronym no letter (*de*, *la*), folded, those of another language's names with them."""
    return lex.folded(*_SMALL)


def letters(acronym: str) -> str:
    """The letters of an acronym as initials are compared.

    >>> letters("O.N.G.")
    'ong'
    """
    return fold(re.sub(r"\W", "", acronym))


def initials(words: Iterable[str], small: Collection[str]) -> str:
    """The first letters of the words of a name, but of the small ones.

    >>> initials(("agence", "regionale", "de", "sante"), frozenset({"de"}))
    'ars'
    """
    return "".join(word[0] for word in words if word not in small)


def spelt(bracket: re.Match[str], small: frozenset[str]) -> Key:
    """The last words before a bracket whose initials are the acronym in it; empty when there are none.

    >>> spelt(BRACKET.search("dit l'agence régionale de santé (ARS)."), frozenset({"de"}))
    ('agence', 'regionale', 'de', 'sante')
    """
    before = bracket.string[max(0, bracket.start() - _REACH) : bracket.start()]
    short = bracket.group(1)  # *FLN-T*, too, is of a *Front de libération nationale*
    wanted, words = {letters(short), letters(short.split("-")[0])}, key_of(before)
    for size in range(_MIN_LETTERS, min(_MAX_WORDS, len(words)) + 1):
        tail = words[-size:]
        if initials(tail, small) in wanted and tail[0] not in small:
            return tail
    return ()


def bodies(draft: Draft) -> frozenset[str]:
    """The acronyms that the article spells out as the name of a body, as they stand in its brackets."""
    lex = gazetteer(draft.language)
    return frozenset(_bodies(draft.text, lex, small_words(lex)))


def _bodies(text: str, lex: Gazetteer, small: frozenset[str]) -> Iterator[str]:
    for bracket in BRACKET.finditer(text):
        nouns = (lex.noun((word,)) for word in spelt(bracket, small))
        if any(noun and noun.kind in ("institution", "media") for noun in nouns):
            yield bracket.group(1)
