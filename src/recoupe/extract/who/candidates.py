"""Who a pronoun or a general word may mean: the article's names, the bodies its subjects describe, those who spoke."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who import borrowed, naming, nounphrase
from recoupe.extract.who.agreement import gender_of, of_token, shown
from recoupe.extract.who.gazetteer import Gazetteer, Noun, gazetteer, key_of
from recoupe.extract.who.kindnouns import kind_nouns
from recoupe.extract.who.known import Candidate, Known
from recoupe.extract.who.nounphrase import Mentions
from recoupe.extract.who.scene import Scene
from recoupe.extract.who.whereabouts import acts, any_in, subject_phrases, tokens_in, widened
from recoupe.model import EntityKind, Mention, Span, Token
from recoupe.text.folding import fold
from recoupe.text.patterns import either

Genders = Mapping[str, str]
"""The gender of people by their name."""

_SPEAKERS = frozenset({"role", "anonymous", "institution", "group", "media"})
PEOPLE = frozenset({"role", "anonymous"})
"""Kinds of nouns that people are called by."""
_MUTE = frozenset({"document", "other", "place"})
UNSURE: tuple[EntityKind, ...] = ("place", "other")
"""Kinds of names that may be a body's where they act, and that no pronoun means."""
QUESTION = 60
"""Characters of a question that asks what somebody says of it."""
APPOSED = 3
"""Characters between a function and the name that a comma sets behind it."""


def met(scene: Scene, mentions: Mentions, genders: Genders) -> Known:
    """The article's names, the bodies and people that its subjects describe, and its topics."""
    asked = _asked(scene, mentions, genders)
    told = (*_described(scene, mentions), *_several(scene, mentions))
    return Known((*_named(scene, mentions, genders), *told, *_topics(scene, mentions), *asked))


def _named(scene: Scene, mentions: Mentions, genders: Genders) -> Iterator[Candidate]:
    draft = scene.draft
    subjects = sorted({t.start for t, _ in subject_phrases(draft, names=True)})
    acting = list(subject_phrases(draft))
    beside = {t.end + 1: (t, span) for t, span in acting}
    apposed = [span[1] for _, span in acting]
    given = borrowed.names(draft)
    lex = gazetteer(draft.language)
    for m in mentions:
        if draft.text[m.span[0] - 1 : m.span[0]] == "(":
            continue
        before = (draft.text[max(0, m.span[0] - 5) : m.span[0]].lower().split() or [""])[-1]
        plural = m.kind != "person" and before in lex.words("words.plural")
        called = m.span[0] in beside and draft.text[m.span[0] - 1] == " "  # *L'usine Kaldor a fermé*
        shown = _gender(draft, *beside[m.span[0]]) if called else gender_of(before, lex)
        gender = genders.get(m.name) if m.kind == "person" else shown
        subject = (
            called
            or any_in(subjects, m.span)
            or (m.kind == "person" and (acts(draft, m.span) or _is_apposed(m, apposed)))
        )
        subject = subject or m.name in given
        if m.kind in UNSURE and not (subject and " " not in m.name and key_of(m.name) not in lex.known):
            continue  # *Kaldor a fermé l'usine*: a tagger's place may be a firm
        yield _at(scene, m.span[0], m, None if plural else gender, plural, subject=subject)


def _is_apposed(m: Mention, ends: list[int]) -> bool:
    """Whether a name stands right behind a subject that gives its function (*La présidente, Ana Reyes, …*)."""
    i = bisect_left(ends, m.span[0])
    return bool(m.role) and i > 0 and m.span[0] - ends[i - 1] <= APPOSED


def _described(scene: Scene, mentions: Mentions) -> Iterator[Candidate]:
    """The subjects without a name that can speak (*Les auteurs ont suivi …*), so that a pronoun may mean them."""
    draft = scene.draft
    starts = sorted(m.span[0] for m in mentions)
    holders = sorted(m.span[0] for m in mentions if m.kind == "person" and m.role)
    for token, span in subject_phrases(draft):
        noun, counted = _noun(draft, token, span, mentions)
        if noun is None or noun.kind not in _SPEAKERS or any_in(holders, (span[1], span[1] + APPOSED + 1)):
            continue
        if draft.text.startswith(", ", span[1]) and _is_taken_up(draft.text, span[1] + 2, gazetteer(draft.language)):
            continue  # *Ancien docker, il préside le club*: what he is, and nobody new
        mention = naming.read(draft, widened(span, mentions), mentions)
        if mention is None or mention.kind in _MUTE or (any_in(starts, span) and mention.kind != "institution"):
            continue
        plural = counted or "Number=Plur" in token.morph
        yield _at(scene, span[0], mention, None if plural else _gender(draft, token, span), plural, subject=True)


