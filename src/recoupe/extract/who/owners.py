"""Whose a function is that is told with *son* or *its*: *sa directrice, Ana Roy* leads the body just told of."""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.who.candidates import Candidate, Known
from recoupe.extract.who.gazetteer import key_of
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
    if holder.body or holder.kind not in ("person", "anonymous") or not _is_voice(p, holder):
        return holder
    if not p.words or p.words[0].key not in p.lex.words("words.of_body"):
        return holder
    several = p.words[0].key in p.lex.words("words.of_several")
    met = known.near(p.span[0], scene.line(p.span[0]) - REACH)
    near = (c for c in met if _acts(c) and c.mention.name != holder.name)
    owner = max(near, key=lambda c: (c.line, c.spoke, c.at), default=None)
    fits = owner is not None and owner.mention.kind in _BODIES and (owner.plural or not several)
    return replace(holder, body=owner.mention.name) if owner and fits else holder


def _is_voice(p: Phrase, holder: Mention) -> bool:
    """Whether a function speaks for a body: a spokeswoman's or a director's, not a lawyer's or a coach's."""
    told, language = fold(" ".join(office(key_of(holder.role or ""), p.lex))), p.lex.language
    voices = language.words("origins", "voice.heads") | language.words("origins", "voice.words")
    return any(told == " ".join(key_of(word)) for word in voices)


def _acts(c: Candidate) -> bool:
    return (c.spoke or c.subject) and not c.quoted
