"""The words that the lemmatizer of a model knows: infinitives, irregular forms, nouns, adjectives, adverbs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.lang import Row
from recoupe.nlp import parser

OTHERS = ("noun", "adj", "adv")


@dataclass(frozen=True, slots=True)
class WordLists:
    """By part of speech: the ``known`` words, the ``irregular`` forms with their lemmas, and the ``rules`` by which a
    form becomes a lemma, as pairs of endings."""

    known: Mapping[str, Collection[str]]
    irregular: Mapping[str, Mapping[str, Sequence[str]]]
    rules: Mapping[str, Sequence[Sequence[str]]]

    def verbs(self, form: str, rows: Iterable[Row]) -> Iterator[tuple[Row, str]]:
        """The rows that make a form of a verb, each with that verb's infinitive.

        A row has the ``ending`` of a form and that of the ``infinitive``, which is to be a known one; without the
        second it is of the forms that no rule makes, whose listed infinitive ends in ``of``.
        """
        listed = next(iter(self.irregular["verb"].get(form, ())), None)
        for row in (row for row in rows if form.endswith(row["ending"])):
            regular = "infinitive" in row
            verb = form.removesuffix(row["ending"]) + row["infinitive"] if regular else listed
            if verb and (verb in self.known["verb"] if regular else verb.endswith(row.get("of", ""))):
                yield row, verb

    def noun(self, form: str) -> str | None:
        """The noun that a form is, in the singular; None where no noun is known that is made so."""
        known = self.known["noun"]
        return next((lemma for lemma in (form, form.removesuffix("s")) if lemma in known), None)

    def is_other(self, form: str) -> bool:
        """Whether a form may be a noun, an adjective or an adverb."""
        return any(form in self.irregular[part] or self._is_made(form, part) for part in OTHERS)

    def _is_made(self, form: str, part: str) -> bool:
        known = self.known[part]
        made = (form.removesuffix(old) + new for old, new in self.rules[part] if form.endswith(old))
        return form in known or any(lemma in known for lemma in made)


@cache
def wordlists(code: str) -> WordLists:
    """The lists of a language's model; empty where its lemmatizer has none."""
    lookups = parser.load(code).pipe.get_pipe("lemmatizer").lookups
    tables = ("lemma_index", "lemma_exc", "lemma_rules")
    known, irregular, rules = (lookups.get_table(name) if lookups.has_table(name) else {} for name in tables)
    parts = ("verb", *OTHERS)
    return WordLists(
        {part: known.get(part, frozenset()) for part in parts},
        {part: irregular.get(part, {}) for part in parts},
        {part: rules.get(part, ()) for part in parts},
    )
