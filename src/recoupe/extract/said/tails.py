"""Words that belong to a verb of saying: its tail (*mettre en garde*) or its noun (*express concern*)."""

from __future__ import annotations

from recoupe.extract.said.cues import Cue, Lexicon
from recoupe.extract.said.fillers import past_parenthesis
from recoupe.extract.said.phrases import adverbial
from recoupe.extract.said.words import Words


def with_tail(words: Words, lex: Lexicon, rows: list[Cue], last: int) -> tuple[list[Cue], int]:
    """Rows whose tail or noun follows, longest first, and the token it ends at; else the rows that need none."""
    best: tuple[int, list[Cue]] = (last, [])
    for cue in rows:
        for tail in cue.tails:
            end = _tail_end(words, lex, last + 1, tail)
            end = None if end is not None and _leads_to_figure(words, cue, end) else end
            if end is not None and end > best[0]:
                best = (end, [cue])
            elif end is not None and end == best[0]:
                best[1].append(cue)
        for noun in cue.nouns:
            end = _noun_end(words, lex, last + 1, noun)
            if end is not None and (cue.keep or end > best[0]):
                best = (last if cue.keep else end, [cue])
    if best[1]:
        return best[1], best[0]
    return [c for c in rows if not c.tails and not c.nouns], last


def _tail_end(words: Words, lex: Lexicon, at: int, tail: tuple[str, ...]) -> int | None:
    """The last token of a tail that starts at ``at`` or behind a few words that are no noun phrase of their own."""
    stop = words.end(at - 1)
    for start in range(at, min(at + 8, stop)):
        last = _spelt(words, lex, start, stop, tail)
        if last is not None:
            return last
        if words.tokens[start].pos in ("VERB", "PUNCT") and words.low[start] != ",":
            return None
        if tail[0] in lex["particles"] and words.tokens[start].pos != "ADV" and not _is_when(words, start, stop):
            return None
    return None


def _leads_to_figure(words: Words, cue: Cue, end: int) -> bool:
    """Whether a tail that only a quotation may follow is an object set at a figure (*puts it at 400*)."""
    after = words.tokens[end + 1 : min(end + 6, words.end(end))]
    led = bool(after) and after[0].pos == "ADP" and any(t.pos == "NUM" for t in after)
    return led and bool(cue.frames) and all(f.kind == "quote" for f in cue.frames)


def _is_when(words: Words, k: int, stop: int) -> bool:
    """Whether a token is of a time, or the preposition before one (*called on Monday for*)."""
    before = words.tokens[k].pos == "ADP" and k + 1 < stop and words.timed[k + 1] >= 0
    return before or words.timed[k] >= 0


def _spelt(words: Words, lex: Lexicon, at: int, stop: int, tail: tuple[str, ...]) -> int | None:
    """The last token of a tail that begins at ``at``, what may stand between its words left out (*fait état mardi de*,
    *fait état, lui, de*); its preposition is none that a time has (*insisted on Monday that*)."""
    for n, part in enumerate(tail):
        while n and at < stop and (size := _inserted(words, lex, at)):
            at += size
        shortened = lex["contracted " + part] if n == len(tail) - 1 else ()
        if at >= stop or (words.low[at] != part and words.low[at] not in shortened):
            return None
        at += 1
    dated = tail[-1] in lex["dating_prepositions"] and at < stop and words.timed[at] >= 0
    return None if dated and words.low[at + 1 : at + 2] != ("'s",) else at - 1


def _inserted(words: Words, lex: Lexicon, at: int) -> int:
    """Tokens of a time, an adverbial phrase or a pronoun that only sets the subject apart, commas around it or none."""
    if words.timed[at] >= 0:
        return 1
    comma = int(words.low[at] == ",")
    if at + comma >= words.end(at):
        return 0
    size = adverbial(words, lex, at + comma) or int(words.low[at + comma] in lex["detached"])
    closed = words.low[at + comma + size : at + comma + size + 1] == (",",)
    return size + 2 * comma if size and closed == bool(comma) else 0


def _noun_end(words: Words, lex: Lexicon, at: int, noun: tuple[str, ...]) -> int | None:
    """The last token of a noun right behind the verb: after adverbs or a time, a determiner and an adjective."""
    stop = words.end(at - 1)
    at += adverbial(words, lex, at) if at < stop else 0
    at = past_parenthesis(words, at)  # *a exclu, à ce stade, toute démission*
    for start in range(at, min(at + 7, stop)):
        if words.low[start : start + len(noun)] == noun:
            return start + len(noun) - 1
        if (
            words.tokens[start].pos not in ("DET", "ADJ", "ADV")
            and words.timed[start] < 0
            and words.low[start] not in lex["determiners"]
        ):
            return None
    return None
