"""Who speaks when a report only says where it is from: *dit-on au parquet*, *à la mairie, on assure que*."""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.said.cues import Hit, Lexicon
from recoupe.extract.said.fillers import skip_fillers
from recoupe.extract.said.inverted import behind, quality_end
from recoupe.extract.said.phrases import Range, parts_of
from recoupe.extract.said.words import Words

PLACES = ("LOC", "GPE")
"""How the tag of a place ends."""
NEAR = 10
"""Tokens from a preposition of place to the relative word that takes the place up."""


def meant(words: Words, lex: Lexicon, hit: Hit, on: int) -> Range | None:
    """Who *on* is, where the sentence says it before or behind the verb; nobody where something is only counted there
    (*En Suisse, on recense 300 cas*)."""
    found = located_before(words, lex, on) or located_behind(words, lex, hit)
    if found and hit.lemma in lex["counted_there"] and any(words.tokens[k].ent.endswith(PLACES) for k in range(*found)):
        return None
    return found


def located_behind(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """Who *on* is, where the sentence says it: *assure-t-on à la mairie*, *apprend-on auprès des pompiers*."""
    start = skip_fillers(words, lex, hit.last + 1)
    for phrase in sorted(lex["locators"], key=lambda p: (-len(p), p)):
        parts = parts_of(phrase)
        at = next((k for k in (hit.last + 1, start) if words.low[k : k + len(parts)] == parts), None)
        found = behind(words, lex, at + len(parts)) if at is not None else None
        if found:
            return found
    for marker, row in lex.prepositions:
        if row.get("whole") and words.low[start : start + len(marker)] == marker:
            found = behind(words, lex, start + len(marker))
            return start, found[1] if found else quality_end(words, lex, start + len(marker))
    return None


def learnt_from(words: Words, lex: Lexicon, hit: Hit) -> Range | None:
    """From whom an outlet has learnt what it reports (*…, a appris l'AFP de source policière, auprès du parquet*)."""
    if hit.lemma not in lex["learning"] or hit.inverted is not None:
        return None
    for k in range(hit.last + 1, words.end(hit.last) - 1):
        if any(row.get("whole") and words.low[k : k + len(m)] == m for m, row in lex.prepositions):
            return located_behind(words, lex, replace(hit, last=k - 1))
        if words.low[k] in lex["addressed"] - lex["determiners"] and words.tokens[k].pos != "DET":
            return located_behind(words, lex, replace(hit, last=k - 1))
    return None


def located_before(words: Words, lex: Lexicon, on: int) -> Range | None:
    """Who *on* is, where the sentence begins with it: *À la mairie, on assure que …*, *De source sûre, on dit …*."""
    first = words.first(on)
    where = on - 1 - (words.low[on - 1] in lex["determiners"])  # *où l'on assure*
    if where > first and words.low[where] in lex["where"]:
        return _place_before(words, lex, where)
    if on - 1 <= first or words.low[on - 1] != ",":
        return None
    for phrase in sorted(lex["locators"], key=lambda p: (-len(p), p)):
        parts = parts_of(phrase)
        if words.low[first : first + len(parts)] == parts:
            return first + len(parts), on - 1
    unnamed = (p for p, row in lex.prepositions if row.get("whole") and words.low[first : first + len(p)] == p)
    return (first, on - 1) if any(unnamed) else None


def _place_before(words: Words, lex: Lexicon, where: int) -> Range | None:
    """The place that a relative clause goes on from (*du côté de la mairie, où l'on assure que …*)."""
    end = where - (words.low[where - 1] == ",")
    starts = [
        k + len(parts)
        for parts in (parts_of(phrase) for phrase in lex["locators"])
        for k in range(max(words.first(where), end - NEAR), end - len(parts))
        if words.low[k : k + len(parts)] == parts
    ]
    return (max(starts), end) if starts else None
