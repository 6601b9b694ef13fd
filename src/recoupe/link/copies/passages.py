"""Passages that two texts share: winnowed fingerprints → seed matches → extension → merge.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson & Aiken, 2003), which guarantees that a run of
``SIZE + WINDOW - 1`` equal words shares one; joining seeds along a diagonal is passim's block → compare → connect
(Smith, Cordell & Mullen, 2015) without its alignment matrix.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

SIZE = 5
"""Words in a fingerprint."""
WINDOW = 4
"""Consecutive fingerprints of which at least one is kept."""
GAP = 12
"""Words that may have been added, dropped or replaced between two equal runs of one passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Word ranges ``a`` and ``b`` that share ``matched`` words, in runs ``(start in a, start in b, length)``."""

    a: tuple[int, int]
    b: tuple[int, int]
    matched: int
    runs: tuple[tuple[int, int, int], ...]

    @property
    def similarity(self) -> float:
        """Share of the words on both sides that match in order (Dice), from 0 to 1."""
        return 2 * self.matched / (self.a[1] - self.a[0] + self.b[1] - self.b[0])


def fingerprints(keys: Sequence[str]) -> list[tuple[int, int]]:
    """Winnowed ``(fingerprint, position)`` of a word sequence, by position. Linear.

    >>> len(fingerprints("a b c d e".split()))
    1
    """
    hashes = [crc32(" ".join(keys[i : i + SIZE]).encode()) for i in range(len(keys) - SIZE + 1)]
    if len(hashes) <= WINDOW:
        return [min(zip(hashes, range(len(hashes)), strict=True))] if hashes else []
    out: list[tuple[int, int]] = []
    last = -1
    for start in range(len(hashes) - WINDOW + 1):
        if last >= start and hashes[start + WINDOW - 1] > hashes[last]:
            continue
        best = min(range(start, start + WINDOW), key=lambda i: (hashes[i], -i))
        if best != last:
            out.append((hashes[best], best))
            last = best
    return out


def passages(a: Sequence[str], b: Sequence[str], seeds: Iterable[tuple[int, int]]) -> list[Passage]:
    """The passages of ``a`` and ``b`` around seed matches ``(position in a, position in b)``, in order of ``a``."""
    runs = _runs(a, b, sorted(set(seeds)))
    out: list[list[tuple[int, int, int]]] = []
    for run in runs:
        home = next((p for p in reversed(out[-4:]) if _continues(p[-1], run)), None)
        if home is None:
            out.append([run])
        else:
            home.append(_after(home[-1], run))
    return [of_runs(runs) for runs in out]


def _runs(a: Sequence[str], b: Sequence[str], seeds: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Maximal equal runs around the seeds: ``(start in a, start in b, length)``, each once."""
    found: dict[int, list[tuple[int, int]]] = {}
    out = []
    for i, j in seeds:
        diagonal = found.setdefault(i - j, [])
        if (diagonal and diagonal[-1][1] > i) or a[i : i + SIZE] != b[j : j + SIZE]:
            continue
        start, end = i, i + SIZE
        while start and start - i + j and a[start - 1] == b[start - 1 - i + j]:
            start -= 1
        while end < len(a) and end - i + j < len(b) and a[end] == b[end - i + j]:
            end += 1
        diagonal.append((start, end))
        out.append((start, start - i + j, end - start))
    return sorted(out)


def _continues(last: tuple[int, int, int], run: tuple[int, int, int]) -> bool:
    """Whether ``run`` follows ``last`` on both sides with a small gap, or overlaps it by a few repeated words."""
    return all(-SIZE < run[side] - last[side] - last[2] <= GAP for side in (0, 1))


def _after(last: tuple[int, int, int], run: tuple[int, int, int]) -> tuple[int, int, int]:
    """``run`` without the words that ``last`` already holds on either side."""
    cut = max(0, *(last[side] + last[2] - run[side] for side in (0, 1)))
    return run[0] + cut, run[1] + cut, run[2] - cut


def of_runs(runs: list[tuple[int, int, int]]) -> Passage:
    """The passage that a list of runs, in order, makes up."""
    first, last = runs[0], runs[-1]
    return Passage((first[0], last[0] + last[2]), (first[1], last[1] + last[2]), sum(r[2] for r in runs), tuple(runs))
