"""Where a reported clause ends: at the sentence's end, unless the outlet or another speaker takes the floor."""

from __future__ import annotations

import re
from functools import cache

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.fronted import main_comma
from recoupe.extract.said.phrases import is_finite, is_of_cue
from recoupe.extract.said.setsin import SPEAKER, acts_next, contrasts, goes_on, reports_next, sets_in, verb_at
from recoupe.extract.said.words import Words
from recoupe.text.patterns import either

OPEN, _CLOSE = '«“„"‘', "»”\"'’"
_PLACE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'./ -]+(?:,[^\n()—–:;]{1,30}?)?"
_TOWN = r"[A-ZÀ-ÖØ-Þ][\w'’./-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){0,2}"
_WHERE = r"(?: ?\([^)\n]{2,30}\),[^\n()—–:;]{1,30}?)?"
_DATELINE = re.compile(
    rf"\([A-ZÀ-Þ][^)\n]{{1,28}}\) ?[-–—]+ ?|{_PLACE}{_WHERE} ?\([^)\n]{{2,30}}\) ?[-–—]+ ?"
    rf"|{_PLACE} ?[–—] |{_PLACE} --? |{_TOWN}(?:,[^\n()—–:;]{{1,30}}?)? ?\([^)\n]{{2,30}}\) ?[-–—]+ ?(?=[A-ZÀ-Þ«\"“])"
)
_FINAL = ".!?…"
NEAR = 4
"""Tokens between a modal and its verb."""


def opening(words: Words, lex: Lexicon, at: int) -> int:
    """The offset at which the text of a sentence begins, behind a dateline (*LORVAUX (Médianord) - *), a signature
    (*Ana Roy avec AFP — *) or a label (*Exclusive: *).
    """
    first = words.first(at)
    labelled = words.low[first] in lex["labels"] and words.low[first + 1] in (":", "-", "–", "|") and first + 2 < at
    start = words.tokens[first].start
    signed = _signatures(lex["agencies"], lex["crediting"])
    found = _DATELINE.match(words.text, start) or (signed.match(words.text, start) if signed else None)
    return found.end() if found else words.tokens[first + 2 * labelled].start


@cache
def _signatures(agencies: frozenset[str], crediting: frozenset[str]) -> re.Pattern[str] | None:
    """What matches a signature that opens a sentence: an agency alone, or somebody and the agency they write with."""
    if not agencies or not crediting:
        return None
    name, by = either(agencies), either(crediting)
    several = rf"(?i:(?:l.)?{name})(?:\s*(?:,|/|&|-|\w{{2,3}})\s*(?i:(?:l.)?{name}))*"
    led = rf"[^\n.!?:;«»“”()]{{2,60}}?\s(?i:{by})\s"
    return re.compile(rf"(?:{led})?{several}\s?(?:[-–—]+\s(?=[A-ZÀ-Þ«\"“])|:\s)")


def main_verb(words: Words, lex: Lexicon, start: int) -> int | None:
    """The first finite verb behind ``start`` that no commas set off (*the fire, which began at noon, has …*)."""
    k, stop = start + 1, words.end(start)
    while k < stop and words.low[k] not in ":;":
        if is_finite(words, k):
            return k
        if words.low[k] == "," and words.quoted[k] == words.quoted[start]:
            k = next((j for j in range(k + 2, stop) if words.low[j] == ","), stop)
        k += 1
    return None


def clause_end(words: Words, lex: Lexicon, start: int, *, relative: bool = False, since: int | None = None) -> int:
    """One past the last token of what begins at ``start``: to the sentence's end unless something else sets in.

    ``since`` is the clause's main verb, before which nothing can.
    """
    stop = _sets_in_at(words, lex, start, relative=relative, since=since)
    if stop == words.end(start) and (end := _quotation_end(words, start, stop)) > stop:
        return end
    while stop > start and (words.low[stop - 1] in _FINAL or words.low[stop - 1] in lex["coordinators"]):
        stop -= 1
    return stop


def _quotation_end(words: Words, start: int, stop: int) -> int:
    """One past the last token of a quotation that opens behind ``start`` and runs on past the sentence's end."""
    n = words.quoted[stop - 1]
    if n < 0 or not words.quotes[n].closed or words.quotes[n].outer[0] < words.tokens[start].start:
        return stop
    return words.at(words.quotes[n].outer[1])


