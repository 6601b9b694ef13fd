"""Facts: the clauses in which the outlet itself asserts something, candidate members of claims.

What no statement covers is cut where another thing is told (:mod:`~recoupe.extract.said.pieces`). A piece with a finite
verb is a fact, and so is an aside that tells something without one; in a title, or a line like one, also a piece with
any verb form, a figure or a complement. The journalistic conditional (*serait, aurait*) hedges it.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract import Draft
from recoupe.extract.said import clauses, stance
from recoupe.extract.said.asked import is_question
from recoupe.extract.said.cues import Lexicon, lexicon
from recoupe.extract.said.phrases import Range, after_spell, is_finite, is_gerund_of_cue
from recoupe.extract.said.pieces import starts
from recoupe.extract.said.stretch import Stretch
from recoupe.extract.said.words import Words
from recoupe.model import Fact, Span, StatementFound

KINDS = frozenset({"title", "body"})
MIN_WORDS = 3
"""Words that a clause needs to say something of its own."""
IN_TITLE = 2
"""The same for a piece of a title: *Cinq morts*."""
LINE = 30
"""Tokens of a sentence without a verb; in a longer one the parser has missed it."""
SPELL = 5
"""Tokens from the front of a clause to *après*, *after* behind a length of time."""
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
        title = draft.sentences[index].kind == "title" or _is_verbless(words, first, end)
        for start, stop in _clauses(words, lex, first, end, taken, title=title):
            span = words.span(start, stop)
            spans = stance.hedged(words, lex, h, (span,))
            out.append(Fact(span, index, "hedged" if spans else "certain", spans))
    return tuple(out)


def _taken(words: Words, statements: tuple[StatementFound, ...]) -> frozenset[int]:
    """Tokens that belong to a statement: its content, its cue and its source."""
    spans: list[Span] = [s for st in statements for s in (*st.content, *st.cue, *st.source)]
    return frozenset(k for a, b in spans for k in range(words.at(a), words.at(b)))


def _is_verbless(words: Words, first: int, end: int) -> bool:
    """Whether a short sentence has no verb and is no mere setting: *Deux blessés à Valdor*, below a headline, and not
    *Un beau matin d'automne*."""
    named = any(words.tokens[k].pos in ("PROPN", *_TELLING) for k in range(first, end))
    return named and end - first <= LINE and not any(is_finite(words, k) for k in range(first, end))


def _clauses(
    words: Words, lex: Lexicon, first: int, end: int, taken: frozenset[int], *, title: bool
) -> Iterator[Range]:
    """The pieces of a sentence that say something, each outside what is ``taken``."""
    for start, stop in _free(words, lex, first, end, taken):
        yield from clauses_in(words, lex, start, stop, title=title)


def clauses_in(
    words: Words, lex: Lexicon, first: int, end: int, *, title: bool = False, named: bool = False
) -> Iterator[Range]:
    """The pieces that say something in tokens ``first`` up to ``end``, which lie in one sentence: in order, apart.

    For any stretch, the content of a statement as well as the outlet's own words; ``title`` for a headline, where a
    piece needs no verb; ``named`` for a content, which may open with what it is about: *the claims of fraud, as the
    count goes on*. What says nothing by itself is in no piece. Linear but for the commas.
    """
    stretch = Stretch(words, lex, first, end, title=title)
    begun = starts(words, lex, first, end, title=title)
    for (begin, bare), after in zip(begun.items(), [*[*begun][1:], end], strict=True):
        clause = _trimmed(words, lex, begin, after)
        if _asserts(stretch, clause, bare=bare) or (named and begin == first and _is_named(stretch, clause)):
            yield clause


def _is_named(stretch: Stretch, clause: Range) -> bool:
    """Whether a piece names something before a clause about another thing: no setting, no subject of what follows."""
    start, end = clause
    if start >= end:
        return False
    lex, after = stretch.lex, stretch.words.low[end : min(end + 2, stretch.end)]
    opens = bool((lex["clause_openers"] | lex["marked_openers"] | {":"}) & set(after))
    infinitive = "VerbForm=Inf" in stretch.token(start).morph and bool(lex["coordinators"] & set(after[:1]))
    noun = any(stretch.token(k).pos == "NOUN" for k in range(start, end)) and end - start >= MIN_WORDS
    return noun and (opens or infinitive) and stretch.token(start).pos not in ("ADP", "ADV", "SCONJ")


