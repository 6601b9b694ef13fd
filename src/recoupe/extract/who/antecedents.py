"""Whom *il*, *elle* or *ce dernier* mean: the best of those met before, or nobody.

Number and gender must not clash where they are known; then a sum of plain preferences decides: a person, somebody who
just spoke, a subject, the nearest. This is the recipe of Lappin & Leass (1994), with the last speaker as its strongest
feature because newsrooms write that way.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract import Draft
from recoupe.extract.who.agreement import clash, gender_of
from recoupe.extract.who.candidates import Candidate
from recoupe.extract.who.gazetteer import gazetteer
from recoupe.extract.who.whereabouts import sentence_at
from recoupe.model import Mention, Span

REACH = 4
"""Sentences back in which an antecedent is looked for."""


def pronoun(draft: Draft, span: Span, known: Sequence[Candidate]) -> Mention | None:
    """Whom a pronoun means: the candidate with the highest preference within reach, None when there is none."""
    lex = gazetteer(draft.language)
    text = " ".join(draft.text[slice(*span)].strip(" -,").lower().split())
    if text in lex.words("words.impersonal"):
        return None
    plural, gender = text in lex.words("words.plural"), gender_of(text, lex)
    fits = [c for c in known if c.plural == plural and not clash(gender, c.gender)]
    return (_named_last if text in lex.words("words.nearest") else preferred)(draft, span[0], fits)


def _named_last(draft: Draft, at: int, known: Sequence[Candidate]) -> Mention | None:
    """The last one named before an offset, in its sentence or the one before (*ce dernier* means no one farther)."""
    here = sentence_at(draft, at)
    near = [c for c in known if c.at < at and here - sentence_at(draft, c.at) <= 1]
    return max(near, key=lambda c: (c.at, c.spoke)).mention if near else None


def preferred(draft: Draft, at: int, known: Sequence[Candidate]) -> Mention | None:
    """The candidate before an offset with the highest preference within reach; the nearest of equals."""
    here = sentence_at(draft, at)
    best: tuple[float, int] | None = None
    chosen: Mention | None = None
    for c in known:
        back = here - sentence_at(draft, c.at)
        if c.at < at and 0 <= back <= REACH:
            paragraphs = draft.sentences[here].block - draft.sentences[here - back].block if back else 0
            rank = (_preference(c, back, paragraphs), c.at)
            if best is None or rank > best:
                best, chosen = rank, c.mention
    return chosen


def _preference(c: Candidate, back: int, paragraphs: int) -> float:
    """How likely a candidate is meant, ``back`` sentences and so many paragraphs before the pronoun."""
    person = c.mention.kind == "person" or (c.mention.kind == "anonymous" and c.spoke)
    score = 2.0 if person else 0.0
    score += 2.5 * c.spoke + 1.0 * c.subject - 2.0 * (c.quoted and not c.spoke)
    return score - 1.0 * back - 1.5 * min(paragraphs, 2)
