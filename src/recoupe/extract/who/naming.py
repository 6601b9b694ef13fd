"""Whom a naming phrase means: *la porte-parole du port de Lorvaux, Ines Darcel* is a person with a role and a body.

A phrase is read as newsrooms write it: a head noun (function, medium, document, body, people unnamed) with a name
beside it or an institution behind it. The head's class, from data, decides what the phrase is; where nothing in it is
known, it stays an anonymous source described in its own words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.extract import Draft
from recoupe.extract.who.gazetteer import gazetteer, key_of, words_of
from recoupe.extract.who.names import known_at
from recoupe.extract.who.nounphrase import (
    Head,
    Mentions,
    Phrase,
    coordinated,
    entry,
    head_of,
    is_governed,
    is_pronoun,
    modifies,
    phrase,
    state_of,
    trimmed,
)
from recoupe.extract.who.whereabouts import tokens_in
from recoupe.model import EntityKind, Mention, Span
from recoupe.text.folding import fold

_BREAK = re.compile(r"[;:!?»”]|\.(?=\s|$)|\s[–—]\s")
LOOSE = 7
"""Words of a body's name that goes on in lower case."""
_KINDS: dict[str, EntityKind] = {"institution": "institution", "group": "institution", "media": "media"}


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


# --------------------------------------------------------------------------------------------------- reading phrases


def _one(p: Phrase) -> Mention | None:
    if not p.words or is_pronoun(p.draft.text[slice(*p.span)], p.lex):
        return None
    head = head_of(p)
    if cause := _cause(p):
        return Mention(p.span, cause, "institution")
    if head is None:
        return _named(p) or _unlisted(p) or _titular(p) or _described(p, "anonymous", "none")
    if medium := _fellow(p, head):
        return medium
    if head.noun.kind != "role" and (person := _titled(p)):
        return Mention(p.span, person.name, "person", role=_role(p, head))
    by_class = {"document": _document, "media": _medium, "role": _holder, "anonymous": _people}
    return by_class.get(head.noun.kind, _body)(p, head)


def _titled(p: Phrase) -> Mention | None:
    """The person whom a comma and a title put beside the head (*son conseil, Me Ana Roy*)."""
    titles = p.lex.words("titles.all")
    for m in p.names:
        before = p.draft.text[p.span[0] : m.span[0]].rstrip(" .")
        title = before.rsplit(" ", 1)[-1].lower()
        if m.kind == "person" and {title, title + "."} & titles and before[: -len(title)].rstrip().endswith(","):
            return m
    return None


def _owns(p: Phrase, mention: Mention) -> bool:
    """Whether a name only owns what the phrase is about (*Hart's sister, Jane*)."""
    marks = tuple(f"{mark} " for mark in sorted(p.lex.words("words.possessive_marks")))
    return bool(marks) and p.draft.text.startswith(marks, mention.span[1])


def _called(p: Phrase, mention: Mention) -> bool:
    """Whether a name is a body's, by the noun right before it (*a spokesman for the operator Norvane*)."""
    kinds = ("institution", "group", "media")
    before = [h for h in p.heads[1:] if h.noun.kind in kinds and 0 <= mention.span[0] - p.words[h.end - 1].end <= 1]
    return bool(before)


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


def _person(p: Phrase, head: Head) -> Mention | None:
    unruled = [m for m in p.names if not is_governed(p, m) and not _owns(p, m) and not modifies(p, head, m)]
    free = [m for m in unruled if m.kind == "person" and not _called(p, m)]
    unruled = [m for m in unruled if m.kind in ("other", "institution", "place")]
    loose = [m for m in unruled if " " in m.name and not entry(p, m)]
    return next(iter(free or loose), None)


def _body_of(p: Phrase, head: Head) -> str | None:
    """What the head speaks for, in words: the institution's name, the phrase behind it, or the state's id."""
    inner = next((h for h in p.heads if h.first >= head.end and _may_be_body(p, h)), None)
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
    before = [h for h in p.heads if h.end <= head.first and _may_be_body(p, h)]
    parted = before and "," in p.draft.text[p.words[before[-1].end - 1].end : p.words[head.first].start]
    return p.text(before[-1].first, before[-1].end) if before and not parted else None


def _may_be_body(p: Phrase, head: Head) -> bool:
    """Whether a noun is one for a body; an agency may be one."""
    return head.noun.kind in ("institution", "group") or head.noun.head in p.lex.words("words.agencies")


