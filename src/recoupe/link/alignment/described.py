"""How a story describes those it names: *le président turc, Kemal X*; *la fonderie Ardelec*; *the ferry Elpida*.

Somebody is described where a name and a word for people stand side by side, something where a name and a word for
bodies, places or vessels do. That word alone, definite and in the singular, may then mean the same one again
(``referents.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.extract.said import cues
from recoupe.lang import Language
from recoupe.link.alignment.lexicon import NATION, lexicon
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
    """One description of somebody or something: its noun and the key of that, whom it describes, what qualifies it
    (keys and entities)."""

    article: str
    key: str
    noun: str
    who: str
    by: frozenset[str]


@cache
def _roles(language: Language) -> frozenset[str]:
    return cues.nouns(language, "role") | language.words("refer", "anyone")


@cache
def _things(language: Language) -> frozenset[str]:
    return language.words("refer", "things")


class Sentence:
    """A parsed sentence with its nouns for people and for what else has names; ``labels`` names the tokens of known
    entities."""

    def __init__(
        self, language: str, tokens: Sequence[Token], terms: Iterable[Term], labels: Mapping[int, str]
    ) -> None:
        self.language = lang.load(language)
        self.tokens, self.labels = tokens, labels
        self.key = {t.tokens[0]: t.key for t in terms}
        self.weak = self.language.words("refer", "weak")
        self.people = [t.i for t in tokens if t.text.lower() in _roles(self.language) and self._is_noun(t)]
        self.nations = [t.i for t in tokens if self.key.get(t.i, "").startswith(NATION) and t.text[:1].isupper()]
        self.things = [t.i for t in tokens if t.text.lower() in _things(self.language) and self._is_noun(t)]
        self.below: dict[int, list[int]] = {}
        for token in tokens:
            if token.head != token.i:
                self.below.setdefault(token.head, []).append(token.i)

    def _is_noun(self, token: Token) -> bool:
        """Whether a word stands as a noun that is not part of a name (*le Conseil de sécurité*)."""
        noun = token.pos == "NOUN" or (token.pos == "ADJ" and token.dep.startswith(("nsubj", "obj", "dobj")))
        return noun and token.i in self.key and (token.text[:1].islower() or not token.i)

    def is_anyone(self, i: int) -> bool:
        """Whether token ``i`` is what the person named last may be called, whoever that is: *l'intéressé*."""
        return self.tokens[i].text.lower() in self.language.words("refer", "anyone")

    def descriptions(self, article: str, people: frozenset[str], unnamed: frozenset[str]) -> list[Described]:
        """How the sentence describes ``people``, and everything else but what bears no name (``unnamed``)."""
        rest = frozenset(self.labels.values()) - people - unnamed
        found = [(i, self._bearer(i, people)) for i in (*self.people, *self.nations)]
        found += [(i, self._first([*self._beside(i)], rest)) for i in self.things]
        return [self._description(article, i, who) for i, who in found if who is not None]

    def _description(self, article: str, i: int, who: str) -> Described:
        return Described(article, self.key[i], fold(self.tokens[i].text), who, self.qualities(i) - {who})

    def _bearer(self, noun: int, people: frozenset[str]) -> str | None:
        """The person whose name stands beside a noun, or whose mention it is part of."""
        return self._first([noun, *self._beside(noun), *self._behind_comma(noun)], people)

    def _first(self, near: Iterable[int], among: frozenset[str]) -> str | None:
        return next((self.labels[i] for i in near if self.labels.get(i) in among and self._names(i)), None)

    def _names(self, i: int) -> bool:
        """Whether token ``i`` may be a name, which taggers take for an adjective too; one of nationality is none."""
        if self.key.get(i, "").startswith(NATION):
            return False
        return self.tokens[i].pos != "ADJ" or self.tokens[i].text[:1].isupper()

    def _behind_comma(self, noun: int) -> list[int]:
        """The first word behind the comma that ends a noun phrase: *le maire de Valdor, Otto Brunel*."""
        near = range(noun + 1, min(noun + REACH, len(self.tokens) - 1))
        stop = next((i for i in near if self.tokens[i].pos in ("VERB", "AUX", "PUNCT")), None)
        return [stop + 1] if stop is not None and self.tokens[stop].text == "," else []

    def _beside(self, noun: int) -> list[int]:
        """The words that stand beside a noun by the parse, right behind it with a capital, or as its subject."""
        own = [i for i in self.below.get(noun, ()) if self.tokens[i].dep in BESIDE or self._is_close(noun, i)]
        found = own + ([self.tokens[noun].head] if self.tokens[noun].dep in BESIDE else [])
        found += [noun + 1] if noun + 1 < len(self.tokens) and self._is_close(noun, noun + 1) else []
        between = {i: self.tokens[min(i, noun) : max(i, noun)] for i in found}
        near = [i for i in found if not any(t.text in ":;" for t in between[i]) and not self._is_governed(i)]
        return near + self._told_of(noun)

    def _is_close(self, noun: int, i: int) -> bool:
        return i == noun + 1 and self.tokens[i].text[:1].isupper() and self._names(i)

    def _told_of(self, noun: int) -> list[int]:
        """The subject of a noun that a copula says of it: *X est le maire de Valdor*, *X is the mayor*."""
        attribute = self.tokens[noun].dep == "attr"
        group = self.below.get(self.tokens[noun].head if attribute else noun, ())
        said = attribute or any(self.tokens[c].dep == "cop" for c in group)
        return [c for c in group if said and self.tokens[c].dep == "nsubj"]

    def _is_governed(self, i: int) -> bool:
        """Whether a preposition stands before a name: *la mère de X* is not X."""
        return any(self.tokens[c].pos == "ADP" for c in self.below.get(i, ()) if c < i)

    def is_definite(self, i: int) -> bool:
        """Whether token ``i`` is a noun in the singular behind *le*, *la*, *the*."""
        articles = [self.tokens[c].morph for c in self.below.get(i, ()) if "Definite=Def" in self.tokens[c].morph]
        return bool(articles) and not any("Number=Plur" in morph for morph in (self.tokens[i].morph, *articles))

    def is_named(self, i: int) -> bool:
        """Whether a name beside the noun says whom it means."""
        near = [*self._beside(i), *(self._behind_comma(i) if i in self.people else ())]
        beside = any(self._names(j) and (j in self.labels or self.tokens[j].pos == "PROPN") for j in near)
        after = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        return beside or after[:1].isupper() or after.startswith("-")

    def gender(self, i: int) -> str | None:
        """The gender that the form of a nationality shows: *l'Espagnole*, *l'Espagnol*, not *le Russe*."""
        word, forms = fold(self.tokens[i].text), lexicon(self.language).demonyms
        if not word.endswith("e"):
            return "masculine" if word + "e" in forms else None
        return "feminine" if any(word[:-n] in forms for n in (1, 2)) else None

    def qualities(self, noun: int) -> frozenset[str]:
        """What qualifies a noun: *(le président) turc*, *(le patron) de la fromagerie Vauquelin*."""
        near = [c for c in self.below.get(noun, ()) if self.tokens[c].dep in QUALIFYING]
        near = [c for c in near if c not in self.labels or self._is_governed(c) or self.tokens[c].pos == "ADJ"]
        near += [g for c in near for g in self.below.get(c, ()) if self.tokens[g].dep in QUALIFYING | {"pobj", "appos"}]
        content = [c for c in near if self.tokens[c].pos in ("NOUN", "PROPN", "ADJ")]
        content = [c for c in content if fold(self.tokens[c].lemma) not in self.weak]
        return frozenset(self.labels.get(c, self.key.get(c, fold(self.tokens[c].lemma))) for c in content)


def by_key(found: Iterable[Described]) -> Mapping[str, Sequence[Described]]:
    """The descriptions of a story, by their noun."""
    out: dict[str, list[Described]] = defaultdict(list)
    for one in found:
        out[one.key].append(one)
    return out
