"""What a statement tells one after the other: *ten died and the border was closed* is said once, and is two things.

The content is cut as the outlet's own sentences are (:mod:`~recoupe.extract.said.pieces`), and each part is as firm as
its own words: *two were killed, eleven are said to be wounded*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.said import stance
from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.facts import clauses_in
from recoupe.extract.said.phrases import Range, is_finite
from recoupe.extract.said.stance import Hedges
from recoupe.extract.said.stretch import COUNTED, Stretch
from recoupe.extract.said.words import Words
from recoupe.model import Part, Span


def told(words: Words, lex: Lexicon, h: Hedges, content: Sequence[Span], hedges: Sequence[Span]) -> tuple[Part, ...]:
    """The parts of a content in the order of the text, none when it tells one thing only; ``hedges`` are those of all
    of it. Linear in the content."""
    found = _coordinate(words, lex, content)
    if len(found) < 2:
        return ()
    inside = [tuple(k for k in hedges if _holds(words.span(*part), k)) for part in found]
    if hedges and not any(inside):  # the cue hedges all of it, or a word between the parts
        return tuple(Part(words.span(*part), "hedged", tuple(hedges)) for part in found)
    out: list[Part] = []
    for part, own in zip(found, inside, strict=True):
        limits = own or stance.hedged(words, lex, h, (words.span(*part),), backshifted=not hedges)
        if not limits and out and not any(is_finite(words, k) for k in range(*part)):
            limits = out[-1].hedges  # *he may have sold the house and left*
        out.append(Part(words.span(*part), "hedged" if limits else "certain", limits))
    return tuple(out)


def _coordinate(words: Words, lex: Lexicon, content: Sequence[Span]) -> list[Range]:
    """The pieces of a content, each with what is subordinate to it."""
    found: list[Range] = []
    for span in content:
        for first, stop in _sentences(words, span):
            before = len(found)
            for start, end in clauses_in(words, lex, first, stop, named=True):
                told = _is_joined(words, lex, start) or _counts(words, lex, start, end)
                if len(found) > before and not (told or _tells_when(words, lex, start, end)):
                    found[-1] = (found[-1][0], end)
                else:
                    found.append((start, end))
    return found


def _is_joined(words: Words, lex: Lexicon, start: int) -> bool:
    """Whether a conjunction or a semicolon stands before a piece, and nothing that makes it depend on the one before or
    on the cue (*that it rose and that she left* is one answer)."""
    return words.low[start - 1] in (lex["coordinators"] - lex["alternatives"]) | {";", ":"}


def _tells_when(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    """Whether a piece tells what happened when what stands before it did: *ten died when a bridge gave way*, and not
    *she would resign when it reopened*."""
    if words.low[start] not in lex["telling_when"]:
        return False
    before = range(words.first(start), start)
    ahead = any("Mood=Cnd" in words.tokens[k].morph or words.low[k] in lex["modals"] for k in before)
    return not ahead and any("Tense=Past" in words.tokens[k].morph for k in range(start, end))


def _counts(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    """Whether a piece tells by a participle how many an event left: *…, faisant dix morts*, *…, killing ten*."""
    verb = words.tokens[start]
    if verb.pos != "VERB" or "VerbForm=Part" not in verb.morph or words.low[start - 1] != ",":
        return False
    reach = Stretch(words, lex, start, min(end, start + COUNTED), title=False)
    return "Tense=Past" not in verb.morph and any(reach.is_figure(k) for k in range(start + 1, reach.end))


def _sentences(words: Words, span: Span) -> Iterator[Range]:
    """The stretches of a span that each lie in one sentence."""
    first, end = words.at(span[0]), words.at(span[1])
    while first < end:
        stop = min(end, words.end(first))
        yield first, stop
        first = stop


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
