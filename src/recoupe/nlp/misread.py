"""Forms that the tagger takes for what they cannot be where they stand: *L'exploitant dément* has no adverb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from recoupe import lang
from recoupe.lang import Row
from recoupe.model import Token
from recoupe.nlp.tokens import Parse

NOMINAL = frozenset({"obj", "nsubj", "nsubj:pass", "obl:arg", "obl:mod", "obl:agent", "nmod", "iobj"})
"""How nouns hang on what they go with."""
BEHIND = frozenset({"amod", "acl", "nmod"})
"""How what qualifies a noun hangs on it."""


@dataclass(frozen=True, slots=True)
class Misread:
    """The rows ``[[misread]]`` of ``tagger.toml`` by form: the parts of speech that are wrong, and what it is;
    ``nouns``: a present participle with an article of its own is a noun (*l'exploitant*, *les manifestants*), and so is
    a present where a noun stands (*rejeter l'offre*); ``peoples``: the forms of the adjectives of countries with their
    lemmas, which are no verbs beside a noun (*les autorités vietnamiennes*)."""

    rows: Mapping[str, Row]
    nouns: bool = False
    peoples: Mapping[str, str] = field(default_factory=dict)

    def mended(self, read: Parse) -> Parse:
        """The same tokens, each that is misread with its lemma, its part of speech and its features."""
        named = {i for i, t in enumerate(read) if self.nouns and _is_named(read, i)}
        if not named and not any(t.text.lower() in self.rows or self._is_of_people(t) for t in read):
            return read
        return tuple(_as_noun(t) if i in named else self._mended(t) for i, t in enumerate(read))

    def _is_of_people(self, token: Token) -> bool:
        return token.pos == "VERB" and token.dep in BEHIND and token.text in self.peoples

    def _mended(self, token: Token) -> Token:
        if self._is_of_people(token):
            return token._replace(lemma=self.peoples[token.text], pos="ADJ", dep="amod", morph="")
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
    states, endings = language.table("places")["state"], language.table("places")["endings"]
    peoples = {word + end: word for row in states for word in row.get("demonym", ()) for end in endings}
    return Misread(rows, bool(language.table("tagger")["participle_nouns"]), peoples)
