"""Forms that the tagger takes for what they cannot be where they stand: *L'exploitant dément* has no adverb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Row
from recoupe.model import Token
from recoupe.nlp.tokens import Parse

NOMINAL = frozenset({"obj", "nsubj", "nsubj:pass", "obl:arg", "obl:mod", "obl:agent", "nmod", "iobj"})
"""How nouns hang on what they go with."""


@dataclass(frozen=True, slots=True)
class Misread:
    """The rows ``[[misread]]`` of ``tagger.toml`` by form: the parts of speech that are wrong, and what it is;
    ``nouns``: a present participle with an article of its own is a noun (*l'exploitant*, *les manifestants*), and so is
    a present where a noun stands (*rejeter l'offre*)."""

    rows: Mapping[str, Row]
    nouns: bool = False

    def mended(self, read: Parse) -> Parse:
        """The same tokens, each that is misread with its lemma, its part of speech and its features."""
        named = {i for i, t in enumerate(read) if self.nouns and _is_named(read, i)}
        if not named and not any(t.text.lower() in self.rows for t in read):
            return read
        return tuple(_as_noun(t) if i in named else self._mended(t) for i, t in enumerate(read))

    def _mended(self, token: Token) -> Token:
        row = self.rows.get(token.text.lower())
        if row is None or token.pos not in row["tagged"]:
            return token
        return token._replace(lemma=row["lemma"], pos=row["pos"], morph=row["morph"])


def _is_named(read: Parse, i: int) -> bool:
    """Whether a token is a present participle or a present right behind an article that goes with it."""
    token, before = read[i], read[i - 1] if i else None
    participle = "VerbForm=Part" in token.morph
    looks = token.pos == "VERB" and "Tense=Pres" in token.morph and (participle or token.dep in NOMINAL)
    return looks and before is not None and before.pos == "DET" and before.head == i


def _as_noun(token: Token) -> Token:
    text = token.text.lower()
    several = text.endswith("s") and "Person=2" in token.morph  # *les offres*
    return token._replace(lemma=text[:-1] if several else text, pos="NOUN", morph="")


@cache
def misread(code: str) -> Misread:
    """The misread forms of a language."""
    language = lang.load(code)
    rows = {row["form"]: row for row in language.rows("tagger", "misread")}
    return Misread(rows, bool(language.table("tagger")["participle_nouns"]))
