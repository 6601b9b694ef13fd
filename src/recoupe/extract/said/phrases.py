"""What a token is in a sentence, as the reading of statements sees it: a finite verb, a figure, the start of a phrase.

The parse proposes and punctuation disposes: spaCy's French model loses the subject of one inverted verb in three, so
each phrase is bounded by what a reader sees (commas, relatives, adjuncts) and only its head comes from the parse.
"""

from __future__ import annotations

from functools import cache

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.words import Words

Range = tuple[int, int]
"""Tokens ``first`` up to ``end``, exclusive."""
STOP = frozenset(':;«»“”"()[]—–')
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
MAX_APPOSITION = 14


def is_finite(words: Words, i: int) -> bool:
    """Whether a token is a finite verb, by the parse."""
    token = words.tokens[i]
    return token.pos in ("VERB", "AUX") and any(m in token.morph for m in ("VerbForm=Fin", "Mood=", "VerbType=Mod"))


def is_infinitive(words: Words, i: int) -> bool:
    """Whether a token is an infinitive, by the parse."""
    return "VerbForm=Inf" in words.tokens[i].morph


def is_of_cue(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a word is a form of some verb that may report."""
    return any(form.lemma in lex.cues for form in lex.forms.get(words.low[i], ()))


def is_gerund_of_cue(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a word is the present participle of a verb that may report: *annonçant*, *confirming*."""
    return any(form.tense == "ger" and form.lemma in lex.cues for form in lex.forms.get(words.low[i], ()))


def opens_phrase(words: Words, lex: Lexicon, i: int) -> bool:
    low, token = words.low[i], words.tokens[i]
    if (
        low in lex["complementisers"]
        or low in lex["relative_words"]
        or low in lex["negator"]
        or low in lex["addressed"]
    ):
        return False
    bare = token.pos == "ADJ" and "compound nouns" in lex["traits"] and _leads_to_noun(words, i)
    called = low in lex.human and i + 1 < len(words.tokens) and words.tokens[i + 1].text[:1].isupper()
    return (
        bare
        or called
        or low in lex["determiners"]
        or token.pos in NOMINAL
        or token.pos == "DET"
        or token.text[:1].isupper()
    )


def opens_relative(words: Words, lex: Lexicon, i: int, stop: int) -> bool:
    """Whether a relative clause begins at ``i``, with or without a preposition (*auquel*, *à laquelle*, *to which*)."""
    led = i + 1 < stop and words.tokens[i].pos in ("ADP", "PART") and words.low[i + 1] in lex["relative_words"]
    return led or words.low[i] in lex["relative_words"]


def _leads_to_noun(words: Words, i: int) -> bool:
    """Whether a noun follows an adjective at ``i`` (*environmental groups*), other adjectives between at most."""
    after = next((k for k in range(i + 1, words.end(i)) if words.tokens[k].pos != "ADJ"), i)
    return words.tokens[after].pos in ("NOUN", "PROPN")


def adverbial(words: Words, lex: Lexicon, i: int) -> int:
    """Words of an adverbial phrase at ``i`` (*de son côté*), 0 for none."""
    if i >= len(words.low):
        return 0
    for parts in by_first(lex["adverbials"]).get(words.low[i], ()):
        if words.low[i : i + len(parts)] == parts:
            return len(parts)
    return 0


def parts_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of the data: at spaces and after apostrophes.

    >>> parts_of("avant d'être")
    ('avant', "d'", 'être')
    """
    return tuple(phrase.replace("'", "' ").split())


@cache
def by_first(phrases: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases of the data as tokens, under their first one, the longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for parts in sorted(map(parts_of, phrases), key=lambda p: (-len(p), p)):
        out.setdefault(parts[0], []).append(parts)
    return out


def is_figure(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a token says how many, in figures or words: *12*, *douze*, *une dizaine*."""
    return words.tokens[k].pos == "NUM" or words.low[k][:1].isdigit() or words.low[k] in lex["counting"]


def is_count(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a token is of a number that is no time: a figure, or what belongs to the one behind it."""
    return words.timed[k] < 0 and (is_figure(words, lex, k) or quantified(words, lex, k))


def after_spell(words: Words, lex: Lexicon, start: int, stop: int) -> int | None:
    """The word behind a spell of time at or behind ``start`` that leads to what it is counted from (*deux jours | après
    que*), before ``stop``; None where there is none."""
    near = range(start + 1, stop)
    return next((k for k in near if words.low[k] in lex["following"] and words.low[k - 1] in lex["spells"]), None)


def quantified(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether a word at ``k`` belongs to the number behind it (*reported nearly 40 cases*, *plus d'un millier*)."""
    for phrase in by_first(lex["quantifiers"]).get(words.low[k], ()):
        at = k + len(phrase)
        if words.low[k:at] == phrase and at < words.end(k):
            several = (
                words.low[at] in lex["indefinites"]
                and words.low[at + 1 : at + 2]
                and words.low[at + 1] in lex["counting"]
            )
            if is_figure(words, lex, at) or several:
                return True
    return False