def _tail(p: Phrase, head: Head) -> str:
    """The words from a noun to the next comma: *ministère de la Pêche*."""
    start = p.words[head.first].start
    return re.split(r"[,(]", p.draft.text[start : p.span[1]])[0].strip()


def _holder(p: Phrase, head: Head) -> Mention:
    role, body, person = _role(p, head), _body_of(p, head), _person(p, head)
    if person and _lists(p, person):
        p = phrase(p.draft, trimmed(p.draft.text, (p.span[0], person.span[0])), p.names)
    elif person:
        return Mention(p.span, person.name, "person", role=role, body=body if body != person.name else None)
    if apposed := _apposed_body(p, head):
        return replace(apposed, span=p.span, role=role)
    if name := _one_name(p, head):
        return Mention(p.span, name, "person", role=role, body=body if body != name else None)
    if _is_headed(p, head):
        return Mention(p.span, p.bare[:1].lower() + _unaged(p.bare)[1:], "person", role=role, body=body)
    if (p.determiner in ("indefinite", "none") and not _is_owned(p, head)) or _is_plural(p):
        return Mention(p.span, p.bare, "anonymous", role=role, body=body, type=head.noun.type)
    return Mention(p.span, _unaged(p.bare), "person", role=role, body=body, type=head.noun.type)


def _one_name(p: Phrase, head: Head) -> str | None:
    """The one word with a capital that a comma sets behind a function and that ends the phrase (*its leader, Korvo*),
    when nothing knows it for a place or a body."""
    behind = p.draft.text[p.words[head.end - 1].end : p.span[1]].rstrip(", ")
    found = re.fullmatch(r",\s(?=[^\W\d_])([\w'’-]{3,})", behind)
    listed = any(m.name == found[1] and entry(p, m) for m in p.names) if found else True
    return found[1] if found and found[1][:1].isupper() and not listed and not _is_plural(p) else None


def _is_headed(p: Phrase, head: Head) -> bool:
    """Whether a headline calls somebody by a function without its article (*Mayor says two are missing*)."""
    if p.determiner != "none" or p.names or head.noun.type in ("expert", "none") or _is_plural(p):
        return False
    at = p.words[head.end - 1].start
    tokens = tokens_in(p.draft, (at, at + 1))
    titles = (s.span for s in p.draft.sentences if s.kind == "title")
    return any(a <= at < b for a, b in titles) and not any("Number=Plur" in t.morph for t in tokens)


def _is_owned(p: Phrase, head: Head) -> bool:
    """Whether a name owns the one function of a phrase, which needs no article then (*Norway's health minister*)."""
    one = p.words[head.end - 1].key == key_of(head.noun.head)[-1]
    return one and any(_owns(p, m) and m.span[0] == p.words[0].start and modifies(p, head, m) for m in p.names)


def _apposed_body(p: Phrase, head: Head) -> Mention | None:
    """The body that a comma puts beside a function (*its biggest shareholder, the fund Crane Hill*)."""
    comma = p.draft.text.find(",", p.words[head.end - 1].end, p.span[1])
    behind = [m for m in p.names if 0 <= comma < m.span[0] and not is_governed(p, m) and not _owns(p, m)]
    return replace(behind[0], kind="institution") if behind and _called(p, behind[0]) else None


def _unaged(text: str) -> str:
    """A description without an age behind it (*the striker, 29*)."""
    return re.sub(r",\s*\d{1,3}\b.*$", "", text)


def _role(p: Phrase, head: Head) -> str:
    """A function with its portfolio, without the body it belongs to: *ministre de la Culture*, *porte-parole*."""
    stops = [m.span[0] for m in p.names if m.span[0] > p.words[head.first].start]
    stops += [p.words[h.first].start for h in p.heads if h.first >= head.end]
    words = [w for w in p.words[head.first :] if w.end <= min(stops, default=p.span[1])]
    text = re.split(r"[,(«\"]", p.draft.text[words[0].start : words[-1].end])[0].split() if words else []
    small = p.lex.words("words.governors") | p.lex.words("words.definite")
    while len(text) > 1 and (text[-1].lower().rstrip("'’") in small or p.lex.is_title(fold(text[-1].rstrip(".")))):
        text.pop()
    return " ".join(text) or p.text(head.first, head.end)


