"""Whom a description without a name means: *le ministre*, *la même source*, *le communiqué*, *l'agence*.

Each class of noun has its own test of who may be meant: a function must be the one the article gave, a document is by
whoever spoke, a general word (*l'entreprise*) fits any body that no other noun names.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.who.agreement import clash, gender_of, of_morph
from recoupe.extract.who.antecedents import preferred
from recoupe.extract.who.candidates import Candidate
from recoupe.extract.who.gazetteer import fold, key_of
from recoupe.extract.who.nounphrase import Head, Phrase, head_of, is_governed, office, state_of
from recoupe.extract.who.whereabouts import sentence_at, tokens_in
from recoupe.model import Mention

_CALLINGS = frozenset({"expert", "none"})
"""Types of functions that are no office: many hold one beside another."""


def described(p: Phrase, known: Sequence[Candidate]) -> Mention | None:
    """Whom a definite description without a name of its own means (*le ministre*, *cette source*), or None."""
    head = head_of(p)
    before = [c for c in known if c.at < p.span[0]]
    if head is not None and _is_same_source(p, head):
        return max((c for c in before if c.spoke), key=lambda c: c.at).mention if any(c.spoke for c in before) else None
    if head is None or _is_named(p, head) or p.determiner not in ("definite", "demonstrative", "possessive"):
        return None
    first = p.words[0].key
    gender, plural = gender_of(first, p.lex) or _noun_gender(p, head), first in p.lex.words("words.plural")
    people = head.noun.kind in ("role", "anonymous")
    fits = [c for c in before if c.plural == plural and not (people and clash(gender, c.gender))]
    if _is_bare(p) and head.noun.kind in ("role", "anonymous", "institution") and _is_generic(p):
        return preferred(p.draft, p.span[0], [c for c in fits if _is_such(p, head, c)])
    test = {"document": _same_document, "media": _same_medium, "anonymous": _same_people}.get(
        head.noun.kind, _same_holder
    )
    for c in sorted(fits, key=lambda c: -c.at):
        if test(p, c):
            return c.mention
    return _renamed(p, head, fits) if head.noun.kind == "role" else None


def _is_named(p: Phrase, head: Head) -> bool:
    """Whether a phrase says by name who is meant; the body or place of a function does not (*le maire de Valmont*)."""
    return any(m.kind == "person" or head.noun.kind != "role" or not is_governed(p, m) for m in p.names)


def _is_same_source(p: Phrase, head: Head) -> bool:
    """*La même source*, *de même source*: the last one that spoke, whoever it was."""
    source = head.noun.kind == "anonymous" and head.noun.head in p.lex.words("words.generic_source")
    return source and any(fold(w) == word.key for w in p.lex.words("words.same") for word in p.words[: head.first])


def _renamed(p: Phrase, head: Head, known: Sequence[Candidate]) -> Mention | None:
    """The last person who spoke or acted, told of by another of their qualities: newsrooms shun repeating a name.

    At most two sentences before, and of whom the article gives no function that this one would contradict: an office
    excludes another, being a researcher excludes nothing. An office (*la procureure*, *le président du Sénat*) only in
    the next sentence, and only of somebody whose function is never given.
    """
    here = sentence_at(p.draft, p.span[0])
    acted = [c for c in known if c.mention.kind == "person" and (c.spoke or (c.subject and not c.quoted))]
    last = max((c for c in acted if c.at < p.span[0]), key=lambda c: c.at, default=None)
    if last is None or here - sentence_at(p.draft, last.at) > 2:
        return None
    family = last.mention.name.split()[-1]
    roles = [c.mention.role for c in known if c.mention.role and c.mention.name.split()[-1] == family]
    held = [n for r in roles if (n := p.lex.noun(office(key_of(r), p.lex)))]
    if head.noun.type in _CALLINGS and _is_loose(p, head):
        free = head.noun.type == "expert" or all(n.type in _CALLINGS for n in held)
    else:
        free = not held and here - sentence_at(p.draft, last.at) <= 1
    return last.mention if free else None


def _is_loose(p: Phrase, head: Head) -> bool:
    """Only an article, a noun, a nationality, an age: nothing that would tell of somebody new."""
    rest = p.words[1 : head.first] + p.words[head.end :]
    free = p.lex.words("words.governors") | p.lex.words("words.ages")
    return all(w.key in free or w.key.isdigit() or p.lex.demonym((w.key,)) for w in rest) or bool(
        state_of(p) and len(rest) <= 2
    )


def _noun_gender(p: Phrase, head: Head) -> str | None:
    """The gender the parse gives a head noun, for one whose article is elided (*l'élue*)."""
    at = p.words[head.first].start
    morph = next((t.morph for t in tokens_in(p.draft, (at, at + 1))), "")
    return of_morph(morph)


def _is_such(p: Phrase, head: Head, c: Candidate) -> bool:
    """Whether somebody may be called by a general word: a body *l'entreprise*, a person *l'élue*."""
    if head.noun.kind == "institution":
        return c.mention.kind == "institution" and _may_be_called(p, head, c)
    state = state_of(p)
    if state and c.mention.body not in (None, state):
        return False
    if c.mention.kind == "anonymous":
        return c.spoke and bool(c.mention.role) and fold(c.mention.role or "") in p.lex.words("words.generic_folded")
    return c.mention.kind == "person"


def _may_be_called(p: Phrase, head: Head, c: Candidate) -> bool:
    """A body named by another noun is none of those: a *syndicat* is no *compagnie*, but may be an *organisation*."""
    if head.noun.head in p.lex.words("words.broad"):
        return True
    words = key_of(c.mention.name)
    nouns = [n for w in words[:1] if (n := p.lex.noun((w,))) and n.kind == "institution"]
    return all(n.head == head.noun.head for n in nouns)


def _is_bare(p: Phrase) -> bool:
    """Only a determiner and a noun, with an adjective of nationality at most."""
    head = head_of(p)
    assert head is not None
    return len(p.words) - (head.end - head.first) <= (2 if state_of(p) else 1)


def _same_document(p: Phrase, c: Candidate) -> bool:
    """A statement on paper is by whoever spoke; a finding (*l'autopsie*, *le sondage*) only by the one met before."""
    head = head_of(p)
    assert head is not None
    voiced = head.noun.head in p.lex.words("words.voiced") or not p.lex.words("words.voiced")
    return c.spoke and _is_bare(p) and (voiced or key_of(c.mention.role or "")[:1] == (p.words[head.first].key,))


def _same_medium(p: Phrase, c: Candidate) -> bool:
    if c.mention.kind != "media" or not _is_bare(p):
        return False
    head, state = head_of(p), state_of(p)
    assert head is not None
    if head.end - head.first > 1:
        return False
    if c.mention.role and key_of(c.mention.role)[:1] != (p.words[head.first].key,):
        return False
    return state is None or c.mention.body == state


def _same_people(p: Phrase, c: Candidate) -> bool:
    """The same unnamed source: it spoke, and the phrase only repeats what it is (*la source*, *la même source*)."""
    head = head_of(p)
    assert head is not None
    if not c.spoke or len(p.words) - (head.end - head.first) > 2:
        return False
    return (
        c.mention.kind == "anonymous"
        and bool(c.mention.role)
        and (key_of(c.mention.role or "")[:1] == (p.words[head.first].key,))
    )


def _same_holder(p: Phrase, c: Candidate) -> bool:
    """Whether somebody was given that function before, or a body was called by that noun."""
    head = head_of(p)
    assert head is not None
    wanted = "person" if head.noun.kind == "role" else "institution"
    if c.mention.kind != wanted and not (wanted == "person" and c.mention.kind == "anonymous" and c.spoke):
        return False
    if wanted == "institution":
        return (
            _is_bare(p)
            and (c.spoke or c.subject)
            and key_of(c.mention.name)[:1] == tuple(w.key for w in p.words[head.first : head.first + 1])
        )
    return _role_fits(p, c)


def _role_fits(p: Phrase, c: Candidate) -> bool:
    """The role given before starts with this one, and no state or body speaks against it."""
    head = head_of(p)
    assert head is not None
    if c.mention.role is None:
        return False
    mine = tuple(w.key for w in p.words[head.first : head.end])
    if office(mine, p.lex) != office(key_of(c.mention.role), p.lex):
        return False
    rest = tuple(w.key for w in p.words[head.end :])
    behind = {*key_of(c.mention.role), *key_of(c.mention.body or "")}
    state = state_of(p)
    small = p.lex.words("words.governors") | p.lex.words("words.definite")
    return all(w in behind or w in small or p.lex.demonym((w,)) for w in rest) and (
        state is None or c.mention.body in (None, state)
    )


def _is_generic(p: Phrase) -> bool:
    head = head_of(p)
    return head is not None and head.noun.head in p.lex.words("words.generic")
