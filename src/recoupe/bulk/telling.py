"""Batches of stories → rows of tables: the story stage, one story at a time, written by table and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe._version import __version__
from recoupe.bulk import copying, parts
from recoupe.bulk.packs import Packs, Place
from recoupe.bulk.stories import Placed
from recoupe.export import tables
from recoupe.link.copies.direction import cites
from recoupe.link.copies.spread import Work
from recoupe.link.stories import lasting
from recoupe.model import Dossier, Published, Reading, Run, Story
from recoupe.pipeline import link
from recoupe.settings import Settings


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a batch of stories once it is told: rows by table, when each article came out, pairs of which
    the first article names the outlet of the second, translations."""

    rows: dict[str, int]
    published: dict[str, Published]
    cited: frozenset[tuple[str, str]]
    translated: tuple[tuple[str, tables.Row], ...]
    cutoffs: tuple[tuple[str, int, int], ...]


def tell(out: str, settings: Settings, copies: Work, job: tuple[int, list[Placed]]) -> Told:
    """Tell the stories of one batch and write their rows, by table and month."""
    number, stories = job
    cutoffs: Counter[tuple[str, int]] = Counter()
    published: dict[str, Published] = {}
    rows: list[parts.Placed] = []
    cited: set[tuple[str, str]] = set()
    translated: list[tuple[str, tables.Row]] = []
    for story, places in stories:
        readings = _read(places, copies)
        dossier = _dossier(story, dict(zip(places, readings, strict=True)), settings, copies)
        published |= {a.id: replace(a.published, because=()) for a in dossier.articles}
        rows += _rows(dossier, published)
        cited |= _cited(dossier, {one.article.id: one for one in readings})
        found = (row for row in (*dossier.reuse, *dossier.shared) if row.kind == "translated")
        translated += [(parts.month(published[row.a.article].value), tables.shared(row)) for row in found]
        cutoffs.update({(c.what, c.limit): c.count for c in dossier.run.cutoffs})
    counts = parts.write(Path(out), number, rows)
    reached = tuple((what, limit, n) for (what, limit), n in sorted(cutoffs.items()))
    return Told(counts, published, frozenset(cited), tuple(translated), reached)


def _cited(dossier: Dossier, readings: Mapping[str, Reading]) -> set[tuple[str, str]]:
    """Of the articles that share a passage, which names the outlet of which."""
    shared = {(row.a.article, row.b.article) for row in (*dossier.reuse, *dossier.shared)}
    return {pair for a, b in shared for pair in ((a, b), (b, a)) if cites(readings[pair[0]], readings[pair[1]])}


def _read(places: Sequence[Place], copies: Work) -> list[Reading]:
    """What lies at some places of the archive."""
    held = Packs(Path(copies.folder), "readings")
    return [held.get(*place) for place in places]


def _dossier(story: Story, placed: Mapping[Place, Reading], settings: Settings, copies: Work) -> Dossier:
    """The dossier of one story, which lasts as long as its articles came out."""
    known = [(reading.article.id, place) for place, reading in placed.items()]
    ordered = tuple(sorted(placed.values(), key=lambda r: r.article.id))
    record = Run(__version__, settings.to_dict(), (), (), (), ())
    found = link(record, ordered, settings, told=(story,), copied=copying.within(copies, known))
    return replace(found, stories=(lasting(story, [a.published for a in found.articles]),))


def _rows(dossier: Dossier, published: dict[str, Published]) -> Iterator[parts.Placed]:
    """The rows of a story, each in the month of its article; those of no one article in that of its first day."""
    for table, row in tables.rows(dossier):
        article = row.get("article") or row["id"]
        yield table, parts.month(published[article].value if article in published else dossier.stories[0].from_), row