def _is_plural(p: Phrase) -> bool:
    return p.words[0].key in {w.rstrip(".") for w in p.lex.words("words.plural")}


def _people(p: Phrase, head: Head) -> Mention:
    role, person = p.text(head.first, head.end), _person(p, head)
    if person and _lists(p, person):
        p = phrase(p.draft, trimmed(p.draft.text, (p.span[0], person.span[0])), p.names)
    elif person:
        return Mention(p.span, person.name, "person", role=role, body=_body_of(p, head))
    if body := _body_behind(p, head):
        return body
    medium = next((h for h in p.heads if h.first >= head.end and h.noun.kind == "media"), None)
    name = p.bare
    if medium:
        name = p.draft.text[p.words[head.first].start : p.words[medium.first].start]
        name = re.sub(rf"(?:[\s,]+|\b(?:{'|'.join(sorted(p.lex.words('words.governors')))})\b)+['’]?\s*$", "", name)
    owner = next((m.name for m in p.names if m.kind in ("institution", "state")), None)
    name = _before_participle(p, _before_medium(p, name)).split(",")[0]
    return Mention(p.span, name, "anonymous", role=role, body=state_of(p) or owner, type=head.noun.type)


def _fellow(p: Phrase, head: Head) -> Mention | None:
    """The outlet whose newsroom another calls its fellows (*nos confrères de L'Essor*, *our colleagues at
    the Echo*)."""
    fellows = head.noun.head in p.lex.words("words.fellows")
    behind = (m for m in p.names if m.kind == "media" and m.span[0] > p.words[head.end - 1].end)
    found = next(behind, None) if fellows else None
    return replace(found, span=p.span, role=p.text(head.first, head.end)) if found else None


def _body_behind(p: Phrase, head: Head) -> Mention | None:
    """The body whose name stands right behind a word for people, which then says of what kind it is (*the local Red
    Cross*)."""
    behind = (m for m in p.names if m.span[0] - p.words[head.end - 1].end == 1 and m.kind in ("institution", "media"))
    found = next(behind, None) if p.determiner == "definite" else None
    return replace(found, span=p.span) if found else None


def _lists(p: Phrase, first: Mention) -> bool:
    """Whether a plural is only spelt out by the names behind a comma (*trois élèves, Ana, Jean et Lise*)."""
    return _is_plural(p) and "," in p.draft.text[p.span[0] : first.span[0]]


def _before_medium(p: Phrase, name: str) -> str:
    """A description of unnamed people without the outlet they spoke to (*sources policières du Monde*)."""
    medium = next((m for m in p.names if m.kind == "media" and is_governed(p, m)), None)
    if medium is None or not p.draft.text[: medium.span[1]].endswith(name):
        return name
    governors = "|".join(sorted(p.lex.words("words.governors") | p.lex.words("words.definite")))
    kept = p.draft.text[medium.span[1] - len(name) : medium.span[0]]
    return re.sub(rf"(?:[\s,]+|\b(?:{governors})\b)+['’]?\s*$", "", kept) or name


def _document(p: Phrase, head: Head) -> Mention:
    """A document speaks for whoever made it: the first name or body behind it, else itself."""
    role = p.text(head.first, head.end)
    if _is_held(p, head):
        return Mention(p.span, _before_participle(p, p.bare).split(",")[0], "document", role=role)
    for other in p.heads:
        if other.first == head.end and other.noun.kind == "media":
            continue  # *le rapport quotidien du port*: an adjective
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
    return Mention(p.span, _before_participle(p, p.bare).split(",")[0], "document", role=role)


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
    return bool(before) and before[-1] in {fold(w) for w in p.lex.words("words.recipients")}


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


def _medium(p: Phrase, head: Head) -> Mention:
    """A medium is its name when it has one in the phrase, else its description."""
    named = [m for m in p.names if m.kind == "media"]
    if not named and _is_body(p, head):
        return replace(_body(p, head), kind="institution", role="institution")
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


def _body(p: Phrase, head: Head) -> Mention:
    edge = p.words[head.end - 1].end + 3
    kinds = ("institution", "other")
    owner = next((m for m in p.names if m.kind in kinds and m.span[0] <= edge and not is_governed(p, m)), None)
    name = _whole(p, owner) if owner else _apposed(p, head) or _before_participle(p, re.split(r",|\s\(", p.bare)[0])
    return Mention(p.span, name, _KINDS.get(head.noun.kind, "institution"), role=head.noun.kind, body=state_of(p))


