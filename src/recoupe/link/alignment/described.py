"""Whom a noun means that names nobody: *le patron de la fromagerie* is the one whom the story names with that noun.

A person is described where a name and a word for people stand side by side (*le président turc, Kemal X*; *Anna Y,
directrice de la prison*). That word alone, definite and in the singular, means the same person when the article (or,
failing one there, the story) so describes nobody else and what qualifies it does not point elsewhere (*le président
grec*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.extract.said import cues
from recoupe.lang import Language
from recoupe.link.alignment.terms import Term
from recoupe.model import Token
from recoupe.text.folding import fold

BESIDE = frozenset({"appos", "flat:name", "flat", "nmod", "compound", "conj"})
"""How a name and the noun that describes its bearer hang on each other, as taggers see it."""
REACH = 10
"""Tokens of a noun phrase before the comma behind which a name stands."""
QUALIFYING = frozenset({"nmod", "amod", "compound", "prep", "poss"})


@dataclass(frozen=True, slots=True)
class Described:
    """One description of a person: the key of its noun, whom it describes, what qualifies it (keys and entities)."""

    article: str
    key: str
    person: str
    by: frozenset[str]


@cache
def _roles(language: Language) -> frozenset[str]:
    return cues.nouns(language, "role")


class Sentence:
    """A parsed sentence with its nouns for people; ``labels`` names the tokens of known entities."""

    def __init__(
        self, language: str, tokens: Sequence[Token], terms: Iterable[Term], labels: Mapping[int, str]
    ) -> None:
        roles = _roles(lang.load(language))
        self.tokens, self.labels = tokens, labels
        self.key = {t.tokens[0]: t.key for t in terms}
        self.nouns = [t.i for t in tokens if t.pos == "NOUN" and t.i in self.key and t.text.lower() in roles]
        self.below: dict[int, list[int]] = {}
        for token in tokens if self.nouns else ():
            if token.head != token.i:
                self.below.setdefault(token.head, []).append(token.i)

    def descriptions(self, article: str, people: frozenset[str]) -> list[Described]:
        """How the sentence describes people."""
        found = ((i, self._bearer(i, people)) for i in self.nouns)
        return [Described(article, self.key[i], who, self._qualities(i)) for i, who in found if who is not None]

    def _bearer(self, noun: int, people: frozenset[str]) -> str | None:
        """The person whose name stands beside a noun, or whose mention it is part of."""
        near = [noun, *(i for i in self._beside(noun) if not self._is_governed(i)), *self._behind_comma(noun)]
        return next((self.labels[i] for i in near if self.labels.get(i) in people), None)

    def _behind_comma(self, noun: int) -> list[int]:
        """The first word behind the comma that ends a noun phrase: *le maire de Valdor, Otto Brunel*."""
        near = range(noun + 1, min(noun + REACH, len(self.tokens) - 1))
        stop = next((i for i in near if self.tokens[i].pos in ("VERB", "AUX", "PUNCT")), None)
        return [stop + 1] if stop is not None and self.tokens[stop].text == "," else []

    def _beside(self, noun: int) -> list[int]:
        own = [i for i in self.below.get(noun, ()) if self.tokens[i].dep in BESIDE]
        found = own + ([self.tokens[noun].head] if self.tokens[noun].dep in BESIDE else [])
        between = {i: self.tokens[min(i, noun) : max(i, noun)] for i in found}
        return [i for i in found if not any(t.text in ":;" for t in between[i])]

    def _is_governed(self, i: int) -> bool:
        """Whether a preposition stands before a name: *la mère de X* is not X."""
        return any(self.tokens[c].pos == "ADP" for c in self.below.get(i, ()) if c < i)

    def meant(self, article: str, inside: frozenset[int], known: Mapping[str, Sequence[Described]]) -> dict[int, str]:
        """The person that each noun ``inside`` stands for, of those that a story describes."""
        out: dict[int, str] = {}
        for i in self.nouns:
            rows = known.get(self.key[i], ())
            if rows and i in inside and i not in self.labels and self._is_definite(i) and not self._is_named(i):
                by = self._qualities(i)
                who = _only(article, [d for d in rows if _may_be(d, by, article)])
                out |= {i: who} if who is not None else {}
        return out

    def _is_definite(self, i: int) -> bool:
        article = any("Definite=Def" in self.tokens[c].morph for c in self.below.get(i, ()))
        return article and "Number=Plur" not in self.tokens[i].morph

    def _is_named(self, i: int) -> bool:
        """Whether a name beside the noun says whom it means."""
        near = [j for j in self._beside(i) if not self._is_governed(j)]
        return any(j in self.labels or self.tokens[j].pos == "PROPN" for j in near)

    def _qualities(self, noun: int) -> frozenset[str]:
        """What qualifies a noun: *(le président) turc*, *(le patron) de la fromagerie Vauquelin*."""
        near = [c for c in self.below.get(noun, ()) if self.tokens[c].dep in QUALIFYING]
        near = [c for c in near if c not in self.labels or self._is_governed(c) or self.tokens[c].pos == "ADJ"]
        near += [g for c in near for g in self.below.get(c, ()) if self.tokens[g].dep in QUALIFYING | {"pobj", "appos"}]
        content = [c for c in near if self.tokens[c].pos in ("NOUN", "PROPN", "ADJ")]
        return frozenset(self.labels.get(c, self.key.get(c, fold(self.tokens[c].lemma))) for c in content)


def by_key(found: Iterable[Described]) -> Mapping[str, Sequence[Described]]:
    """The descriptions of a story, by their noun."""
    out: dict[str, list[Described]] = defaultdict(list)
    for one in found:
        out[one.key].append(one)
    return out


def _only(article: str, known: Sequence[Described]) -> str | None:
    """The one person described so in the article or, failing that, in the story."""
    here = {d.person for d in known if d.article == article}
    people = here or {d.person for d in known}
    return next(iter(people)) if len(people) == 1 else None


def _may_be(one: Described, by: frozenset[str], article: str) -> bool:
    """Whether what qualifies the noun here is met there; where that is qualified by nothing, in the article alone."""
    return bool(by & one.by) or not by or (not one.by and one.article == article)
