"""Which articles are about one story: who, where, what and when, over tf-idf with the names weighted.

Block on rare words, compare with a weighted cosine inside a time window, connect by average linkage, so that one
article that touches two stories does not make them one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from recoupe import lang
from recoupe.link import Limits
from recoupe.link.alignment.cluster import Edges, average_linkage
from recoupe.link.alignment.terms import Term, lexicon, terms
from recoupe.model import Published, Reading, Story

THRESHOLD = 0.17
"""Average cosine from which articles are one story. Same-event pairs of the calibration heap lie above .25, pairs of
different events below .10."""
NAME, TITLE = 2.0, 2.0
"""How much more a name tells than another word, and a word of the title or the opening than one further down."""
BACKGROUND = 50
"""Articles on other things among which a heap is imagined to lie: what all of a small heap share still tells."""
OPENING = 3
"""Body sentences that count as the opening."""
WINDOW = 10.0
"""Days between two articles that halve their similarity."""
ACROSS = 1.4
"""What a similarity across languages is multiplied by: only names, concepts and cognates can agree there."""
BLOCK_SHARE, BLOCK_LEAST = 0.1, 60
"""A word may propose pairs when it is in no more than this share of the articles (or this many)."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as the grouping sees it: weight by key, the days it may have come out on, its title."""

    article: str
    language: str
    counts: Mapping[str, float]
    day: int | None
    title: str


def group(
    readings: Iterable[Reading],
    published: Mapping[str, Published] | None = None,
    *,
    limits: Limits | None = None,
) -> tuple[Story, ...]:
    """Every article in exactly one story, sorted by first article; a story may be of one article.

    Deterministic whatever the order of ``readings``. Cost: linear in the text plus the pairs that share a rare word.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    dates = published or {}
    sketches = [sketch(r, dates.get(r.article.id)) for r in ordered]
    groups = average_linkage(len(sketches), _edges(sketches, Limits() if limits is None else limits), THRESHOLD)
    return tuple(_story(number, [sketches[i] for i in members], dates) for number, members in enumerate(groups, 1))


def sketch(reading: Reading, published: Published | None = None) -> Sketch:
    """The weighted keys of one article: titles and the opening count double, names double again."""
    lex = lexicon(lang.load(reading.article.language))
    counts: dict[str, float] = defaultdict(float)
    body = 0
    for sentence in reading.sentences:
        if sentence.kind not in ("title", "body"):
            continue
        lead = sentence.kind == "title" or body < OPENING
        body += sentence.kind == "body"
        for term in terms(sentence.tokens, lex):
            if term.kind != "number":
                counts[_key(term)] += (TITLE if lead else 1.0) * (NAME if term.kind == "name" else 1.0)
    day = _day(published)
    return Sketch(
        reading.article.id,
        reading.article.language,
        {k: 1 + log(v) if v > 1 else v for k, v in sorted(counts.items())},
        day,
        _title(reading),
    )


def _key(term: Term) -> str:
    return f"{term.kind[0]}:{term.key}"


def _day(published: Published | None) -> int | None:
    bound = published and (published.earliest or published.value)
    try:
        return date.fromisoformat(bound[:10]).toordinal() if bound else None
    except ValueError:
        return None


def _title(reading: Reading) -> str:
    text = reading.article.text
    titles = [text[slice(*s.span)] for s in reading.sentences if s.kind == "title"]
    body = [text[slice(*s.span)] for s in reading.sentences if s.kind == "body"]
    return reading.article.title or next(iter(titles or body), "")


def _vectors(sketches: Sequence[Sketch]) -> list[dict[str, float]]:
    """Unit-length tf-idf vectors; the weight of a key never falls to nothing, so that a heap on one story coheres."""
    holders = Counter(key for s in sketches for key in s.counts)
    out = []
    for s in sketches:
        vector = {k: v * log(1 + (len(sketches) + BACKGROUND) / holders[k]) for k, v in s.counts.items()}
        norm = sqrt(sum(v * v for v in vector.values())) or 1.0
        out.append({k: v / norm for k, v in vector.items()})
    return out


def _edges(sketches: Sequence[Sketch], limits: Limits) -> Edges:
    """Similarity of the pairs ``i < j`` that share a key rare enough to propose them."""
    vectors = _vectors(sketches)
    index: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for key in vector:
            index[key].append(number)
    most = max(BLOCK_LEAST, int(BLOCK_SHARE * len(sketches)))
    common = sum(len(holders) > most for holders in index.values())
    limits.cut("stories: articles that one shared word may propose", most, common)
    near = {
        (i, j)
        for key in index
        if len(index[key]) <= most
        for n, i in enumerate(index[key])
        for j in index[key][n + 1 :]
    }
    return {(i, j): _cosine(vectors[i], vectors[j]) * _closeness(sketches[i], sketches[j]) for i, j in sorted(near)}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(small[key] * large[key] for key in sorted(small) if key in large)


def _closeness(a: Sketch, b: Sketch) -> float:
    """1 on one day, one half ``WINDOW`` days apart, less beyond; 1 where a date is unknown; more across languages."""
    factor = 1.0 if a.language == b.language else ACROSS
    if a.day is None or b.day is None:
        return factor
    return float(factor * 0.5 ** (abs(a.day - b.day) / WINDOW))


def _story(number: int, members: Sequence[Sketch], dates: Mapping[str, Published]) -> Story:
    known = [dates[m.article] for m in members if m.article in dates]
    first = sorted(p.earliest[:10] for p in known if p.earliest)
    last = sorted(p.latest[:10] for p in known if p.latest)
    return Story(
        f"story-{number}",
        _clearest(members),
        tuple(m.article for m in members),
        first[0] if first else None,
        last[-1] if last else None,
    )


def _clearest(members: Sequence[Sketch]) -> str:
    """The title nearest the middle of the story's titles: it shares most of their words, at usual length."""
    words = {m.article: {w.casefold() for w in m.title.split() if len(w) > 3} for m in members}
    shared = Counter(w for bag in words.values() for w in bag)

    def rank(m: Sketch) -> tuple[float, int, str]:
        bag = words[m.article]
        return (-sum(shared[w] - 1 for w in bag) / (len(bag) + 3), abs(len(m.title) - 70), m.article)

    return min((m for m in members if m.title), key=rank, default=members[0]).title
