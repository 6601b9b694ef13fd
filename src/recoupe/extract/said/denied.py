"""Contents that only say that something is not so: of what stands before them (*Faux*, *C'est un mensonge*), or of
what was said or written (*l'article de « mensonge »*, *the report was “a lie”*), which is to deny it, by whatever verb.
"""

from __future__ import annotations

from functools import cache

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_finite, parts_of
from recoupe.extract.said.words import Words
from recoupe.model import Span

_TELLING = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
LONGEST = 12
"""Tokens of a content that says nothing else."""


def only_denies(words: Words, lex: Lexicon, content: tuple[Span, ...]) -> bool:
    """Whether a content is a flat denial (*Pas du tout*), or says that what it points back at is not so."""
    inside = [k for a, b in content for k in range(words.at(a), words.at(b))]
    said = tuple(words.low[k] for k in inside if words.tokens[k].pos != "PUNCT")
    if said in _flat(lex["flat_denials"]):
        return True
    clause = any(is_finite(words, k) and words.low[k] not in lex["contrary"] for k in inside)
    if not 0 < len(said) <= LONGEST or (clause and not _points(words, lex, inside)):
        return False
    if lex["negation"].intersection(said):
        return False
    telling = [k for k in inside if words.tokens[k].pos in _TELLING and not _is_being(words, lex, k)]
    lacking = bool(lex["lacking"].intersection(said))
    contrary = [k for k in telling if _among(words, k, lex["contrary"])]
    known = all(_among(words, k, lex["pointed"] | lex["contrary"]) for k in telling)
    return bool(telling) and known and bool(contrary) != lacking


def refutes(words: Words, lex: Lexicon, content: tuple[Span, ...]) -> bool:
    """Whether a content names what was said or written, and only says that it is not so."""
    if not only_denies(words, lex, content):
        return False
    inside = [k for a, b in content for k in range(words.at(a), words.at(b))]
    against = lex["contrary"] | lex["lacking"]
    at = next((k for k in inside if _among(words, k, against)), inside[0])
    return any(words.tokens[k].pos == "NOUN" and _among(words, k, lex["pointed"]) for k in inside if k < at)


@cache
def _flat(phrases: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(map(parts_of, phrases))


def _points(words: Words, lex: Lexicon, inside: list[int]) -> bool:
    """Whether a clause begins with a word that points back, or with something said or written (*le rapport est …*)."""
    return words.low[inside[0]] in lex["points"] or _among(words, inside[0], lex["pointed"])


def _is_being(words: Words, lex: Lexicon, k: int) -> bool:
    return any(f.lemma in lex["passive"] | lex["perfect"] for f in lex.forms.get(words.low[k], ()))


def _among(words: Words, k: int, listed: frozenset[str]) -> bool:
    return words.low[k] in listed or words.tokens[k].lemma.lower() in listed
