"""What an article is compared by when the days of others are looked for: its names and its dated sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.lang import load
from recoupe.link.dates.clues import Expr, core
from recoupe.link.dates.datelines import embedded, lines
from recoupe.link.dates.meanings import keys
from recoupe.model import Reading, Span, TimeFound
from recoupe.text.folding import fold_in_place

_NAME = re.compile(r"(?<![.!?»”\"\n] )(?<![\n])\b[A-ZÀ-ÖØ-Þ][\w-]{2,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 5
"""Letters of a word that are compared: enough for *évacués* and *évacuation* to be one."""
_FEWEST_WORDS = 3
"""Stems that a dated sentence has, at least, to be compared with others."""
_AROUND = 100
"""Characters on either side of a time expression that tell which event it dates."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One sentence that dates something: its words as stems and as what they mean, names among them, the expression
    that dates it and how it reads."""

    time: TimeFound
    text: str
    words: frozenset[str]
    meant: frozenset[str]
    names: frozenset[str]
    language: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by: the names it holds, its dated sentences, their words that are no names."""

    names: frozenset[str]
    dated: tuple[Dated, ...]
    plain: frozenset[str]

    @property
    def size(self) -> int:
        """How many names and other words there are to compare."""
        return len(self.names) + len(self.plain)


def profile(reading: Reading) -> Profile:
    """The names and dated sentences of an article. Names are capitalised words that do not open a sentence."""
    text = reading.article.text
    starts = [time.span[0] for time in reading.times]
    bare = _without_times(reading)
    opens = [sentence.span[0] for sentence in reading.sentences]
    names = {fold_in_place(m[0]) for m in _NAME.finditer(text) if not _dates(reading, starts, m.start())}
    stems = {name[:_STEM] for name in names}
    own = tuple(_own_dates(reading))
    dated = [
        Dated(time, text[slice(*time.span)], words, meant, words & stems, reading.article.language)
        for time in reading.times
        if time.type in ("DATE", "TIME") and _names_day(core(time.expr)) and not _meets(time.span, own)
        for words, meant in [_words_around(reading, bare, opens, time)]
    ]
    plain = frozenset(word for d in dated for word in d.words - d.names)
    return Profile(frozenset(names), tuple(d for d in dated if len(d.words) >= _FEWEST_WORDS), plain)


def _own_dates(reading: Reading) -> Iterator[Span]:
    """Where the article, or a post it reproduces, is dated: that tells no event."""
    yield from (line.date.span for line in lines(reading))
    yield from (span for _, span in embedded(reading))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _dates(reading: Reading, starts: list[int], at: int) -> bool:
    """Whether an offset stands inside a time expression."""
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < reading.times[i].span[1]


def _names_day(expr: Expr) -> bool:
    """Whether an expression can mean one day, or a few, counted from the publication."""
    start = expr[1] if expr[0] == "range" else expr
    return start[0] == "weekday" or start[::2] == ("shift", "D") or (start[0] == "date" and start[3] != "")


def _without_times(reading: Reading) -> str:
    """The text with its time expressions blanked out."""
    pieces, at = [], 0
    for time in reading.times:
        pieces += [reading.article.text[at : time.span[0]], " " * (time.span[1] - time.span[0])]
        at = time.span[1]
    return "".join(pieces) + reading.article.text[at:]


def _words_around(
    reading: Reading, bare: str, opens: list[int], time: TimeFound
) -> tuple[frozenset[str], frozenset[str]]:
    """The stems around an expression, as far as its sentence and its neighbourhood go; the same with the keys of acts
    and things in the place of the words that stand for them."""
    i = bisect_right(opens, time.span[0]) - 1
    start, stop = reading.sentences[i].span if i >= 0 else time.span
    around = bare[max(start, time.span[0] - _AROUND) : min(stop, time.span[1] + _AROUND)]
    language = load(reading.article.language)
    skip = language.words("dating", "event.skip")
    words = [fold_in_place(word) for word in _TOKEN.findall(around)]
    found = dict(keys(words, language))
    stems = [[m[0][:_STEM] for m in _WORD.finditer(word) if m[0] not in skip] for word in words]
    unkeyed = (stem for at, of in enumerate(stems) if at not in found for stem in of)
    return frozenset(stem for of in stems for stem in of), frozenset({*found.values(), *unkeyed})
