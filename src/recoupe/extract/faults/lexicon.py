"""What counts as a word when looking for faults: the dictionary's forms, and the spellings the model has met."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from recoupe import nlp
from recoupe.lang import Language
from recoupe.text.words import KEPT, is_known, unaccented


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Two lexicons of one language: ``is_form`` is strict (what a word may be mended to), ``is_met`` generous (what is
    left alone). English has no vector lexicon: there both are the dictionary."""

    language: Language

    def is_form(self, word: str) -> bool:
        """True for a form of the dictionary."""
        return is_known(word, self.language)

    def is_met(self, word: str) -> bool:
        """True for a form of the dictionary, or a spelling, with or without its accents, that the model has met."""
        return _is_met(word, self.language)

    def is_inflected(self, word: str) -> bool:
        """True for a regular form of a word that is met: it is new, not wrong."""
        endings = self.words("inflections")
        return any(word.endswith(ending) and self.is_met(word.removesuffix(ending)) for ending in endings)

    def is_name(self, word: str) -> bool:
        """True for a capitalised spelling that the model has met."""
        return word[:1].isupper() and nlp.is_met(self.language.code, word)

    def words(self, key: str) -> frozenset[str]:
        """A list of the language's ``text.toml``."""
        return self.language.words("text", key)


@lru_cache(maxsize=KEPT)
def _is_met(word: str, language: Language) -> bool:
    bare = unaccented(word)
    spellings = (word, word.lower(), bare, bare.lower())
    known = is_known(word, language) or any(nlp.is_met(language.code, s) for s in spellings)
    return known or is_known(bare, language)
