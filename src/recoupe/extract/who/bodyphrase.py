"""A naming phrase that means a body or a medium, and the body that somebody in a phrase speaks for."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.extract.who.nounphrase import Head, Phrase, is_governed, modifies, state_of
from recoupe.extract.who.whereabouts import tokens_in
from recoupe.model import EntityKind, Mention

_KINDS: dict[str, EntityKind] = {"institution": "institution", "group": "institution", "media": "media"}


def owns(p: Phrase, mention: Mention) -> bool:
    """Whether a name only owns what the phrase is about (*Hart's sister, Jane*)."""
    marks = tuple(f"{mark} " for mark in sorted(p.lex.words("words.possessive_marks")))
    return bool(marks) and p.draft.text.startswith(marks, mention.span[1])


def _owner(p: Phrase, head: Head) -> Mention | None:
    """The body or state a head belongs to: the first name that is no person, or an adjective of nationality."""
    free = [m for m in p.names if p.draft.text[m.span[0] - 1 : m.span[0]] != "(" and m.kind != "person"]
    alone = len(free) == 1 and p.determiner != "possessive"
    return next((m for m in free if alone or not _is_area(p, m)), None)


def _is_area(p: Phrase, mention: Mention) -> bool:
    """Whether a place is only what somebody is in charge of (*sa directrice pour l'Asie*, *director for Asia*)."""
    before = [w.key for w in p.words if w.end <= mention.span[0]]
    if before and before[-1] in p.lex.words("words.definite"):
        before.pop()
    return mention.kind == "place" and bool(before) and before[-1] in p.lex.words("words.in_charge")


def body_of(p: Phrase, head: Head) -> str | None:
    """What the head speaks for, in words: the institution's name, the phrase behind it, or the state's id."""
    inner = next((h for h in p.heads if h.first >= head.end and may_be_body(p, h)), None)
    owner = _owner(p, head)
    if inner and not (owner and owner.span[0] < p.words[inner.first].start):
        return _tail(p, inner)
    return owner.name if owner else state_of(p) or _namesake(p, head) or _beside(p, head)


def _namesake(p: Phrase, head: Head) -> str | None:
    """A body whose name is like a person's, where a function is its own (*Valdor's director, Ana Roy*)."""
    people = [m for m in p.names if m.kind == "person" and m.name.lower() not in p.lex.firsts]
    before = [m for m in people if modifies(p, head, m)]
    behind = [m for m in people if is_governed(p, m) and head.end <= _first_word(p, m) <= head.end + 2]
    return next((m.name for m in (*before, *(m for m in behind if " " not in m.name))), None)


def _first_word(p: Phrase, mention: Mention) -> int:
    return next(i for i, w in enumerate(p.words) if w.start >= mention.span[0])


def _beside(p: Phrase, head: Head) -> str | None:
    """The noun for a body that stands before a function, where nouns end their phrase (*the group's spokeswoman*)."""
    if p.lex.language.table("who")["head"] != "last":
        return None
    before = [h for h in p.heads if h.end <= head.first and may_be_body(p, h)]
    parted = before and "," in p.draft.text[p.words[before[-1].end - 1].end : p.words[head.first].start]
    return p.text(before[-1].first, before[-1].end) if before and not parted else None


def may_be_body(p: Phrase, head: Head) -> bool:
    """Whether a noun is one for a body; an agency may be one."""
    return head.noun.kind in ("institution", "group") or head.noun.head in p.lex.words("words.agencies")


def _tail(p: Phrase, head: Head) -> str:
    """The words from a noun to the next comma: *ministère de la Pêche*."""
    start = p.words[head.first].start
    return re.split(r"[,(]", p.draft.text[start : p.span[1]])[0].strip()


def as_medium(p: Phrase, head: Head) -> Mention:
    """A medium is its name when it has one in the phrase, else its description."""
    named = [m for m in p.names if m.kind == "media"]
    if not named and _is_body(p, head):
        return replace(as_body(p, head), kind="institution", role="institution")
    others = [m for m in p.names if m.kind in ("institution", "other", "person", "place") and not is_governed(p, m)]
    for m in (*named, *others):
        return Mention(p.span, m.name, "media", role=p.text(head.first, head.end), body=state_of(p))
    return Mention(p.span, p.bare, "media", role=p.text(head.first, head.end), body=state_of(p))


def _is_body(p: Phrase, head: Head) -> bool:
    """Whether a word for an agency heads the name of a body: *l'Agence du Fret*, *les agences de secours*."""
    if head.first and p.draft.text[p.words[head.first].start].isupper():
        return True
    if head.noun.head not in p.lex.words("words.agencies"):
        return False
    after = [w.key for w in p.words[head.end :]]
    return (bool(after) and after[0] in p.lex.words("words.governors")) or _has_field(p, head)


def _has_field(p: Phrase, head: Head) -> bool:
    """Whether a word beside a word for an agency says what it is in charge of (*l'agence sanitaire*, *the space
    agency*); a nationality and *officielle* say it of a news agency."""
    last = p.lex.language.table("who")["head"] == "last"
    beside = p.words[head.first - 1 : head.first] if last else p.words[head.end : head.end + 1]
    official = p.lex.language.words("origins", "media.official")
    free = [
        w for w in beside if w.key not in official and not p.lex.demonym((w.key,)) and p.draft.text[w.start].islower()
    ]
    return any(t.pos in ("ADJ", "NOUN") for w in free for t in tokens_in(p.draft, (w.start, w.end)))


def as_body(p: Phrase, head: Head) -> Mention:
    """The body that a noun for one and the name in it or behind it mean."""
    edge = p.words[head.end - 1].end + 3
    kinds = ("institution", "other")
    owner = next((m for m in p.names if m.kind in kinds and m.span[0] <= edge and not is_governed(p, m)), None)
    name = whole_name(p, owner) if owner else _apposed(p, head) or before_participle(p, re.split(r",|\s\(", p.bare)[0])
    return Mention(p.span, name, _KINDS.get(head.noun.kind, "institution"), role=head.noun.kind, body=state_of(p))


def _apposed(p: Phrase, head: Head) -> str | None:
    """The name that a comma sets right behind a description of a body (*the country's biggest union, Dock Workers*)."""
    comma = p.draft.text.find(",", p.words[head.end - 1].end, p.span[1])
    small = p.lex.words("words.definite") | p.lex.words("words.elided")
    first = next((w for w in p.words if w.start > comma and w.key not in small), None)
    if comma < 0 or first is None or not p.draft.text[first.start].isupper():
        return None
    names = (m for m in p.names if m.kind not in ("place", "state") and not owns(p, m))
    if named := next((m.name for m in names if m.span[0] == first.start), None):
        return named
    bodies = (h for h in p.heads if p.words[h.first] == first and may_be_body(p, h))
    return next((re.split(r",|\s\(", p.text(h.first, len(p.words)))[0] for h in bodies), None)


def whole_name(p: Phrase, mention: Mention) -> str:
    """A body's name with the adjectives that follow it in lower case (*la Garde côtière*), where nouns come first."""
    end, text = mention.span[1], p.draft.text
    if p.lex.language.table("who")["head"] == "last" or p.determiner != "definite" or " " in mention.name:
        return mention.name
    for word in (w for w in p.words if w.start >= mention.span[1]):
        tagged = tokens_in(p.draft, (word.start, word.end))
        plain = all(t.pos == "ADJ" and "VerbForm" not in t.morph for t in tagged) and not p.lex.demonym((word.key,))
        if word.start != end + 1 or text[word.start].isupper() or not plain:
            break
        end = word.end
    return text[mention.span[0] : end]


def before_participle(p: Phrase, text: str) -> str:
    """A description without what was done to it: *présidence estonienne* of *présidence estonienne publié hier*."""
    words = "|".join(sorted(p.lex.words("words.participles")))
    return re.split(rf"\s+(?:{words})\b", text)[0]
