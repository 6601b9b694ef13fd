"""A parsed sentence with its dependents: what says something in it, of what, when, and under what condition."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe import lang
from recoupe.link.alignment.lexicon import Lexicon
from recoupe.link.alignment.terms import lemma
from recoupe.link.alignment.turners import polarity
from recoupe.model import Token
from recoupe.text.folding import fold


class Parse:
    """A parsed sentence with its dependents, and the words by which its language turns a clause into its contrary.

    ``within`` are the tokens of terms of several words, which deny nothing beside them: *sans tarder*.
    """

    within: frozenset[int] = frozenset()

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.polarity = polarity(lang.load(lexicon.code))
        self.children: dict[int, list[int]] = {}
        for token in tokens:
            if token.head != token.i:
                self.children.setdefault(token.head, []).append(token.i)

    def base(self, i: int) -> str:
        """The folded lemma of token ``i``, also where the tagger left a verb of ``oppose.toml`` as it stands."""
        found = lemma(self.tokens[i], self.lexicon)
        left = self.tokens[i].pos == "VERB" and found == fold(self.tokens[i].text)
        return self.polarity.forms.get(found, found) if left else found

    def below(self, i: int) -> list[int]:
        """The dependents of token ``i``."""
        return self.children.get(i, [])

    def is_head(self, i: int) -> bool:
        """Whether token ``i`` says something: a verb that is no epithet, or what a copula leads to."""
        token = self.tokens[i]
        if any(self.tokens[c].dep in ("cop", "aux:pass", "attr", "acomp") for c in self.below(i)) or self.parts(i):
            return True
        return token.pos == "VERB" and token.dep not in ("amod", "aux", "auxpass", "cop")

    def turns(self, i: int) -> bool:
        """Whether token ``i`` is a word whose complement does not happen."""
        return self.base(i) in self.polarity.undoing

    def parts(self, i: int) -> bool:
        """Whether token ``i`` is a link that is missing: *killed in a crash, without any link to the strike*."""
        return self.tokens[i].pos == "NOUN" and self.base(i) in self.polarity.links and self.is_left_out(i)

    def is_left_out(self, i: int) -> bool:
        """Whether the word just above or before token ``i`` leaves it out: *sans signer*, *without signing*."""
        token = self.tokens[i]
        own = {
            fold(self.tokens[c].text)
            for c in self.below(i)
            if c not in self.within and self.tokens[c].dep in ("case", "mark")
        }
        above = {fold(self.tokens[token.head].text)} if token.dep in ("pobj", "pcomp") else set()
        return bool((own | above) & self.polarity.without)

    def cleft(self, i: int) -> int | None:
        """What a clause is said of alone: *it was not the mayor who sold it*; None for any other clause."""
        token, above = self.tokens[i], self.tokens[self.tokens[i].head]
        if token.dep not in ("acl:relcl", "relcl", "acl") or above.i >= i:
            return None
        own = [self.tokens[c] for c in self.below(above.i)]
        said = any("subj" in t.dep and fold(t.text) in self.polarity.pointing for t in own)
        known = above.pos == "PROPN" or any("Definite=Def" in t.morph or t.dep == "case" for t in own)
        return above.i if said and known and any(t.dep == "cop" for t in own) else None

    def is_content(self, i: int) -> bool:
        """Whether token ``i`` heads what the word above it says: *the report according to which he left*."""
        token = self.tokens[i]
        opening = " ".join(fold(self.tokens[k].text) for k in sorted((*self.below(i), *self._close(i)))[:2])
        if token.dep == "advcl":
            ahead = token.head > i and any(self.tokens[c].dep == "cop" for c in self.below(token.head))
            return ahead and any(opening.startswith(f"{word} ") for word in self.polarity.that)
        return token.dep in ("acl:relcl", "relcl", "acl") and opening in self.polarity.through

    def _close(self, i: int) -> list[int]:
        return [g for c in self.below(i) for g in self.below(c)]

    def is_nothing(self, i: int) -> bool:
        """Whether what token ``i`` would do is nothing, in so many words of one term: *nothing to do with it*."""
        token, above = self.tokens[i], self.tokens[self.tokens[i].head]
        nothing = above.pos == "PRON" and fold(above.text) in self.polarity.nothing
        return i in self.within and nothing and token.dep in ("acl", "relcl")

    def is_said_wrongly(self, i: int) -> bool:
        """Whether an adverb says that it is not so: *wrongly presented as*, *far from having won*."""
        for c in (c for c in self.below(i) if self.tokens[c].pos in ("ADV", "NOUN") and not self._is_distance(c)):
            near = " ".join(fold(t.text) for t in self.tokens[max(0, c - 1) : c + 2])
            if any(f" {words} " in f" {near} " for words in self.polarity.wrongly):
                return True
        return False

    def _is_distance(self, i: int) -> bool:
        """Whether an adverb says how far from a thing something is: *loin de la ville*, *far from the port*."""
        far = fold(self.tokens[i].text) in self.lexicon.idle
        return far and i + 2 < len(self.tokens) and self.tokens[i + 2].pos in ("DET", "NOUN", "PROPN", "PRON")

    def is_of_a_kind(self, i: int) -> bool:
        """Whether token ``i`` denies only what is of a kind: *rien de bon*, *nothing good*."""
        kinds = (self.tokens[c].pos == "ADJ" for c in self.below(i))
        return fold(self.tokens[i].text) in self.polarity.nothing and any(kinds)

    def has_ended(self, i: int) -> bool:
        """Whether a negation of token ``i`` says that it was so before."""
        return any(fold(self.tokens[c].text) in self.polarity.ended for c in self.below(i))

    def is_past(self, i: int) -> bool:
        """Whether token ``i``, or an auxiliary of it, stands in a past tense."""
        group = [i, *(c for c in self.below(i) if self.tokens[c].dep.startswith(("aux", "cop")))]
        above = self.tokens[i].head
        recent = "VerbForm=Inf" in self.tokens[i].morph and self.base(above) in self.polarity.recent
        return recent or any(tense in self.tokens[k].morph for k in group for tense in ("Tense=Past", "Tense=Imp"))

    def is_order(self, i: int) -> bool:
        """Whether token ``i`` is an imperative, which says nothing to be so: *ne partez pas*, *don't go*."""
        token = self.tokens[i]
        bare = "VerbForm=Inf" in token.morph and token.dep == "ROOT"
        return "Mood=Imp" in token.morph or (bare and not any("subj" in self.tokens[c].dep for c in self.below(i)))

    def excepts(self, scope: Sequence[int]) -> bool:
        """Whether a clause leaves something out of what it says: *anything other than milk*."""
        text = " ".join(fold(self.tokens[k].text) for k in sorted(scope))
        return any(f" {words} " in f" {text} " for words in self.polarity.excepting)

    def is_hypothetical(self, i: int) -> bool:
        return any(
            self.tokens[c].dep == "mark" and fold(self.tokens[c].text) in self.polarity.hypothetical
            for c in self.below(i)
        )
