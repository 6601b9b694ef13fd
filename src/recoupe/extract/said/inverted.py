"""The noun phrase behind a verb or a preposition: the subject of an inverted verb, and where it ends."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.fillers import past_aside, past_name, past_place, skip_fillers
from recoupe.extract.said.phrases import (
    MAX_APPOSITION,
    STOP,
    Range,
    adverbial,
    is_finite,
    is_gerund_of_cue,
    opens_phrase,
    opens_relative,
)
from recoupe.extract.said.recounted import counts_anew
from recoupe.extract.said.words import Words
from recoupe.text.agreement import is_participle


def behind(words: Words, lex: Lexicon, start: int) -> Range | None:
    """The noun phrase at ``start``, after adverbs, times and an addressee: the subject of an inverted verb."""
    start = past_aside(words, lex, start)
    start = past_place(words, lex, past_name(words, lex, skip_fillers(words, lex, start)))
    while start + 1 < len(words.tokens) and words.low[start] in '«“"‘' and words.tokens[start + 1].text[:1].isupper():
        start += 1
    stop = words.end(start) if start < len(words.tokens) else start
    if start >= stop or not opens_phrase(words, lex, start):
        return None
    end = _phrase_end(words, lex, start, stop)
    return (start, end) if end > start else None


def quality_end(words: Words, lex: Lexicon, start: int) -> int:
    """Where the quality of an unnamed source ends: one word, or with what it is near to (*proche de l'enquête*)."""
    stop = words.end(start)
    if start + 1 < stop and words.low[start + 1] in lex["links"]:
        found = behind(words, lex, start + 2)
        return found[1] if found else start + 1
    return min(start + 1, stop)


def _phrase_end(words: Words, lex: Lexicon, start: int, stop: int) -> int:
    i = start
    while i < stop:
        low = words.low[i]
        if i > start and counts_anew(words, lex, i):
            return i
        if low == ",":
            if i == start + 1 and words.tokens[start].pos == "PRON":
                return i
            after = _apposition_end(words, lex, start, i, stop)
            if after is None:
                return i
            i = after
            continue
        if low in STOP and not (low in '«“"' and _titled(words, i)):
            if low == "(":
                close = next((k for k in range(i, min(stop, i + 40)) if words.low[k] == ")"), None)
                if close is not None:
                    i = close + 1
                    continue
            return i
        if low in '«“"':
            i = next((k for k in range(i + 1, stop) if words.low[k] in '»”"'), stop) + 1
            continue
        if words.tokens[i].pos == "PUNCT" and low in ".!?...":
            return i
        if i > start and (agent := _agent_ahead(words, lex, start, i, stop)) is not None:
            i = agent
            continue
        told = i > start and (words.timed[i] >= 0 or is_adjunct(words, lex, i) or is_finite(words, i))
        told = told or (i > start and opens_relative(words, lex, i, stop))
        if told or (i > start + 1 and adverbial(words, lex, i)):
            return _before_and(words, lex, start, i)
        i += 1
    return min(i, stop)


def _agent_ahead(words: Words, lex: Lexicon, start: int, i: int, stop: int) -> int | None:
    """The agent behind a time that stands in a participle phrase (*publiée mardi par l'institut*, *released late on
    Monday by the county*), or behind a paper whose participle was taken for a noun (*un bilan communiqué lundi
    par*)."""
    at = i
    while at < min(stop, i + 3) and words.timed[at] < 0 and words.low[at] in lex["dating_prepositions"]:
        at += 1
    dated = at
    while at < stop and words.timed[at] >= 0:
        at += 1
    if at == dated or at + 1 >= stop or words.low[at] not in lex["agents"]:
        return None
    paper = any(words.low[k] in lex.evidence for k in range(start, i))
    return at + 1 if paper or words.tokens[i - 1].pos in ("VERB", "ADJ") else None


def _titled(words: Words, i: int) -> bool:
    """Whether a quotation at ``i`` is short enough to be a name in a phrase (*le journal « Le Phare »*)."""
    n = words.quoted[i]
    return (
        n >= 0
        and words.quotes[n].outer[1] - words.quotes[n].outer[0] <= 40
        and words.quotes[n].inner[0] - words.quotes[n].outer[0] <= 2
        and not is_finite(words, min(i + 1, len(words.tokens) - 1))
    )


def _before_and(words: Words, lex: Lexicon, start: int, end: int) -> int:
    while end - 1 > start and (
        words.low[end - 1] in lex["coordinators"] | lex["links"]
        or words.low[end - 1] in lex["clitics"] - lex["determiners"]
    ):
        end -= 1
    return end


def is_adjunct(words: Words, lex: Lexicon, i: int) -> bool:
    low = words.low[i]
    if low not in lex["adjunct_words"]:
        return False
    if low in lex["agents"] and (words.tokens[i - 1].pos in ("VERB", "ADJ") or words.low[i - 1] in lex.evidence):
        return False
    if low in lex["office_prepositions"]:
        if words.low[i - 1] in lex["reduced"]:
            return False
        near = words.low[i + 1 : i + 4]
        if near and "Poss=Yes" in words.tokens[i + 1].morph:  # *la jeune femme à sa descente d'avion*
            return True
        return (
            any(w in lex["audience"] and words.tokens[k].text.islower() for k, w in enumerate(near, i + 1))
            or (words.tokens[i].pos != "ADP" and low not in lex["determiners"])
            or not _in_office(words, i)
        )
    return not (
        low in lex["determiners"]
        and words.tokens[i].pos == "DET"
        and words.low[i - 1] in lex["bare_links"] | lex["agents"] | lex["coordinators"]
    )


def _in_office(words: Words, i: int) -> bool:
    """Whether a prepositional phrase belongs to the noun before it (*ministre à la Santé*, *expert en sols*)."""
    before, after = words.tokens[i - 1], words.tokens[min(i + 1, len(words.tokens) - 1)]
    return (
        before.pos in ("NOUN", "ADJ")
        and after.pos in ("NOUN", "PROPN", "DET", "ADJ")
        and not words.timed[i + 1 if i + 1 < len(words.timed) else i] >= 0
    )


def _apposition_end(words: Words, lex: Lexicon, start: int, comma: int, stop: int) -> int | None:
    """Where an apposition behind a comma ends (a name or a function, no verb of its own), or None."""
    i = comma + 1
    if i >= stop or words.timed[i] >= 0 or words.low[i][:1].isdigit():
        return None
    if affiliates(words, lex, i):
        return next((k for k in range(i, min(stop, i + MAX_APPOSITION)) if words.low[k] in ",."), stop)
    if "VerbForm=Part" in words.tokens[i].morph and "Tense=Past" in words.tokens[i].morph:
        return _participle_end(words, lex, i, stop)
    if words.tokens[i].pos not in ("NOUN", "PROPN", "DET", "ADJ"):
        return None
    if words.low[i] in lex["adjunct_words"] and words.tokens[i].pos != "DET":
        return None
    name = any(t.pos == "PROPN" or t.text[:1].isupper() for t in words.tokens[start:comma])
    head = next((words.low[k] for k in range(i, min(i + 4, stop)) if words.tokens[k].pos in ("NOUN", "PROPN")), "")
    if words.tokens[i].pos == "DET" and head in lex.human and _is_body(words, lex, start, comma):
        return None  # *Selon la CGT, le directeur du site, Jean Roc, a été entendu*
    named = _name_before_comma(words, i, stop)
    if words.tokens[i].pos == "DET" and "Number=Plur" in words.tokens[i].morph and head not in lex.human:
        return None
    if not (
        words.tokens[i].pos == "PROPN" or (head in lex.human and name) or named or words.tokens[i].text[:1].isupper()
    ):
        return None
    for k in range(i, min(stop, i + MAX_APPOSITION)):
        if is_finite(words, k) or words.low[k] in lex["complementisers"] or words.low[k] in '«“"':
            return None
        if k > i and _reports_too(words, lex, i, k):
            return None
        if (
            words.low[k] in (",", ".", ":", ";", "»", "”")
            or words.low[k] in lex["relative_words"]
            or words.timed[k] >= 0
        ):
            return None if _is_acting(words, lex, i, k) else k
        if is_adjunct(words, lex, k) and words.low[k] not in lex["office_prepositions"]:
            return k
    return stop if stop - i <= MAX_APPOSITION else None


def _is_body(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    """Whether a phrase with an article holds no word for people, so that nobody's function stands in apposition."""
    return words.low[start] in lex["determiners"] and not any(words.low[k] in lex.human for k in range(start, end))


def _reports_too(words: Words, lex: Lexicon, i: int, k: int) -> bool:
    """Whether the participle of a verb that reports stands at ``k``, so that what opens at ``i`` says something itself
    (*selon la police, la CGT annonçant 8 000 manifestants*)."""
    begins = bool(lex["pronouns_inverted"]) and words.tokens[i].pos in ("DET", "PROPN")
    return begins and is_gerund_of_cue(words, lex, k)


def _is_acting(words: Words, lex: Lexicon, i: int, end: int) -> bool:
    """Whether what an indefinite article at ``i`` opens and a comma closes is the subject of the verb that follows, at
    once or behind a relative clause (*Selon le maire, un homme, dont l'identité reste secrète, a plongé*)."""
    if words.low[i] not in lex["indefinites"]:
        return False
    comma = end + 1 if words.low[end] == "," else end
    stop = words.end(i)
    aside = comma < stop and (words.low[comma] in lex["relative_words"] or is_participle(words.tokens[comma]))
    if aside:
        comma = next((k + 1 for k in range(comma, stop) if words.low[k] == ","), stop)
    while comma < stop and (words.tokens[comma].pos == "PRON" or words.low[comma] in lex["negator"]):
        comma += 1
    return end < comma < stop and is_finite(words, comma)


def affiliates(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether words behind a comma at ``i`` say whom somebody speaks for (*Sarah Wood, of West Mercia Police*)."""
    if words.low[i] not in lex["affiliations"] or words.tokens[i - 2].pos != "PROPN":
        return False
    after = range(i + 1, min(i + 4, words.end(i)))
    named = next((k for k in after if words.tokens[k].pos not in ("DET", "ADJ")), None)
    return named is not None and words.tokens[named].text[:1].isupper() and words.timed[named] < 0


def _name_before_comma(words: Words, i: int, stop: int) -> bool:
    """Whether a name stands in the stretch from ``i`` to the next comma."""
    for k in range(i, min(stop, i + MAX_APPOSITION)):
        if words.low[k] in (",", "."):
            return False
        if words.tokens[k].pos == "PROPN":
            return True
    return False


def _participle_end(words: Words, lex: Lexicon, i: int, stop: int) -> int | None:
    """Where a participle phrase with an agent ends, at its comma (*cette note, publiée par Le Phare,*)."""
    agent = False
    for k in range(i + 1, min(stop, i + MAX_APPOSITION)):
        agent = agent or words.low[k] in lex["agents"]
        if is_finite(words, k) or words.low[k] in lex["complementisers"]:
            return None
        if words.low[k] == ",":
            return k if agent else None
    return None
