"""What a verb means by what it is done to, or by what does it: *arrêter un voleur*, *arrêter la production*.

The ``[[sense]]`` rows of ``concepts.toml`` name verbs that mean another thing beside some words than the one they are
listed with; a row without a key takes their meaning from them, which is in those words (*présenter sa démission*).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.lang import Language
from recoupe.model import Token
from recoupe.text.folding import fold

PASSIVE = frozenset({"nsubj:pass", "nsubjpass"})
"""How the subject of a passive hangs on its verb."""
DONE_TO = frozenset({"obj", "dobj"}) | PASSIVE
"""How what a verb is done to hangs on it."""
LIKE = frozenset({"xcomp", "acomp"})
"""How an adjective hangs on the verb that says what something is like."""
DOING = frozenset({"nsubj", "nsubj:pass"})
"""Taggers take *est tombé* for a passive."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A key ("" for none) that a verb stands for where it is done to one of ``of`` or done by one of ``by``, folded; or
    where it says what something is like (``described``: *jugée hostile*)."""

    key: str
    of: frozenset[str]
    by: frozenset[str]
    described: bool = False


def senses(language: Language) -> Mapping[str, tuple[Sense, ...]]:
    """The further meanings of each verb by its folded lemma, in file order."""
    found: dict[str, list[Sense]] = {}
    for row in language.rows("concepts", "sense"):
        of, by = (frozenset(map(fold, row.get(name, ()))) for name in ("of", "by"))
        for lemma in row["lemmas"]:
            found.setdefault(fold(lemma), []).append(Sense(row["key"], of, by, row.get("described", False)))
    return {lemma: tuple(those) for lemma, those in found.items()}


def meant(verb: Sequence[Sense], tokens: Sequence[Token], at: int) -> str | None:
    """The key of the verb at ``at`` among its further meanings, None for the one it is listed with.

    Linear in the sentence, for the few verbs that have further meanings.
    """
    whose = {tokens[at].head} if tokens[at].dep.startswith("acl") else set()
    of = _around(tokens, at, DONE_TO) | whose
    by = _around(tokens, at, DOING) | whose
    if tokens[at].dep == "xcomp":  # *trente emplois vont disparaître*
        by |= _around(tokens, tokens[at].head, DOING)
    told = any(t.head == at and t.dep in LIKE and t.pos == "ADJ" for t in tokens)
    met = (s.key for s in verb if _any(tokens, of, s.of) or _any(tokens, by, s.by) or (told and s.described))
    return next(met, None)


def _around(tokens: Sequence[Token], at: int, deps: frozenset[str]) -> set[int]:
    return {t.i for t in tokens if t.head == at and t.dep in deps}


def _any(tokens: Sequence[Token], some: set[int], words: frozenset[str]) -> bool:
    return any(fold(tokens[i].lemma) in words or fold(tokens[i].text) in words for i in some)