def _several(scene: Scene, mentions: Mentions) -> Iterator[Candidate]:
    """People without a name who neither act nor speak (*le journal cite trois diplomates*), so that one may later."""
    draft = scene.draft
    for token, span in subject_phrases(draft, others=True):
        noun, _ = _noun(draft, token, span, mentions)
        mention = naming.read(draft, widened(span, mentions), mentions) if noun and noun.kind in PEOPLE else None
        if mention is not None and mention.kind == "anonymous":
            yield replace(_at(scene, span[0], mention, None, plural=True), several=True)


def _gender(draft: Draft, token: Token, span: Span) -> str | None:
    """The gender of a described subject: shown by the word that opens it, else by the parse."""
    lex = gazetteer(draft.language)
    return _opened_by(draft.text[slice(*span)], lex) or gender_of(token.text.lower(), lex) or of_token(token, lex)


def _opened_by(phrase: str, lex: Gazetteer) -> str | None:
    """The gender that the word which opens a phrase shows; whose somebody is shows nothing (*Her son*)."""
    first = _opening(phrase)
    alone = first == phrase.lower().strip(" -")
    return gender_of(first, lex) if alone or first not in lex.words("words.possessive") else None


def _noun(draft: Draft, token: Token, span: Span, mentions: Mentions) -> tuple[Noun | None, bool]:
    """What a subject is called by, past an amount (*une dizaine de délégués*), and whether one was passed."""
    lex = gazetteer(draft.language)
    if fold(token.text) not in lex.words("words.amounts"):
        key = key_of(token.text) or ("",)
        return lex.noun(key) or (Noun(token.text, "anonymous", "none") if lex.demonym(key) else None), False
    inner = nounphrase.phrase(draft, span, mentions).heads
    return (inner[0].noun if inner else None), True


def _topics(scene: Scene, mentions: Mentions) -> Iterator[Candidate]:
    """Whom a sentence announces before it says what they do (*Quant au chef du parti, il …*): as good as a speaker."""
    lex, text = gazetteer(scene.draft.language), scene.draft.text
    openers = either(lex.words("words.topics"))
    for m in re.finditer(rf"(?<!\w)(?:{openers})(?!\w)\s*([^,;.\n]{{3,90}}),", text, re.IGNORECASE):
        opening = text[m.start() : m.start(1)].split()[-1].lower()
        start = m.start(1) - len(opening) - 1 if opening in lex.words("words.definite") else m.start(1)
        mention = naming.read(scene.draft, (start, m.end(1)), mentions)
        if mention and mention.kind in ("place", "other") and _is_taken_up(text, m.end(), lex):
            mention = replace(mention, kind="institution")  # *Quant à Valdor, elle se dit prête*: a place says nothing
        if mention and mention.kind not in _MUTE:
            plural = opening in lex.words("words.plural")
            gender = None if plural else gender_of(opening, lex) or gender_of(_opening(m.group(1)), lex)
            yield _at(scene, m.start(1), mention, gender, plural, spoke=True, subject=True)


def _asked(scene: Scene, mentions: Mentions, genders: Genders) -> Iterator[Candidate]:
    """The only one that a short question of the outlet names, of whom the answer tells (*Et la Russie ? Elle …*)."""
    draft, lex = scene.draft, gazetteer(scene.draft.language)
    for sentence in draft.sentences:
        a, b = sentence.span
        if b - a > QUESTION or not draft.text[a:b].rstrip().endswith("?") or scene.is_quoted(a):
            continue
        named = [m for m in mentions if a <= m.span[0] < b]
        if len(named) == 1 and named[0].kind not in (_MUTE | {"media"}):
            before = (draft.text[max(a, named[0].span[0] - 5) : named[0].span[0]].lower().split() or [""])[-1]
            gender = genders.get(named[0].name) or gender_of(before, lex)
            plural = named[0].kind != "person" and before in lex.words("words.plural")
            yield _at(scene, named[0].span[0], named[0], None if plural else gender, plural, spoke=True, subject=True)


def _is_taken_up(text: str, at: int, lex: Gazetteer) -> bool:
    """Whether a personal pronoun follows at once."""
    words = text[at : at + 12].lower().replace("'", " ").replace("’", " ").split()
    personal = lex.words("words.pronouns") - lex.words("words.impersonal") - lex.words("words.relatives")
    return bool(words) and words[0] in personal


