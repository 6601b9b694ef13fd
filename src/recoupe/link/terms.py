"""What the words of a sentence stand for when articles are compared: acts and things shared across languages, stems, names.

``concepts.toml`` of each language lists acts and things under keys that all languages share, so that *le convoi est
parti* and *the train has left* hold the same terms. Words it does not list are cut to six letters without accents,
which brings together a verb and its noun (*négocier*, *négociation*) and many cognates (*militaire*, *military*).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.words import fold
from recoupe.model import Token

STEM = 6
"""Letters kept of a word that no concept claims."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
SKIPPED = frozenset({"AUX", "ADV"})
"""Parts of speech that may stand inside a run of words: *s'est rendu* is *se rendre*."""
LONGEST = 5

Kind = Literal["act", "thing", "word", "name", "number"]


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning-bearing stretch of a sentence: its key, and the indices of the tokens it covers."""

    key: str
    kind: Kind
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The compiled ``concepts.toml`` of a language. ``runs`` maps folded lemma sequences to ``(key, kind)``."""

    code: str
    runs: Mapping[tuple[str, ...], tuple[str, Kind]]
    starts: frozenset[str]
    function: frozenset[str]
    support: frozenset[str]
    negation: frozenset[str]
    with_partner: frozenset[str]
    partner: frozenset[str]
    denying: frozenset[str]
    ahead_verbs: frozenset[str]
    ahead_words: frozenset[str]
    numbers: Mapping[str, int]


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile a language's concepts; a pure function of its data."""
    runs: dict[tuple[str, ...], tuple[str, Kind]] = {}
    for table, kind in (("act", "act"), ("thing", "thing")):
        for row in language.rows("concepts", table):
            for lemma in row["lemmas"]:
                runs.setdefault(_parts(lemma), (row["key"], kind))  # type: ignore[arg-type]

    def folded(key: str) -> frozenset[str]:
        return frozenset(" ".join(_parts(word)) for word in language.words("concepts", key))

    numbers = {fold(k): int(v) for k, v in language.table("concepts").get("numbers", {}).items()}
    return Lexicon(
        language.code,
        runs,
        frozenset(run[0] for run in runs),
        folded("function.lemmas"),
        folded("support.lemmas"),
        folded("negation.words"),
        folded("negation.with_ne"),
        folded("negation.partner"),
        folded("negation.verbs"),
        folded("future.verbs"),
        folded("future.words"),
        numbers,
    )


@cache
def relations() -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Pairs of acts that exclude each other, and pairs that often belong to one event, over all languages, both ways."""
    against: set[tuple[str, str]] = set()
    near: set[tuple[str, str]] = set()
    for code in lang.codes():
        for row in lang.load(code).rows("concepts", "act"):
            against |= {pair for other in row.get("against", ()) for pair in ((row["key"], other), (other, row["key"]))}
            near |= {pair for other in row.get("near", ()) for pair in ((row["key"], other), (other, row["key"]))}
    return frozenset(against), frozenset(near)


def stem(lemma: str) -> str:
    """A word without accents, cut to six letters.

    >>> stem("Négociation") == stem("négocier")
    True
    """
    return fold(lemma)[:STEM]


def terms(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Term, ...]:
    """The terms of a sentence in order: longest run of a concept first, then single words. Linear.

    Words that carry no content (by part of speech, or listed as function words) give none.
    """
    forms = [(_lemma(t), fold(t.text)) for t in tokens]
    out: list[Term] = []
    taken: set[int] = set()
    for at in range(len(tokens)):
        run = _run(forms, tokens, at, lexicon)
        if run and not taken.intersection(run.tokens):
            out.append(run)
            taken.update(run.tokens)
    for at, token in enumerate(tokens):
        if at not in taken and (term := _single(token, at, forms[at], lexicon)):
            out.append(term)
    return tuple(sorted(out, key=lambda t: t.tokens))


def _run(forms: Sequence[tuple[str, str]], tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Term | None:
    """The longest concept that begins at token ``at``; auxiliaries and adverbs inside it are stepped over."""
    if not lexicon.starts.intersection(forms[at]):
        return None
    states: list[tuple[tuple[str, ...], tuple[int, ...]]] = [((form,), (at,)) for form in sorted(set(forms[at]))]
    best: Term | None = None
    here = at
    while states:
        for words, indices in states:
            if words in lexicon.runs and (best is None or len(indices) > len(best.tokens)):
                key, kind = lexicon.runs[words]
                if len(indices) > 1 or tokens[at].pos in CONTENT | {"ADV", "ADP", "AUX"}:
                    best = Term(key, kind, indices)
        here += 1
        if here >= len(tokens) or here - at > LONGEST:
            break
        grown = [((*w, form), (*i, here)) for w, i in states for form in sorted(set(forms[here])) if len(w) < LONGEST]
        kept = states if tokens[here].pos in SKIPPED else []
        states = [s for s in grown if _is_prefix(s[0], lexicon)] + list(kept)
    return best


def _is_prefix(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    return words in _prefixes(lexicon)


@cache
def _prefixes(lexicon: Lexicon) -> frozenset[tuple[str, ...]]:
    return frozenset(run[:n] for run in lexicon.runs for n in range(1, len(run) + 1))


def _single(token: Token, at: int, forms: tuple[str, str], lexicon: Lexicon) -> Term | None:
    lemma, form = forms
    if token.pos not in CONTENT or not any(c.isalnum() for c in form):
        return None
    if token.pos == "NUM" or form.isdigit():
        return Term(form, "number", (at,))
    if token.pos == "PROPN":
        return Term(form, "name", (at,)) if len(form) > 1 else None
    if lemma in lexicon.function or lemma in lexicon.support or form in lexicon.numbers or len(lemma) < 3:
        return None
    return Term("~" + lemma[:STEM], "word", (at,))


def _lemma(token: Token) -> str:
    """The folded lemma; any reflexive pronoun is *se*, and the d' and l' of elision are what they stand for."""
    if "Reflex=Yes" in token.morph or (token.dep == "expl:comp" and token.pos == "PRON"):
        return "se"
    return fold(token.lemma)


def _parts(lemma: str) -> tuple[str, ...]:
    """A listed lemma as the sequence of folded lemmas it is met as (*s'entendre* → *se entendre*)."""
    spaced = fold(lemma).replace("s'", "se ", 1) if fold(lemma).startswith("s'") else fold(lemma)
    return tuple(spaced.replace("'", "' ").split())
