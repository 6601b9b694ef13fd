"""Who holds another country's office of the same name: *son homologue italien*, *her British counterpart*.

The office is that of whoever the possessive means; its holder is the one whom the article gives that office in that
country. Nobody else is meant: where the article names no such person, it is not known who spoke.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from recoupe.extract import Draft
from recoupe.extract.who.antecedents import preferred
from recoupe.extract.who.gazetteer import Gazetteer, gazetteer, key_of, words_of
from recoupe.extract.who.known import Candidate, Known, family
from recoupe.extract.who.nounphrase import Mentions, Phrase, state_of
from recoupe.extract.who.scene import Scene
from recoupe.model import Mention

Words = frozenset[str]

REACH = 4
"""Narrative lines back in which the one whose counterpart is meant is looked for."""


def is_counterpart(p: Phrase) -> bool:
    """Whether a phrase is built on a word for who holds the same office elsewhere, and means one of them."""
    heads = [h for h in p.heads if h.noun.head in p.lex.words("words.counterparts")]
    return bool(heads) and p.words[heads[0].end - 1].key in {key_of(w)[-1] for w in p.lex.words("words.counterparts")}


def given(draft: Draft, mentions: Mentions) -> Mentions:
    """The same mentions, each counterpart with the office of the last one before them to whom the text gives one."""
    lex = gazetteer(draft.language)
    out: list[Mention] = []
    held: Mention | None = None
    for m in mentions:
        if m.kind == "person" and m.role and _is_word(m.role, lex):
            m = _like(m, held, lex)
        elif m.kind == "person" and m.role and m.name[:1].isupper() and _is_office(m.role, lex):
            held = m
        out.append(m)
    return tuple(out)


def meant(scene: Scene, p: Phrase, named: Mention | None, known: Known) -> Mention | None:
    """The holder that a phrase for a counterpart means, with the office; None when nobody can be told.

    Where the article names no holder but only one person whose counterpart it can be, the office of that country.
    """
    if named is not None and named.name[:1].isupper() and not _is_word(named.name, p.lex):
        same = (c.mention for c in known.rows if c.mention.name == named.name and c.mention.role)
        told = next((m for m in same if not _is_word(m.role or "", p.lex)), None)
        return replace(named, role=told.role if told else None, body=told.body if told else named.body)
    owner, alone = _owner(scene, p, known)
    if owner is None:
        return None
    mine = _offices(owner, known, p.lex)
    rows = (c for c in known.rows if c.mention.kind == "person" and c.mention.name != owner.mention.name)
    fits = [c for c in rows if _alike(mine, _offices(c, known, p.lex, _told(p))) and (_is_of(c, p) or not _told(p))]
    if len({c.mention.name for c in fits}) == 1:
        return replace(fits[0].mention, span=p.span)
    return None if fits or not alone else _of_country(p, owner, known)


def _owner(scene: Scene, p: Phrase, known: Known) -> tuple[Candidate | None, bool]:
    """Whose counterpart is meant: whoever a pronoun would mean of those who hold an office; whether only one does."""
    near = known.near(p.span[0], scene.line(p.span[0]) - REACH)
    named = [c for c in near if c.mention.kind == "person" and c.mention.name[:1].isupper() and not _is_of(c, p)]
    owners = [c for c in named if _offices(c, known, p.lex)]
    first = preferred(scene, p.span[0], owners)
    owner = next((c for c in owners if c.mention == first), None)
    return owner, len({family(c.mention) for c in owners}) == 1


def _of_country(p: Phrase, owner: Candidate, known: Known) -> Mention | None:
    """An office in the country that a phrase tells, whoever holds it there."""
    roles = (owner.mention.role or "", *known.roles.get(family(owner.mention), ()))
    role = _unlike(max((r for r in roles if _is_office(r, p.lex)), key=len, default=""), p.lex)
    told = [w for w in p.words if w.key in _told(p)]
    words = [p.draft.text[w.start : w.end] for w in told]
    if not role or len(words) != 1:
        return None
    last = p.lex.language.table("who")["head"] == "last"
    name = role.lower() if last else role[:1].lower() + role[1:]
    return Mention(p.span, f"{name} ({words[0]})", "person", role=role, body=state_of(p) or words[0])


def _offices(c: Candidate, known: Known, lex: Gazetteer, told: Words = frozenset()) -> frozenset[Words]:
    """The offices that the article gives somebody, each as the words of its commonest name, without a country."""
    roles = (c.mention.role or "", *known.roles.get(family(c.mention), ()))
    return frozenset(_plain(role, lex, told) for role in roles if role and _is_office(role, lex))


def _plain(role: str, lex: Gazetteer, told: Words) -> Words:
    key = tuple(w for w in key_of(role) if w not in told and not lex.demonym((w,)))
    small = lex.words("words.governors") | lex.words("words.definite")
    return frozenset(lex.offices.get(key, key)) - small


def _alike(mine: frozenset[Words], theirs: frozenset[Words]) -> bool:
    """Whether two people hold one office: one of its names is the other's, or the beginning of it (*le ministre*)."""
    return any(a <= b or b <= a for a in mine for b in theirs)


