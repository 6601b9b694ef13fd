"""Nouns that report, with their speaker: *the mayor's warning that …*, *claims by the mayor that …*."""

from __future__ import annotations

from functools import cache

from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import NOMINAL, Range, behind
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.subjects import left_edge
from recoupe.extract.said.words import Words
from recoupe.lang import Language, Row


@cache
def _rows(language: Language) -> dict[str, Row]:
    return {noun: row for row in language.rows("cues", "nominal") for noun in row["nouns"]}


def nominals(words: Words, lex: Lexicon, language: Language) -> list[Proposal]:
    """The clauses that a noun of saying opens when its speaker stands right before it, or right behind."""
    rows = _rows(language)
    out = []
    for k in range(len(words.tokens) - 2):
        row = rows.get(words.low[k])
        if row is None or words.tokens[k].pos not in NOMINAL:
            continue
        after = words.low[k + 1] in lex["complementisers"]
        source = _speaker(words, lex, k) if after else _maker(words, lex, k)
        if source is None:
            continue
        start = k + 2 if after else source[1] + 1
        content = pieces(words, words.span(start, _end(words, lex, k, start)))
        if content:
            cue, who = words.span(k, k + 1), words.span(*source)
            out.append(Proposal(content, (cue,), (who,), row["stance"], "nominal", 9, words.low[k]))
    return out


def _speaker(words: Words, lex: Lexicon, k: int) -> Range | None:
    """The owner of a noun: a possessive right before it, or a phrase and its possessive mark."""
    first, at = words.first(k), k - 1
    if k == first:
        return None
    while at > first and words.tokens[at].pos in ("ADJ", "ADV"):
        at -= 1
    if words.low[at] in lex["owners"]:
        return at, at + 1
    if words.low[at] not in lex["possessives"] or at == first:
        return None
    return left_edge(words, lex, at - 1, first), at


def _maker(words: Words, lex: Lexicon, k: int) -> Range | None:
    """Who a noun is by, between it and its clause (*warnings from doctors that …*)."""
    if words.low[k + 1] not in lex["makers"]:
        return None
    found = behind(words, lex, k + 2)
    if found is None or found[1] + 1 >= words.end(k) or words.low[found[1]] not in lex["complementisers"]:
        return None
    return found if names_speaker(words, lex, found) else None


def _end(words: Words, lex: Lexicon, noun: int, start: int) -> int:
    """Where the clause behind a noun ends: before the verb of which the noun is the subject, before the main clause
    that a phrase opens (*Despite claims that …, …*), else as any clause.
    """
    stop = clause_end(words, lex, start)
    if words.tokens[words.first(noun)].pos in ("ADP", "SCONJ"):
        stop = next((k for k in range(start, stop) if words.low[k] == "," and words.quoted[k] < 0), stop)
    verb = words.tokens[noun].head
    if not (words.tokens[noun].dep.startswith("nsubj") and start < verb < stop):
        return stop
    while verb - 1 > start and words.tokens[verb - 1].head == words.tokens[noun].head:
        verb -= 1
    return verb
