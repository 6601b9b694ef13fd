"""Participles that the tagger took for nouns or adjectives although the parser gave them an auxiliary.

*Quatre marins sont morts* tells what happened, whatever *les morts* are elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Row
from recoupe.model import Token
from recoupe.nlp.tokens import Parse
from recoupe.nlp.wordlists import WordLists, wordlists

AUX = frozenset({"aux:tense", "aux:pass"})
BESIDE = frozenset({"NOUN", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Participles:
    """How a language makes past participles (``[participles]`` of ``tagger.toml``: endings and those of the
    infinitive), with the words that its model knows."""

    forms: Sequence[Row]
    lists: WordLists

    def mended(self, read: Parse) -> Parse:
        """The same tokens, each with an auxiliary of its own that may be a participle made one."""
        led = {t.head for t in read if t.dep in AUX} if self.forms else set()
        found = {i: lemma for i in led if read[i].pos in BESIDE and (lemma := self._lemma(read[i].text.lower()))}
        return tuple(_as_participle(t, found[t.i]) if t.i in found else t for t in read) if found else read

    def _lemma(self, form: str) -> str | None:
        """The infinitive that a form may be the participle of."""
        return next((verb for _, verb in self.lists.verbs(form, self.forms)), None)


def _as_participle(token: Token, lemma: str) -> Token:
    return token._replace(lemma=lemma, pos="VERB", morph="Tense=Past|VerbForm=Part")


@cache
def participles(code: str) -> Participles:
    """The participles of a language."""
    return Participles(lang.load(code).table("tagger")["participles"]["forms"], wordlists(code))
