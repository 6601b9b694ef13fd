"""Figures that a second speaker sets beside the first one's with no verb of their own: *La police parle de 2 000
manifestants, les syndicats de 8 000*, *Police put it at 2,000, the unions at 8,000*.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.inverted import behind
from recoupe.extract.said.phrases import Range, is_figure, is_finite, quantified
from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.speakers import names_speaker
from recoupe.extract.said.words import Words

LONGEST = 12
"""Tokens of the second speaker's phrase."""
OPENING = 4
"""Tokens of a clause within which its count stands that opens it (*there were 3,000*)."""


def gapped(words: Words, lex: Lexicon, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals, those whose object holds a second speaker and their figure cut in two."""
    out: list[Proposal] = []
    for p in proposals:
        out += _parts(words, lex, p)
    return out


def _parts(words: Words, lex: Lexicon, p: Proposal) -> list[Proposal]:
    if p.hit is not None and p.rule == "passive" and (other := _set_otherwise(words, lex, p)):
        return [p, other]
    if p.hit is None or not p.rule.endswith(("np", "clause")) or len(p.content) != 1:
        return [p]
    start, end = words.at(p.content[0][0]), words.at(p.content[0][1])
    if p.rule.endswith("clause") and not _counts_first(words, lex, start, end):
        return [p]
    at = next((k for k in range(start + 1, end - 2) if _parts_here(words, lex, k)), None)
    if at is None or not any(_is_figure(words, lex, k) for k in range(start, at)):
        return [p]
    who = at + 1 + (words.low[at + 1] in lex["clause_openers"] | lex["coordinators"])
    figure = _figure(words, lex, who, end)
    if figure is None:
        return [p]
    source, opens = figure
    first = replace(p, content=pieces(words, words.span(start, at)))
    told, by = pieces(words, words.span(opens, end)), (words.span(*source),)
    second = replace(p, content=told, cue=(), source=by, rule="gapped-np", weight=p.weight + 1)
    return [first, *_parts(words, lex, second)]


def _counts_first(words: Words, lex: Lexicon, start: int, end: int) -> bool:
    """Whether a clause tells nothing before its count of which another may stand beside it, so that who stands behind
    it tells another (*said 2,000 marched, the unions 5,000*, not *said Norland sent 200 trucks, Valdria 500*)."""
    count = next((k for k in range(start, min(end, start + OPENING)) if _is_figure(words, lex, k)), None)
    return count is not None and all(
        words.tokens[k].pos in ("PRON", "AUX", "VERB", "DET", "ADV") for k in range(start, count)
    )


def _set_otherwise(words: Words, lex: Lexicon, p: Proposal) -> Proposal | None:
    """The figure at which a second one sets the same count (*estimé à 45 % par la direction, et à 80 % par les
    syndicats*)."""
    k, stop = words.at(p.source[-1][1]), words.end(words.at(p.source[0][0]))
    while k < stop and _parts_here(words, lex, k):
        k += 1
    by = next((j for j in range(k, min(stop, k + LONGEST)) if words.low[j] in lex["agents"]), None)
    set_at = words.low[k] in lex["set_at"] or _is_figure(words, lex, k)  # *put at 45% by X and 80% by Y*
    if by is None or not set_at or not any(is_figure(words, lex, j) for j in range(k, by)):
        return None
    source = behind(words, lex, by + 1)
    if source is None or not names_speaker(words, lex, source):
        return None
    told = pieces(words, words.span(k, by))
    return replace(p, content=told, cue=(), source=(words.span(*source),), rule="gapped-passive", weight=p.weight + 1)


def _parts_here(words: Words, lex: Lexicon, k: int) -> bool:
    return words.quoted[k] < 0 and (words.low[k] in (",", ";") or words.low[k] in lex["coordinators"])


def _figure(words: Words, lex: Lexicon, who: int, end: int) -> tuple[Range, int] | None:
    """The second speaker and where their figure begins, nothing but a preposition or an aside between them."""
    for k in range(who + 1, min(end, who + LONGEST)):
        if is_finite(words, k) or words.low[k] in lex["relative_words"] | lex["complementisers"]:
            return None
        if not _is_figure(words, lex, k) and not quantified(words, lex, k):
            continue
        k -= words.tokens[k - 1].pos == "SYM" or words.low[k - 1] in lex["indefinites"]  # *£5m*, *une centaine*
        stop = k - (words.tokens[k - 1].pos == "ADP")
        last = next((j for j in range(who, stop) if words.low[j] == ","), stop)
        named = last > who and names_speaker(words, lex, (who, last), evidence=False)
        free = not any(is_finite(words, j) for j in range(k, end))
        return ((who, last), k) if named and free and words.tokens[who].pos != "NUM" else None
    return None


def _is_figure(words: Words, lex: Lexicon, k: int) -> bool:
    return words.timed[k] < 0 and is_figure(words, lex, k)
