"""Which shared passages are long and close enough to be a copy, all of a block at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from recoupe.link.copies.passages import Runs
from recoupe.link.copies.wordtable import Flags, Rows, WordTable

MIN_WORDS = 10
"""Fewest equal words of a passage that does not make up a whole sentence: below, two writers meet by chance."""
MIN_SENTENCE = 6
"""Fewest equal words when they make up nearly a whole sentence on both sides."""
WHOLE = 0.8
LONG = 20
"""Equal words from which a passage counts whatever they are."""
EDGE = 3
"""Words of one more sentence that a passage may hold by chance at either end; they are cut off."""
EDITED = 0.5
"""Least share of the words on both sides that match in order."""


def trimmed(runs: Runs, table: WordTable) -> Runs:
    """The passages without the few words of a neighbouring sentence that agree by chance at either end."""
    opens, closes = _sentences(table)
    a, length, b = runs.a.copy(), runs.length.copy(), runs.b.copy()
    heads, tails = runs.heads(), runs.tails()
    last_a, last_b = (a + length)[tails] - 1, (b + length)[tails] - 1
    over = np.minimum(last_a - opens[last_a], last_b - opens[last_b]) + 1
    length[tails] -= np.where((over <= EDGE) & (over < length[tails]), over, 0)
    over = np.minimum(closes[a[heads]] - a[heads], closes[b[heads]] - b[heads])
    over = np.where((over <= EDGE) & (over < length[heads]), over, 0)
    a[heads] += over
    b[heads] += over
    length[heads] -= over
    return replace(runs, a=a, b=b, length=length)


def counted(runs: Runs, table: WordTable, boilerplate: Flags) -> Flags:
    """For each passage whether it is a copy: ten words, or nearly a whole sentence on both sides, boilerplate apart."""
    common = np.append(0, np.cumsum(boilerplate))
    own = runs.total(runs.length - (common[runs.a + runs.length] - common[runs.a]))
    a, a_end, b, b_end = runs.sides()
    close = 2 * runs.total(runs.length) >= EDITED * (a_end - a + b_end - b)
    whole = _are_whole(a, a_end, table) & _are_whole(b, b_end, table)
    return np.asarray(close & ((own >= MIN_WORDS) | ((own >= MIN_SENTENCE) & whole)))


def _are_whole(start: Rows, end: Rows, table: WordTable) -> Flags:
    """Whether each stretch covers most of the sentence it begins in."""
    opens, closes = _sentences(table)
    return np.asarray(np.minimum(end, closes[start]) - start >= WHOLE * (closes[start] - opens[start]))


def _sentences(table: WordTable) -> tuple[Rows, Rows]:
    """For each row, the first row of its sentence and the one behind its last."""
    new = np.append(True, table.sentence[1:] != table.sentence[:-1]) if len(table.keys) else np.zeros(0, bool)
    new[table.bounds[:-1][np.diff(table.bounds) > 0]] = True
    first = np.flatnonzero(new)
    number = np.cumsum(new) - 1
    return first[number], np.append(first[1:], len(new))[number]
