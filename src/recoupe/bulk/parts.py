"""The Parquet files of an archive: each holds the rows of one table, of one month, from one piece of work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from recoupe.export import tables

UNKNOWN = "unknown"
"""The month of what nothing dates."""
Placed = tuple[str, str, tables.Row]
"""A row with its table and month."""


def month(day: str | None) -> str:
    """The month of a day, by an ISO prefix.

    >>> month("2031-03-04"), month("2031"), month(None)
    ('2031-03', 'unknown', 'unknown')
    """
    return day[:7] if day and len(day) >= 7 else UNKNOWN


def write(out: Path, number: int, rows: Iterable[Placed]) -> dict[str, int]:
    """Write what piece ``number`` of the work made; how many rows by table."""
    parts: dict[tuple[str, str], list[tables.Row]] = defaultdict(list)
    for table, of, row in rows:
        parts[table, of].append(row)
    counts: Counter[str] = Counter()
    for (table, of), held in sorted(parts.items()):
        tables.write(held, table, out / table / f"month={of}" / f"part-{number:06}.parquet")
        counts[table] += len(held)
    return dict(counts)
