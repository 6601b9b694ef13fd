"""Which passages a judgement is about, when it names statements or claims."""

from __future__ import annotations

from typing import TypeVar

from recoupe.model import Claim, Dossier, Place, Statement
from recoupe.serve.problems import Problem
from recoupe.serve.shapes import NewJudgement
from recoupe.store.judgements import passage

R = TypeVar("R", Claim, Statement)


def places(asked: NewJudgement, dossier: Dossier) -> tuple[Place, ...]:
    """The passages of a judgement. A claim is told by its first member: all its members go where that one goes.

    Raises :class:`Problem` where passages are told twice or not at all, or are none of this dossier.
    """
    told = [name for name in ("places", "statements", "claims") if getattr(asked, name)]
    wanted = 1 if asked.kind == "reject" else 2
    if len(told) != 1 or len(getattr(asked, told[0])) != wanted:
        raise Problem("invalid", "places", slip="places", kind=asked.kind, wanted=wanted)
    if asked.places:
        return tuple(_checked(Place(p.article, p.span), dossier, n) for n, p in enumerate(asked.places))
    if asked.statements:
        said = {s.id: s for s in dossier.statements}
        return tuple(passage(_known(said, id, f"statements.{n}")) for n, id in enumerate(asked.statements))
    claims = {c.id: c for c in dossier.claims}
    found = [_known(claims, id, f"claims.{n}") for n, id in enumerate(asked.claims)]
    if asked.kind == "reject" and len(found[0].members) > 1:
        raise Problem("invalid", "claims.0", slip="one-passage")
    return tuple(_first(claim, dossier) for claim in found)


def _known(rows: dict[str, R], id: str, where: str) -> R:
    if id not in rows:
        raise Problem("invalid", where, slip="absent", id=id)
    return rows[id]


def _checked(place: Place, dossier: Dossier, n: int) -> Place:
    """A passage that is words of an article of this dossier."""
    start, end = place.span
    text = next((a.text for a in dossier.articles if a.id == place.article), None)
    if text is None:
        raise Problem("invalid", f"places.{n}.article", slip="absent", id=place.article)
    if not start < end <= len(text):
        raise Problem("invalid", f"places.{n}.span", slip="span", length=len(text))
    return place


def _first(claim: Claim, dossier: Dossier) -> Place:
    member = claim.members[0]
    if member.article is not None and member.span is not None:
        return Place(member.article, member.span)
    return passage(next(s for s in dossier.statements if s.id == member.statement))
