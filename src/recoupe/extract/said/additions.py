"""What a sentence adds with neither a comma before it nor a finite verb of its own.

*Deux soldats ont été tués | et dix autres blessés*; *ont forcé la porte | et pris 300 dossiers*; *s'écrase | avec neuf
personnes à bord*. Each leans on the verb before it, and tells another thing.
"""

from __future__ import annotations

from functools import cached_property

from recoupe.extract.said.phrases import is_infinitive
from recoupe.extract.said.stretch import NAMED, Stretch

SHORT = 3
"""Tokens that must follow for a phrase to say something."""


OCCASION = 12
"""Tokens of a phrase that names an occasion."""
NOMINAL = frozenset({"ADP", "ADV", "ADJ", "DET", "NOUN", "PROPN", "NUM"})


class Additions(Stretch):
    """The additions of a stretch."""

    def opens(self, k: int, since: int) -> bool:
        """Whether an addition begins at ``k``, the piece before it at ``since``."""
        if not any(j < k for j in self._told) or k + SHORT > self._stop(k):
            return False
        if self.words.low[k] in self.lex["coordinators"]:
            kinds = (self._shares_auxiliary(k + 1), self._leaves_verb_out(k + 1), self._counts_on(k))
            return any(kinds) or self._predicates(k) or self._names_another(k) or self._objects(k)
        if self.words.low[k - 1] == "," and self._shares_auxiliary(k):
            return True
        return (
            self._sets_scene(k)
            or self._accompanies(k)
            or self._is_able(k)
            or self.is_some(k)
            or self._sets_against(k)
            or self._relates(k, since)
            or self._is_occasion(k)
        )

    def _stop(self, k: int) -> int:
        """The next comma, colon or semicolon behind ``k``, or the stop at the end."""
        stop = self.comma(k + 1)
        return stop - (stop == self.end and not any(c.isalnum() for c in self.words.low[stop - 1]))

    def _clause_end(self, k: int) -> int:
        """The same, or the conjunction before it that opens another clause: *and ten others hurt | when a bus*."""
        marked, stop = self.lex["marked_openers"], self._stop(k)
        return next((j for j in range(k + 1, stop) if self.is_opener(j) or self.words.low[j] in marked), stop)

    @cached_property
    def _told(self) -> list[int]:
        """The finite verbs of the stretch; in a title its participles and figures tell too."""
        return [
            k
            for k in range(self.first, self.end)
            if self._leads(k) or (self.title and (self.is_participle(k) or self.is_figure(k)))
        ]

    def _verb_before(self, k: int) -> int | None:
        """The last finite verb, or auxiliary in the infinitive, before ``k``."""
        return next((j for j in range(k - 1, self.first - 1, -1) if self._leads(j)), None)

    def _leads(self, k: int) -> bool:
        """Whether token ``k`` is a finite verb, or an auxiliary in the infinitive (*avoir vu X et fermé Y*)."""
        return self.is_verb(k) or (self.token(k).pos == "AUX" and is_infinitive(self.words, k))

    def _led(self, verb: int) -> int | None:
        """The past participle that the auxiliary ``verb`` leads to."""
        head = self.token(verb).head
        return head if self.token(verb).dep.startswith("aux") and self.is_past(head) else None

    def _shares_auxiliary(self, k: int) -> bool:
        """Whether a past participle with an object at ``k`` has the auxiliary of the one before."""
        verb = self._verb_before(k)
        if verb is None or k + 1 >= self.end or not self.is_past(k) or self._led(verb) is None:
            return False
        return not self.helpers(k) and (self.token(k + 1).pos in ("DET", "NUM") or self.is_figure(k + 1))

    def _leaves_verb_out(self, k: int) -> bool:
        """Whether a noun and a participle at ``k`` lean on a passive before them: *et dix autres blessés*, *et leurs
        chauffeurs arrêtés*."""
        verb, stop = self._verb_before(k), self._clause_end(k)
        if verb is None or self.holds_verb(k, stop):
            return False
        led = self._led(verb)
        named = self.token(k).pos == "DET" and self.token(k + 1).pos == "NOUN" and led in self._above(k + 1)
        if not named and self.figure_in(k) not in (k, k + 1):
            return False
        if led is None or not any(self.token(j).dep in ("aux:pass", "auxpass") for j in self.helpers(led)):
            return False
        return any(self.is_past(j) and self._ends_phrase(j, stop) for j in range(k + 1, stop))

    def _above(self, k: int) -> tuple[int, int]:
        """The words that token ``k`` hangs on, directly and by a verb of its own."""
        head = self.token(k).head
        return head, self.token(head).head if self.is_past(head) and head > k else head

    def _ends_phrase(self, k: int, stop: int) -> bool:
        """Whether nothing stands behind a participle but where, when and by whom."""
        return k + 1 == stop or self.token(k + 1).pos in ("ADP", "ADV") or self.words.timed[k + 1] >= 0

    def _counts_on(self, k: int) -> bool:
        """Whether a second toll follows a first one: *27 morts et plus de 300 blessés*."""
        stop = self.comma(k)
        return (
            not self.holds_verb(k, stop)
            and self.counted(k + 1) is not None
            and any(self.is_figure(j) and self.counted(j) is not None for j in range(max(self._told[0], k - 9), k))
        )

    def _sets_scene(self, k: int) -> bool:
        """Whether in a headline the event that a toll is of begins at ``k``: *27 morts dans un séisme*."""
        indefinite = self.words.low[k] in self.lex["scenes"] and self.words.low[k + 1] in self.lex["indefinites"]
        tolls = any(self.counted(j) is not None for j in range(self.first, k))
        return self.title and indefinite and tolls and not any(self.is_verb(j) for j in self._told)

    def _accompanies(self, k: int) -> bool:
        """Whether *avec*, *with* adds a measure or a count: *avec une portée de 900 km*, *with nine people aboard*."""
        if self.words.low[k] not in self.lex["accompanying"]:
            return False
        if self._measures(k + 1):
            return True
        figure = self.figure_in(k + 1)
        if figure is None or self.words.timed[figure] >= 0:
            return False
        near = range(figure + 1, min(figure + 1 + NAMED, self.end - 1))
        noun = next((j for j in near if self.token(j).pos == "NOUN"), None)
        if noun is None:
            return False
        placed = self.token(noun + 1).pos in ("ADP", "ADV") and self.words.low[noun + 1] not in self.lex["links"]
        return placed or self.is_past(noun + 1)

    def _measures(self, k: int) -> bool:
        """Whether a noun with its measure stands at ``k``: *une portée de 900 km*."""
        noun = next((j for j in range(k, min(k + NAMED, self.end)) if self.token(j).pos == "NOUN"), None)
        if noun is None or self.words.low[k] not in self.lex["indefinites"] or noun + 2 >= self.end:
            return False
        return self.words.low[noun + 1] in self.lex["links"] and self.figure_in(noun + 2) is not None

    def _is_able(self, k: int) -> bool:
        """Whether what something can do is said at ``k``: *un engin capable de voler*."""
        return self.words.low[k] in self.lex["able"] and self.token(k - 1).pos in ("NOUN", "PROPN", "ADJ")

    def _names_another(self, k: int) -> bool:
        """Whether the conjunction at ``k`` closes a list of those named: *dont deux enfants et un pompier*."""
        if self._stop(k) - k <= SHORT:
            return False
        since = self._verb_before(k)
        start = self.first if since is None else since
        return self.is_counting(k + 1) and any(self.is_partitive(j) for j in range(start, k))

    def _sets_against(self, k: int) -> bool:
        """Whether a second figure is set against a first one: *52 % contre 48 % pour son rival*."""
        for phrase in self.lex["set_against"]:
            behind = k + len(phrase.split())
            if self.words.low[k:behind] == tuple(phrase.split()) and self.figure_in(behind) == behind:
                return any(self.is_figure(j) for j in range(max(self.first, k - 6), k))
        return False

    def _objects(self, k: int) -> bool:
        """Whether a conjunction at ``k`` says what is so after what is not: *pas d'un missile, mais d'une fusée*."""
        short = self._stop(k) - k <= SHORT
        if short or self.words.low[k] not in self.lex["adversatives"] or self.holds_verb(k, self.comma(k)):
            return False
        return any(self.words.low[j] in self.lex["negation"] for j in range(self.first, k))

    def _predicates(self, k: int) -> bool:
        """Whether a second predicate of one copula stands behind ``k``: *est en prison et en bonne santé*."""
        if self._stop(k) - k <= SHORT or self.token(k + 1).pos != "ADP" or self.holds_verb(k, self.comma(k)):
            return False
        second = next((j for j in range(k + 1, self._stop(k)) if self.token(j).dep == "conj"), None)
        head = k if second is None else self.token(second).head
        copulas = [j for j in self.below.get(head, ()) if self.token(j).dep == "cop"]
        return bool(copulas) and head < k and all(self.is_verb(j) for j in copulas)

    def _relates(self, k: int, since: int) -> bool:
        """Whether a relative clause behind the verb tells how many or when: *une épidémie qui a tué dix personnes*."""
        verb = self._verb_before(k)
        if (
            not self._is_relative(k)
            or self.words.low[k - 1] == ","
            or verb is None
            or verb < since
            or self._points(verb)
        ):
            return False
        return self._tells(k) and self._occasion(k) is None

    def _is_relative(self, k: int) -> bool:
        """Whether the subject of a relative clause stands at ``k``."""
        return "PronType=Rel" in self.token(k).morph and self.token(k).dep.startswith("nsubj")

    def _tells(self, k: int) -> bool:
        """Whether the relative clause at ``k`` has a verb, and tells how many or when."""
        clause = range(k + 1, self.comma(k))
        telling = any(self._is_new(j) or self.words.timed[j] >= 0 for j in clause)
        return telling and self.holds_verb(k + 1, k + 4)

    def _is_new(self, k: int) -> bool:
        """Whether a figure does not count what is known: not *les deux pays*."""
        return self.is_figure(k) and "Definite=Def" not in self.token(k - 1).morph

    def _occasion(self, k: int) -> int | None:
        """Where a phrase begins that names on what occasion, the relative clause at ``k`` with it."""
        nominal = range(k - 1, max(self.first, k - OCCASION), -1)
        start = next((j for j in nominal if self.words.low[j] in self.lex["occasions"]), None)
        if start is None or any(self.token(j).pos not in NOMINAL for j in range(start, k)):
            return None
        new = self.words.low[start + 1] in self.lex["indefinites"] or any(map(self.is_figure, range(start, k)))
        return start if new else None

    def _is_occasion(self, k: int) -> bool:
        """Whether an occasion is told at ``k``, in a clause of its own: *dans un séisme qui a ravagé la côte*."""
        if self.words.low[k] in self.lex["during"]:
            phrase = range(k + 2, self._stop(k))
            done = any(self.is_past(j) and self.token(j).pos == "VERB" for j in phrase)
            return done and self._verb_before(k) is not None and any(self.words.timed[j] >= 0 for j in phrase)
        near = range(k + 2, min(k + OCCASION, self.end))
        relative = next((j for j in near if self._is_relative(j)), None)
        if relative is None or self._verb_before(k) is None:
            return False
        return self._tells(relative) and self._occasion(relative) == k

    def _points(self, verb: int) -> bool:
        """Whether a verb only points at whom the relative clause tells of: *c'est un chasseur qui a donné l'alerte*."""
        return self.words.low[verb - 1] in self.lex["impersonal"] and self.token(verb).pos == "AUX"
