"""What the articles of an archive share, as rows of the table ``reuse``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from recoupe.bulk.reading import Read
from recoupe.bulk.telling import UNKNOWN, Told, part_of
from recoupe.engines import Engine
from recoupe.export import tables
from recoupe.link import Limits
from recoupe.link.copies import spread


def copies(
    engine: Engine,
    work: Path,
    out: Path,
    read: Sequence[Read],
    told: Sequence[Told],
    memory: int,
    limits: Limits,
) -> int:
    """Find and write what articles share; how many passages."""
    sizes = [done.size for done in read]
    job = spread.Work(str(work), tuple(sizes), spread.pieces(sizes, memory * 1_000_000))
    ids = [article for done in read for article in done.ids]
    published = {article: bounds for done in told for article, bounds in done.published.items()}
    count = 0
    for number, found in enumerate(spread.copies(engine, job, limits)):
        parts: dict[str, list[tables.Row]] = defaultdict(list)
        for one in found:
            row = _shared(one, ids, published)
            parts[(published[row["a"]][0] or "")[:7] or UNKNOWN].append(row)
            count += 1
        for month, rows in sorted(parts.items()):
            tables.write(rows, "reuse", part_of(out, "reuse", month, number))
    return count


def _shared(one: spread.Copied, ids: Sequence[str], published: dict[str, tuple[str | None, str | None]]) -> tables.Row:
    """A passage as a row of the table ``reuse``."""
    a, b = ids[one.one], ids[one.two]
    (first, last), (from_, to) = published[a], published[b]
    direction = "unknown"
    if first and last and from_ and to:
        direction = "a>b" if last < from_ else "b>a" if to < first else direction
    places = {"a": a, "a_start": one.a[0], "a_end": one.a[1], "b": b, "b_start": one.b[0], "b_end": one.b[1]}
    kind = "verbatim" if one.similarity == 1 else "edited"
    return places | {"words": one.matched, "similarity": one.similarity, "kind": kind, "direction": direction}
