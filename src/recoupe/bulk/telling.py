"""Batches of stories → rows of tables: the story stage, one story at a time, written by table and month."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe._version import __version__
from recoupe.bulk.packs import Packs
from recoupe.bulk.stories import Placed
from recoupe.export import tables
from recoupe.link.stories import lasting
from recoupe.model import Dossier, Published, Reading, Run, Story
from recoupe.pipeline import link
from recoupe.settings import Settings

UNKNOWN = "unknown"
"""The month of what nothing dates."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a batch of stories once it is told: rows by table, and when each article came out."""

    rows: dict[str, int]
    published: dict[str, tuple[str | None, str | None]]
    cutoffs: tuple[tuple[str, int, int], ...]


def tell(out: str, settings: Settings, job: tuple[int, list[Placed]]) -> Told:
    """Tell the stories of one batch and write their rows, by table and month."""
    number, stories = job
    held = Packs(Path(out) / ".work", "readings")
    parts: dict[tuple[str, str], list[tables.Row]] = defaultdict(list)
    published: dict[str, tuple[str | None, str | None]] = {}
    cutoffs: Counter[tuple[str, int]] = Counter()
    for story, places in stories:
        readings = tuple(sorted((held.get(*place) for place in places), key=lambda r: r.article.id))
        dossier = _dossier(readings, settings, story)
        months = {a.id: _month(a.published) for a in dossier.articles}
        published |= {a.id: (a.published.earliest, a.published.latest) for a in dossier.articles}
        for table, row in tables.rows(dossier):
            month = months.get(row.get("article") or row["id"]) or _month_of(dossier.stories[0])
            parts[table, month].append(row)
        cutoffs.update({(c.what, c.limit): c.count for c in dossier.run.cutoffs})
    counts: Counter[str] = Counter()
    for (table, month), rows in sorted(parts.items()):
        tables.write(rows, table, part_of(Path(out), table, month, number))
        counts[table] += len(rows)
    return Told(dict(counts), published, tuple((what, limit, n) for (what, limit), n in sorted(cutoffs.items())))


def _dossier(readings: tuple[Reading, ...], settings: Settings, story: Story) -> Dossier:
    """The dossier of one story, which lasts as long as its articles came out."""
    found = link(Run(__version__, settings.to_dict(), (), (), (), ()), readings, settings, told=(story,))
    return replace(found, stories=(lasting(story, [a.published for a in found.articles]),))


def _month(published: Published) -> str:
    return (published.value or "")[:7] if len(published.value or "") >= 7 else UNKNOWN


def _month_of(story: Story) -> str:
    return (story.from_ or "")[:7] or UNKNOWN


def part_of(out: Path, table: str, month: str, number: int) -> Path:
    return out / table / f"month={month}" / f"part-{number:06}.parquet"
