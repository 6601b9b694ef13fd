"""Who a pronoun or a general word may mean: the article's names, the bodies its subjects describe, those who spoke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract import Draft
from recoupe.extract.who import naming
from recoupe.extract.who.agreement import gender_of, genders, of_morph, shown
from recoupe.extract.who.gazetteer import gazetteer, key_of
from recoupe.extract.who.whereabouts import subject_phrases, tokens_in
from recoupe.model import Mention, Span

_SPEAKERS = frozenset({"role", "anonymous", "institution", "group"})
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


def met(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span]) -> tuple[Candidate, ...]:
    """The article's names, and the bodies and people that its subjects describe, as candidates in text order."""
    return tuple(
        sorted((*_named(draft, mentions, contents), *_described(draft, mentions, contents)), key=lambda c: c.at)
    )


def _described(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span]) -> Iterator[Candidate]:
    """The subjects without a name that can speak (*Les auteurs ont suivi …*), so that a pronoun may mean them."""
    lex = gazetteer(draft.language)
    named = {m.span[0] for m in mentions}
    for token, span in subject_phrases(draft):
        noun = lex.noun(key_of(token.text) or ("",))
        if noun is None or noun.kind not in _SPEAKERS:
            continue
        mention = naming.read(draft, span, tuple(mentions))
        held = any(span[0] <= at < span[1] for at in named)
        if mention is None or mention.kind in _MUTE or (held and mention.kind != "institution"):
            continue
        plural = "Number=Plur" in token.morph
        gender = None if plural else of_morph(token.morph)
        quoted = any(a <= span[0] < b for a, b in contents)
        yield Candidate(span[0], mention, gender, plural, False, True, quoted)


def _named(draft: Draft, mentions: Sequence[Mention], contents: Sequence[Span]) -> tuple[Candidate, ...]:
    shown_by = genders(draft, mentions)
    subjects = {t.start: t.dep in _SUBJECT for s in draft.sentences for t in s.tokens}
    return tuple(
        Candidate(
            m.span[0],
            m,
            shown_by.get(m.name),
            False,
            False,
            subjects.get(m.span[0], False),
            any(a <= m.span[0] < b for a, b in contents),
        )
        for m in mentions
        if m.kind not in ("place", "other") and draft.text[m.span[0] - 1 : m.span[0]] != "("
    )


def speaker(draft: Draft, mention: Mention, source: Span) -> Candidate:
    """The source of a statement as a candidate; its gender is shown by the words that named it there, or at first."""
    lex = gazetteer(draft.language)
    here, first = (_opening(draft.text[slice(*span)]) for span in (source, mention.span))
    plural = first in lex.words("words.plural") or _is_plural_noun(draft, mention)
    gender = gender_of(here, lex) or gender_of(first, lex) or _head_gender(draft, source)
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
