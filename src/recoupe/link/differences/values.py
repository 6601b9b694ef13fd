"""Values that members of one claim give and that cannot both hold: figures, days, places named after one noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recoupe.link import Corpus
from recoupe.link.counting.clashes import days, face, facing, is_one_voice, places
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.conflicts import Conflict, conflicts, moment
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.differences.nones import nones
from recoupe.link.differences.ones import alone
from recoupe.link.groups import sharing
from recoupe.model import Divergence, DivergenceKind

FIGURES, DAY, PLACES = range(3)
"""The parts of a voice's face."""
Clash = tuple[Voice, Voice, Conflict]


def numbers(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """Figures for one thing that cannot both hold: one row for each thing, with all members that differ in it."""
    clashes = []
    for a, b in facing((v for v in heard if not v.silent), lambda v: _figures(desk.corpus, v)):
        found = conflicts(desk.corpus, (a.article, a.spans, a.statement), (b.article, b.spans, b.statement))
        if not is_one_voice(a, b):
            clashes += [(a, b, clash) for clash in found]
    for rows in _of_one_thing(clashes):
        a, b, first = min(rows, key=lambda row: (row[2].update, desk.foreign(*row[:2])))
        if first.update and moment(desk.corpus, b.article, b.statement) < moment(desk.corpus, a.article, a.statement):  # type: ignore[operator]
            a, b, first = b, a, first.turned
        members = [claim.members[v.index] for x, y, _ in rows for v in (x, y)]
        values = [value for _, _, c in rows for value in c.values]
        x, y = first.values
        yield desk.row("number", members, values, update=first.update, words={"x": x, "y": y, **desk.about(a, b)})


def _figures(corpus: Corpus, voice: Voice) -> tuple[object, ...]:
    """The figures that a voice gives, and those of whom it tells one or none."""
    passage = (voice.article, voice.spans)
    ones = tuple((s.quantity.noun, 1.0, 1.0) for s, _ in alone(corpus, passage))
    none = tuple((q.noun, 0.0, 0.0) for q in nones(corpus, passage))
    return (*face(corpus, voice)[FIGURES], *ones, *none)  # type: ignore[misc]


def _of_one_thing(clashes: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes in groups that share a figure, in their order."""
    return sharing((row, zip((row[0].article, row[1].article), row[2].spans, strict=True)) for row in clashes)


def dates(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One day against another: one row for each claim, with all who give either; other figures have other days."""
    yield from _clashing(desk, claim, heard, "date", _days, DAY)


def _days(corpus: Corpus, a: Voice, b: Voice) -> tuple[str, str] | None:
    found = days(corpus, a, b)
    return None if found and conflicts(corpus, *((v.article, v.spans, v.statement) for v in (a, b))) else found


def same_noun(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One place against another in sentences otherwise alike."""
    yield from _clashing(desk, claim, heard, "place", places, PLACES)


def _clashing(
    desk: Desk,
    claim: Group,
    heard: Sequence[Voice],
    kind: DivergenceKind,
    differ: Callable[[Corpus, Voice, Voice], tuple[str, str] | None],
    part: int,
) -> Iterator[Divergence]:
    sides = facing((v for v in heard if v.counts), lambda v: face(desk.corpus, v)[part])
    pairs = [(a, b, differ(desk.corpus, a, b)) for a, b in sides]
    found = [(a, b, values) for a, b, values in pairs if values]
    if found:
        a, b, (x, y) = min(found, key=lambda row: desk.foreign(*row[:2]))
        given = {face(desk.corpus, v)[part] for one, two, _ in found for v in (one, two)}
        members = [claim.members[v.index] for v in heard if v.counts and face(desk.corpus, v)[part] in given]
        values = [value for _, _, both in found for value in both]
        yield desk.row(kind, members, values, words={"x": x, "y": y, **desk.about(a, b)})
