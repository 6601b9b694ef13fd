"""The function a text gives somebody where it names them: *Ana Reyes, ministre de la Pêche*; *la ministre Ana Reyes*.

A later *la ministre* can then mean her though she had not spoken when she was named.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from recoupe.extract import Draft
from recoupe.extract.who import naming
from recoupe.extract.who.gazetteer import Gazetteer, gazetteer, runs, words_of
from recoupe.extract.who.nounphrase import Mentions
from recoupe.extract.who.whereabouts import sentence_at, tokens_in
from recoupe.model import Mention, Span, Token
from recoupe.text.patterns import leading

REACH = 90
"""Characters on either side of a name within which its function is looked for."""

LONGEST = 6
"""Words of the longest function."""

_CLOSED = re.compile(r"\s*(?:[,;:.!?»)”]|$)")
_APPOSED = re.compile(r"\s*,\s+(?=\S)")
_STOP = re.compile(r"[,;:.!?«»()“”\"\n]|\s[–—-]\s")


def given(draft: Draft, mentions: Mentions) -> Mentions:
    """The same mentions, people with the ``role`` and ``body`` that stand beside their name; linear in their number."""
    placed = (_with_function(draft, m, mentions) if m.kind == "person" else m for m in mentions)
    return tuple(_of_body(draft, m, mentions) if m.kind == "person" and not m.body else m for m in placed)


def _of_body(draft: Draft, person: Mention, mentions: Mentions) -> Mention:
    """A person with the body that follows their name (*Ana Roy, de la Ligue du rail*, *Ana Roy of the Rail League*)."""
    link = _leading(gazetteer(draft.language)).match(draft.text, person.span[1])
    if link is None or not draft.text[link.end() : link.end() + 1].isupper():
        return person
    limit = min(len(draft.text), link.end() + REACH)
    stop = _STOP.search(draft.text, link.end(), limit)
    body = naming.read(draft, (link.end(), stop.start() if stop else limit), mentions)
    named = body is not None and body.kind == "institution" and body.name[:1].isupper()
    return replace(person, body=body.name) if body is not None and named else person


@cache
def _leading(lex: Gazetteer) -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:{leading(lex.words('words.to_body'))})")


def _with_function(draft: Draft, person: Mention, mentions: Mentions) -> Mention:
    """A person with the fuller of what stands before and behind the name; a bare title is less than a function."""
    for span in (_before(draft, person), _behind(draft, person)):
        read = naming.read(draft, span, mentions) if span else None
        if read and read.kind == "person" and read.name == person.name and read.role and read.role != person.role:
            return replace(person, role=read.role, body=read.body)
    return person


def _behind(draft: Draft, person: Mention) -> Span | None:
    """From the name to the end of an apposition that opens with a function, with or without an article; not where the
    function is that of another, who acts (*Selon Révélo, le ministre a menti*)."""
    comma = _APPOSED.match(draft.text, person.span[1])
    if comma is None:
        return None
    limit = min(len(draft.text), comma.end() + REACH)
    stop = _STOP.search(draft.text, comma.end(), limit)
    end = stop.start() if stop else limit
    lex = gazetteer(draft.language)
    heads = _functions(draft, (comma.end(), end), lex)
    if not heads or len(words_of(draft.text, comma.end(), heads[0])) > 2 or _has_verb(draft, (comma.end(), heads[0])):
        return None
    acts = heads[0] > comma.end() and _acts(draft, (heads[0], end))
    return None if acts else (person.span[0], end)


def _before(draft: Draft, person: Mention) -> Span | None:
    """From the function nearest before a name to the end of the name, when nothing but its own words parts them."""
    first = draft.sentences[sentence_at(draft, person.span[0])].span[0] if draft.sentences else 0
    start = max(first, person.span[0] - REACH)
    lex = gazetteer(draft.language)
    for head in reversed(_functions(draft, (start, person.span[0]), lex)):
        between = draft.text[head : person.span[0]].rstrip()
        apposed = between.endswith(",")
        if _STOP.search(between.removesuffix(",")) or (apposed and not _CLOSED.match(draft.text, person.span[1])):
            return None
        return None if _has_verb(draft, (head, person.span[0])) else (head, person.span[1])
    return None


def _functions(draft: Draft, span: Span, lex: Gazetteer) -> list[int]:
    """Where the nouns for functions begin between two offsets, in the order of the text."""
    words, at, out = words_of(draft.text, *span), 0, []
    while at < len(words):
        found = next(((end, n) for end, k in runs(words, at, draft.text, LONGEST) if (n := lex.noun(k))), None)
        if found and found[1].kind == "role":
            out.append(words[at].start)
        at = found[0] if found else at + 1
    return out


def _acts(draft: Draft, span: Span) -> bool:
    """Whether the first clause in a span has a finite verb of its own, before any relative or subordinate one."""
    for t in tokens_in(draft, span):
        if t.pos == "SCONJ" or "PronType=Rel" in t.morph:
            return False
        if _is_finite(t):
            return True
    return False


def _has_verb(draft: Draft, span: Span) -> bool:
    return any(map(_is_finite, tokens_in(draft, span)))


def _is_finite(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.morph
