"""Contents that are no clause: an object, an adjective, a gerund, whatever else stands behind the cue."""

from __future__ import annotations

from recoupe.extract.said.clauses import OPEN, clause_end, lead_end
from recoupe.extract.said.contents import addresses, has_verb, variants
from recoupe.extract.said.cues import Frame, Hit, Lexicon
from recoupe.extract.said.fillers import past_parenthesis, skip_fillers
from recoupe.extract.said.mainclause import before_main
from recoupe.extract.said.phrases import is_finite, quantified
from recoupe.extract.said.words import Words


def noun_phrase(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> tuple[int, int] | None:
    """Tokens of an object behind ``frame.marker`` up to the end of the clause."""
    stop = words.end(hit.last)
    start: int | None = skip_fillers(words, lex, hit.last + 1, venues=True)
    if frame.marker:
        start = find_marker(words, lex, hit, frame, stop)
    if start is None or start >= stop:
        return None
    if not frame.marker:  # *a démenti, mardi soir, toute rencontre*
        start = past_parenthesis(words, start)
    if words.low[start] in lex["spells"] and not frame.marker:  # *a promise he repeated hours later*
        return None
    figured = any(c.counted for c in hit.cues)
    start += not frame.marker and _restricts(words, lex, hit, start)
    if not (frame.marker or _opens_noun(words, lex, start, figured=figured)):
        return None
    start = next((k for k in range(hit.last + 1, start) if quantified(words, lex, k)), start)
    if (words.low[start] in lex["complementisers"] and has_verb(words, start)) or (
        words.tokens[start].pos == "PUNCT" and words.low[start] not in OPEN
    ):
        return None
    if words.low[start] in lex["bare_links"] and start + 1 < stop and words.low[start + 1] in OPEN:
        start += 1
    end = before_main(words, lex, hit, start, _before_clause(words, start, lead_end(words, lex, start)))
    return start, _before_next_act(words, lex, hit, start, end)


def _before_clause(words: Words, start: int, end: int) -> int:
    """The end of an object before a colon behind which a clause stands (*conteste le bilan : il compte deux morts*)."""
    colon = next((k for k in range(start + 1, end) if words.low[k] == ":" and words.quoted[k] < 0), None)
    clause = colon is not None and any(is_finite(words, k) for k in range(colon + 1, end))
    return colon if colon is not None and clause else end


def _restricts(words: Words, lex: Lexicon, hit: Hit, k: int) -> bool:
    """Whether a word at ``k`` only limits an object to what follows (*n'en retrouve que deux*)."""
    if not hit.negated or words.low[k] not in lex["complementisers"] or k + 1 >= words.end(k):
        return False
    opens = words.tokens[k + 1].pos in ("NUM", "DET") or words.low[k + 1][:1].isdigit() or quantified(words, lex, k + 1)
    comma = next((j for j in range(k, words.end(k)) if words.low[j] == ","), words.end(k))
    return opens and not any(is_finite(words, j) for j in range(k, comma))


def _before_next_act(words: Words, lex: Lexicon, hit: Hit, start: int, end: int) -> int:
    """The end of an object before another participle under the same auxiliary (*a exprimé ses « regrets » et débloqué
    une aide*)."""
    if hit.tense != "perfect":
        return end
    for k in range(start + 1, end - 1):
        joins = words.low[k] in lex["coordinators"] and words.quoted[k] < 0
        noun = words.tokens[k - 1].pos in ("NOUN", "PROPN") or words.low[k - 1] in OPEN or words.low[k - 1] in "»”"
        ends = words.low[k + 1].endswith(tuple(lex["participle_endings"]) or ("\0",))
        act = "VerbForm=Part" in words.tokens[k + 1].morph or ends
        if words.tokens[k].pos == "AUX":  # *a annoncé avoir pris le pouvoir et dissous les chambres*
            return end
        if joins and noun and act and k + 2 < end and words.low[k + 2] in lex["determiners"]:
            return k
    return end


def find_marker(words: Words, lex: Lexicon, hit: Hit, frame: Frame, stop: int) -> int | None:
    start = skip_fillers(words, lex, hit.last + 1)
    reach = start + (10 if addresses(hit, frame) else 1)
    others = {f.marker[0] for c in hit.cues for f in c.frames if f.marker and f.kind == "np"} - {frame.marker[0]}
    for k in range(start, min(stop, reach)):
        if (
            words.low[k] in ",.;:"
            or (k > start and words.low[k - 1] in others and words.low[k - 1] not in lex["links"])
            or (
                k > start and words.tokens[k].pos == "ADP" and words.low[k] not in (*lex["noun_links"], frame.marker[0])
            )
        ):
            return None
        for variant in variants(lex, frame.marker):
            contracted = len(variant) == 1 and words.low[k] in lex["contracted " + variant[0]]
            if words.low[k : k + len(variant)] == variant or contracted:
                return k + len(variant)
    return None


def _opens_noun(words: Words, lex: Lexicon, k: int, *, figured: bool) -> bool:
    """Whether an object opens at ``k``; ``figured``: it may be a pronoun set at a figure (*puts it at 400*)."""
    low, pos = words.low[k], words.tokens[k].pos
    if quantified(words, lex, k) or (low[:1].isdigit() and words.timed[k] < 0):
        return True
    if low in lex["object_pronouns"]:
        return k + 1 < words.end(k) and words.low[k + 1] not in ",.;:"
    if low in lex["impersonal"] - lex["determiners"] and words.tokens[k].pos == "PRON":
        return figured
    if low in lex["relative_words"] or low in lex["coordinators"]:
        return False
    return (
        low in lex["determiners"] | lex["owners"] or pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ", "SYM") or low in OPEN
    )


def gerund(words: Words, lex: Lexicon, hit: Hit, frame: Frame) -> tuple[int, int] | None:
    """Tokens of a gerund phrase right behind the verb (*denied stealing the van*), or behind ``frame.marker``."""
    stop = words.end(hit.last)
    start = find_marker(words, lex, hit, frame, stop) if frame.marker else skip_fillers(words, lex, hit.last + 1)
    if (
        start is not None
        and start < words.end(hit.last)
        and words.tokens[start].pos in ("VERB", "AUX", "NOUN")
        and (words.low[start].endswith(tuple(lex["gerund_endings"]) or ("\0",)))
    ):
        return start, lead_end(words, lex, start)
    return None


def adjective(words: Words, lex: Lexicon, hit: Hit) -> tuple[int, int] | None:
    """Tokens of an adjective and what depends on it (*prêt à négocier*)."""
    start = skip_fillers(words, lex, hit.last + 1)
    if start + 1 < words.end(hit.last) and words.low[start] in OPEN:
        return start, clause_end(words, lex, start)
    if (
        start < words.end(hit.last)
        and words.tokens[start].pos in ("ADJ", "VERB", "NOUN")
        and words.low[start] not in lex["determiners"]
    ):
        return start, clause_end(words, lex, start)
    return None


def judgement(words: Words, lex: Lexicon, hit: Hit, *, island: bool) -> tuple[int, int] | None:
    """Tokens of an object with words of the speaker in it (*juge l'équipement « vital »*), or with an adjective."""
    found = noun_phrase(words, lex, hit, Frame((), "np"))
    if found is None:
        return None
    if island:
        return found if any(words.quoted[k] >= 0 for k in range(*found)) else None
    noun = next((k for k in range(*found) if words.tokens[k].pos == "NOUN"), found[1])
    for k in range(noun + 1, found[1]):
        if words.tokens[k].pos == "ADJ":
            return found
        if words.tokens[k].pos == "ADP" and words.low[k] not in lex["links"]:
            return None
    return None


def asked(words: Words, lex: Lexicon, hit: Hit) -> tuple[int, int] | None:
    """Tokens of what somebody was asked about, at the sentence's head (*Interrogé sur ce départ, il n'a pas …*)."""
    first = words.first(hit.bare)
    if words.low[first] not in lex["cited"] or words.low[first + 1] not in lex["venues"]:
        return None
    end = next((k for k in range(first + 2, hit.first) if words.low[k] == ","), None)
    return (first + 2, end) if end is not None and end > first + 2 else None


def rest(words: Words, lex: Lexicon, hit: Hit) -> tuple[int, int] | None:
    """Tokens behind the cue to the end of its clause."""
    start = hit.last + 1
    if start < words.end(hit.last) and words.low[start] in lex["as_words"]:
        start += 1
    if start >= words.end(hit.last) or words.low[start] in ",.;:":
        return None
    end = clause_end(words, lex, start)
    relative = words.low[words.first(hit.bare) : hit.bare]
    return start, _quote_end(words, start, end) if lex["kept_markers"] & set(relative) else end


def _quote_end(words: Words, start: int, end: int) -> int:
    """Behind the quotation that names what a free relative is about (*in what he called “a dark day”, …*)."""
    opened = next((k for k in range(start, end) if words.quoted[k] >= 0), None)
    return end if opened is None else min(end, words.at(words.quotes[words.quoted[opened]].outer[1]))
