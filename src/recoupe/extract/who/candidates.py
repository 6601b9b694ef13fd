"""Who a pronoun or a general word may mean: the article's names, the bodies its subjects describe, those who spoke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.extract import Draft
from recoupe.extract.who import naming, nounphrase
from recoupe.extract.who.agreement import gender_of, of_morph, shown
from recoupe.extract.who.gazetteer import fold, gazetteer, key_of
from recoupe.extract.who.whereabouts import subject_phrases, tokens_in
from recoupe.model import Mention, Span

Genders = Mapping[str, str]
"""The gender of people by their name."""

_SPEAKERS = frozenset({"role", "anonymous", "institution", "group", "media"})
_MUTE = frozenset({"document", "other", "place"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody an anaphor may mean. ``spoke`` is true of the source of a statement; ``quoted`` of a name inside one."""

    at: int
    mention: Mention
    gender: str | None
    plural: bool
    spoke: bool
    subject: bool
    quoted: bool


def met(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span], known: Genders) -> tuple[Candidate, ...]:
    """The article's names, the bodies and people that its subjects describe, and its topics, in text order."""
    named, described = _named(draft, mentions, contents, known), _described(draft, mentions, contents)
    return tuple(sorted((*named, *described, *_topics(draft, mentions)), key=lambda c: c.at))


def _topics(draft: Draft, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Whom a sentence announces before it says what they do (*Quant au chef du parti, il …*): as good as a speaker."""
    lex = gazetteer(draft.language)
    openers = "|".join(re.escape(w) for w in sorted(lex.words("words.topics"), key=lambda w: (-len(w), w)))
    if not openers:
        return
    for m in re.finditer(rf"(?<!\w)(?:{openers})(?!\w)\s*([^,;.\n]{{3,90}}),", draft.text, re.IGNORECASE):
        opening = draft.text[m.start() : m.start(1)].split()[-1].lower()
        start = m.start(1) - len(opening) - 1 if opening in lex.words("words.definite") else m.start(1)
        mention = naming.read(draft, (start, m.end(1)), tuple(mentions))
        if mention and mention.kind not in _MUTE:
            plural = opening in lex.words("words.plural")
            gender = None if plural else gender_of(opening, lex) or gender_of(_opening(m.group(1)), lex)
            yield Candidate(m.start(1), mention, gender, plural, True, True, False)


def _described(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span]) -> Iterator[Candidate]:
    """The subjects without a name that can speak (*Les auteurs ont suivi …*), so that a pronoun may mean them."""
    lex = gazetteer(draft.language)
    named = {m.span[0] for m in mentions}
    for token, span in subject_phrases(draft):
        counted = fold(token.text) in lex.words("words.amounts")
        inner = nounphrase.phrase(draft, span, tuple(mentions)).heads if counted else ()
        noun = inner[0].noun if inner else lex.noun(key_of(token.text) or ("",))
        if noun is None or noun.kind not in _SPEAKERS:
            continue
        mention = naming.read(draft, span, tuple(mentions))
        held = any(span[0] <= at < span[1] for at in named)
        if mention is None or mention.kind in _MUTE or (held and mention.kind != "institution"):
            continue
        plural = counted or "Number=Plur" in token.morph
        gender = None if plural else of_morph(token.morph)
        quoted = any(a <= span[0] < b for a, b in contents)
        yield Candidate(span[0], mention, gender, plural, False, True, quoted)


def _named(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span], known: Genders) -> Iterator[Candidate]:
    lex = gazetteer(draft.language)
    subjects = {t.start: t.dep in _SUBJECT for s in draft.sentences for t in s.tokens}
    for m in mentions:
        if m.kind in ("place", "other") or draft.text[m.span[0] - 1 : m.span[0]] == "(":
            continue
        before = (draft.text[max(0, m.span[0] - 5) : m.span[0]].lower().split() or [""])[-1]
        plural = m.kind != "person" and before in lex.words("words.plural")
        gender = known.get(m.name) if m.kind == "person" else gender_of(before, lex)
        quoted = any(a <= m.span[0] < b for a, b in contents)
        subject = subjects.get(m.span[0], False)
        yield Candidate(m.span[0], m, None if plural else gender, plural, False, subject, quoted)


def speaker(draft: Draft, mention: Mention, source: Span, known: Genders) -> Candidate:
    """The source of a statement as a candidate; its gender is the name's, else shown by the words that named it."""
    lex = gazetteer(draft.language)
    here, first = (_opening(draft.text[slice(*span)]) for span in (source, mention.span))
    plural = first in lex.words("words.plural") or _is_plural_noun(draft, mention)
    gender = known.get(mention.name) or gender_of(here, lex) or gender_of(first, lex) or _head_gender(draft, source)
    gender = None if plural else gender or shown(draft, mention.span[1], lex)
    return Candidate(source[0], mention, gender, plural, True, True, False)


def _head_gender(draft: Draft, source: Span) -> str | None:
    """The gender of the common noun that opens source words (*l'accusé*), by the parse."""
    inside = [t for t in tokens_in(draft, source) if t.pos in ("NOUN", "PROPN")]
    return of_morph(inside[0].morph) if inside and inside[0].pos == "NOUN" else None


def _opening(phrase: str) -> str:
    """The first word of a phrase, in lower case."""
    words = phrase.lower().strip(" -").replace("'", "' ").split()
    return words[0] if words else ""


def _is_plural_noun(draft: Draft, mention: Mention) -> bool:
    """Whether the first noun of a naming phrase is a plural, by the parse."""
    if mention.kind in ("person", "state"):
        return False
    first = next((t for t in tokens_in(draft, mention.span) if t.pos in ("NOUN", "PROPN")), None)
    return first is not None and "Number=Plur" in first.morph
