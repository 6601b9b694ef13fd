"""Forms that may be a verb and are a noun where they stand (*l'annonce*); the tagger is believed with care."""

from __future__ import annotations

from recoupe.extract.said.cues import Lexicon
from recoupe.extract.said.phrases import is_finite
from recoupe.extract.said.words import Words


def is_noun(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a form that may be a verb is a noun here: tagged so, or after a determiner and not tagged as a verb."""
    token, before = words.tokens[i], words.low[i - 1] if i > words.first(i) else ""
    if before == "-" and words.tokens[i - 1].end == token.start:
        return True
    if behind_as(words, lex, i) or (before in lex["gerund_markers"] and _only_gerund(lex, words.low[i])):
        return False
    if token.pos in ("VERB", "AUX"):
        return (
            before in lex["determiners"]
            and before not in lex["clitics"]
            and token.dep not in ("acl", "amod")
            and ("VerbForm=Fin" in token.morph and before not in lex["subject_pronouns"])
        )
    if (
        "tagged nouns" in lex["traits"]
        and token.pos in ("NOUN", "PROPN", "ADJ")
        and not _may_be_mistagged(words, lex, i)
    ):
        return True
    marked = before in lex["determiners"] or before in lex["noun_markers"]
    return marked or _qualifies(words, i) or _is_described(words, i)


def _is_described(words: Words, i: int) -> bool:
    """Whether a form called a noun has an adjective before it and a determiner before that (*la fausse alerte*)."""
    if words.tokens[i].pos != "NOUN" or i - 2 < words.first(i):
        return False
    adjective, determiner = words.tokens[i - 1], words.tokens[i - 2]
    return adjective.pos == "ADJ" and adjective.head == i and determiner.pos == "DET" and determiner.head == i


def _only_gerund(lex: Lexicon, low: str) -> bool:
    """Whether a form is a present participle and no other form of a verb (*en avertissant*)."""
    return all(f.tense == "ger" for f in lex.forms.get(low, ()))


def _may_be_mistagged(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a form called a noun stands where a verb does: behind speech or evidence, or at a headline's end."""
    if words.low[i - 1] in lex.evidence and i > words.first(i):
        return True
    if i + 1 == words.end(i) or words.low[i - 1] in "”," or words.low[i + 1] in ("“", "that", ";"):
        return True
    if words.low[i + 1] == "." and (_paper_opens(words, lex, i) or _speaker_opens(words, lex, i)):
        return True
    return _breaks_in(words, i) or _stands_for_verb(words, lex, i)


def _speaker_opens(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a comma and somebody who can speak stand before a form that ends its sentence behind a clause (*The gates
    are shut, the energy ministry estimates.*)."""
    comma = next((k for k in range(i - 1, words.first(i), -1) if words.low[k] == ","), None)
    if comma is None or words.low[i - 1] not in lex.human or words.low[comma + 1] not in lex["determiners"]:
        return False
    return i + 2 >= words.end(i) and any(is_finite(words, k) for k in range(words.first(i), comma))


def _stands_for_verb(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a form called a noun stands behind a speaker in a sentence that has no verb, and agrees with them (*The
    nurses' union talks of 300 posts*)."""
    many = words.low[i - 1].endswith("s")
    if words.low[i - 1] not in lex.human or words.low[i].endswith("s") == many:
        return False
    leads = words.low[i + 1] in ("of", *lex["complementisers"]) or words.low[i + 1] in lex["determiners"]
    return leads and not any(is_finite(words, k) for k in range(words.first(i), words.end(i)))


def _breaks_in(words: Words, i: int) -> bool:
    """Whether a form ends what two commas set off behind an auxiliary (*She was, the union maintains, told twice*)."""
    comma = next((k for k in range(i - 1, words.first(i) + 1, -1) if words.low[k] == ","), None)
    return comma is not None and words.low[i + 1] == "," and comma < i - 1 and words.tokens[comma - 1].pos == "AUX"


def _paper_opens(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a paper opens what the last comma before a token parts (*…, records of the port authority show*)."""
    comma = next((k for k in range(i - 1, words.first(i), -1) if words.low[k] == ","), None)
    return comma is not None and bool(lex.evidence & set(words.low[comma + 1 : comma + 4]))


def _qualifies(words: Words, i: int) -> bool:
    """Whether a form is an adjective behind an object (*porter un regard critique sur*)."""
    noun = words.tokens[i - 1] if i > words.first(i) else None
    return (
        words.tokens[i].pos == "ADJ"
        and noun is not None
        and noun.pos == "NOUN"
        and noun.dep.startswith(("obj", "obl", "nmod"))
    )


def behind_as(words: Words, lex: Lexicon, i: int) -> bool:
    """Whether a clitic and *comme* stand before a form (*comme le résume X*): a verb, whatever the tagger says."""
    return i - 2 >= words.first(i) and words.low[i - 1] in lex["clitics"] and words.low[i - 2] in lex["as_words"]
