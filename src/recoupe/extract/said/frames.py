"""What stands in a cue's frame: one door to the finders of contents."""

from __future__ import annotations

from recoupe.extract.said import contents, objects
from recoupe.extract.said.clauses import clause_end
from recoupe.extract.said.cues import Frame, Hit, Lexicon
from recoupe.extract.said.fillers import closes_cue, past_parenthesis, skip_fillers
from recoupe.extract.said.mainclause import leave_relative
from recoupe.extract.said.phrases import Range, is_finite
from recoupe.extract.said.proposals import trim_inner
from recoupe.extract.said.quotes import Quote
from recoupe.extract.said.words import Words
from recoupe.model import Span

LONG = 8
"""Tokens of a quoted object that goes on without quotation marks."""
SHORT = 5
"""Tokens of a quoted epithet, marks included."""


def _is_epithet(words: Words, lex: Lexicon, outer: Span, k: int) -> bool:
    """Whether a short quotation right behind a verb qualifies an object behind it (*juge « cynique » la réponse*)."""
    after = words.at(outer[1])
    if after >= words.end(k) or after - k > SHORT or words.low[k + 1] in lex["determiners"]:
        return False
    return words.low[after] in lex["determiners"] and words.low[after] not in lex["links"]


def find(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> Range | None:
    """Tokens that fill a frame other than a quotation, or None."""
    found = _find(words, lex, hit, frame)
    if found is None or frame.kind in ("tail", "itself"):
        return found
    if frame.kind == "clause" and not frame.marker and _takes_main_verb(words, hit, found):
        return None
    return leave_relative(words, lex, hit, found, verbs=frame.kind == "clause")


def _takes_main_verb(words: Words, hit: Hit, found: Range) -> bool:
    """Whether the one verb of a clause behind a participle is that of the noun before it (*A video showing soldiers
    looting a shop was shared*)."""
    first = words.first(hit.bare)
    own = [k for k in range(*found) if is_finite(words, k)]
    if hit.form != "ger" or len(own) != 1 or words.tokens[hit.bare - 1].pos not in ("NOUN", "PROPN"):
        return False
    led = any(is_finite(words, k) for k in range(first, hit.bare))
    return not led and any(words.tokens[k].pos == "VERB" for k in range(found[0], own[0]))


def _find(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> Range | None:
    if frame.kind == "clause":
        return contents.clause(words, lex, hit, frame) if frame.marker else contents.bare_clause(words, lex, hit)
    if frame.kind == "inf":
        return contents.infinitive(words, lex, hit, frame)
    if frame.kind == "ing":
        return objects.gerund(words, lex, hit, frame)
    if frame.kind == "np":
        return objects.noun_phrase(words, lex, hit, frame)
    if frame.kind in ("island", "verdict"):
        return objects.judgement(words, lex, hit, island=frame.kind == "island")
    if frame.kind == "tail" and (asked := objects.asked(words, lex, hit)):
        return asked
    if frame.kind == "tail":
        return (hit.verb + 1, hit.last + 1) if hit.last > hit.verb else None
    if frame.kind == "itself":
        return hit.verb, hit.verb + 1
    if frame.kind == "adj":
        return objects.adjective(words, lex, hit)
    if frame.kind == "rest":
        return objects.rest(words, lex, hit)
    return None


def _whole_object(words: Words, lex: Lexicon, k: int, quote: Quote) -> tuple[Span, ...] | None:
    """The object that quoted words without a verb open (*acknowledged “mistakes” in the handling of the case*)."""
    after = words.at(quote.outer[1])
    led = words.tokens[k + 1].pos == "ADP" and after < words.end(k) and words.tokens[after].pos == "DET"
    if after >= words.end(k) or not (led or words.low[after] in lex["governors"]) or words.low[k - 1] in ":,":
        return None  # *condamne « avec force » l'attaque*
    if any(is_finite(words, j) for j in range(k, after)) or after - k > LONG:
        return None
    return (words.span(k, clause_end(words, lex, k)),)


def calls(words: Words, lex: Lexicon, found: Range) -> bool:
    """Whether an object and, right behind it, what it is called stand there (*called the bill a power grab*)."""
    start, end = found
    pronoun = words.low[start] in lex["object_pronouns"] | lex["impersonal"]
    if pronoun and start + 1 < end and words.tokens[start + 1].pos == "ADJ":  # *called it hasty*
        return True
    gap = next((k for k in range(start + 1, end) if words.low[k] in lex["predicate_openers"]), None)
    if gap is None or words.timed[gap] >= 0 or words.low[start] in lex["complementisers"]:
        return False
    pronoun = gap == start + 1 and words.tokens[start].pos == "PRON"
    return pronoun or (words.tokens[gap - 1].pos in ("NOUN", "PROPN") and words.low[start] not in lex["bare_links"])


def _unmarked(words: Words, lex: Lexicon, hit: Hit, colon: int) -> tuple[Span, ...] | None:
    """The clause behind a colon that follows the verb or that it points at, without quotation marks (*Il prévient : la
    route fermera*, *Le maire l'a dit aux élus : la route fermera*).
    """
    found = colon + 1, clause_end(words, lex, colon + 1)
    points = any(words.low[k] in lex["cataphors"] for k in range(hit.bare, hit.first))
    near = points or colon == skip_fillers(words, lex, hit.last + 1)
    return (words.span(*found),) if near and any(is_finite(words, k) for k in range(*found)) else None


def _ends_cue(words: Words, k: int) -> bool:
    """Whether the quotation around ``k`` is only a cue in the speaker's words (*a tenu à « condamner fermement »*)."""
    mark = words.at(words.quotes[words.quoted[k]].outer[1]) - 1
    return mark > 0 and closes_cue(words, mark)


def quoted_after(words: Words, lex: Lexicon, hit: Hit) -> tuple[Span, ...] | None:
    """The quotation behind a colon in the cue's sentence, or right behind the verb."""
    stop = words.end(hit.last)
    for k in range(hit.last + 1, stop):
        if words.low[k] == ":" and k + 1 < len(words.tokens):
            n = words.quoted[k + 1]
            if n >= 0 and words.quotes[n].outer[0] == words.tokens[k + 1].start:
                return (trim_inner(words.text, words.quotes[n]),)
            return _unmarked(words, lex, hit, k)
        if words.quoted[k] >= 0 and words.quoted[k] == words.quoted[hit.verb] and _ends_cue(words, k):
            continue
        if words.quoted[k] >= 0 and k <= past_parenthesis(words, skip_fillers(words, lex, hit.last + 1)):
            quote = words.quotes[words.quoted[k]]
            if words.low[k + 1] in lex["complementisers"] and quote.outer[0] == words.tokens[k].start:
                inner = trim_inner(words.text, quote)
                return ((words.tokens[k + 2].start, inner[1]),)
            if _is_epithet(words, lex, quote.outer, k):
                return ((words.tokens[k].start, words.span(k, clause_end(words, lex, k))[1]),)
            if quote.outer[0] != words.tokens[k].start:
                return None
            return _whole_object(words, lex, k, quote) or (trim_inner(words.text, quote),)
        if is_finite(words, k):
            return None
    return None
