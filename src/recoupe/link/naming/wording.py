"""The same body or function in two languages: its words as concepts, from the ``[bodies]`` tables of ``who.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from recoupe.extract.who.gazetteer import Gazetteer, Key, gazetteer, key_of
from recoupe.lang import Language, codes, load
from recoupe.text.folding import fold

LONGEST = 6
"""Words of the longest wording looked up."""
_SMALL = ("words.governors", "words.definite", "words.elided", "words.foreign_links")


@cache
def _concepts(language: Language) -> dict[Key, str]:
    rows = language.table("who").get("bodies", {})
    return {key_of(words): concept for concept, wordings in rows.items() for words in wordings}


@cache
def _borrowed(language: Language) -> dict[Key, str]:
    """The wordings of every language, its own first: a name may keep another's (*the Compagnie des bacs*)."""
    others = (load(code) for code in codes() if code != language.code)
    return {key: concept for other in (*others, language) for key, concept in _concepts(other).items()}


def concepts(words: Key, language: Language) -> Key:
    """The words of a name, small ones left out, each known wording as its concept, nationalities as their state.

    Sorted and distinct, so that *ministère de la Défense* and *Defence Ministry* are one key.
    """
    who = gazetteer(language)
    kept = not who.words("words.foreign_links").isdisjoint(words)
    known, small = _borrowed(language) if kept else _concepts(language), who.folded(*_SMALL)
    return tuple(sorted(set(told(words, known, small, who))))


def told(
    words: Key, known: Mapping[Key, str], small: frozenset[str], who: Gazetteer, plain: Callable[[str], str] = str
) -> Iterator[str]:
    """The concepts of some words in their order: of the longest wording that is ``known`` at each, of a nationality its
    state, else the word; small ones are left out. ``plain`` makes of a word the form under which wordings are known."""
    at = 0
    while at < len(words):
        plainly = tuple(map(plain, words[at : at + LONGEST]))
        size = next((n for n in range(len(plainly), 0, -1) if plainly[:n] in known), 0)
        if size:
            yield known[plainly[:size]]
        elif words[at] not in small:
            yield who.demonym((words[at],)) or plainly[0]
        at += size or 1


def behind_noun(name: str, small: frozenset[str]) -> str:
    """The capitalised words that end a name, behind a noun in small letters (*consumer group Clear Shore*), or none.

    A preposition there makes one name of both: *ministère de la Santé*.
    """
    words = name.split()
    last = max((n for n, word in enumerate(words) if word[:1].islower()), default=-1)
    joined = last < 0 or fold(words[last]) in small or "'" in words[last].replace("’", "'")
    return "" if joined else " ".join(words[last + 1 :])
