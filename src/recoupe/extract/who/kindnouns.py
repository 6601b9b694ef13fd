"""By what nouns an article says what kind of body a name is: *la laiterie Norval*, *the RDW union*, *… (ANS)*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.extract import Draft
from recoupe.extract.who.acronyms import BRACKET, small_words, spelt
from recoupe.extract.who.gazetteer import Gazetteer, Noun, Word, gazetteer, key_of, words_of

LONGEST = 4
"""Words of the longest noun for a body."""
_KINDS = frozenset({"institution", "media", "group"})
_APPOSED = re.compile(r"(?: ?\([^)]{1,15}\))?, (?:l['’])?(?=[a-zà-ÿ])")
_BEFORE, _BEHIND = 40, 20
"""Characters before and behind a name within which its noun stands."""


def kind_nouns(draft: Draft, name: str) -> frozenset[Noun]:
    """The nouns for bodies that open a name or stand beside it anywhere in the article, and those an acronym spells."""
    lex = gazetteer(draft.language)
    found = [
        _opening(name, lex),
        _closing(name, lex),
        *_beside(draft.text, name, lex),
        *_spelt_out(draft.text, name, lex),
    ]
    return frozenset(noun for noun in found if noun and noun.kind in _KINDS)


def _opening(name: str, lex: Gazetteer) -> Noun | None:
    """The longest noun for a body that a name begins with: *police judiciaire*, else *police*."""
    key = key_of(name)
    return next((noun for end in range(min(LONGEST, len(key)), 0, -1) if (noun := lex.noun(key[:end]))), None)


def _closing(name: str, lex: Gazetteer) -> Noun | None:
    """The longest noun for a body that ends a name before its *of*, where nouns end a phrase: *UN refugee agency*."""
    if lex.language.table("who")["head"] != "last":
        return None
    key, governors = key_of(name), lex.words("words.governors")
    key = key[: next((i for i, word in enumerate(key) if word in governors), len(key))]
    return next(
        (noun for start in range(max(0, len(key) - LONGEST), len(key)) if (noun := lex.noun(key[start:]))), None
    )


def _beside(text: str, name: str, lex: Gazetteer) -> Iterator[Noun | None]:
    """What stands right before a name, a nationality between them or not; right behind it where nouns end a phrase."""
    last = lex.language.table("who")["head"] == "last"
    for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name else ():
        before = words_of(text, max(0, m.start() - _BEFORE), m.start())
        while len(before) > 1 and lex.demonym((before[-1].key,)):
            before = before[:-1]
        if before and text[before[-1].end :].startswith(" "):
            yield lex.noun((before[-1].key,))
        behind = words_of(text, m.end(), min(len(text), m.end() + _BEHIND)) if last else ()
        if behind and text[m.end() : behind[0].start] == " ":
            yield lex.noun((behind[0].key,))
        if comma := _APPOSED.match(text, m.end()):
            yield from _apposed(words_of(text, comma.end(), min(len(text), comma.end() + _BEFORE)), text, lex)


def _apposed(words: tuple[Word, ...], text: str, lex: Gazetteer) -> Iterator[Noun | None]:
    """What a comma and an article set behind a name, or no article (*la CTM, syndicat majoritaire,*): the first noun
    for a body up to the next comma or preposition."""
    small = lex.words("words.definite") | lex.words("words.indefinite")
    at = 1 if words and words[0].key in small else 0
    for n, word in enumerate(words[at : at + LONGEST], at):
        if (n > at and text[words[n - 1].end : word.start] != " ") or word.key in lex.words("words.governing"):
            return
        if noun := lex.noun((word.key,)):
            yield noun
            return


def _spelt_out(text: str, name: str, lex: Gazetteer) -> Iterator[Noun | None]:
    """The first noun of the words that an acronym shortens, where the article gives both."""
    for m in BRACKET.finditer(text) if name.isupper() else ():
        if m.group(1) == name:
            yield lex.noun(spelt(m, small_words(lex))[:1] or ("",))