def _apposed(p: Phrase, head: Head) -> str | None:
    """The name that a comma sets right behind a description of a body (*the country's biggest union, Dock Workers*)."""
    comma = p.draft.text.find(",", p.words[head.end - 1].end, p.span[1])
    small = p.lex.words("words.definite") | p.lex.words("words.elided")
    first = next((w for w in p.words if w.start > comma and w.key not in small), None)
    if comma < 0 or first is None or not p.draft.text[first.start].isupper():
        return None
    names = (m for m in p.names if m.kind not in ("place", "state") and not _owns(p, m))
    if named := next((m.name for m in names if m.span[0] == first.start), None):
        return named
    bodies = (h for h in p.heads if p.words[h.first] == first and _may_be_body(p, h))
    return next((re.split(r",|\s\(", p.text(h.first, len(p.words)))[0] for h in bodies), None)


def _named(p: Phrase) -> Mention | None:
    """A phrase that begins with a name: a capital speaks for its state; a person may have a role behind a comma."""
    named = [m for m in p.names if not _owns(p, m)]
    first = _person_among(p, named) if named else None
    if first is None or (p.heads and is_governed(p, first) and p.words[0].end <= first.span[0] - 3):
        return None
    kind: EntityKind = first.kind
    listed = entry(p, first)
    opens = p.words[0].start == first.span[0]
    if kind != "media" and not (listed and opens) and (body := _loose_body(p, first)):
        return Mention(p.span, body, "institution")
    if whole := _ending_in(p, first):
        return whole
    if _is_of_unknown(p, first):
        return None
    if kind == "place" and listed and listed.kind == "state":
        kind = "state"
    elif kind in ("place", "other") and not listed and _may_be_person(p, first.name):
        kind = "person"
    elif kind in ("place", "other", "institution") and not listed and (name := _whole(p, first)) != first.name:
        return Mention(p.span, name, "institution", body=first.body)
    role = next((h for h in p.heads if h.noun.kind in ("role", "anonymous")), None)
    unlisted = kind == "person" or (kind in ("other", "institution") and not listed and " " in first.name)
    if unlisted and role and role.noun.kind == "role":
        body = _body_of(p, role)
        held = _role(p, role)
        return Mention(p.span, first.name, "person", role=held, body=body if body != first.name else None)
    return Mention(p.span, first.name, kind, role=first.role, body=first.body)


def _whole(p: Phrase, mention: Mention) -> str:
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


def _cause(p: Phrase) -> str | None:
    """A body called by who is in it and what they go without or against (*Médecins sans rivages*, *Élus contre le
    bruit*), which has no article."""
    against = len(p.words) > 2 and p.words[1].key in p.lex.words("words.without")
    opens = against and p.determiner == "none" and p.draft.text[p.words[0].start].isupper()
    return re.split(r",|\s\(", p.text(0, len(p.words)))[0] if opens else None


def _loose_body(p: Phrase, first: Mention) -> str | None:
    """A body whose name begins a phrase without an article and goes on in lower case (*Voies navigables du Nord*,
    *Médecins sans rivages*), by the first word, a common noun and nobody's first name."""
    place = first.kind in ("place", "state") and p.draft.text[p.words[0].start].isupper()
    if (
        p.determiner != "none"
        or not (place or p.words[0].start == first.span[0])
        or p.lex.language.table("who")["head"] == "last"
    ):
        return None
    words = p.words
    name = re.split(r"[,(«\"]", p.draft.text[words[0].start : words[-1].end])[0].strip()
    opens = tokens_in(p.draft, (words[0].start, words[0].end))
    common = all(t.pos in ("NOUN", "ADJ", "VERB") for t in opens) and words[0].key not in p.lex.firsts
    last = name.rsplit(" ", 1)[-1]
    ends = last[:1].isupper() or bool(p.lex.words("words.without") & {w.key for w in words})
    if first.kind == "person" and " " in first.name:
        common = common and not tokens_in(p.draft, first.span)[0].ent.endswith("PER")
    lower = any(w[:1].islower() for w in name.split()[1:])
    return name if common and ends and lower and 1 < len(name.split()) <= LOOSE else None