def _sets_in_at(words: Words, lex: Lexicon, start: int, *, relative: bool, since: int | None) -> int:
    """The first token behind ``start`` at which something else sets in, else the sentence's end."""
    stop = main_comma(words, lex, start) or words.end(start)
    inside = words.quoted[start] if words.low[start] not in OPEN else -1
    paren = _in_parenthesis(words, start)
    for k in range(start + 1, stop):
        if since is not None and k < since and words.low[k] == ",":
            continue
        if relative and words.low[k] == "," and verb_at(words, lex, k + 1, stop):
            return k
        if inside >= 0 and words.tokens[k].start >= words.quotes[inside].inner[1]:
            return k
        if words.quoted[k] >= 0:
            continue
        if words.low[k] == ";" or (words.low[k] == ":" and k + 1 < stop and words.quoted[k + 1] >= 0):
            return k
        if words.low[k] == ":" and _attributes_behind(words, lex, k):
            return k
        if paren and words.low[k] == ")":
            return k
        if words.quoted[start] >= 0 and inside < 0 and _breaks_off(words, lex, start, k):
            return k
        joins = words.low[k] in lex["coordinators"] and reports_next(words, lex, k + 1, stop)
        if joins and not (_joins_participles(words, lex, start, k) or _joins_bare(words, start, k)):
            return k
        if words.low[k] in (",", "—", "–") and k + 1 < stop and sets_in(words, lex, k + 1):
            return k
        reports = words.low[k] == "," and k + 1 < stop and is_finite(words, k + 1)
        if reports and reports_next(words, lex, k + 1, stop) and main_verb(words, lex, start) != k + 1:
            return k  # but *un témoin, qui était à bord, a donné l'alerte*
    return stop


def _attributes_behind(words: Words, lex: Lexicon, colon: int) -> bool:
    """Whether what stands behind a colon is an attribution of its own (*…: a memo, leaked in May, warned that …*)."""
    verb = main_verb(words, lex, colon + 1) if colon + 1 < words.end(colon) else None
    if verb is None or verb + 1 >= words.end(colon):
        return False
    kinds = {
        f.kind for form in lex.forms.get(words.low[verb], ()) for c in lex.cues.get(form.lemma, ()) for f in c.frames
    }
    return "clause" in kinds and bool(lex["complementisers"] & set(words.low[verb + 1 : verb + 4]))


def _joins_participles(words: Words, lex: Lexicon, start: int, k: int) -> bool:
    """Whether the conjunction at ``k`` joins a participle to one of the clause (*qu'un homme l'a suivi et menacé*)."""
    if "VerbForm=Part" not in words.tokens[k + 1].morph:
        return False
    auxiliaries = lex["perfect"] | lex["passive"]
    return any(f.lemma in auxiliaries for j in range(start, k) for f in lex.forms.get(words.low[j], ()))


def _joins_bare(words: Words, start: int, k: int) -> bool:
    """Whether the conjunction at ``k`` joins a bare verb to one behind a modal (*said it would close the mine and cut
    jobs*), which taggers take for a past tense."""
    verb = words.tokens[k + 1]
    first = words.tokens[verb.head]
    while first.dep == "conj" and first.head != first.i:
        first = words.tokens[first.head]
    near = range(max(start, first.i - NEAR), first.i)
    modal = any(words.tokens[j].pos in ("AUX", "PART") and words.tokens[j].head == first.i for j in near)
    joined = verb.dep == "conj" and start <= first.i < k and "VerbForm=Inf" in first.morph
    return joined and modal and verb.text.lower() == verb.lemma.lower()


def lead_end(words: Words, lex: Lexicon, start: int) -> int:
    """As :func:`clause_end`, for a content with no clause of its own: another attribution that a bare conjunction opens
    ends it too (*denied the charge after police said …*).
    """
    stop = clause_end(words, lex, start)
    own = False
    for k in range(start + 1, stop):
        if words.quoted[k] < 0 and (contrasts(words, lex, k) or (not own and goes_on(words, lex, k, stop))):
            return k
        if words.low[k] == "," and not own and words.quoted[k] < 0 and acts_next(words, lex, k + 1, stop):
            return k
        if words.low[k] == "," and not own and words.quoted[k] < 0 and _another_speaks(words, lex, k, stop):
            return k
        own = own or is_finite(words, k) or words.low[k] in lex["relative_words"] | lex["complementisers"]
    return stop


def _another_speaks(words: Words, lex: Lexicon, comma: int, stop: int) -> bool:
    """Whether somebody else and their cue stand behind a comma (*recense 300 marcheurs, les élus en comptent 900*)."""
    if comma + 2 >= stop or words.low[comma + 1] not in lex["determiners"] - lex["links"]:
        return False
    verb = next((j for j in range(comma + 2, min(comma + SPEAKER, stop)) if is_finite(words, j)), None)
    if verb is None or words.timed[comma + 1] >= 0:
        return False
    shut = lex["relative_words"] | lex["complementisers"] | {",", "("}
    cue = is_of_cue(words, lex, verb)
    return cue and not shut & set(words.low[comma + 1 : verb]) and not lex.human.isdisjoint(words.low[comma + 1 : verb])


def _in_parenthesis(words: Words, start: int) -> bool:
    """Whether ``start`` stands in a parenthesis of its sentence."""
    before = words.low[words.first(start) : start]
    return before.count("(") > before.count(")")


def _breaks_off(words: Words, lex: Lexicon, start: int, k: int) -> bool:
    """Whether a content that is one quotation ends at ``k``: right behind its closing mark something else is added."""
    closed = (
        words.quoted[k - 1] == words.quoted[start]
        and words.tokens[k - 1].end >= words.quotes[words.quoted[start]].outer[1]
    )
    opener = {words.low[start - 1]} if start > words.first(start) else set()
    again = k + 1 < words.end(k) and words.low[k + 1] in lex["bare_links"] | lex["complementisers"] | opener
    return closed and ((words.low[k] in lex["coordinators"] and not again) or words.low[k] == ",")
