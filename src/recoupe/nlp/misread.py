"""Forms that the tagger takes for what they cannot be where they stand: *L'exploitant dément* has no adverb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Row
from recoupe.model import Token
from recoupe.nlp.tokens import Parse


@dataclass(frozen=True, slots=True)
class Misread:
    """The rows ``[[misread]]`` of ``tagger.toml`` by form: the parts of speech that are wrong, and what it is;
    ``nouns``: a present participle with an article of its own is a noun (*l'exploitant*, *les manifestants*)."""

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
    """Whether a token is a present participle right behind an article that goes with it."""
    token, before = read[i], read[i - 1] if i else None
    participle = token.pos == "VERB" and "VerbForm=Part" in token.morph and "Tense=Pres" in token.morph
    return participle and before is not None and before.pos == "DET" and before.head == i


def _as_noun(token: Token) -> Token:
    return token._replace(lemma=token.text.lower(), pos="NOUN", morph="")


@cache
def misread(code: str) -> Misread:
    """The misread forms of a language."""
    language = lang.load(code)
    rows = {row["form"]: row for row in language.rows("tagger", "misread")}
    return Misread(rows, bool(language.table("tagger")["participle_nouns"]))
