"""Futures that the tagger misread, by their form: *il ira* tagged as past, *nous soignons* tagged as a future."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang.inflect import is_formed
from recoupe.model import Token
from recoupe.nlp.tokens import Parse
from recoupe.text.folding import fold

FUTURE, PRESENT, PAST = "Tense=Fut", "Tense=Pres", "Tense=Past"


@dataclass(frozen=True, slots=True)
class Futures:
    """How a language makes a future of an infinitive, as the ``[tense]`` table of ``time.toml`` says: the endings, the
    stems that are no infinitives, the letters that an infinitive loses. Without endings, nothing is mended."""

    ends: tuple[str, ...]
    stems: frozenset[str]
    clipped: tuple[str, ...]

    def mended(self, read: Parse) -> Parse:
        """The same tokens, finite verbs with the tense that their form has."""
        if not self.ends or not any(t.pos in ("VERB", "AUX") for t in read):
            return read
        return tuple(self._mended(t) if "VerbForm=Fin" in t.morph else t for t in read)

    def _mended(self, token: Token) -> Token:
        morph = token.morph
        if FUTURE in morph and not token.text.lower().endswith(tuple(f"r{end}" for end in self.ends)):
            morph = morph.replace(FUTURE, PRESENT)
        elif PAST in morph and self._is_future(token):
            morph = morph.replace(PAST, FUTURE)
        return token if morph is token.morph else token._replace(morph=morph)

    def _is_future(self, token: Token) -> bool:
        """Whether a form is its infinitive, or a stem of the future, with an ending."""
        form, lemma = fold(token.text), fold(token.lemma)
        return is_formed(form, lemma, self.ends, stems=self.stems, clipped=self.clipped)


@cache
def futures(code: str) -> Futures:
    """The futures of a language."""
    ends, stems, clipped = (
        sorted(fold(word) for word in lang.load(code).words("time", f"tense.{name}"))
        for name in ("future_ends", "conditional_stems", "clipped")
    )
    return Futures(tuple(ends), frozenset(stems), tuple(clipped))
