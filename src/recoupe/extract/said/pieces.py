"""Where the outlet's own sentences are cut, so that each piece says one thing.

*The ferry, built in 1998, sank off Valdor and two sailors drowned* says three: what its main verb tells, what commas
set off (``asides``), what a conjunction adds. The parse proposes, punctuation and conjunctions dispose: nothing is cut
but behind a comma, a colon, a semicolon, or before a conjunction.
"""

from __future__ import annotations

from recoupe.extract.said.additions import Additions
from recoupe.extract.said.asides import Asides
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_infinitive
from recoupe.extract.said.stretch import Stretch
from recoupe.extract.said.words import Words
from recoupe.text.agreement import is_stray

REACH = 14
"""Tokens behind a conjunction in which its verb is looked for."""
NEAR = 4
"""Tokens from a conjunction to a verb that shares the subject of the one before: *a fermé le port et arrêté*."""

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP"})


def starts(words: Words, lex: Lexicon, first: int, end: int, *, title: bool) -> dict[int, bool]:
    """Where pieces begin, in order: True for one that tells something without a finite verb of its own.

    Linear in the stretch but for its commas.
    """
    joints = _Joints(words, lex, first, end, title=title)
    additions = Additions(words, lex, first, end, title=title)
    out: dict[int, bool] = {first: False}
    for start, stop in Asides(words, lex, first, end, title=title).find():
        out[start] = True
        out |= {stop: False} if stop < end and stop not in out else {}
    since = first
    for k in range(first + 1, end):
        if k not in out and joints.opens_clause(k, since, told=out[since]):
            out[k] = False
        elif k not in out and (joints.shares_subject(k) or additions.opens(k, since)):
            out[k] = True
        since = k if k in out else since
    return dict(sorted(out.items()))