def _free(words: Words, lex: Lexicon, first: int, end: int, taken: frozenset[int]) -> Iterator[Range]:
    """The stretches of a sentence, behind its dateline, that no statement holds."""
    start = words.at(clauses.opening(words, lex, end - 1)) if first < end else first
    for k in range(start, end + 1):
        if k == end or k in taken:
            if start < k:
                yield start, k
            start = k + 1


def _trimmed(words: Words, lex: Lexicon, start: int, end: int) -> Range:
    while start < end and words.low[start] in _EDGE | lex["coordinators"] - lex["negative_coordinators"]:
        start += 1
    if 0 < start < end and words.low[start] in lex["complementisers"] and words.low[start - 1] in lex["coordinators"]:
        start += 1  # *a dit que … et que …*
    start = _past_spell(words, lex, start, end)
    idle = lex["coordinators"] | lex["clause_openers"] | lex["complementisers"]
    if start < end < len(words.low) and words.low[end] not in _EDGE and words.low[end - 1] in lex["marked_openers"]:
        end -= words.tokens[end - 1].pos in ("ADP", "SCONJ")  # *sent away after | hackers demanded money*
    while end > start and _is_idle(words, idle, end - 1) and not _closes(words, start, end - 1):
        end -= 1
    return start, _before_other(words, lex, start, end)


