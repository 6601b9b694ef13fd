"""Nouns that report, with their speaker before them: *the mayor's warning that …*, *her claim that …*."""

from __future__ import annotations

from functools import cache

from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import NOMINAL, Range
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.subjects import left_edge
from recoupe.extract.said.words import Words
from recoupe.lang import Language, Row


@cache
def _rows(language: Language) -> dict[str, Row]:
    return {noun: row for row in language.rows("cues", "nominal") for noun in row["nouns"]}


def nominals(words: Words, lex: Lexicon, language: Language) -> list[Proposal]:
    """The clauses that a noun of saying opens when its speaker stands right before it."""
    rows = _rows(language)
    out = []
    for k in range(1, len(words.tokens) - 2):
        row = rows.get(words.low[k])
        if row is None or words.low[k + 1] not in lex["complementisers"] or words.tokens[k].pos not in NOMINAL:
            continue
        source = _speaker(words, lex, k)
        content = pieces(words, words.span(k + 2, _end(words, lex, k)))
        if source and content:
            cue, who = words.span(k, k + 1), words.span(*source)
            out.append(Proposal(content, (cue,), (who,), row["stance"], "nominal", 9, words.low[k]))
    return out


def _speaker(words: Words, lex: Lexicon, k: int) -> Range | None:
    """The owner of a noun: a possessive right before it, or a phrase and its possessive mark."""
    first, at = words.first(k), k - 1
    while at > first and words.tokens[at].pos in ("ADJ", "ADV"):
        at -= 1
    if words.low[at] in lex["owners"]:
        return at, at + 1
    if words.low[at] not in lex["possessives"] or at == first:
        return None
    return left_edge(words, lex, at - 1, first), at


def _end(words: Words, lex: Lexicon, noun: int) -> int:
    """Where the clause behind a noun ends: before the verb of which the noun is the subject, else as any clause."""
    start = noun + 2
    stop = clause_end(words, lex, start)
    verb = words.tokens[noun].head
    if not (words.tokens[noun].dep.startswith("nsubj") and start < verb < stop):
        return stop
    while verb - 1 > start and words.tokens[verb - 1].head == words.tokens[noun].head:
        verb -= 1
    return verb
