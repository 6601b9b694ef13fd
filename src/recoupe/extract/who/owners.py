"""Whose a function is that is told with *son* or *its*: *sa directrice, Ana Roy* leads the body just told of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from recoupe.extract.who.agreement import clash, gender_of
from recoupe.extract.who.antecedents import preferred
from recoupe.extract.who.gazetteer import Gazetteer, called, everyone, key_of, words_of
from recoupe.extract.who.kindnouns import kind_nouns
from recoupe.extract.who.known import Candidate, Known
from recoupe.extract.who.nounphrase import Phrase, office
from recoupe.extract.who.scene import Scene
from recoupe.model import Mention
from recoupe.text.folding import fold

REACH = 2
"""Narrative lines back in which the owner is looked for."""
_BODIES = frozenset({"institution", "state", "other"})


def owned(scene: Scene, p: Phrase, holder: Mention, known: Known) -> Mention:
    """The holder of a function with the body that a possessive gives it to: the last one that spoke or acted.

    Somebody's own aide (the last to act is a person) stays without a body; so does a lawyer, whose client is either.
    """
    if holder.body or holder.kind not in ("person", "anonymous") or not is_voice(p.lex, holder):
        return holder
    if not p.words or p.words[0].key not in p.lex.words("words.of_body"):
        return holder
    several = p.words[0].key in p.lex.words("words.of_several")
    met = known.near(p.span[0], scene.line(p.span[0]) - REACH)
    near = (c for c in met if _acts(c) and c.mention.name != holder.name)
    owner = max(near, key=lambda c: (c.line, c.spoke, c.at), default=None)
    if owner is None or owner.mention.kind not in _BODIES or (several and not owner.plural) or _other(scene, p, owner):
        return holder
    return replace(holder, body=owner.mention.name)


def _other(scene: Scene, p: Phrase, owner: Candidate) -> bool:
    """Whether another body stands between an owner and the function: *The union blamed the port … its director*."""
    named = owner.mention.span if owner.mention.span[0] <= owner.at else (owner.at, owner.at)
    words = words_of(p.draft.text, max(owner.at, named[1]), p.span[0])
    definite, own = p.lex.words("words.definite"), kind_nouns(p.draft, owner.mention.name)
    nouns = ((p.lex.noun((b.key,)), b) for a, b in pairwise(words) if a.key in definite)
    bodies = (n for n, word in nouns if n and n.kind == "institution" and not scene.is_quoted(word.start))
    return any(n not in own for n in bodies)


def housed(p: Phrase, holder: Mention, known: Known) -> Mention:
    """The holder with the one body that the article calls so (*la directrice de l'agence*: the only agency it names).

    A body without a name of its own, of which the article has two or none, stays as it is.
    """
    noun = p.lex.noun(key_of(holder.body or "")) if holder.role and holder.body and holder.body.islower() else None
    if noun is None or len(key_of(holder.body or "")) > 1:
        return holder
    rows = (c.mention.name for c in known.rows if c.mention.kind == "institution")
    joint = p.lex.words("words.coordinators")
    names = {n for n in rows if (len(key_of(n)) > 1 or not n.islower()) and not joint & set(key_of(n))}
    called = {name for name in names if noun in kind_nouns(p.draft, name)}
    return replace(holder, body=called.pop()) if len(called) == 1 else holder


def is_voice(lex: Gazetteer, holder: Mention) -> bool:
    """Whether a function speaks for a body: a spokeswoman's or a director's, not a lawyer's or a coach's."""
    told, language = fold(" ".join(office(key_of(holder.role or ""), lex))), lex.language
    voices = language.words("origins", "voice.heads") | language.words("origins", "voice.words")
    return any(told == " ".join(key_of(word)) for word in voices)


def owner_of(scene: Scene, p: Phrase, named: Mention, known: Known) -> Mention | None:
    """Whose own it is that speaks for them (*his office*, *son entourage*): the person that a pronoun would mean."""
    lex = p.lex
    own = lex.words("words.possessive") - lex.words("words.several_own") - lex.words("words.neuter")
    if named.kind not in ("institution", "anonymous") or named.name.lower() not in lex.words("words.private"):
        return None
    if not p.words or p.words[0].key not in own:
        return None
    gender = gender_of(p.words[0].key, lex) if p.words[0].key in lex.words("words.personal") else None
    near = known.near(p.span[0], scene.line(p.span[0]) - REACH)
    people = [c for c in near if c.mention.kind == "person" and not c.plural and not clash(gender, c.gender)]
    return preferred(scene, p.span[0], people)


def of_state(scene: Scene, p: Phrase, named: Mention, known: Known) -> Mention:
    """What a possessive gives to the state that last spoke or acted (*Ankara dément … son ministère de la Défense*),
    called after it; any other body as it is."""
    arms = p.lex.folded("words.arms")
    if named.kind != "institution" or named.body or not p.words or arms.isdisjoint(key_of(named.name)):
        return named
    if p.words[0].key not in p.lex.words("words.of_body"):
        return named
    near = (c for c in known.near(p.span[0], scene.line(p.span[0]) - REACH) if _acts(c))
    owner = max(near, key=lambda c: (c.line, c.spoke, c.at), default=None)
    state = everyone().get(key_of(owner.mention.name)) if owner and owner.mention.kind == "state" else None
    if state is None:
        return named
    whose = called(p.lex.language.code).get(state.id, state.form)
    return replace(private(p, named, Mention(named.span, whose, "state")), body=state.id)


def private(p: Phrase, named: Mention, owner: Mention | None) -> Mention:
    """What speaks for somebody, called after them where they have a name (*Ana Roy's office*)."""
    if owner is None or not owner.name[:1].isupper():
        return named
    called = p.lex.language.message("who", "of_whom", noun=named.name, owner=owner.name)
    return replace(named, name=_elided(called), body=owner.name)


def _elided(called: str) -> str:
    """*de* before a vowel."""
    return re.sub(r"\bde (?=[AEIOUHÀÂÉÈÊËÎÏÔÛÜŒ])", "d'", called)


def _acts(c: Candidate) -> bool:
    return (c.spoke or c.subject) and not c.quoted
