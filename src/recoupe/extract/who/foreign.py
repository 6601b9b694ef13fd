"""Names that keep another language's words: *the Compagnie des bacs d'Arvel (CBA)*, *le Department for Rivers (DR)*;
and those whose capitals an acronym spells, be one of their words an outlet's (*the Coastal Tribune Front (CTF)*)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recoupe.extract import Draft
from recoupe.extract.who.acronyms import BRACKET, small_words, spelt
from recoupe.extract.who.gazetteer import Gazetteer, Word, gazetteer, words_of
from recoupe.lang import codes, load
from recoupe.model import EntityKind, Sentence, Span

LONGEST = 10
"""Words of the longest such name."""
_KINDS: dict[str, EntityKind] = {"institution": "institution", "group": "institution", "media": "media"}


def names(draft: Draft, sentence: Sentence, words: tuple[Word, ...], lex: Gazetteer) -> Mapping[int, tuple[int, bool]]:
    """By the word that such a name begins with, one past its last word, and whether an acronym behind it says so."""
    foreign = lex.words("words.foreign_links") | lex.words("words.foreign_small")
    if not any(w.key in foreign for w in words) and "(" not in draft.text[slice(*sentence.span)]:
        return {}
    found = {at: (end, False) for at in range(len(words)) if (end := _end(draft.text, words, at, lex))}
    spans = list(_spelt_out(draft, sentence, lex, foreign))
    starts = {w.start: n for n, w in enumerate(words)}
    ends = {w.end: n + 1 for n, w in enumerate(words)}
    found.update({starts[a]: (ends[b], True) for a, b in spans if a in starts and b in ends})
    return found


def kind(span: Span, draft: Draft) -> EntityKind | None:
    """The kind that a noun of another language which opens the name gives it; None when there is none."""
    keys = tuple(w.key for w in words_of(draft.text, *span))
    others = [gazetteer(load(code)) for code in codes() if code != draft.language.code]
    found: list[str] = []
    for lex in others:
        last = lex.language.table("who")["head"] == "last"
        link = next((n for n, k in enumerate(keys) if k in lex.words("words.governors")), len(keys))
        parts = [keys[n:link] for n in range(link)] if last else [keys[:n] for n in range(link, 0, -1)]
        bodies = lex.words("words.agencies")
        nouns = (noun for part in parts if part and (noun := lex.noun(part)))
        found += ["institution" if noun.head in bodies else noun.kind for noun in nouns]
    return next((_KINDS[n] for n in found if n in _KINDS), None)


def _end(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> int:
    """One past the last word of a name that goes on from a capital by another language's links; 0 when none does."""
    small = lex.words("words.foreign_links") | lex.words("words.definite") | lex.words("words.elided")
    if not text[words[at].start].isupper() or words[at].key in small or lex.is_title(words[at].key):
        return 0
    end, here = 0, at + 1
    while here < min(len(words), at + LONGEST):
        further = here + _beside(text, words, here)  # a word may stand before the link: *Union nationale des …*
        nxt = _linked(text, words, here, lex) or _linked(text, words, further, lex)
        if nxt is None:
            break
        end = here = nxt
    while end and end < len(words) and _beside(text, words, end) and _is_accented(text, words[end], lex):
        end += 1
    return end


def _is_accented(text: str, word: Word, lex: Gazetteer) -> bool:
    """Whether a word in small letters has an accent, in a text whose own language has none (*aériens*)."""
    foreign = "capitals" not in lex.words("words.foreign_names") and text[word.start].islower()
    return foreign and word.key != text[word.start : word.end]


def _linked(text: str, words: tuple[Word, ...], at: int, lex: Gazetteer) -> int | None:
    """One past the words that links lead to: one word, or each capital in a row where such names have capitals."""
    links, here = lex.words("words.foreign_links"), at
    while here < len(words) and words[here].key in links and _beside(text, words, here):
        here += 1
    if here == at or here >= len(words) or not _beside(text, words, here):
        return None
    capital = text[words[here].start].isupper()
    if not capital and "capitals" in lex.words("words.foreign_names"):
        return None
    here += 1
    while capital and here < len(words) and text[words[here].start].isupper() and _beside(text, words, here):
        here += 1
    return here


def _beside(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Whether only a space or an apostrophe stands before a word."""
    return 0 < at < len(words) and text[words[at - 1].end : words[at].start] in (" ", "'", "’")


def _spelt_out(draft: Draft, sentence: Sentence, lex: Gazetteer, foreign: frozenset[str]) -> Iterator[Span]:
    """The stretches that an acronym in brackets shortens, which begin with a capital and hold a foreign link, or are of
    several words that all have capitals, none of which opens it as a noun of another language (*Agence Sud (AS)*)."""
    small = small_words(lex)
    for bracket in BRACKET.finditer(draft.text, *sentence.span):
        key = spelt(bracket, small)
        tail = words_of(draft.text, sentence.span[0], bracket.start())[-len(key) :] if key else ()
        if not tail or not draft.text[tail[0].start].isupper():
            continue
        span = (tail[0].start, tail[-1].end)
        upper = [draft.text[w.start].isupper() for w in tail if w.key not in small]
        if foreign & set(key) or (len(upper) > 1 and all(upper) and kind(span, draft) is None):
            yield span
