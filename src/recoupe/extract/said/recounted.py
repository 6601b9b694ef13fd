"""A second count that a source sets right behind the first one, with no verb of its own: *85 blessés, une centaine
selon les secouristes*, *17 dead, more than 20 according to medics*.
"""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon, Marker
from recoupe.extract.said.phrases import is_count, is_finite
from recoupe.extract.said.words import Words

LONGEST = 6
"""Tokens of the second count."""


def recounted(words: Words, lex: Lexicon, marker: Marker) -> int | None:
    """The token at which the count that stands between a comma and a source begins, None where none does.

    The clause before it is then not of that source, but for what is counted.
    """
    floor, stop = max(words.first(marker.first), marker.first - LONGEST - 1), marker.first
    again = _joined(words, lex, marker, floor)
    comma = again or next((k for k in range(stop - 1, floor, -1) if words.low[k] in (",", ";")), None)
    if comma is None or comma + 1 == stop or words.quoted[comma] >= 0:
        return None
    count = range(comma + 1, stop - (words.low[stop - 1] == ","))
    if any(is_finite(words, k) or words.tokens[k].pos in ("VERB", "AUX", "PROPN", "PUNCT") for k in count):
        return None
    led = words.low[count[0]] in lex["coordinators"] | lex["relative_words"] | lex["complementisers"]
    counts = any(is_count(words, lex, k) for k in count[:3])
    before = any(is_count(words, lex, k) for k in range(words.first(comma), comma))
    return count[0] if counts and before and not led else None


def _joined(words: Words, lex: Lexicon, marker: Marker, floor: int) -> int | None:
    """The conjunction that joins a count to one whose source stands before it (*2 000, selon la police, et | 5 000,
    selon …*, *12 % selon la direction et | 40 % selon …*)."""
    near = range(marker.first - 1, floor, -1)
    at = next((k for k in near if words.low[k] in lex["coordinators"] | lex["alternatives"]), None)
    if at is None or at + 1 >= marker.first or not is_count(words, lex, at + 1):
        return None
    return at if any(words.low[k] in lex.openings for k in range(words.first(at), at)) else None


def counts_anew(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a conjunction, a bracket or a comma at ``k`` leads to another count with its own source (*selon la
    direction | et 40 % selon les syndicats*)."""
    if words.low[k] not in lex["coordinators"] | lex["alternatives"] | {"(", ","} or k + 2 >= words.end(k):
        return False
    near = range(k + 2, min(words.end(k), k + LONGEST + 2))
    until = next((j for j in near if words.low[j] in lex.openings), None)
    if until is None or not (is_count(words, lex, k + 1) or is_count(words, lex, k + 2)):
        return False
    return not any(is_finite(words, j) or words.low[j] == ")" for j in range(k + 1, until))