class _Joints(Stretch):
    """Where a stretch goes on with another verb."""

    def opens_clause(self, k: int, since: int, *, told: bool) -> bool:
        """Whether a clause with a finite verb begins at ``k``, the piece before it at ``since``, which may have told
        something without one."""
        low, before = self.words.low[k], self.words.low[k - 1]
        if low in (";", ":") or before in (";", ":"):
            return True
        if before == ",":
            relative = low in self.lex["relative_words"] and not self.is_some(k)
            joined = low in self.lex["coordinators"] and (self._verb_ahead(k + 1) or self._names_whom(k + 1))
            return relative or joined or self._opens_subordinate(k) or self._another_clause(since, k)
        if low in self.lex["coordinators"]:
            again = k + 1 < self.end and self.words.low[k + 1] in self.lex["complementisers"]  # *et que*
            opens = self._tells(self._clause(since, k), k) and self._verb_ahead(k + 1 + again)
            joins = self._joins_nouns(k) or self._adds_quality(k) or self._joins_gerunds(k)
            return opens and low not in self.lex["alternatives"] and not joins
        start = since if since > self.first else self.words.first(k)
        return (told or self._tells(start, k)) and self._opens_subordinate(k)

    def _clause(self, since: int, k: int) -> int:
        """Where the clause before ``k`` begins: *il sait que | Anne et Luc viendront* is not cut in its subject."""
        opening = self.lex["complementisers"] | self.lex["relative_words"]
        return next((j + 1 for j in range(k - 1, since - 1, -1) if self.words.low[j] in opening), since)

    def _tells(self, start: int, stop: int) -> bool:
        """Whether a verb form stands from ``start`` up to ``stop``; in a title a toll tells, too: *Dix blessés*."""
        return any(
            self.is_verb(j) or self.token(j).pos == "VERB" or (self.title and self.counted(j) is not None)
            for j in range(start, stop)
        )

    def _opens_subordinate(self, k: int) -> bool:
        """Whether a conjunction at ``k`` opens a clause: *tandis que*, *while*."""
        if self.is_opener(k):
            follows = k + 1 < self.end and self.words.low[k + 1] in self.lex["complementisers"]
            return self._verb_ahead(k + 1 + follows)
        if self.words.low[k] not in self.lex["marked_openers"]:
            return False
        token = self.token(k)
        marked = token.dep == "mark" and token.head < self.end and self.heads_clause(token.head)
        return marked or (self.title and self._runs_into_verb(k + 1))

    def _runs_into_verb(self, k: int) -> bool:
        """Whether nothing but a noun phrase stands from ``k`` to a finite verb, as the parse may have it: *Two dead as
        bridge collapses*."""
        verb = next((j for j in range(k, self.end) if self.token(j).pos not in _NOMINAL), self.end)
        return k < verb < self.end and self.is_verb(verb)

    def _verb_ahead(self, k: int) -> bool:
        """Whether a finite verb comes before the next conjunction, so that ``k`` opens a clause and not a phrase."""
        inside = self.words.quoted[k - 1]
        stops = self.lex["relative_words"] | self.lex["complementisers"] | {";", ":"}
        for j in range(k, min(self.end, k + REACH)):
            if (inside >= 0 and self.words.quoted[j] != inside) or self.words.low[j] in stops:
                return False
            if j > k and self._is_conjunction(j):
                return False
            if self.is_verb(j):
                return True
        return False

    def _is_conjunction(self, k: int) -> bool:
        """Whether a word at ``k`` opens a clause, by itself or as the parse marks it."""
        marked = self.words.low[k] in self.lex["marked_openers"] and self.token(k).dep == "mark"
        return marked or self.is_opener(k)

    def _names_whom(self, k: int) -> bool:
        """Whether only a noun phrase stands at ``k`` before a relative clause: *…, mais Pékin, qui hésite, …*."""
        stop = self.comma(k)
        nominal = stop > k and all(self.token(j).pos in _NOMINAL for j in range(k, stop))
        return nominal and stop + 1 < self.end and self.words.low[stop + 1] in self.lex["relatives"]

    def _adds_quality(self, k: int) -> bool:
        """Whether a conjunction only adds an adjective to one before it: *des experts turcs et grecs ont signé*."""
        if self.token(k - 1).pos != "ADJ" or self.token(k + 1).pos != "ADJ":
            return False
        return k + 2 >= self.end or self.token(k + 2).pos not in ("NOUN", "PROPN")

    def _joins_nouns(self, k: int) -> bool:
        """Whether a conjunction joins a noun to a noun, and a comma, or what opens a clause, stands between it and the
        next verb (*data on patients and staff after it refused*)."""
        second = self._joined(k)
        if second is None or self.heads_clause(second) or self.token(second).pos in ("VERB", "AUX"):
            return False
        near = range(second + 1, self.comma(k))
        opened = (j for j in near if self.is_opener(j) or self._marks(j))
        return not self.holds_verb(k, next(opened, self.comma(k)))

    def _joins_gerunds(self, k: int) -> bool:
        """Whether a conjunction joins a verb form that is not finite to another: *a man accused of lying and stealing
        was freed*."""
        second = self._joined(k)
        if second != k + 1 or not self.is_participle(second) or self.helpers(second):
            return False
        first = self.token(second).head
        return first < k and self.is_participle(first) and not self.heads_clause(first)

    def _marks(self, k: int) -> bool:
        """Whether a word at ``k`` opens a clause with its own verb behind it."""
        marked = self.words.low[k] in self.lex["marked_openers"] and self.token(k).dep in ("mark", "prep")
        return marked and self._verb_ahead(k + 1)

    def _joined(self, k: int) -> int | None:
        """The word that a conjunction at ``k`` joins to one before it, by the parse."""
        head = self.token(k).head
        return (
            head
            if head > k
            else next((j for j in self.below.get(head, ()) if j > k and self.token(j).dep == "conj"), None)
        )

    def _another_clause(self, since: int, k: int) -> bool:
        """Whether the verb behind a comma is another than that of the piece before it, which is no condition."""
        before, after = (
            {self.clause_of(j) for j in range(a, b) if self.is_verb(j)} for a, b in ((since, k - 1), (k, self.comma(k)))
        )
        own = self.clause_of(k)
        apart = (own is not None and own in after and own not in before) or self._sets_out(k)
        return apart and bool(before) and not any(self._is_condition(head) for head in before if head is not None)

    def _sets_out(self, k: int) -> bool:
        """Whether a noun phrase at ``k`` runs into a finite verb, wherever the parse hangs it: *…, Paris hésite*."""
        return self.token(k).pos in ("DET", "PROPN", "NUM") and self._runs_into_verb(k)

    def _is_condition(self, head: int) -> bool:
        marks = {self.words.low[j] for j in self.below.get(head, ()) if self.token(j).dep == "mark"}
        return bool(marks & self.lex["conditions"]) and not marks & self.lex["marked_openers"]

    def shares_subject(self, k: int) -> bool:
        """Whether a conjunction adds a verb form that leans on the one before: *ont dissous X et fermé Y*."""
        if self.words.low[k] not in self.lex["coordinators"] - self.lex["alternatives"]:
            return False
        if k + 1 < self.end and is_stray(self.words.tokens, k + 1):
            return any(self.is_participle(j) and self.helpers(j) for j in range(self.first, k))
        if self._repeats_infinitive(k):
            return True
        second = self._joined(k)
        if second is None or not k < second <= k + NEAR or self.token(second).dep != "conj":
            return False
        leading = self.token(second).head
        if not self._tells(self._clause(min(leading, k), k), k):
            return False
        clause = self.clause_of(leading)
        told = clause is not None and clause in (leading, self._governor(leading))
        return told and self.first <= leading < k and self.token(leading).pos == self.token(second).pos == "VERB"

    def _repeats_infinitive(self, k: int) -> bool:
        """Whether a conjunction adds an infinitive led by the same word as one before, which a finite verb governs:
        *prévoit de vendre le site et de supprimer dix emplois*, whatever the parse makes of it."""
        if k + 2 >= self.end or self.words.low[k + 1] not in self.lex["links"]:
            return False
        near = range(k + 2, min(k + NEAR, self.end))
        verb = next((j for j in near if is_infinitive(self.words, j)), None)
        if verb is None or any(self.token(j).pos not in ("PRON", "ADV") for j in range(k + 2, verb)):
            return False
        led = (j for j in range(self.first + 1, k) if self.words.low[j - 1] == self.words.low[k + 1])
        return any(is_infinitive(self.words, j) and self._governor(j) is not None for j in led)

    def _governor(self, k: int) -> int | None:
        """The verb whose infinitive token ``k`` is: *doit rencontrer*."""
        token = self.token(k)
        return self.clause_of(token.head) if token.dep in ("xcomp", "ccomp") else None
