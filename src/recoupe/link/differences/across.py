"""Where articles differ although no claim holds both: denials, names, dates that one alone gives, two quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.link.alignment.claims import replies
from recoupe.link.alignment.unit import Unit
from recoupe.link.counting.voices import voices
from recoupe.link.differences.desk import Desk, Group, denial_row, homes, short, whole
from recoupe.link.differences.olddates import old_dates
from recoupe.link.differences.renderings import member, renderings, variants
from recoupe.model import Divergence, DivergenceKind, Member

ASSERTING = frozenset({"assert", "warn", "expect", "promise"})


def denied_statements(desk: Desk, claims: Sequence[Group], every: Sequence[Unit]) -> Iterator[Divergence]:
    """A denial against statements of other claims that assert all of what it denies."""
    home = homes(claims)
    for denial in (u for u in every if u.stance == "deny" and len(u.words) > 1):
        near = (u for u in every if not desk.are_apart(u.article, denial.article))
        found = [u for u in near if home.get(u.member) != home.get(denial.member) and _asserts(u, denial)]
        if found:
            yield _row(desk, found[0], denial, *(u.member for u in found), denial.member)


def answered(desk: Desk, claims: Sequence[Group]) -> Iterator[Divergence]:
    """The claim of a denial against those of what it answers."""
    home = homes(claims)
    for found in replies(desk.corpus).values():
        no, own = found[0].no, home.get(found[0].no.member)
        apart = [reply.yes for reply in found if own is None or home.get(reply.yes.member) != own]
        if apart:
            sides = (whole(claims, home, u.member) for u in (*apart, no))
            yield _row(desk, apart[0], no, *(member for side in sides for member in side))


def _row(desk: Desk, claimed: Unit, denial: Unit, *members: Member) -> Divergence:
    return denial_row(desk, members, *(voices(desk.corpus, (u.member,))[0] for u in (claimed, denial)))


def _asserts(unit: Unit, denial: Unit) -> bool:
    if unit.stance not in ASSERTING or unit.negated or unit.source == denial.source:
        return False
    shared = set(denial.words) & set(unit.words)
    names = set(denial.names) & set(unit.names)
    acts = denial.main & (unit.acts | unit.main | set(unit.words))
    return bool(acts) and len(shared - acts) > 0 and len(names) >= min(2, len(set(denial.names)))


def named_otherwise(desk: Desk) -> Iterator[Divergence]:
    for a, b in variants(renderings(desk.corpus)):
        if a.kind == "artefact":
            continue
        labels = {"a": desk.label(a.place.article), "b": desk.label(b.place.article)}
        kind: DivergenceKind = "place" if a.kind == "place" else "name"
        yield desk.row(kind, (member(a), member(b)), (a.text, b.text), words={"x": a.text, "y": b.text, **labels})


def dated_alone(desk: Desk, every: Sequence[Unit]) -> Iterator[Divergence]:
    for found in old_dates(desk.corpus, every):
        x = desk.corpus.text(found.timex.article, found.timex.span)
        labels = {"a": desk.label(found.unit.article), "b": desk.label(found.other.article)}
        y = short(found.other.text)
        yield desk.row(
            "date",
            (found.unit.member, found.other.member),
            (x, y),
            key="date_alone",
            words={"x": x, "y": y, **labels},
        )
