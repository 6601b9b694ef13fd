"""What articles share, as rows of the table ``reuse``: copies of the whole archive, translations inside a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from recoupe.bulk import copying, parts
from recoupe.bulk.reading import Read
from recoupe.bulk.telling import Told
from recoupe.engines import Progress
from recoupe.export import tables
from recoupe.link.copies import spread
from recoupe.link.copies.direction import direction
from recoupe.model import Published


def share(
    out: Path, work: spread.Work, read: Sequence[Read], told: Sequence[Told], progress: Progress | None = None
) -> int:
    """Write what was found; how many passages. The file of a chunk holds what its articles share with later ones."""
    ids = [article for done in read for article in done.ids]
    published = {article: days for batch in told for article, days in batch.published.items()}
    cited = frozenset[tuple[str, str]]().union(*(batch.cited for batch in told))
    counts: Counter[str] = Counter()
    for number in range(len(work.sizes)):
        counts.update(parts.write(out, number, _copies(work.found(number), ids, published, cited)))
        if progress:
            progress("share", number + 1, len(work.sizes))
    translated = (("reuse", month, row) for batch in told for month, row in batch.translated)
    counts.update(parts.write(out, len(work.sizes), translated))
    return counts["reuse"]


def _copies(
    found: Sequence[spread.Copied],
    ids: Sequence[str],
    published: dict[str, Published],
    cited: frozenset[tuple[str, str]],
) -> Iterator[parts.Placed]:
    for one in found:
        shared = copying.reuse_of(one, ids)
        a, b = published[shared.a.article], published[shared.b.article]
        pair = shared.a.article, shared.b.article
        way, _ = direction(a, b, (pair in cited, pair[::-1] in cited))
        row = tables.shared(shared) | {"words": one.matched, "direction": way}
        yield "reuse", parts.month(a.value), row
