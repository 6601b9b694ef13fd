"""The noun phrase that a relative *qui* stands for."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.edges import clause_start, left_edge
from recoupe.extract.said.phrases import NOMINAL, Range, is_finite, opens_phrase
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words


def antecedent(words: Words, lex: Lexicon, qui: int, floor: int) -> Range | None:
    """The noun phrase that *qui* stands for: the head from the parse, else the nearest noun phrase."""
    end = qui - 1 if words.low[qui - 1] == "," else qui
    if end <= floor:
        return None
    if (speaker := _inverted_before(words, lex, end, floor)) is not None:
        if end == qui and (told := _addressee(words, lex, speaker, end)) is not None:
            return told, end
        last = next((k for k in range(end - 1, speaker, -1) if words.tokens[k].pos in NOMINAL), speaker)
        return _joined(words, lex, last, qui, speaker), end
    verb = words.tokens[qui].head
    head = words.tokens[verb].head if 0 <= verb < len(words.tokens) else verb
    if not (floor <= head < end and words.tokens[head].pos in NOMINAL and words.tokens[head].text[:1].isalnum()):
        clause = clause_start(words, lex, _before_relative(words, lex, end, floor), floor)
        nominal = (k for k in range(clause, end) if words.tokens[k].pos in NOMINAL and words.timed[k] < 0)
        head = next((k for k in nominal if words.tokens[k].text[:1].isalnum()), end - 1)
    if words.tokens[end - 1].pos == "PROPN" and words.tokens[head].pos == "NOUN" and words.low[head] not in lex.human:
        head = head if _is_placed(words, lex, head, end) else end - 1
    head = _agreeing(words, lex, head, qui, floor, end)
    start = left_edge(words, lex, head, _joined(words, lex, head, qui, floor))
    return (start, end) if start < end else None


def _inverted_before(words: Words, lex: Lexicon, end: int, floor: int) -> int | None:
    """Where the subject behind a cue begins, when both fill the stretch from the last comma to ``end`` (*…, ont indiqué
    les pompiers, | qui précisent*)."""
    comma = next((k for k in range(end - 1, floor, -1) if words.low[k] == ","), None)
    if comma is None or not lex["pronouns_inverted"] or not is_finite(words, comma + 1):
        return None
    start = comma + 1
    while start < end and (words.tokens[start].pos in ("VERB", "AUX", "ADV") or words.low[start] in lex["clitics"]):
        if words.tokens[start].pos == "DET":
            break
        start += 1
    cue = any(c.takes("quote") for f in lex.forms.get(words.low[start - 1], ()) for c in lex.cues.get(f.lemma, ()))
    named = cue and start < end and opens_phrase(words, lex, start) and words.tokens[start].pos != "ADP"
    return start if named and names_speaker(words, lex, (start, end)) else None


def _addressee(words: Words, lex: Lexicon, speaker: int, end: int) -> int | None:
    """Where the one addressed begins, behind a speaker and right before *qui* (*« Non », a dit X à Y qui hésitait*)."""
    told = (k for k in range(end - 2, speaker, -1) if words.low[k] in lex["addressed"])
    at = next(told, None)
    return at + 1 if at is not None and names_speaker(words, lex, (at + 1, end), evidence=False) else None


def _is_placed(words: Words, lex: Lexicon, head: int, end: int) -> bool:
    """Whether a preposition of place parts a name from the noun before it (*a driver from Kelso who …*)."""
    links = (k for k in range(head + 1, end - 1) if words.tokens[k].pos == "ADP")
    return any(words.low[k] not in lex["bare_links"] | lex["determiners"] | lex["agents"] for k in links)


def _agreeing(words: Words, lex: Lexicon, head: int, qui: int, floor: int, end: int) -> int:
    """The head, or the nearest noun that agrees in number with the verb of *qui* when the head does not."""
    number = _verb_number(words, qui)
    if not number or _number(words, head) in ("", number):
        return head
    nouns = [k for k in range(floor, end) if words.tokens[k].pos in NOMINAL and words.timed[k] < 0]
    return next((k for k in reversed(nouns) if _number(words, k) == number), head)


def _joined(words: Words, lex: Lexicon, head: int, qui: int, floor: int) -> int:
    """Where the last of several joined phrases begins, of which one alone is the subject of *qui* (*des élus et la
    police, qui affirme que*); else ``floor``."""
    alone = _verb_number(words, qui) == _number(words, head) == "Number=Sing"
    joints = (k for k in range(head - 1, floor, -1) if words.low[k] in lex["coordinators"])
    return next((k + 1 for k in joints if alone and words.tokens[k + 1].pos == "DET"), floor)


def _verb_number(words: Words, qui: int) -> str:
    """The number of the verb of *qui*, where the parse shows it."""
    verb = next((k for k in range(qui + 1, min(qui + 6, words.end(qui))) if is_finite(words, k)), None)
    return _number(words, verb) if verb is not None else ""


def _number(words: Words, k: int) -> str:
    return next((part for part in words.tokens[k].morph.split("|") if part.startswith("Number=")), "")


def _before_relative(words: Words, lex: Lexicon, end: int, floor: int) -> int:
    """The first relative word of a chain of them (*X qui …, qui …*), so that the search starts in front of it."""
    found = [k for k in range(floor, end) if words.low[k] in lex["relative_words"]]
    return found[0] if found and found[0] > floor else end
