"""The words that the lemmatizer of a model knows: infinitives, irregular forms, nouns, adjectives, adverbs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

OTHERS = ("noun", "adj", "adv")


@dataclass(frozen=True, slots=True)
class WordLists:
    """By part of speech: the ``known`` words, the ``irregular`` forms with their lemmas, and the ``rules`` by which a
    form becomes a lemma, as pairs of endings."""

    known: Mapping[str, Collection[str]]
    irregular: Mapping[str, Mapping[str, Sequence[str]]]
    rules: Mapping[str, Sequence[Sequence[str]]]

    def is_infinitive(self, word: str) -> bool:
        """Whether it is a verb as dictionaries list it."""
        return word in self.known["verb"]

    def irregular_verb(self, form: str) -> str | None:
        """The infinitive of a form that no rule makes of it."""
        return next(iter(self.irregular["verb"].get(form, ())), None)

    def is_other(self, form: str) -> bool:
        """Whether a form may be a noun, an adjective or an adverb."""
        return any(form in self.irregular[part] or self._is_made(form, part) for part in OTHERS)

    def _is_made(self, form: str, part: str) -> bool:
        known = self.known[part]
        made = (form.removesuffix(old) + new for old, new in self.rules[part] if form.endswith(old))
        return form in known or any(lemma in known for lemma in made)


def wordlists(lookups: Any) -> WordLists:
    """The lists in the tables of a spaCy lemmatizer; empty where it has none."""
    tables = ("lemma_index", "lemma_exc", "lemma_rules")
    known, irregular, rules = (lookups.get_table(name) if lookups.has_table(name) else {} for name in tables)
    parts = ("verb", *OTHERS)
    return WordLists(
        {part: known.get(part, frozenset()) for part in parts},
        {part: irregular.get(part, {}) for part in parts},
        {part: rules.get(part, ()) for part in parts},
    )
