"""What stands between commas and tells something without a finite verb.

*Le pont, fermé en mai, …*; *…, deux gardes ayant été blessés*; *…, une première depuis dix ans*; lines of a headline.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.said.stretch import Stretch

SUBJECT = ("nsubj", "csubj", "expl:subj")
_PREDICATE = frozenset({"VERB", "AUX", "ADJ", "ADP", "NUM"})
RANKED = 3
"""Tokens at the front of a remark among which its rank stands: *le tout premier*."""


class Asides(Stretch):
    """The asides of a stretch."""

    def find(self) -> Iterator[tuple[int, int]]:
        """Each from its first token to the comma behind it, or the end, in order."""
        kinds = (
            self._is_described,
            self._is_lasting,
            self._is_going_on,
            self._is_absolute,
            self._is_remark,
            self._names_some,
            self._is_toll,
            self._is_line,
        )
        at = self.first
        for k in range(self.first, self.end):
            opens = k >= at and (k == self.first or self.words.low[k - 1] == ",")
            if opens and any(told(k) for told in kinds):
                at = self._end(k)
                yield k, at

    def _end(self, k: int) -> int:
        """The first comma behind ``k`` after which something that does not hang on it follows."""
        stop = self.comma(k)
        if self.is_partitive(k):
            while stop + 1 < self.end and self.words.low[stop] == "," and self.is_counting(stop + 1):
                stop = self.comma(stop + 1)
        while stop + 1 < self.end and self.words.low[stop] == "," and self._hangs_on(stop + 1, k):
            stop = self.comma(stop + 1)
        return stop

    def _hangs_on(self, j: int, k: int) -> bool:
        if self.token(k).head == k:  # a participle that leads the sentence was parsed amiss
            return False
        while self.token(j).head not in (j, k):
            j = self.token(j).head
        return self.token(j).head == k

    def _is_described(self, k: int) -> bool:
        """Whether a past participle without auxiliary stands at ``k``, with what goes with it: *prévue lundi*."""
        at = k + (self.token(k).pos == "ADV" and k + 2 < self.end)  # *officiellement battu par*
        if at + 1 >= self.end or self.holds_verb(at, self.comma(at)) or self.helpers(at):
            return False
        if not self.is_past(at) and not (k == self.words.first(k) and self._fronts(at)):
            return False
        front = k == self.words.first(k)
        linked = self.token(at + 1).pos == "ADP" or (front and self.words.low[at + 1] in self.lex["links"])
        follows = linked or self.words.timed[at + 1] >= 0
        return follows and (k > self.first or self._leads(k))

    def _leads(self, k: int) -> bool:
        """Whether a comma parts a phrase at ``k`` from a clause behind it."""
        stop = self.comma(k)
        return stop < self.end and self.words.low[stop] == "," and self.holds_verb(stop, self.words.end(k))

    def _fronts(self, k: int) -> bool:
        """Whether a word that leads a sentence is a participle that the tagger missed: *Ouverte en mai, la ligne …*."""
        return self.token(k).pos in ("ADJ", "X") or (self.token(k).pos == "NOUN" and self.token(k).dep == "advcl")

    def _is_lasting(self, k: int) -> bool:
        """Whether a phrase at ``k`` says in what state, and since when: *en grève depuis mardi*."""
        stop = self.comma(k)
        if self.token(k).pos != "ADP" or not self._leads(k) or self.holds_verb(k, stop) or k > self.words.first(k):
            return False
        since = range(k + 2, stop - 1)
        return any(self.words.low[j] in self.lex["since"] and self.words.timed[j + 1] >= 0 for j in since)

    def _is_going_on(self, k: int) -> bool:
        """Whether a verb form at ``k`` tells what comes of it, or next: *laissant dix morts*, *avant de tomber*."""
        stop = self.comma(k)
        if k == self.first or self.holds_verb(k, stop) or self.words.low[k] in self.lex["commas_stop"]:
            return False
        led = self.words.low[k] in self.lex["leading_on"]
        below = (j for j in self.below.get(k, ()) if self.token(j).dep == "pcomp")
        leans = self.token(k).pos in ("PRON", "ADP") and self.token(k).head == k + 1  # *le condamnant*, *en tuant*
        verb = next(below, self.token(k).head) if led else k + leans
        if not k <= verb < stop or self.token(verb).pos != "VERB" or self.heads_clause(verb):
            return False
        return led or (self.is_participle(verb) and "Tense=Past" not in self.token(verb).morph)

    def _is_absolute(self, k: int) -> bool:
        """Whether a participle behind ``k`` has a subject of its own: *deux gardes ayant été blessés*."""
        stop = self.comma(k)
        if k == self.first or self.holds_verb(k, stop):
            return False
        verbs = (j for j in range(k + 1, stop) if self.token(j).pos == "VERB" and self._has_subject(j, k))
        return any(self.is_participle(j) for j in verbs)

    def _has_subject(self, verb: int, since: int) -> bool:
        subjects = [j for j in self.below.get(verb, ()) if self.token(j).dep.startswith(SUBJECT)]
        return any(since <= j < verb for j in subjects)

    def _is_remark(self, k: int) -> bool:
        """Whether a remark on all that stands before begins at ``k``: *une première depuis quatre ans*."""
        stop = self.comma(k)
        ranked = any(self.words.low[j] in self.lex["ranks"] for j in range(k, min(k + RANKED, stop)))
        apart = k > 0 and self.words.low[k - 1] == "," and self._tells_before(k)
        if not apart or not (ranked or self.words.low[k] in self.lex["indefinites"]):
            return False
        bound = self.lex["relative_words"] | self.lex["complementisers"] | self.lex["lasting_words"]
        more = any(
            self.words.low[j] in bound or self.words.timed[j] >= 0 or self.is_participle(j) for j in range(k, stop)
        )
        return more and (ranked or not (stop < self.end or self._lists(k, stop)))

    def _names_some(self, k: int) -> bool:
        """Whether some of those just told of are named at ``k``, behind the verb: *dont deux enfants*."""
        return self.is_some(k) and self.holds_verb(self.words.first(k), k)

    def _is_toll(self, k: int) -> bool:
        """Whether a toll stands at ``k``: *deux morts et onze disparus*."""
        return k > self.first and self.counted(k) is not None and not self.holds_verb(k, self.comma(k))

    def _is_line(self, k: int) -> bool:
        """Whether another line of a headline begins at ``k``: *Le port fermé, les croisières annulées*."""
        stop = self.comma(k)
        if not self.title or k == self.first or self.token(k).pos not in ("DET", "PROPN", "NUM"):
            return False
        if not self._tells_before(k) and not any(self.is_verb(j) or self.is_participle(j) for j in range(k, stop)):
            return False
        named = self.token(k - 2).pos == "PROPN" and any(self.token(j).dep == "appos" for j in range(k, stop))
        last = stop == self.end or self.words.low[stop] == ":"
        whole = not self._lists(k, stop) if last else self._tells(stop + 1, self.comma(stop + 1))
        return not named and whole and self._tells(k, stop)

    def _tells_before(self, k: int) -> bool:
        """Whether a verb form stands before ``k`` in its sentence."""
        return any(self.is_verb(j) or self.is_participle(j) for j in range(self.words.first(k), k))

    def _tells(self, start: int, stop: int) -> bool:
        """Whether a stretch says something of what it names."""
        return any(self.token(j).pos in _PREDICATE for j in range(start, stop))

    def _lists(self, start: int, stop: int) -> bool:
        return any(self.words.low[j] in self.lex["coordinators"] for j in range(start, stop))
