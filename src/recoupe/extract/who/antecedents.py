"""Whom *il*, *elle* or *ce dernier* mean: the best of those met before, or nobody.

Number and gender must not clash where they are known; then a sum of plain preferences decides: a person, somebody who
just spoke, a subject, the nearest. This is the recipe of Lappin & Leass (1994), with the last speaker as its strongest
feature because newsrooms write that way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.who.agreement import clash, gender_of
from recoupe.extract.who.candidates import UNSURE
from recoupe.extract.who.gazetteer import Gazetteer, gazetteer, words_of
from recoupe.extract.who.known import Candidate, Known
from recoupe.extract.who.scene import Scene
from recoupe.model import Mention, Span

REACH = 4
"""Narrative lines back in which an antecedent is looked for."""
NEAR = 40
"""Characters before a pronoun in which a relative and what it is of end."""


def pronoun(
    scene: Scene, span: Span, known: Known, *, said: Sequence[Span] = (), goes_on: bool = False
) -> Mention | None:
    """Whom a pronoun means: the candidate with the highest preference within reach, None when there is none.

    ``said`` is what the one it means said; ``goes_on``: they had spoken before (*ajoute-t-il*).
    """
    lex = gazetteer(scene.draft.language)
    text = " ".join(scene.draft.text[slice(*span)].strip(" -,").lower().split())
    if text in lex.words("words.impersonal"):
        return None
    plural, gender = text in lex.words("words.plural"), gender_of(text, lex)
    line = scene.line(span[0])
    met = [c for c in known.near(span[0], line - REACH) if c.spoke or c.mention.kind not in UNSURE]
    if text not in lex.words("words.among"):
        met = [c for c in met if not c.several]
    if text in lex.words("words.nearest"):
        return _named_last(_agreeing([c for c in met if c.line >= line - 1], gender, plural))
    near = _agreeing(met, gender, plural, either=text in lex.words("words.either"))
    other = _antecedent_end(scene, span, lex)
    fits = [c for c in near if _may_be(text, c, lex) and c.mention.span[1] != other]
    if text in lex.words("words.among"):
        fits = [c for c in fits if c.mention.kind == "anonymous"] or fits
    if text in lex.words("words.concerned"):
        fits = _concerned(fits) or fits
    spoke = [c for c in fits if goes_on and c.spoke and c.subject]
    return preferred(scene, span[0], spoke or [_demoted(c, said) for c in fits])


def _antecedent_end(scene: Scene, span: Span, lex: Gazetteer) -> int:
    """Where the words end that a relative right before a pronoun is of, which means another (*la maire, à qui il a
    promis*, *the mayor, to whom he …*); -1 when there is none."""
    words = words_of(scene.draft.text, max(0, span[0] - NEAR), span[0])
    if len(words) < 3 or words[-1].key not in lex.words("words.bound"):
        return -1
    governed = words[-2].key in lex.words("words.governors") | lex.words("words.governing")
    return words[-3 if governed else -2].end


def _agreeing(found: Sequence[Candidate], gender: str | None, plural: bool, *, either: bool = False) -> list[Candidate]:
    """Those whose number and gender a pronoun may have; ``either`` when it means one unnamed speaker too (*they*)."""
    unnamed = (c.at for c in found if either and c.spoke and c.mention.kind == "anonymous")
    alike = {*unnamed, *(c.at for c in found if c.plural == plural)}
    return [c for c in found if c.at in alike and not clash(gender, c.gender)]


def _may_be(text: str, c: Candidate, lex: Gazetteer) -> bool:
    """Whether a pronoun that only people (*he*) or no people (*it*) are called by fits somebody, where a language has
    such.
    """
    if text in lex.words("words.neuter"):
        return c.mention.kind not in ("person", "anonymous")
    return text not in lex.words("words.personal") or c.mention.kind in ("person", "anonymous", "other")


def _demoted(c: Candidate, said: Sequence[Span]) -> Candidate:
    """A candidate whom only the statement itself names, less likely its source (*The guard is ill, she said*)."""
    return replace(c, quoted=True) if not c.spoke and any(a <= c.at < b for a, b in said) else c


def _concerned(found: Sequence[Candidate]) -> list[Candidate]:
    """The people whom somebody else speaks of: *l'intéressé* answers what is said of him, and is not who said it."""
    people = [c for c in found if c.mention.kind in ("person", "anonymous")]
    speaking = {c.mention.name for c in people if c.spoke}
    return [replace(c, quoted=False) for c in people if c.mention.name not in speaking]


def _named_last(found: Sequence[Candidate]) -> Mention | None:
    """The last one named before an offset, in its line or the one before: *ce dernier* means no one farther."""
    return max(found, key=lambda c: (c.at, c.spoke)).mention if found else None


def preferred(scene: Scene, at: int, found: Sequence[Candidate]) -> Mention | None:
    """The candidate with the highest preference, seen from an offset; the nearest of equals.

    A body or an outlet that neither spoke nor acted is never meant.
    """
    line, block = scene.line(at), scene.block(at)
    found = [c for c in found if c.spoke or c.subject or c.mention.kind in ("person", "anonymous")]
    best = max(found, key=lambda c: (_preference(c, line - c.line, block - c.block), c.at), default=None)
    return best.mention if best else None


def _preference(c: Candidate, back: int, paragraphs: int) -> float:
    """How likely a candidate is meant, so many lines and paragraphs before the pronoun.

    Who acts in the line before weighs as much as who spoke in the one before that; whoever a paper speaks for is less
    likely meant than a person whom it names (*… précise le texte, signé du gouverneur, Ana Roy. « … », a-t-elle dit*).
    """
    person = c.mention.kind == "person" or (c.mention.kind == "anonymous" and (c.spoke or c.subject))
    score = 2.0 * person + 1.5 * c.spoke + 1.5 * c.subject - 2.0 * c.quoted - 1.0 * c.written
    return score - 1.5 * back - 1.5 * min(paragraphs, 2)