def is_topic(scene: Scene, mention: Mention) -> bool:
    """Whether a mention stands behind words that announce somebody new (*Quant au*)."""
    before = scene.draft.text[max(0, mention.span[0] - 12) : mention.span[0] + 4].lower()
    return any(f"{opener} " in before for opener in gazetteer(scene.draft.language).words("words.topics"))


def _at(
    scene: Scene,
    at: int,
    mention: Mention,
    gender: str | None,
    plural: bool,
    *,
    spoke: bool = False,
    subject: bool = False,
) -> Candidate:
    quoted = not spoke and scene.is_quoted(at)
    line, block = scene.line(at), scene.block(at)
    return Candidate(at, line, block, mention, gender, plural, spoke, subject, quoted, scene.is_titled(at))


def speaker(scene: Scene, mention: Mention, source: Span, genders: Genders) -> Candidate:
    """The source of a statement as a candidate; its gender is the name's, else shown by the words that named it."""
    draft, lex = scene.draft, gazetteer(scene.draft.language)
    first = _opening(draft.text[slice(*mention.span)])
    plural = first in lex.words("words.plural") or _is_plural_noun(draft, mention)
    opened = (_opened_by(draft.text[slice(*span)], lex) for span in (source, mention.span))
    gender = genders.get(mention.name) or next(filter(None, opened), None) or _head_gender(draft, source)
    gender = None if plural else gender or shown(draft, mention.span[1], lex)
    spoken = _at(scene, source[0], mention, gender, plural, spoke=True, subject=True)
    return replace(spoken, written=_is_paper(draft, source, lex))


def spoken_for(scene: Scene, holder: Mention, mentions: Mentions) -> Candidate | None:
    """The body that somebody who speaks for it names with their function, so that *the agency* may mean it; it has not
    spoken itself, so it is no subject."""
    draft, text, body = scene.draft, scene.draft.text, holder.body or ""
    at = text.find(body, *holder.span) if body and holder.kind == "person" else -1
    told = kind_nouns(draft, body) if " " in body else body[:1].isupper()
    others = (m for m in mentions if m.kind == "media" or (m.kind in ("place", "state") and m.span[0] == at))
    if at < 0 or not told or any(body in m.name for m in others):
        return None
    mention = Mention((at, at + len(body)), body, "institution")
    before = (text[max(0, at - 5) : at].lower().replace("’", "'").split() or [""])[-1]
    return _at(scene, at, mention, gender_of(before, gazetteer(draft.language)), plural=False, spoke=True)


def _is_paper(draft: Draft, source: Span, lex: Gazetteer) -> bool:
    """Whether source words begin with a document (*le communiqué du port*, *the letter*)."""
    first = next((t for t in tokens_in(draft, source) if t.pos in ("NOUN", "PROPN")), None)
    noun = lex.noun(key_of(first.text)[:1] or ("",)) if first else None
    return noun is not None and noun.kind == "document"


def told_of(scene: Scene, mention: Mention, words: Span, genders: Genders) -> Candidate:
    """Whom a pronoun means in the outlet's own narration (*Elle se rend lundi à …*), as somebody who acts there."""
    spoken = speaker(scene, mention, words, genders)
    return replace(spoken, spoke=False, quoted=scene.is_quoted(words[0]))


def _head_gender(draft: Draft, source: Span) -> str | None:
    """The gender of the common noun that opens source words (*l'accusé*, *a spokeswoman*), by the parse or by data."""
    inside = [t for t in tokens_in(draft, source) if t.pos in ("NOUN", "PROPN")]
    if not inside or inside[0].pos != "NOUN":
        return None
    lex = gazetteer(draft.language)
    return of_token(inside[0], lex) or gender_of(inside[0].text.lower(), lex)


def _opening(phrase: str) -> str:
    """The first word of a phrase, in lower case."""
    return next(iter(phrase.lower().strip(" -").replace("'", "' ").split()), "")


def _is_plural_noun(draft: Draft, mention: Mention) -> bool:
    """Whether the first noun of a naming phrase is a plural, by the parse."""
    if mention.kind in ("person", "state"):
        return False
    amounts = gazetteer(draft.language).words("words.amounts")
    nouns = (t for t in tokens_in(draft, mention.span) if t.pos in ("NOUN", "PROPN"))
    first = next((t for t in nouns if fold(t.text) not in amounts), None)
    return first is not None and "Number=Plur" in first.morph
