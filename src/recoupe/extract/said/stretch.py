"""A stretch of a sentence with its parse: which verb each of its words belongs to."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_figure, is_finite
from recoupe.extract.said.words import Words
from recoupe.model import Token

COUNTED = 4
"""Tokens from the front of a phrase to its figure: *et plus de 300 blessés*."""
NAMED = 3
"""Tokens from a figure to what it counts."""


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
        finite = is_finite(self.words, k) and any(c.isalpha() for c in self.words.low[k])
        return finite or self._belies(k) or k in self._missed

    def _belies(self, k: int) -> bool:
        """Whether a participle is none: one in the present that does not end as such (*Paris navigue à vue*), or a bare
        one with a subject and an object (*le bilan fait état de neuf morts*).
        """
        token = self.token(k)
        if token.pos != "VERB" or "VerbForm=Part" not in token.morph:
            return False
        if "Tense=Past" in token.morph:
            held = {self.token(j).dep for j in self.below.get(k, ())}
            return {"nsubj", "obj"} <= held and not any(is_finite(self.words, j) for j in range(self.first, self.end))
        ended = self.words.low[k].endswith(tuple(self.lex["present_participle_endings"]))
        return "Tense=Pres" in token.morph and not ended

    @cached_property
    def _missed(self) -> frozenset[int]:
        """The words between a noun and a determiner that the tagger took for adjectives: *le préfet ferme le pont*.

        Only where no verb stands between the marks and conjunctions around.
        """
        bounds = [k for k in range(self.first, self.end) if self._parts(k)]
        out = []
        for start, stop in pairwise([self.first - 1, *bounds, self.end]):
            if not any(is_finite(self.words, k) for k in range(start + 1, stop)):
                out += [k for k in range(start + 2, stop - 2) if self._stands_as_verb(k)][:1]
        return frozenset(out)

    def _parts(self, k: int) -> bool:
        low = self.words.low[k]
        return low in ",;:" or low in self.lex["coordinators"] or low in self.lex["relative_words"]

    def _stands_as_verb(self, k: int) -> bool:
        """Whether an adjective at ``k`` has a noun before it and a determiner of the object behind it."""
        after = self.token(k + 1)
        determined = after.pos == "DET" and self.words.low[k + 1] in self.lex["determiners"]
        determined = determined or (self.title and self.is_figure(k + 1))
        named = self.token(k + 2).pos in ("NOUN", "PROPN", "ADJ", "NUM") and self.words.timed[k + 1] < 0
        noun = self.token(k - 1).pos in ("NOUN", "PROPN")
        ended = self.words.low[k].endswith(tuple(self.lex["present_endings"]))
        return self.token(k).pos == "ADJ" and noun and determined and named and ended

    def holds_verb(self, start: int, stop: int) -> bool:
        """Whether a finite verb stands from ``start`` up to ``stop``."""
        return any(self.is_verb(k) for k in range(start, stop))

    def is_participle(self, k: int) -> bool:
        """Whether token ``k`` is a participle, past or present."""
        return "VerbForm=Part" in self.token(k).morph

    def is_past(self, k: int) -> bool:
        """Whether token ``k`` is a past participle, by its tag or ending."""
        token = self.token(k)
        ended = token.pos in ("ADJ", "NOUN", "VERB") and self.words.low[k].endswith(
            tuple(self.lex["participle_endings"])
        )
        return not is_finite(self.words, k) and (ended or (self.is_participle(k) and "Tense=Past" in token.morph))

    def is_figure(self, k: int) -> bool:
        """Whether token ``k`` says how many, in figures or words: *12*, *douze*, *une dizaine*."""
        return is_figure(self.words, self.lex, k)

    def is_counting(self, k: int) -> bool:
        """Whether a figure or an indefinite article stands at ``k``."""
        return self.is_figure(k) or self.words.low[k] in self.lex["indefinites"]

    def figure_in(self, k: int) -> int | None:
        """The figure of the phrase whose front is ``k``."""
        return next((j for j in range(k, min(k + COUNTED, self.comma(k))) if self.is_figure(j)), None)

    def counted(self, k: int) -> int | None:
        """The noun of a toll that a figure at the front of ``k`` counts: *plus de 300 blessés*."""
        figure = self.figure_in(k)
        near = range(k, k) if figure is None else range(figure + 1, min(figure + 1 + NAMED, self.comma(k)))
        return next((j for j in near if self.words.low[j] in self.lex["tolls"]), None)

    def is_partitive(self, k: int) -> bool:
        """Whether words at ``k`` name some of those just told of: *dont deux enfants*, *among them a child*."""
        for phrase in self.lex["naming_some"]:
            behind = k + len(phrase.split())
            if self.words.low[k:behind] == tuple(phrase.split()) and behind < self.end:
                return self.is_counting(behind)
        return False

    def is_some(self, k: int) -> bool:
        """As :meth:`is_partitive`, with no verb up to the next comma."""
        return self.is_partitive(k) and not self.holds_verb(k, self.comma(k))

    def is_opener(self, k: int) -> bool:
        """Whether a word at ``k`` opens a clause by itself (*lorsque*, *when*); *le car* is no conjunction."""
        return self.words.low[k] in self.lex["clause_openers"] and self.token(k).pos != "NOUN"

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