def _may_be_person(p: Phrase, name: str) -> bool:
    """Whether a name that stands for somebody who speaks is of two words or a first name, no article before it."""
    return p.determiner == "none" and (" " in name or name.lower() in p.lex.firsts)


def _ending_in(p: Phrase, place: Mention) -> Mention | None:
    """The body whose name ends in that of its state or place (*Statistique Canada*), when nothing knows it whole."""
    last = p.words[-1].end == place.span[1] and place.kind in ("place", "state") and p.determiner == "none"
    before = [w for w in p.words if w.end <= place.span[0]]
    capital = last and before and all(p.draft.text[w.start].isupper() for w in before)
    common = capital and not any(t.pos == "ADJ" for w in before for t in tokens_in(p.draft, (w.start, w.end)))
    titled = any(p.lex.is_title(w.key) or p.lex.noun((w.key,)) or p.lex.demonym((w.key,)) for w in before)
    return Mention(p.span, p.text(0, len(p.words)), "institution") if common and not titled else None


def _is_of_unknown(p: Phrase, named: Mention) -> bool:
    """Whether a name stands behind a preposition and a word that no data knows (*an ex-keeper of Roxby*)."""
    return p.determiner == "indefinite" and not p.heads and is_governed(p, named)


def _person_among(p: Phrase, named: list[Mention]) -> Mention:
    """The person that other names only go before (*State Rep. Martin Ochs*), else the first that nothing governs."""
    named = [m for m in named if not _only_places(p, m)] or named
    comma = p.draft.text.find(",", *p.span)
    near = [m for m in named if comma < 0 or m.span[0] < comma]
    person = next((m for m in near if m.kind == "person" and not is_governed(p, m)), None)
    if person and _parted_by_governor(p, near[0], person):
        return near[0]
    if person is None and p.determiner != "none" and comma >= 0:
        person = next((m for m in named if m.kind == "person" and 0 < m.span[0] - comma <= 2), None)
    return person or next((m for m in named if not is_governed(p, m)), named[0])


def _parted_by_governor(p: Phrase, first: Mention, person: Mention) -> bool:
    """Whether a preposition stands between two names, so that the second is the first one's (*Ann Lee of broker
    Shaw*).
    """
    between = {w.key for w in p.words if first.span[1] <= w.start and w.end <= person.span[0]}
    return bool(between & p.lex.words("words.governors")) and p.words[0].start == first.span[0]


def _only_places(p: Phrase, mention: Mention) -> bool:
    """Whether a state's or place's name stands right before the one it goes with (*the US Forest Board*)."""
    last = p.lex.language.table("who")["head"] == "last"
    beside = any(p.draft.text[mention.span[1] : m.span[0]] == " " for m in p.names)
    return last and beside and mention.kind in ("state", "place")


def _before_participle(p: Phrase, text: str) -> str:
    """A description without what was done to it: *présidence estonienne* of *présidence estonienne publié hier*."""
    words = "|".join(sorted(p.lex.words("words.participles")))
    return re.split(rf"\s+(?:{words})\b", text)[0]


def _unlisted(p: Phrase) -> Mention | None:
    """A phrase that is only capitalised words, with no determiner: a name that nothing else recognised."""
    text = _unaged(p.text(0, len(p.words)))
    if text.lower() in p.lex.words("words.quantifiers"):
        return None
    is_name = len(p.words) <= 4 and all(w[:1].isupper() for w in re.findall(r"\w[\w'’-]*", text))
    common = ("NOUN", "DET", "PRON", "NUM", "ADV")
    within = re.compile(rf"[a-zà-ÿ,] {re.escape(text)}(?!\w)")  # its capital is no sentence's
    common_nouns = all(t.pos in common for t in tokens_in(p.draft, p.span))
    is_name = is_name and not (common_nouns and not within.search(p.draft.text))
    alone = len(p.words) == 1 and p.words[0].key not in p.lex.firsts
    return Mention(p.span, text, "other" if alone else "person") if is_name and p.determiner == "none" else None


def _titular(p: Phrase) -> Mention | None:
    """A body that nothing knows, by the capital of a noun behind its article (*les Transports publics du Jura*)."""
    name = re.split(r",|\s\(", p.bare)[0]
    fits = p.determiner == "definite" and " " in name and name[:1].isupper()
    return Mention(p.span, name, "institution", role="institution") if fits and len(name.split()) <= LOOSE else None


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