def _is_office(role: str, lex: Gazetteer) -> bool:
    """Whether a function is an office, which somebody holds in each of two countries."""
    keys = key_of(role)
    nouns = (lex.noun(keys[a:end]) for end in range(1, len(keys) + 1) for a in range(end))
    held = any(n is not None and n.kind == "role" and n.type not in (None, "none", "expert") for n in nouns)
    return held and not _is_word(role, lex)


def _is_word(role: str, lex: Gazetteer) -> bool:
    return not _own(lex).isdisjoint(key_of(role))


@cache
def _own(lex: Gazetteer) -> Words:
    """The words of the data by which counterparts are called."""
    return frozenset(w for each in lex.words("words.counterparts") for w in key_of(each))


def _told(p: Phrase) -> Words:
    """What a phrase says of the counterpart: the words beside its noun (*valdrien*)."""
    small = p.lex.words("words.governors") | p.lex.words("words.definite") | p.lex.words("words.possessive")
    return frozenset(w.key for w in p.words if w.key not in _own(p.lex) | small)


def _is_of(c: Candidate, p: Phrase) -> bool:
    """Whether somebody holds their office in the country that the phrase tells."""
    state, told = state_of(p), _told(p)
    if state and c.mention.body == state:
        return True
    around = {*key_of(c.mention.role or ""), *key_of(c.mention.body or ""), *_beside(c, p)}
    return any(w in around or w.rstrip("s") in around for w in told)


def _beside(c: Candidate, p: Phrase) -> Iterator[str]:
    """The words right before a name, up to the comma before: *le ministre valdrien, Piotr Lazare*."""
    start = max(0, c.mention.span[0] - 60)
    text = p.draft.text[start : c.mention.span[0]].rstrip(", ")
    last = max(text.rfind(mark) for mark in ',.;:\n«"')
    yield from (w.key for w in words_of(text, last + 1, len(text)))


def _like(m: Mention, held: Mention | None, lex: Gazetteer) -> Mention:
    """A counterpart with the office of somebody else and the country that their own words tell."""
    keys = [w for w in key_of(m.role or "") if not _is_word(w, lex)]
    state = m.body or next((s for w in keys if (s := lex.demonym((w,)))), None)
    if held is None or held.name == m.name:
        return replace(m, role=None, body=state)
    return replace(m, role=_unlike(held.role or "", lex), body=state or next(iter(keys), None))


def _unlike(role: str, lex: Gazetteer) -> str:
    """An office without the country it is of: the adjectives right behind its noun (*ministre marnais de la Mer*),
    where nouns open their phrases; those of nationality anywhere."""
    words = [w for w in role.split() if not lex.demonym(key_of(w) or ("",))]
    if lex.language.table("who")["head"] == "last":
        return " ".join(words)
    small = lex.words("words.governors") | lex.words("words.elided")
    ends = (end for end in range(len(words), 0, -1) if lex.noun(key_of(" ".join(words[:end])) or ("",)))
    end = next(ends, len(words))
    behind = next((n for n in range(end, len(words)) if set(key_of(words[n])[:1]) & small), len(words))
    return " ".join((*words[:end], *words[behind:]))
