"""Whom *celui-ci* and *ce dernier* mean: the last one told of in their sentence, or in the one before it."""

from __future__ import annotations

from itertools import takewhile

from recoupe.extract import Draft
from recoupe.extract.who.agreement import clash, gender_of, of_token
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.extract.who.naming import read
from recoupe.extract.who.whereabouts import sentence_at, tokens_in
from recoupe.model import Mention, Span

SPEAKERS = frozenset({"role", "institution", "media", "group"})
OPENING = 2
"""Characters before a pronoun that opens its sentence, at most."""
FOLLOW = frozenset({"ADJ", "PROPN"})


def latter(draft: Draft, span: Span, mentions: tuple[Mention, ...], since: int) -> Mention | None:
    """The last phrase between an offset and a pronoun, near it, that calls somebody by a function or a
    body and has its number and gender (*X accuse le groupe minier d'avoir menti, ce que celui-ci conteste*)."""
    lex = gazetteer(draft.language)
    text = draft.text[slice(*span)].strip(" -,").lower()
    if text not in lex.words("words.nearest") or not draft.sentences:
        return None
    gender, plural = gender_of(text, lex), text in lex.words("words.plural")
    at = sentence_at(draft, span[0])
    opens_line = span[0] - draft.sentences[at].span[0] <= OPENING
    start = max(since, draft.sentences[max(0, at - opens_line)].span[0])
    tokens = tokens_in(draft, (start, span[0]))
    inner = 0
    for k in range(len(tokens) - 1, 0, -1):
        token, opener = tokens[k], tokens[k - 1]
        noun = lex.noun(key_of(token.text) or ("",)) if token.pos == "NOUN" else None
        opens = opener.pos in ("DET", "ADP") and "Definite=Ind" not in opener.morph
        if noun is None or noun.kind not in SPEAKERS or not opens or clash(gender, of_token(token, lex)):
            continue
        if token.dep.startswith("nmod"):  # *la présidente de la région*: she is meant
            inner = inner or token.end
            continue
        if ("Number=Plur" in token.morph) == plural:
            behind = list(takewhile(lambda t: t.pos in FOLLOW, tokens[k + 1 :]))
            return read(draft, (token.start, max(inner, (behind or [token])[-1].end)), mentions)
    return None