def _before_other(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """The end of a piece without what only leads to somebody else's words: *a réuni 300 marins, contre | 900 pour la
    CGT*, *a tape in which | she admits …*, *declared a truce, a move | X called a ploy*."""
    if end - start < MIN_WORDS or end >= len(words.low) or words.low[end] in _EDGE:
        return end
    if words.low[end - 1] in lex["set_against"] and words.low[end - 2] == ",":
        return end - 2
    if (
        words.low[end - 1] in lex["taking_up"]
        and words.low[end - 2] in lex["indefinites"]
        and words.low[end - 3] == ","
    ):
        return end - 3
    if words.low[end - 1] in lex["relative_words"] - lex["clause_openers"]:
        return end - 1 - (words.tokens[end - 2].pos == "ADP")
    return end


def _is_idle(words: Words, idle: frozenset[str], k: int) -> bool:
    """Whether a word at the end of a piece says nothing there; *un car* is no conjunction."""
    return words.low[k] in _EDGE or (words.low[k] in idle and words.tokens[k].pos != "NOUN")


def _closes(words: Words, start: int, k: int) -> bool:
    """Whether a mark at ``k`` closes a quotation that opens inside a piece (*a traité l'affaire « Rosa »*)."""
    n = words.quoted[k]
    return n >= 0 and words.tokens[k].end == words.quotes[n].outer[1] and words.at(words.quotes[n].outer[0]) > start


def _past_spell(words: Words, lex: Lexicon, start: int, end: int) -> int:
    """Past what tells how long before or after another thing a clause is: *Deux jours après que le pont a cédé*."""
    k = after_spell(words, lex, start, min(start + SPELL, end - 1))
    if k is None:
        return start
    joined = words.low[k + 1] in lex["complementisers"]
    return k + 1 + joined if joined or words.tokens[k].dep == "mark" else start


def _asserts(stretch: Stretch, clause: Range, *, bare: bool) -> bool:
    """Whether a piece says something: by a finite verb, or as one that needs none (``bare``); in a title by any verb
    form or figure (*1.500 jobs cut*), or as a phrase with a complement (*le maire en garde à vue*).
    """
    words, lex, title, (start, end) = stretch.words, stretch.lex, stretch.title, clause
    plain = sum(words.low[k] not in _EDGE for k in range(start, end))
    counts = bare and any(stretch.is_figure(k) for k in range(start, end))
    short = plain < (IN_TITLE if title or counts else MIN_WORDS)
    if (
        short
        or _is_asked(stretch, start)
        or (title and _teases(words, lex, start))
        or _is_of_source(words, lex, clause)
    ):
        return False
    if bare or stretch.holds_verb(start, end) or _needs_none(words, lex, start):
        return True
    told = any(words.tokens[k].pos in _TELLING or words.low[k] in lex["counting"] for k in range(start, end))
    return title and (told or (plain > MIN_WORDS and _is_line(words, lex, clause)))


def _is_asked(stretch: Stretch, start: int) -> bool:
    """Whether a piece is of a question, and no relative clause in it, which tells what is known."""
    words, lex = stretch.words, stretch.lex
    return is_question(words, start) and not (words.low[start] in lex["relatives"] and words.low[start - 1] == ",")


def _is_of_source(words: Words, lex: Lexicon, clause: Range) -> bool:
    """Whether a piece only tells of a source: how it was reached (*Sollicitée par l'agence*), that it will not be named
    (*who spoke on condition of anonymity*), whom it cites (*qui cite un diplomate*), who has seen its paper, what it
    bears out (*confirmant une information de X*), that nobody could be reached."""
    start, end = clause
    verbal = any(is_finite(words, k) for k in range(start, end))
    led = words.low[start] in lex["relatives"]
    if led and words.low[start + 1] in lex["citing"]:
        return True
    if _bears_out(words, lex, clause):
        return True
    said = " " + " ".join(words.low[start:end]).replace("' ", "'") + " "
    if any(f" {phrase} " in said for phrase in lex["unreached"]):
        return True
    off = any(f" {phrase} " in said for phrase in lex["off_record"])
    seen = any(f" {p} " in said for p in lex["seen"]) and _is_all_relative(words, lex, clause)
    return seen or ((led or not verbal) and (off or (words.low[start] in lex["contacted"] and not verbal)))


def _bears_out(words: Words, lex: Lexicon, clause: Range) -> bool:
    """Whether a piece opens with a participle that reports and what another had reported: *confirmant une information
    de X*, *confirming a report by X*."""
    start, end = clause
    noun = next((k for k in range(start + 1, end) if words.tokens[k].pos in ("NOUN", "PROPN")), end)
    told = noun + 1 < end and words.low[noun] in lex["sayings"] | lex["reportings"]
    return is_gerund_of_cue(words, lex, start) and told and words.low[noun + 1] in lex["links"] | lex["agents"]


def _is_all_relative(words: Words, lex: Lexicon, clause: Range) -> bool:
    """Whether a relative clause holds the first finite verb, behind its noun or not: *une lettre dont X a copie*."""
    start, end = clause
    verb = next((k for k in range(start, end) if is_finite(words, k)), start)
    return bool((lex["relatives"] | lex["relative_words"] | lex["complementisers"]) & set(words.low[start:verb]))


def _needs_none(words: Words, lex: Lexicon, start: int) -> bool:
    """Whether a piece opens as one that says something without a verb: *pas question de partir*."""
    said = " ".join(words.low[start : start + 3]) + " "
    return said.startswith(tuple(f"{phrase} " for phrase in sorted(lex["verbless"])))


def _is_line(words: Words, lex: Lexicon, clause: Range) -> bool:
    """Whether a piece of a title is a phrase that tells something, and neither a label before a colon nor a byline."""
    start, end = clause
    pos = {words.tokens[k].pos for k in range(start, end)}
    label = ":" in _behind(words, end) and not _teases(words, lex, end + 1)
    return "NOUN" in pos and "ADP" in pos and not label and words.low[start] not in lex["agents"]


def _teases(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a piece only says that more will be told: *ce que l'on sait*, *les détails*."""
    said = " ".join(words.low[at : at + 3]).replace("' ", "'") + " "
    return said.startswith(tuple(f"{phrase} " for phrase in sorted(lex["teasers"])))


def _behind(words: Words, end: int) -> str:
    """The next characters behind a piece."""
    return words.text[words.tokens[end - 1].end :][:2] if end else ""
