"""What articles of one heap say of each other's dates: they tell the same story, and some of it on the same day."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Day

from recoupe.extract.when.timegrammar import fold
from recoupe.link.dates.dateclues import span_days
from recoupe.model import Reading, TimeFound

_NAME = re.compile(r"(?<![.!?»”\"\n] )(?<![\n])\b[A-ZÀ-ÖØ-Þ][\w-]{2,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SAME_STORY = 0.2
"""Share of the smaller article's names that two articles of one story have in common, at least."""
_FEWEST = 3
"""Names that two articles of one story share, at least."""
_ALIKE = 0.3
"""Share of the words of the shorter sentence from which two dated sentences may tell one event."""
_NEARLY = 0.85
"""Share of the best resemblance from which another sentence counts as telling the event too."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One sentence that dates something: its words as stems, the expression that dates it and how it reads."""

    time: TimeFound
    text: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by: the names it holds, and its dated sentences."""

    names: frozenset[str]
    dated: tuple[Dated, ...]


def profile(reading: Reading) -> Profile:
    """The names and dated sentences of an article. Names are capitalised words that do not open a sentence."""
    text = reading.article.text
    starts = [time.span[0] for time in reading.times]
    opens = [sentence.span[0] for sentence in reading.sentences]
    names = {fold(m[0]) for m in _NAME.finditer(text) if not _dates(reading, starts, m.start())}
    dated = [
        Dated(time, text[slice(*time.span)], _sentence_words(reading, opens, time))
        for time in reading.times
        if time.type in ("DATE", "TIME")
    ]
    return Profile(frozenset(names), tuple(d for d in dated if len(d.words) >= 4))


def _dates(reading: Reading, starts: list[int], at: int) -> bool:
    """Whether an offset stands inside a time expression."""
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < reading.times[i].span[1]


def _sentence_words(reading: Reading, opens: list[int], time: TimeFound) -> frozenset[str]:
    """The stems of the sentence around an expression, without it."""
    i = bisect_right(opens, time.span[0]) - 1
    start, stop = reading.sentences[i].span if i >= 0 else time.span
    text = reading.article.text
    around = text[start : time.span[0]] + " " + text[time.span[1] : stop]
    return frozenset(fold(word)[:5] for word in _WORD.findall(around))


def related(profiles: Mapping[str, Profile]) -> Mapping[str, tuple[str, ...]]:
    """For each article, those of the heap that share enough names to tell the same story, in order of id.

    Works from an inverted index of names, leaving out those that half of a large heap holds.
    """
    holders: dict[str, list[str]] = {}
    for key in sorted(profiles):
        for name in profiles[key].names:
            holders.setdefault(name, []).append(key)
    common = max(20, len(profiles) // 2)
    useful = {name: keys for name, keys in holders.items() if 1 < len(keys) <= common}
    out = {}
    for key in sorted(profiles):
        shared = Counter(other for name in profiles[key].names for other in useful.get(name, ()))
        enough = (o for o, n in shared.items() if o != key and _close(n, profiles[key], profiles[o]))
        out[key] = tuple(sorted(enough))
    return out


def _close(shared: int, one: Profile, other: Profile) -> bool:
    return shared >= _FEWEST and shared >= _SAME_STORY * min(len(one.names), len(other.names))


def rarity(profiles: Mapping[str, Profile]) -> Mapping[str, float]:
    """How telling each stem is among the dated sentences of a heap: the logarithm of how few of them hold it."""
    sentences = {d.words for p in profiles.values() for d in p.dated}
    counts = Counter(word for words in sorted(sentences, key=sorted) for word in words)
    return {word: math.log(1 + len(sentences) / n) for word, n in counts.items()}


@dataclass(frozen=True, slots=True)
class SameEvent:
    """A dated sentence and those of the other articles (id, sentence) that most seem to tell the same event."""

    here: Dated
    there: tuple[tuple[str, Dated], ...]
    alike: float


def same_events(one: Profile, others: Mapping[str, Profile], rare: Mapping[str, float]) -> Iterator[SameEvent]:
    """For each dated sentence, what the other articles seem to say of the same event, with how alike it is (0 to 1)."""
    for here in one.dated:
        scored = [(_alike(here.words, d.words, rare), key, d) for key in sorted(others) for d in others[key].dated]
        best = max((score for score, _, _ in scored), default=0.0)
        if best >= _ALIKE:
            yield SameEvent(here, tuple((k, d) for score, k, d in scored if score >= _NEARLY * best), best)


def _alike(one: frozenset[str], other: frozenset[str], rare: Mapping[str, float]) -> float:
    shared = sum(rare[w] for w in sorted(one & other))
    return shared / min(sum(rare[w] for w in sorted(one)), sum(rare[w] for w in sorted(other)))


def agreement(here: Dated, day: Day, there: Dated, other_day: Day) -> bool | None:
    """Whether two expressions mean days that meet, were their articles published on these days; None if too vague."""
    one, other = span_days(here.time.expr, day), span_days(there.time.expr, other_day)
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]
