"""Unnamed sources told in words that mean the same: *une source proche de l'enquête*, *a source close to the inquiry*.

Whoever they are, a list names such a source once. They stay entities of their own, counted as the rule for unnamed
sources says, and nothing is said of whether they are one person; of two stories nothing is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from recoupe.extract.who.gazetteer import Key, gazetteer, key_of
from recoupe.lang import Language, load
from recoupe.link.naming.wording import told
from recoupe.model import Entity

_SMALL = ("words.governors", "words.definite", "words.elided", "words.indefinite")


def once(sources: Iterable[Entity], language_of: Callable[[str], str], ui: str) -> tuple[Entity, ...]:
    """The sources in their order, each unnamed one only where no other before it is told so; of those told alike, one
    told in the language ``ui`` where there is one. ``language_of`` gives that of an article."""
    kept: dict[Key | str, Entity] = {}
    for source in sources:
        code = language_of(source.mentions[0].article) if source.mentions else ui
        key = meaning(source.name, load(code)) if source.kind == "anonymous" else source.id
        held = kept.get(key)
        foreign = held is not None and bool(held.mentions) and language_of(held.mentions[0].article) != ui
        if held is None or (foreign and code == ui):
            kept[key] = source
    return tuple(kept.values())


def meaning(name: str, language: Language) -> Key:
    """What a description says, as sorted concepts that all languages share, and whether of several.

    >>> meaning("source proche de l'enquête", load("fr")) == meaning("source close to the probe", load("en"))
    True
    >>> meaning("source policière", load("fr")) == meaning("sources policières", load("fr"))
    False
    """
    words, known, who = key_of(name), _concepts(language), gazetteer(language)
    small = who.folded(*_SMALL)
    several = _is_several(words, small, language.words("who", "words.plurals"))
    return ("several" if several else "one", *sorted(set(told(words, known, small, who, _singular))))


def _is_several(words: Key, small: frozenset[str], plurals: frozenset[str]) -> bool:
    """Whether a word of the description itself, not of what it is close to, is a plural; ``plurals`` are those that do
    not look so."""
    end = next((n for n, word in enumerate(words) if word in small), len(words))
    own = words[: end or len(words)]
    return any(word in plurals or (len(word) > 3 and word.endswith("s") and not word.endswith("ss")) for word in own)


def _singular(word: str) -> str:
    """A word without the ending of its plural."""
    return word.removesuffix("s")


@cache
def _concepts(language: Language) -> dict[Key, str]:
    rows = language.table("who").get("unnamed", {})
    return {tuple(map(_singular, key_of(words))): concept for concept, wordings in rows.items() for words in wordings}
