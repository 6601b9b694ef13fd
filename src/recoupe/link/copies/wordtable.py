"""The words of many texts as columns of numbers, so that copies are looked for without a step of Python a word.

A word is kept as a 64-bit number made from its folded letters (no case, accents, ligatures or invisible characters), by
a polynomial over the letters whose prefix sums give every word of a batch at once (Karp & Rabin, 1987).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from recoupe.link.copies.threads import threaded
from recoupe.link.words import quoted
from recoupe.model import Span
from recoupe.text.folding import HIDDEN, fold

Keys = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LETTER = np.uint64(0x9E3779B97F4A7C15 | 1)
"""Base of the polynomial over letters; odd, so that it has an inverse modulo 2**64."""
WORDS = ("keys", "start", "end", "sentence", "quoted", "document")
"""Columns of one row a word."""
BATCH = 1 << 20
"""Characters taken at once: what bounds the memory of a build."""
PLANE = 1 << 16


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared of one article: its characters, the spans of its sentences, in order, each with its index, who
    published it (empty where unknown), and what of it is a document's (see ``documents``)."""

    text: str
    sentences: tuple[tuple[int, Span], ...]
    outlet: str = ""
    documents: tuple[tuple[Span, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """One row a word, text after text; ``bounds[n]`` is the first row of text ``n`` and ``bounds[n + 1]`` ends it.

    ``keys`` are the folded words, ``start`` and ``end`` their characters, ``sentence`` the index that :class:`Text`
    gave, ``quoted`` whether they stand between quotation marks, ``document`` what they may be of one (see
    ``documents``). ``outlet`` is a number of who published each text, 0 where that is unknown.
    ``len(table)`` counts texts. About 34 bytes a word.
    """

    keys: Keys
    start: Rows
    end: Rows
    sentence: Rows
    quoted: Flags
    document: npt.NDArray[np.uint8]
    bounds: Rows
    outlet: Keys

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def span(self, first: int, last: int) -> Span:
        """The characters from row ``first`` to row ``last`` (excluded)."""
        return int(self.start[first]), int(self.end[last - 1])

    def text_of(self) -> Rows:
        """The number of the text that each row belongs to."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))


def build(texts: Iterable[Text], *, jobs: int = 1) -> WordTable:
    """The words of the texts, in order, by ``jobs`` threads. About 15 million characters a second.

    >>> table = build([Text("Œuvre close", ((0, (0, 11)),)), Text("OEUVRE", ((0, (0, 6)),))])
    >>> table.bounds.tolist(), bool(table.keys[0] == table.keys[2])
    ([0, 2, 3], True)
    """
    parts = list(threaded(_batch, _batches(texts), jobs)) or [_batch([])]
    columns = {name: np.concatenate([getattr(p, name) for p in parts]) for name in (*WORDS, "outlet")}
    counts = np.concatenate([np.diff(part.bounds) for part in parts])
    return WordTable(**columns, bounds=np.append(0, np.cumsum(counts)))


def _batches(texts: Iterable[Text]) -> Iterable[list[Text]]:
    batch: list[Text] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _batch(texts: Sequence[Text]) -> WordTable:
    """The words of a batch."""
    offsets = np.array([0, *accumulate(len(t.text) + 1 for t in texts)], np.int64)
    codes = np.frombuffer("\n".join([*(t.text for t in texts), ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    wordy, first, second = _folded(codes)
    sentence, opens = _sentences(texts, offsets, len(codes))
    wordy &= sentence >= 0
    breaks = wordy.copy()
    breaks[1:] &= ~wordy[:-1] | opens[1:]
    start = np.flatnonzero(breaks)
    stops = wordy.copy()
    stops[:-1] &= ~wordy[1:] | opens[1:]
    end = np.flatnonzero(stops) + 1
    keys, letters = _keys(first, second, start, end)
    kept = letters > 0
    start, end, keys = start[kept], end[kept], keys[kept]
    home = np.searchsorted(offsets, start, side="right") - 1
    quotations = [[(span, 1) for span in quoted(text.text)] for text in texts]
    inside = _marked(quotations, offsets, len(codes))[start] > 0
    given = _marked([text.documents for text in texts], offsets, len(codes))[start]
    bounds = np.append(0, np.cumsum(np.bincount(home, minlength=len(texts))))
    outlet = np.array([_outlet(text.outlet) for text in texts], np.uint64)
    at = offsets[home]
    return WordTable(keys, start - at, end - at, sentence[start], inside, given, bounds, outlet)


def _outlet(name: str) -> int:
    """A number of who published a text, whatever the letters of the name; 0 for nobody."""
    plain = fold(name).strip()
    return int.from_bytes(blake2b(plain.encode(), digest_size=8).digest()) if plain else 0


def _folded(codes: npt.NDArray[np.uint32]) -> tuple[Flags, Keys, Keys]:
    """For each character: whether it is of a word, and the one or two letters it folds to (0 where none)."""
    table = _plane()
    low = np.minimum(codes, PLANE - 1)
    wordy, first, second = table[0][low], table[1][low], table[2][low]
    for code in np.unique(codes[codes >= PLANE]).tolist():
        at = codes == code
        wordy[at], first[at], second[at] = _character(chr(code))
    return wordy, first, second


@cache
def _plane() -> tuple[Flags, Keys, Keys]:
    """The folding of every character of the basic plane, made once."""
    rows = [_character(chr(code)) for code in range(PLANE)]
    columns = tuple(zip(*rows, strict=True))
    return np.array(columns[0], bool), np.array(columns[1], np.uint64), np.array(columns[2], np.uint64)


def _character(sign: str) -> tuple[bool, int, int]:
    if sign in HIDDEN or unicodedata.combining(sign):
        return True, 0, 0
    if not (sign.isalnum() or sign == "_"):
        return False, 0, 0
    letters = [ord(c) for c in fold(sign)[:2]]
    return True, *letters, *([0] * (2 - len(letters)))  # type: ignore[return-value]


def _keys(first: Keys, second: Keys, start: Rows, end: Rows) -> tuple[Keys, Rows]:
    """The number of each word, and how many letters it has."""
    rank = np.concatenate(([0], np.cumsum((first > 0).astype(np.int64) + (second > 0))))
    power, inverse = _powers(int(rank[-1]) + 2)
    terms = first * power[rank[:-1]]
    if second.any():
        terms += second * power[rank[:-1] + 1]
    total = np.concatenate((np.zeros(1, np.uint64), np.cumsum(terms, dtype=np.uint64)))
    return mixed((total[end] - total[start]) * inverse[rank[start]]), rank[end] - rank[start]


def _powers(count: int) -> tuple[Keys, Keys]:
    """The first powers of the base and of its inverse, at least ``count`` of them."""
    size = 1 << count.bit_length()
    return powers(LETTER, size), powers(np.uint64(pow(int(LETTER), -1, 1 << 64)), size)


@cache
def powers(base: np.uint64, count: int) -> Keys:
    """``base ** 0 … base ** (count - 1)`` modulo 2**64."""
    out = np.full(count, base, np.uint64)
    out[:1] = 1
    return np.cumprod(out, dtype=np.uint64)


def mixed(keys: Keys) -> Keys:
    """The numbers with their bits spread (the finalizer of SplitMix64), so that order says nothing of content."""
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return keys ^ (keys >> np.uint64(31))


def _sentences(texts: Sequence[Text], offsets: Rows, size: int) -> tuple[Rows, Flags]:
    """The sentence index of each character (-1 outside any), and which characters open one."""
    out = np.full(size, -1, np.int64)
    opens = np.zeros(size, bool)
    for text, offset in zip(texts, offsets.tolist(), strict=False):
        for index, (a, b) in text.sentences:
            out[offset + a : offset + b] = index
            opens[offset + a] = True
    return out, opens


def _marked(marks: Sequence[Iterable[tuple[Span, int]]], offsets: Rows, size: int) -> npt.NDArray[np.uint8]:
    """For each character of the texts, the marks of the spans that it stands in."""
    out = np.zeros(size, np.uint8)
    for some, offset in zip(marks, offsets.tolist(), strict=False):
        for (a, b), mark in some:
            out[offset + a : offset + b] |= mark
    return out
