"""Quotation marks around how something is said: *rejette « catégoriquement » ces accusations*, *“flatly” denied it*.

The word is the speaker's, and says nothing of what they report: the cue is read as though the marks were not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from recoupe.extract import Draft
from recoupe.extract.said.quotes import Quote
from recoupe.lang import Language
from recoupe.model import Token


def manners(draft: Draft, quotes: Iterable[Quote]) -> frozenset[Quote]:
    """The quotations that only say how something is said. Cost: linear in the quotations."""
    known, text = _known(draft.language), draft.text
    return frozenset(q for q in quotes if q.closed and text[slice(*q.inner)].lower() in known and _inside(text, q))


@cache
def _known(language: Language) -> frozenset[str]:
    return language.words("cues", "manners") | language.words("cues", "adverbials")


def _inside(text: str, quote: Quote) -> bool:
    """Whether words stand right before a quotation (*« Fermement », répond-il* and *répond : « Fermement »* answer)."""
    return text[: quote.outer[0]].rstrip(" ")[-1:].isalpha()


def unmarked(tokens: list[Token], quotes: Collection[Quote]) -> list[Token]:
    """The tokens, the marks of these quotations made one with the words in them, of which a lone one is an adverb."""
    opened, closed = {q.outer[0] for q in quotes}, {q.outer[1] for q in quotes}
    out: list[Token] = []
    start = None
    for token in tokens:
        if token.start in opened:
            start = token.start
        elif token.end in closed and out:
            word = out[-1]._replace(end=token.end)
            out[-1] = word._replace(pos="ADV", morph="") if word.start in opened else word
        else:
            out.append(token if start is None else token._replace(start=start))
            start = None
    return out
