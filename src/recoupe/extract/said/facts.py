"""Facts: the clauses in which the outlet itself asserts something, candidate members of claims.

What no statement covers is cut where a clause begins (a relative behind a comma, a conjunction before a new verb, a
semicolon); a piece with a finite verb is a fact, in a title one with any verb form or figure. The journalistic
conditional (*serait, aurait*) hedges it.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract import Draft
from recoupe.extract.said import stance
from recoupe.extract.said.cues import Lexicon, lexicon
from recoupe.extract.said.phrases import Range, is_finite
from recoupe.extract.said.words import Words
from recoupe.model import Fact, Span, StatementFound

KINDS = frozenset({"title", "body"})
MIN_WORDS = 4
"""Words that a clause needs to say something of its own."""
IN_TITLE = 2
"""The same for a piece of a title: *Cinq morts*."""
_TELLING = frozenset({"VERB", "NUM"})
_EDGE = frozenset(',;:.!?…—–-()«»“”"...')


def find(draft: Draft, words: Words, statements: tuple[StatementFound, ...]) -> tuple[Fact, ...]:
    """The facts of an article outside its statements, in text order, in the coordinates of its view.

    Cost: linear in the article.
    """
    lex, h = lexicon(draft.language), stance.hedges(draft.language)
    taken = _taken(words, statements)
    out = []
    for index, (first, end) in enumerate(words.bounds):
        if draft.sentences[index].kind not in KINDS:
            continue
        title = draft.sentences[index].kind == "title"
        for start, stop in _clauses(words, lex, first, end, taken, title=title):
            span = words.span(start, stop)
            spans = stance.hedged(words, lex, h, (span,))
            out.append(Fact(span, index, "hedged" if spans else "certain", spans))
    return tuple(out)


def _taken(words: Words, statements: tuple[StatementFound, ...]) -> frozenset[int]:
    """Tokens that belong to a statement: its content, its cue and its source."""
    spans: list[Span] = [s for st in statements for s in (*st.content, *st.cue, *st.source)]
    return frozenset(k for a, b in spans for k in range(words.at(a), words.at(b)))


def _clauses(
    words: Words, lex: Lexicon, first: int, end: int, taken: frozenset[int], *, title: bool
) -> Iterator[Range]:
    start = first
    for k in range(first, end + 1):
        if k == end or k in taken or (k > start and _begins(words, lex, k, end)):
            clause = _trimmed(words, lex, start, k)
            if _asserts(words, clause, title=title):
                yield clause
            start = k + 1 if k in taken else k


def _begins(words: Words, lex: Lexicon, k: int, end: int) -> bool:
    """Whether a clause of its own begins at token ``k``."""
    low, before = words.low[k], words.low[k - 1]
    if low in (";", ":") or before in (";", ":"):
        return True
    if before == "," and low in lex["relative_words"]:
        return True
    if low in lex["clause_openers"] or (low in lex["coordinators"] and words.low[k - 1] != ","):
        return _verb_ahead(words, lex, k + 1, end) and _has_verb_behind(words, k)
    return before == "," and low in lex["coordinators"] and _verb_ahead(words, lex, k + 1, end)


def _verb_ahead(words: Words, lex: Lexicon, k: int, end: int) -> bool:
    """Whether a finite verb comes before the next comma or conjunction, so that ``k`` opens a clause and not a
    phrase.
    """
    for j in range(k, min(end, k + 14)):
        if is_finite(words, j):
            return True
        if (
            words.low[j] in lex["relative_words"]
            or words.low[j] in lex["complementisers"]
            or words.low[j] in (";", ":")
        ):
            return False
    return False


def _has_verb_behind(words: Words, k: int) -> bool:
    return any(is_finite(words, j) for j in range(words.first(k), k))


def _trimmed(words: Words, lex: Lexicon, start: int, end: int) -> Range:
    while start < end and (words.low[start] in _EDGE or words.low[start] in lex["coordinators"]):
        start += 1
    while end > start and (words.low[end - 1] in _EDGE or words.low[end - 1] in lex["coordinators"]):
        end -= 1
    return start, end


def _asserts(words: Words, clause: Range, *, title: bool) -> bool:
    """Whether a clause says something: by a finite verb; in a title by any verb form or figure (*1.500 jobs cut*)."""
    start, end = clause
    plain = sum(words.low[k] not in _EDGE for k in range(start, end))
    return (
        plain >= (IN_TITLE if title else MIN_WORDS)
        and any(is_finite(words, k) or (title and words.tokens[k].pos in _TELLING) for k in range(start, end))
        and "?" not in words.text[words.tokens[end - 1].end : words.tokens[end - 1].end + 2]
    )
