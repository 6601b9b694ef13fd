"""How firmly a content is said, and which act saying it was.

A neutral verb takes the act its content performs in the first person (*« Nous exhortons… », a affirmé X*). A hedge
counts
when it stands on the content's main predicate, not in a relative clause of a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.denied import refutes
from recoupe.extract.said.phrases import is_finite
from recoupe.extract.said.words import Words
from recoupe.lang import Language
from recoupe.lang.inflect import Form, table
from recoupe.model import Span, Stance

NEAR = 4
"""Words from the start of a nominal content within which an adjective stands on its head."""


@dataclass(frozen=True, slots=True)
class Hedges:
    """The hedge rows of a language, compiled; ``modals`` hold, for each modal, what it does not hedge."""

    forms: dict[str, tuple[Form, ...]]
    tenses: dict[str, frozenset[str]]
    words: dict[tuple[str, ...], frozenset[str]]
    openings: frozenset[str]
    modals: dict[str, frozenset[str]]


@cache
def hedges(language: Language) -> Hedges:
    """Compile ``hedges.toml``. Cost: a millisecond, once."""
    rows = language.rows("hedges", "hedge")
    tenses = {lemma: frozenset(row.get("tenses", ())) for row in rows for lemma in row.get("verbs", ())}
    words: dict[tuple[str, ...], frozenset[str]] = {}
    for row in rows:
        kind = next((k for k in ("copular", "nominal") if row.get(k)), "free")
        for phrase in (*row.get("words", ()), *row.get("phrases", ())):
            key = tuple(_tokens(phrase))
            words[key] = words.get(key, frozenset()) | {kind}
    modals = {w: frozenset(row["before"]) for row in rows if "before" in row for w in row["words"]}
    return Hedges(table(language, tenses), tenses, words, frozenset(phrase[0] for phrase in words), modals)


def _tokens(phrase: str) -> list[str]:
    return phrase.replace("'", "' ").split()


def hedged(
    words: Words, lex: Lexicon, h: Hedges, pieces: tuple[Span, ...], *, backshifted: bool = False, nominal: bool = False
) -> tuple[Span, ...]:
    """The spans that hedge the main predicate of a content.

    ``backshifted`` says the cue is in the past and the clause indirect, so that a plain conditional there may only
    mark the future in the
    past (*a dit qu'il viendrait*) and does not hedge.
    """
    out: list[Span] = []
    for start, end in pieces:
        first, stop = words.at(start), words.at(end)
        main = _main_stretch(words, lex, first, stop)
        for k in main:
            if _verb_hedges(words, lex, h, k) or (not backshifted and _conditional(words, lex, k)):
                out.append(words.span(k, k + 1))
            else:
                size = _phrase(words, lex, h, k, near=nominal and k - first < NEAR)
                if size:
                    out.append(words.span(k, k + size))
    return tuple(out)


def _main_stretch(words: Words, lex: Lexicon, first: int, stop: int) -> list[int]:
    """Tokens of a content outside its relative clauses, which end with a comma or before a verb that is not theirs
    (*la frappe qui a tué douze soldats serait une erreur*)."""
    out, skipping, verbs = [], False, 0
    for k in range(first, stop):
        if k > first and (words.low[k] in lex["relative_words"] or _object_relative(words, lex, k)):
            skipping, verbs = True, 1
        elif words.low[k] in (",", ".", ";"):
            skipping = False
        elif skipping and is_finite(words, k):
            skipping, verbs = verbs > 0, verbs - 1
        elif skipping and (words.low[k] in lex["complementisers"] or words.tokens[k].pos in ("SCONJ", "CCONJ")):
            verbs += 1
        if not skipping:
            out.append(k)
    return out


def _verb_hedges(words: Words, lex: Lexicon, h: Hedges, k: int) -> bool:
    """Whether a verb hedges by its lemma and tense; *un risque* is no verb."""
    if k and words.low[k - 1] in lex["determiners"] and words.tokens[k].pos not in ("VERB", "AUX"):
        return False
    for form in h.forms.get(words.low[k], ()):
        allowed = h.tenses[form.lemma]
        if form.tense not in ("inf", "ger", "part") and (not allowed or form.tense in allowed):
            return True
    return False


def _conditional(words: Words, lex: Lexicon, k: int) -> bool:
    endings = tuple(lex["conditional_endings"])
    sure = tuple(lex["journalistic_endings"])
    return (
        words.low[k] in lex["journalistic"]
        or (bool(sure) and words.low[k].endswith(sure) and words.tokens[k].pos not in ("NOUN", "PROPN"))
    ) or ("Mood=Cnd" in words.tokens[k].morph and words.low[k].endswith(endings or ("\0",)))


def _object_relative(words: Words, lex: Lexicon, k: int) -> bool:
    """Whether *que* takes up the noun before it."""
    return words.low[k] in lex["complementisers"] and words.tokens[k - 1].pos in ("NOUN", "PROPN", "ADJ")


def _phrase(words: Words, lex: Lexicon, h: Hedges, k: int, *, near: bool) -> int:
    """Words of a hedging phrase at token ``k``: adverbs anywhere, adjectives behind *être* or on the head of a
    nominal content.
    """
    if words.low[k] not in h.openings:
        return 0
    for phrase, kinds in h.words.items():
        if words.low[k : k + len(phrase)] != phrase or _is_plain_modal(words, h, k):
            continue
        if "free" in kinds or ("nominal" in kinds and near) or ("copular" in kinds and _after_copula(words, lex, k)):
            return len(phrase)
    return 0


def _is_plain_modal(words: Words, h: Hedges, k: int) -> bool:
    """Whether a modal limits nothing (*I could hear it*, *everything we could*), or is no modal (*in May*)."""
    if words.low[k] not in h.modals:
        return False
    after = next((j for j in range(k + 1, words.end(k)) if words.tokens[j].pos != "ADV"), None)
    if after is None or words.tokens[k].pos not in ("AUX", "VERB") or words.tokens[after].pos == "PUNCT":
        return True
    return bool(h.modals[words.low[k]] & set(words.low[k + 1 : after + 1]))


def _after_copula(words: Words, lex: Lexicon, k: int) -> bool:
    return any(f.lemma in lex["passive"] for j in range(max(0, k - 3), k) for f in lex.forms.get(words.low[j], ()))


def _ends_conditional(words: Words, lex: Lexicon, k: int) -> bool:
    endings = tuple(lex["conditional_endings"])
    return bool(endings) and words.tokens[k].pos in ("VERB", "AUX") and words.low[k].endswith(endings)


def threatened(words: Words, lex: Lexicon, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The verbs by which a warning looks ahead: what may come is never certain."""
    ahead = lex["hedged_when_warning"]
    out = []
    for start, end in pieces:
        for k in _main_stretch(words, lex, words.at(start), words.at(end)):
            if (
                words.low[k] in ahead
                or ("cond" in ahead and _ends_conditional(words, lex, k))
                or ("fut" in ahead and "Tense=Fut" in words.tokens[k].morph)
            ):
                out.append(words.span(k, k + 1))
    return tuple(out)


def act(words: Words, lex: Lexicon, cue: Stance, pieces: tuple[Span, ...]) -> Stance:
    """The stance of a statement: the cue's, or for a neutral cue the act its content performs: in the first person, or
    by calling what was said untrue."""
    if cue != "assert":
        return cue
    if refutes(words, lex, pieces):
        return "deny"
    for start, end in pieces:
        for k in range(words.at(start), words.at(end)):
            if words.low[k] in lex["first_persons"] and k + 1 < len(words.tokens):
                performed = _performed(words, lex, k + 1)
                if performed:
                    return performed
    return cue


def _performed(words: Words, lex: Lexicon, k: int) -> Stance | None:
    start = k
    while k < len(words.tokens) - 1 and words.low[k] in lex["clitics"]:
        k += 1
    negated = bool(lex["negator"] & set(words.low[start:k]))
    for form in lex.forms.get(words.low[k], ()):
        if form.tense == "pres" and {1, 4} & set(form.persons):
            for cue in lex.cues.get(form.lemma, ()):
                if cue.stance == "deny" and negated:  # *nous n'excluons pas*
                    continue
                if cue.stance in ("urge", "warn", "promise", "ask", "deny") and not cue.tails and not cue.nouns:
                    return cue.stance
    return None
