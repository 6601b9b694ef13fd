"""The verb of an English headline that is taken for a noun: *Ann Lee denounces blackmail*, *Governor orders probe into
collapse*.

A headline has neither articles nor a stop, so that its third persons look like plurals and what stands behind them like
the verb. A form that may be a noun is a verb only behind one who can act; a form that is none, behind any noun.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.model import Token
from recoupe.nlp.tokens import Parse
from recoupe.nlp.wordlists import WordLists, wordlists

STOPS = frozenset({".", "!", "?", "…"})
NAMING = frozenset({"NOUN", "PROPN"})
OBJECT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB"})
"""What a word behind the verb is taken for."""
FINITE = "VerbForm=Fin"


@dataclass(frozen=True, slots=True)
class Headlined:
    """``rather``, ``behind``, ``plural``, ``many`` and ``inflected`` of ``tagger.toml``, the nouns of those who act
    (``actors``, and how more of them end), and the words that the model knows."""

    rather: frozenset[str]
    behind: frozenset[str]
    plural: tuple[str, ...]
    many: frozenset[str]
    inflected: tuple[str, ...]
    actors: frozenset[str]
    endings: tuple[str, ...]
    lists: WordLists

    def is_verb(self, read: Parse, i: int) -> bool:
        """Whether a word taken for a noun is the verb of a headline, by what stands on either side of it."""
        token, before = read[i], read[i - 1]
        if token.pos not in NAMING or not token.text.islower() or before.pos not in NAMING | {"ADJ"}:
            return False
        if read[-1].text in STOPS or any(t.pos in ("DET", "AUX") for t in read[:i]):
            return not self.lists.is_other(token.text) and token.text.endswith(self.plural) and before.pos == "PROPN"
        many = before.text.lower().endswith(self.plural) or before.text.lower() in self.many
        if many == token.text.endswith(self.plural):
            return False
        if not self.lists.is_other(token.text):
            return True
        return self._ends_clause(read, i) or self._has_object(read, i, many=many)

    def _ends_clause(self, read: Parse, i: int) -> bool:
        """Whether a form that is a verb rather ends a clause of three words (*… after ferry sinks*)."""
        opens = i > 2 and read[i - 2].text.lower() in self.behind
        return opens and read[i].text in self.rather and (i + 1 == len(read) or read[i + 1].pos in ("PUNCT", "ADP"))

    def _has_object(self, read: Parse, i: int, *, many: bool) -> bool:
        """Whether a form stands between one who acts and what they act on, in a headline with no other verb than the
        word behind it, which may be a noun."""
        after = read[i + 1] if i + 1 < len(read) else None
        if after is None or after.pos not in OBJECT or any(FINITE in t.morph and t is not after for t in read):
            return False
        if not self._acts(read[i - 1]) or self._is_verb_alone(after):
            return False
        either = many or after.text in self.lists.known["verb"]  # *Teacher strikes spread*
        closed = i + 2 >= len(read) or read[i + 2].pos in ("ADP", "PUNCT")
        return not either or (read[i].text in self.rather and closed)

    def _is_verb_alone(self, token: Token) -> bool:
        """Whether a word is a form of a verb, and none of a noun or an adjective; a past is none of a noun."""
        form = token.text
        if token.pos == "VERB" and "Tense=Past" in token.morph:
            return True
        bases = {form, *(form.removesuffix(ending) for ending in self.inflected)}
        return not self.lists.is_other(form) and any(base in self.lists.known["verb"] for base in bases)

    def _acts(self, token: Token) -> bool:
        word = token.text.lower()
        return token.ent.endswith(("PER", "PERSON")) or word in self.actors or word.endswith(self.endings)


@cache
def headlined(code: str) -> Headlined:
    """What is known of the headlines of a language."""
    language = lang.load(code)
    own = ("rather", "behind", "plural", "many", "inflected")
    rather, behind, plural, many, inflected = (language.words("tagger", f"reread.{name}") for name in own)
    endings = tuple(sorted(language.words("cues", "human_endings"))) or ("\0",)
    actors = language.words("cues", "nouns.human")
    return Headlined(rather, behind, tuple(plural), many, tuple(inflected), actors, endings, wordlists(code))
