"""A stretch of a sentence with its parse: which verb each of its words belongs to."""

from __future__ import annotations

from functools import cached_property

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_finite
from recoupe.extract.said.words import Words
from recoupe.model import Token


class Stretch:
    """Tokens ``first`` up to ``end`` of a sentence; ``title`` when it stands as a headline."""

    def __init__(self, words: Words, lex: Lexicon, first: int, end: int, *, title: bool) -> None:
        self.words, self.lex, self.first, self.end, self.title = words, lex, first, end, title

    @cached_property
    def below(self) -> dict[int, list[int]]:
        """The dependents of each token of the sentence."""
        out: dict[int, list[int]] = {}
        for k in range(self.words.first(self.first), self.words.end(self.first)):
            if self.words.tokens[k].head != k:
                out.setdefault(self.words.tokens[k].head, []).append(k)
        return out

    def token(self, k: int) -> Token:
        """Token ``k`` of the article."""
        return self.words.tokens[k]

    def helpers(self, k: int) -> list[int]:
        """The auxiliaries and the copula of token ``k``."""
        return [j for j in self.below.get(k, ()) if self.token(j).dep.startswith(("aux", "cop"))]

    def comma(self, k: int) -> int:
        """The first comma, colon or semicolon at or behind ``k``, or the end."""
        return next((j for j in range(k, self.end) if self.words.low[j] in ",;:"), self.end)

    def is_verb(self, k: int) -> bool:
        """Whether token ``k`` is a finite verb (taggers take what is no word at all for one, and a verb for a noun)."""
        token = self.token(k)
        if token.pos == "NOUN" and token.dep == "conj" and self.token(token.head).pos == "VERB":
            return any(self.token(j).dep == "obj" for j in self.below.get(k, ()))  # *il est suspendu et risque un an*
        return is_finite(self.words, k) and any(c.isalpha() for c in self.words.low[k])

    def holds_verb(self, start: int, stop: int) -> bool:
        """Whether a finite verb stands from ``start`` up to ``stop``."""
        return any(self.is_verb(k) for k in range(start, stop))

    def is_participle(self, k: int) -> bool:
        """Whether token ``k`` is a participle, past or present."""
        return "VerbForm=Part" in self.token(k).morph

    def heads_clause(self, k: int) -> bool:
        """Whether token ``k`` heads a finite clause: its verb, or what its auxiliary or copula leads to."""
        if self.token(k).dep.startswith(("aux", "cop")):
            return False
        return self.is_verb(k) or any(self.is_verb(j) for j in self.helpers(k))

    def clause_of(self, k: int) -> int | None:
        """The head of the clause that token ``k`` belongs to; None outside any."""
        for _ in range(self.words.end(k) - self.words.first(k)):
            if self.heads_clause(k):
                return k
            if self.token(k).head == k:
                return None
            k = self.token(k).head
        return None
