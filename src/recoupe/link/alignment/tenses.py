"""Whether a clause looks ahead or back, read from its verb and the auxiliaries around it.

The words that look ahead without a future tense are the ``[future]`` table of ``concepts.toml``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.alignment.lexicon import Lexicon
from recoupe.link.alignment.occasions import Tense
from recoupe.model import Token
from recoupe.text.agreement import is_participle, is_stray
from recoupe.text.folding import fold

INTENDED = frozenset({"obj", "dobj", "obl:arg", "ROOT"})
"""How a plan hangs on a verb that tells of it."""
LATER = frozenset({"xcomp", "ccomp"})
"""How what is awaited hangs on the word that awaits it."""


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """The ``[future]`` table of a language, folded; each field is what ``concepts.toml`` says beside its list."""

    verbs: frozenset[str]
    over: frozenset[str]
    soon: frozenset[str]
    led: frozenset[str]
    leads: frozenset[str]
    plain: frozenset[str]
    being: frozenset[str]
    timeless: frozenset[str]
    recent: frozenset[str]
    already: frozenset[str]
    nouns: frozenset[str]


@cache
def ahead(language: Language) -> Ahead:
    """The words by which a language looks ahead."""
    names = ("verbs", "over", "soon", "led", "leads", "plain", "being", "timeless", "recent", "already", "nouns")
    return Ahead(*(frozenset(fold(word) for word in language.words("concepts", f"future.{name}")) for name in names))


def tense(tokens: Sequence[Token], inside: frozenset[int], acts: Collection[int], lexicon: Lexicon, head: int) -> Tense:
    """Whether the clause of a head looks ahead or back; an imperfect or a bare conditional says neither.

    ``inside`` are the words of the clause, ``acts`` those of them that stand for acts.
    """
    return _Reader(tokens, inside, acts, lexicon).of(head)


class _Reader:
    def __init__(
        self, tokens: Sequence[Token], inside: frozenset[int], acts: Collection[int], lexicon: Lexicon
    ) -> None:
        self.tokens, self.inside, self.acts, self.lexicon = tokens, inside, acts, lexicon
        self.ahead = ahead(lang.load(lexicon.code))
        self.children: dict[int, list[int]] = {}
        for i in sorted(inside):
            if tokens[i].head != i:
                self.children.setdefault(tokens[i].head, []).append(i)

    def of(self, head: int) -> Tense:
        group = [head, *(c for c in self.children.get(head, ()) if self.tokens[c].dep.startswith(("aux", "cop")))]
        if self._looks_ahead(head, group):
            return "future"
        token = self.tokens[head]
        if len(group) == 1 and self._leans(head):
            return self._whole().of(token.head)
        found = self._plainly(head, group)
        beside = {fold(self.tokens[c].text) for c in (*self.children.get(head, ()), head - 1) if c >= 0}
        if found == "present" and beside & self.ahead.already:
            return "past"  # *il se trouve déjà à Brest* is not to come
        return "future" if beside & self.ahead.soon and found != "past" else found

    def _plainly(self, head: int, group: Sequence[int]) -> Tense:
        """The tense of a verb that does not look ahead."""
        token = self.tokens[head]
        if token.pos not in ("VERB", "AUX"):
            return "none"
        if any(fold(self.tokens[i].lemma) in self.ahead.plain for i in group[1:]):  # *did not pay*
            return "past" if any("Tense=Past" in self.tokens[i].morph for i in group[1:]) else "present"
        been = fold(token.lemma) in self.lexicon.by_being  # *est arrivé*, which taggers take for a passive
        auxiliaries = [i for i in group if self.tokens[i].dep in ("aux", "aux:tense") or (been and i != head)]
        carried = any(self.tokens[i].dep == "aux:tense" for i in group)
        if is_participle(token) and len(group) == 1 and token.dep == "ROOT":
            return "none"  # *1.500 emplois supprimés*: done, or decided
        if carried or (is_participle(token) and (auxiliaries or len(group) == 1)) or self._has_just(head):
            return "past"
        if "VerbForm=Fin" in token.morph and "Tense=Past" in token.morph:
            return "past"
        if any("Tense=Past" in self.tokens[i].morph for i in group if self.tokens[i].dep == "auxpass"):
            return "past"
        return "present" if any("Tense=Pres" in self.tokens[i].morph for i in group) else "none"

    def _has_just(self, head: int) -> bool:
        """Whether it has just been done: *l'usine vient de fermer*."""
        verb = fold(self.tokens[head].lemma)
        later = [c for c in self.children.get(head, ()) if self.tokens[c].dep == "xcomp"]
        marks = (fold(self.tokens[m].text) for c in later for m in self.children.get(c, ()))
        return any(f"{verb} {mark}" in self.ahead.recent for mark in marks)

    def _leans(self, head: int) -> bool:
        """Whether a form has the time of the verb outside that it leans on: *(ont pris X et) fui*, *avant de fuir*."""
        token = self.tokens[head]
        apart = is_participle(token) and (token.dep != "conj" or is_stray(self.tokens, head))
        leaning = token.dep in ("conj", "advcl", "xcomp") and "VerbForm=Fin" not in token.morph and not apart
        return leaning and token.pos == "VERB" and token.head not in self.inside

    def _intends(self, i: int) -> bool:
        """Whether token ``i`` is what somebody has in mind to do: *son intention de partir*, *plans to go*."""
        if fold(self.tokens[i].lemma) not in self.ahead.nouns or self.tokens[i].dep not in INTENDED:
            return False
        below = [self.tokens[c] for c in self.children.get(i, ())]
        return any(token.dep == "acl" and "VerbForm=Inf" in token.morph for token in below)

    def _whole(self) -> _Reader:
        """The reader of the sentence, beyond what is inside."""
        return _Reader(self.tokens, frozenset(range(len(self.tokens))), (), self.lexicon)

    def _looks_ahead(self, head: int, group: Sequence[int]) -> bool:
        done = "VerbForm=Part" in self.tokens[head].morph
        if any("Tense=Fut" in self.tokens[i].morph and not (done and self._looks_back(i)) for i in group):
            return True
        if any(self._intends(i) for i in (head, *self.children.get(head, ()))):
            return True
        if self._is_to_be(head):
            return True
        below = self.children.get(head, ())
        over = any(fold(self.tokens[c].lemma) in self.ahead.over for c in below)  # *ils ont dû partir* is done
        awaited = [c for c in below if self.tokens[c].dep in LATER or self._is_awaited_thing(c)]
        complement = bool(awaited) or done or self.tokens[head].pos == "ADJ"  # *le ministre (est) attendu à Berne*
        if complement and not over and self._awaits(head):
            return True
        carried = any(
            self.tokens[i].dep == "aux:tense" or fold(self.tokens[i].lemma) in self.ahead.plain for i in group[1:]
        )  # a participle that the tagger missed, or *did not pay*
        if self._is_awaited(head) and not carried:
            return True
        return any(fold(self.tokens[i].lemma) in self.ahead.verbs for i in group if i != head)

    def _awaits(self, i: int) -> bool:
        """Whether a word looks ahead: *expected*, and *set* before *to* or *for*."""
        word = fold(self.tokens[i].lemma)
        after = fold(self.tokens[i + 1].text) if i + 1 < len(self.tokens) else ""
        return word in self.ahead.verbs or (word in self.ahead.led and after in self.ahead.leads)

    def _is_to_be(self, head: int) -> bool:
        """Whether something is to be done, or is due to be: *the prisoners are to be freed*; not *he is to blame*."""
        return any(self._is_due(i) for i in (head, *self.children.get(head, ())))

    def _is_due(self, i: int) -> bool:
        """Whether token ``i`` is due, or an infinitive that is due to be done, by a present form above it."""
        token, above = self.tokens[i], self.tokens[self.tokens[i].head]
        if token.dep == "xcomp" and self._has_mark(i) and above.dep == "acomp":
            return self._is_due(above.i)
        present = fold(above.lemma) in self.ahead.being and "Tense=Pres" in above.morph
        infinitive = token.dep == "xcomp" and self._has_mark(i) and fold(token.lemma) not in self.ahead.timeless
        return present and (infinitive or (token.dep == "acomp" and self._awaits(i)))

    def _has_mark(self, infinitive: int) -> bool:
        """Whether a word that leads an infinitive stands before it."""
        near = self.tokens[max(0, infinitive - 2) : infinitive]
        return any(t.dep == "aux" and t.head == infinitive and fold(t.text) in self.ahead.leads for t in near)

    def _is_awaited_thing(self, i: int) -> bool:
        """Whether token ``i`` is an act that a verb has for its object: *attend un vote*, not *compte cent membres*."""
        return self.tokens[i].dep == "obj" and (i in self.acts or self.tokens[i].pos == "VERB")

    def _looks_back(self, auxiliary: int) -> bool:
        """Whether a future auxiliary makes a perfect: *la visite aura surtout valu par ses images*."""
        token = self.tokens[auxiliary]
        return token.dep == "aux:tense" and fold(token.lemma) in self.ahead.over

    def _is_awaited(self, head: int) -> bool:
        """Whether an infinitive leads a headline: *minister to visit Berne*, *minister to be freed*; not *il détourne*,
        tagged as one."""
        token = self.tokens[head]
        bare = "VerbForm=Inf" in token.morph and fold(token.text) == fold(token.lemma)
        if token.head != head or not (bare or (is_participle(token) and self._has_mark(head))):
            return False
        return any(self.tokens[c].dep.startswith(("nsubj", "aux")) for c in self.children.get(head, ()))
