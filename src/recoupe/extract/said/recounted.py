"""A second count that a source sets right behind the first one, with no verb of its own: *85 blessés, une centaine
selon les secouristes*, *17 dead, more than 20 according to medics*.
"""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon, Marker
from recoupe.extract.said.phrases import is_figure, is_finite, quantified
from recoupe.extract.said.words import Words

LONGEST = 6
"""Tokens of the second count."""


def recounted(words: Words, lex: Lexicon, marker: Marker) -> int | None:
    """The token at which the count that stands between a comma and a source begins, None where none does.

    The clause before it is then not of that source, but for what is counted.
    """
    floor = max(words.first(marker.first), marker.first - LONGEST - 1)
    comma = next((k for k in range(marker.first - 1, floor, -1) if words.low[k] in (",", ";")), None)
    if comma is None or comma + 1 == marker.first or words.quoted[comma] >= 0:
        return None
    count = range(comma + 1, marker.first)
    if any(is_finite(words, k) or words.tokens[k].pos in ("VERB", "AUX", "PROPN", "PUNCT") for k in count):
        return None
    led = words.low[count[0]] in lex["coordinators"] | lex["relative_words"] | lex["complementisers"]
    counts = any(_is_count(words, lex, k) for k in count[:3])
    before = any(_is_count(words, lex, k) for k in range(words.first(comma), comma))
    return count[0] if counts and before and not led else None


def _is_count(words: Words, lex: Lexicon, k: int) -> bool:
    return words.timed[k] < 0 and (is_figure(words, lex, k) or quantified(words, lex, k))
