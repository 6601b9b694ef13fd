"""Whom a naming phrase means: *la porte-parole du port de Lorvaux, Ines Darcel* is a person with a role and a body.

A phrase is read as newsrooms write it: a head noun (function, medium, document, body, people unnamed) with a name
beside it or an institution behind it. The head's class, from data, decides what the phrase is (``bodyphrase``,
``peoplephrase``; documents here); where it has no such noun, its name does (``namephrase``); where nothing in it is
known, it stays an anonymous source described in its own words.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who.bodyphrase import as_body, as_medium, before_participle
from recoupe.extract.who.capitals import known_at
from recoupe.extract.who.gazetteer import gazetteer, words_of
from recoupe.extract.who.namephrase import by_cause, by_name, titular_body, unlisted_name
from recoupe.extract.who.nounphrase import Head, Mentions, Phrase, head_of, is_pronoun, phrase, state_of
from recoupe.extract.who.peoplephrase import as_holder, as_people, fellow_outlet, function_of, titled_person
from recoupe.extract.who.trimming import coordinated, trimmed
from recoupe.extract.who.whereabouts import tokens_in
from recoupe.model import EntityKind, Mention, Span


def read(draft: Draft, span: Span, mentions: Mentions) -> Mention | None:
    """The one a naming phrase means, or None for a pronoun and for words that name nobody.

    Of coordinated sources (*Pyongyang et Moscou*) the first is returned; :func:`all_of` gives every one. ``span`` of
    the mention is the whole phrase, ``name`` the part that identifies.
    """
    found = all_of(draft, span, mentions)
    return found[0] if found else None


def all_of(draft: Draft, span: Span, mentions: Mentions) -> Mentions:
    """Everybody a naming phrase means, in its order: coordinated sources each have their own mention."""
    parts = coordinated(draft, trimmed(draft.text, span), gazetteer(draft.language))
    read_ = [_one(phrase(draft, part, mentions)) for part in parts]
    return tuple(m for m in read_ if m is not None)


def _one(p: Phrase) -> Mention | None:
    if not p.words or is_pronoun(p.draft.text[slice(*p.span)], p.lex):
        return None
    head = head_of(p)
    if cause := by_cause(p):
        return Mention(p.span, cause, "institution")
    if head is None:
        return by_name(p) or unlisted_name(p) or titular_body(p) or _described(p, "anonymous", "none")
    if medium := fellow_outlet(p, head):
        return medium
    if head.noun.kind != "role" and (person := titled_person(p)):
        return Mention(p.span, person.name, "person", role=function_of(p, head))
    by_class = {"document": _document, "media": as_medium, "role": as_holder, "anonymous": as_people}
    return by_class.get(head.noun.kind, as_body)(p, head)


def _document(p: Phrase, head: Head) -> Mention:
    """A document speaks for whoever made it: the first name or body behind it, else itself."""
    role = p.text(head.first, head.end)
    if _is_held(p, head):
        return Mention(p.span, before_participle(p, p.bare).split(",")[0], "document", role=role)
    for other in p.heads:
        if other.first == head.end and (other.noun.kind == "media" or _may_be_adjective(p, other)):
            continue  # *le rapport quotidien du port*, *le bilan officiel*: an adjective
        if other.first >= head.end and other.noun.kind in ("media", "institution", "group", "role", "anonymous"):
            maker = _one(phrase(p.draft, (p.words[_opening(p, head, other)].start, p.span[1]), p.names))
            if maker and not _named_before(p, other) and not _receives(p, maker):
                body = maker.kind in ("media", "institution") and maker.name[:1].isupper()
                own = None if body else maker.role
                return replace(maker, span=p.span, role=own or role)
            break
    maker = next((m for m in p.names if m.kind != "place" and not _receives(p, m)), None)
    if maker:
        return Mention(p.span, maker.name, maker.kind, role=role, body=maker.body)
    return Mention(p.span, before_participle(p, p.bare).split(",")[0], "document", role=role)


def _may_be_adjective(p: Phrase, other: Head) -> bool:
    """Whether a word right behind a noun says what that is like, where such words stand there and the parse agrees."""
    word = p.words[other.first]
    tagged = tokens_in(p.draft, (word.start, word.end))
    first = p.lex.language.table("who")["head"] == "first"
    return first and other.noun.kind in ("role", "anonymous") and any(t.pos == "ADJ" for t in tagged)


def _opening(p: Phrase, head: Head, other: Head) -> int:
    """Where the naming phrase of a second noun begins: at it, or at what stands before it (*the | road agency*) where
    nouns end their phrases."""
    if p.lex.language.table("who")["head"] != "last":
        return other.first
    small = p.lex.words("words.governors") | p.lex.words("words.definite") | p.lex.words("words.participles")
    bounds = (k + 1 for k in range(other.first - 1, head.end - 1, -1) if p.words[k].key in small)
    return next(bounds, other.first)


def _receives(p: Phrase, mention: Mention) -> bool:
    """Whether a document was only sent or handed to somebody (*le rapport remis à M. Sène*)."""
    before = [w.key for w in p.words if w.end <= mention.span[0] and not p.lex.is_title(w.key)]
    small = p.lex.words("words.definite")
    if len(before) > 1 and before[-1] in small and before[-1] not in p.lex.words("words.recipients"):
        before.pop()
    return bool(before) and before[-1] in p.lex.folded("words.recipients")


def _is_held(p: Phrase, head: Head) -> bool:
    """Whether the name behind a document only had it in hand or asked for it (*a memo seen by Médianord*, *a study
    commissioned by the county*), and did not make it, as what stands before such a word does (*une note du parquet
    consultée par …*)."""
    holders, kinds = p.lex.words("words.holders"), ("media", "institution", "group", "role")
    makers = [h.first for h in p.heads if h.first >= head.end and h.noun.kind in kinds]
    named = [n for n, w in enumerate(p.words) if any(w.start == m.span[0] and m.kind != "place" for m in p.names)]
    before = min((*makers, *named), default=len(p.words))
    return any(w.key in holders for w in p.words[head.end : before])


def _named_before(p: Phrase, head: Head) -> bool:
    return any(m.span[1] <= p.words[head.first].start and m.kind != "place" for m in p.names)


def _described(p: Phrase, kind: EntityKind, type: str) -> Mention | None:
    return Mention(p.span, p.bare, kind, body=state_of(p), type=type) if p.bare else None


def fresh(draft: Draft, start: int, mention: Mention, mentions: Mentions) -> bool:
    """Whether a mention is a description and not an outlet's name, known or built like one, right at ``start``."""
    lex = gazetteer(draft.language)
    words = words_of(draft.text, *mention.span)
    skip = next((i for i, w in enumerate(words) if w.key not in lex.words("words.definite")), 0)
    if words and any(m.kind == "media" and m.span[0] == words[skip].start for m in mentions):
        return False
    hit = known_at(draft.text, words, skip, lex, short=True) if words else None
    return hit is None or hit[1].kind != "media"
