"""A naming phrase without a noun that says what it means: by the name that it begins with or holds."""

from __future__ import annotations

import re

from recoupe.extract.who.bodyphrase import body_of, owns, whole_name
from recoupe.extract.who.nounphrase import Phrase, entry, is_governed
from recoupe.extract.who.peoplephrase import function_of, unaged
from recoupe.extract.who.whereabouts import tokens_in
from recoupe.model import EntityKind, Mention

LOOSE = 7
"""Words of a body's name that goes on in lower case."""


def by_name(p: Phrase) -> Mention | None:
    """A phrase that begins with a name: a capital speaks for its state; a person may have a role behind a comma."""
    named = [m for m in p.names if not owns(p, m)]
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
    elif kind in ("place", "other", "institution") and not listed and (name := whole_name(p, first)) != first.name:
        return Mention(p.span, name, "institution", body=first.body)
    role = next((h for h in p.heads if h.noun.kind in ("role", "anonymous")), None)
    unlisted = kind == "person" or (kind in ("other", "institution") and not listed and " " in first.name)
    if unlisted and role and role.noun.kind == "role":
        body = body_of(p, role)
        held = function_of(p, role)
        return Mention(p.span, first.name, "person", role=held, body=body if body != first.name else None)
    return Mention(p.span, first.name, kind, role=first.role, body=first.body)


def by_cause(p: Phrase) -> str | None:
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


def unlisted_name(p: Phrase) -> Mention | None:
    """A phrase that is only capitalised words, with no determiner: a name that nothing else recognised."""
    text = unaged(p.text(0, len(p.words)))
    if text.lower() in p.lex.words("words.quantifiers"):
        return None
    is_name = len(p.words) <= 4 and all(w[:1].isupper() for w in re.findall(r"\w[\w'’-]*", text))
    common = ("NOUN", "DET", "PRON", "NUM", "ADV")
    within = re.compile(rf"[a-zà-ÿ,] {re.escape(text)}(?!\w)")  # its capital is no sentence's
    common_nouns = all(t.pos in common for t in tokens_in(p.draft, p.span))
    is_name = is_name and not (common_nouns and not within.search(p.draft.text))
    alone = len(p.words) == 1 and p.words[0].key not in p.lex.firsts
    return Mention(p.span, text, "other" if alone else "person") if is_name and p.determiner == "none" else None


def titular_body(p: Phrase) -> Mention | None:
    """A body that nothing knows, by the capital of a noun behind its article (*les Transports publics du Jura*)."""
    name = re.split(r",|\s\(", p.bare)[0]
    fits = p.determiner == "definite" and " " in name and name[:1].isupper()
    return Mention(p.span, name, "institution", role="institution") if fits and len(name.split()) <= LOOSE else None
