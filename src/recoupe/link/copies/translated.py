"""Passages that run parallel in two languages, found by what translation leaves alone.

Names, numbers, concepts shared across languages and cognates are the anchors. Two sentences that share enough weight
of them are a seed; seeds that follow each other in the same order on both sides make a passage. One seed alone is as
likely two reports on one fact as a translation, so it must be very close. Block: an inverted index of rare anchors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from recoupe import lang
from recoupe.link import Limits
from recoupe.link.alignment.lexicon import Lexicon, lexicon, number_key
from recoupe.link.alignment.terms import Term, terms
from recoupe.link.words import PUBLISHED
from recoupe.model import Place, Reading, Span

SEED = 0.3
"""Weighted Dice from which two sentences are a seed."""
TOGETHER = 0.76
"""What the seeds of a passage, two at least, must add up to."""
ALONE = 0.7
"""The Dice of a seed that no other follows."""
FEWEST = 3
"""Anchors a seed must share, a name or a number among them."""
FEWEST_ALONE = 6
GAP = 2
"""Sentences that may stand between two seeds of one passage."""
HOLDERS = 40
"""An anchor in more sentences than this proposes no pair."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Two passages in different languages with the anchors they share, in order."""

    a: Place
    b: Place
    anchors: tuple[str, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence: where it stands, and its anchors."""

    article: str
    language: str
    index: int
    span: Span
    keys: frozenset[str]
    has_clock: bool = False


@dataclass(frozen=True, slots=True)
class _Seed:
    a: _Line
    b: _Line
    shared: tuple[str, ...]
    similarity: float


def pairs(readings: Sequence[Reading], limits: Limits) -> list[Translation]:
    """Parallel passages of articles in different languages, by article and position; none in a heap of one language."""
    if len({r.article.language for r in readings}) < 2:
        return []
    lines = [line for reading in readings for line in _lines(reading)]
    counts = Counter(key for line in lines for key in line.keys)
    weight = {key: log(1 + len(lines) / count) for key, count in counts.items()}
    common = sum(count > HOLDERS for count in counts.values())
    limits.cut("translations: sentences that one shared anchor may propose", HOLDERS, common)
    by_pair: dict[tuple[str, str], list[_Seed]] = defaultdict(list)
    for i, j in _candidates(lines, counts):
        if seed := _seed(lines[i], lines[j], weight):
            by_pair[seed.a.article, seed.b.article].append(seed)
    return [_translation(run) for _, seeds in sorted(by_pair.items()) for run in _runs(seeds) if _is_enough(run)]


def _lines(reading: Reading) -> list[_Line]:
    lex = lexicon(lang.load(reading.article.language))
    out = []
    for index, sentence in enumerate(reading.sentences):
        if sentence.kind in PUBLISHED:
            found = terms(sentence.tokens, lex)
            keys = frozenset(key for term in found for key in _anchors(term, lex))
            has_clock = any(term.kind == "number" and ":" in term.key for term in found)
            about = reading.article
            out.append(_Line(about.id, about.language, index, sentence.span, keys, has_clock))
    return out


def _anchors(term: Term, lex: Lexicon) -> Iterator[str]:
    """The keys of one term; the hours and minutes of a clock apart, since not every language writes them as one."""
    if term.kind != "number":
        yield f"{term.kind[0]}:{term.key}"
    else:
        parts = number_key(term.key, lex)[2:].split(":")
        yield from (f"#:{part.lstrip('0') or '0'}" for part in parts if part[:1].isdigit())


def _candidates(lines: Sequence[_Line], counts: Mapping[str, int]) -> list[tuple[int, int]]:
    """Sentence pairs of two articles in two languages that share an anchor which is not everywhere."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for key in line.keys:
            if counts[key] <= HOLDERS:
                index[key].append(number)
    return sorted(
        {
            (i, j)
            for holders in index.values()
            for n, i in enumerate(holders)
            for j in holders[n + 1 :]
            if lines[i].language != lines[j].language
        }
    )


def _seed(a: _Line, b: _Line, weight: Mapping[str, float]) -> _Seed | None:
    shared = sorted(a.keys & b.keys)
    if len(shared) < FEWEST or not any(key[0] in "n#" for key in shared):
        return None
    is_told_time = a.has_clock or b.has_clock  # *2 pm* in one language is *14 h* in another
    if _counts(a) and _counts(b) and not _counts(a) & _counts(b) and not is_told_time:
        return None
    total = sum(weight[k] for k in sorted(a.keys)) + sum(weight[k] for k in sorted(b.keys))
    similarity = 2 * sum(weight[k] for k in shared) / total
    return _Seed(a, b, tuple(shared), similarity) if similarity >= SEED else None


def _counts(line: _Line) -> frozenset[str]:
    return frozenset(key for key in line.keys if key[0] == "#")


def _runs(seeds: Sequence[_Seed]) -> list[list[_Seed]]:
    """Seeds that follow each other in the same order on both sides, best seeds first where they compete."""
    kept: list[_Seed] = []
    for seed in sorted(seeds, key=lambda s: (-s.similarity, s.a.index, s.b.index)):
        if all(seed.a.index != k.a.index and seed.b.index != k.b.index for k in kept):
            kept.append(seed)
    runs: list[list[_Seed]] = []
    for seed in sorted(kept, key=lambda s: (s.a.index, s.b.index)):
        home = next((r for r in runs if _follows(r[-1], seed)), None)
        if home is None:
            runs.append([seed])
        else:
            home.append(seed)
    return runs


def _follows(last: _Seed, seed: _Seed) -> bool:
    return 0 < seed.a.index - last.a.index <= GAP + 1 and 0 < seed.b.index - last.b.index <= GAP + 1


def _is_enough(run: Sequence[_Seed]) -> bool:
    if len(run) > 1:
        return sum(seed.similarity for seed in run) >= TOGETHER
    return run[0].similarity >= ALONE and len(run[0].shared) >= FEWEST_ALONE


def _translation(run: Sequence[_Seed]) -> Translation:
    first, last = run[0], run[-1]
    anchors = dict.fromkeys(key.partition(":")[2].lstrip("~") for seed in run for key in seed.shared if key[0] in "n#")
    return Translation(
        Place(first.a.article, (first.a.span[0], last.a.span[1])),
        Place(first.b.article, (first.b.span[0], last.b.span[1])),
        tuple(anchors),
        sum(seed.similarity for seed in run) / len(run),
    )
