"""Which members of a claim share one text or one relay: lineages, joined by proof and never by one weak edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice
from recoupe.link.words import quoted
from recoupe.model import Reuse, Span

STRONG = 0.6
"""Similarity from which an edited or translated passage is a copy; verbatim ones always are."""
PROVEN = frozenset({"copied_proven", "relayed"})
"""Reasons that join two lineages although each names its own last source."""
COVER = 0.5
"""Share of the member that the passage must carry."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A reason why two members are one lineage (or, when not ``strong``, may be): a message key with its values."""

    a: int
    b: int
    key: str
    strong: bool
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """Members that share one text. ``origin`` is the last link of the earliest explicit chain; None: not attributed.

    ``loop`` holds the outlets that cite each other with nothing outside; ``open_end``: a source nobody can recognise.
    """

    voices: tuple[Voice, ...]
    origin: str | None
    loop: tuple[str, ...] = ()
    open_end: bool = False

    @property
    def first(self) -> Voice:
        return self.voices[0]


@dataclass(slots=True)
class _Groups:
    """Union-find over member indices."""

    parent: list[int] = field(default_factory=list)

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> bool:
        a, b = sorted((self.find(i), self.find(j)))
        self.parent[b] = a
        return a != b


def lineages(corpus: Corpus, voices: Sequence[Voice]) -> tuple[tuple[Lineage, ...], tuple[Edge, ...], tuple[Edge, ...]]:
    """The lineages by first member, the edges that joined them, and the edges that leave a doubt."""
    groups = _Groups(list(range(len(voices))))
    used, doubts = [], []
    for edge in _edges(corpus, voices):
        one = [v for v in voices if groups.find(v.index) == groups.find(edge.a)]
        two = [v for v in voices if groups.find(v.index) == groups.find(edge.b)]
        if edge.strong and (one == two or _agree(corpus, one, two) or edge.key in PROVEN):
            if groups.join(edge.a, edge.b):
                used.append(edge)
        elif one != two:
            doubts.append(edge)
    roots = sorted({groups.find(v.index) for v in voices})
    found = tuple(_lineage([v for v in voices if groups.find(v.index) == root]) for root in roots)
    return found, tuple(used), tuple(doubts)


def _agree(corpus: Corpus, one: Sequence[Voice], two: Sequence[Voice]) -> bool:
    """Whether two groups may have one origin: the same, none or one unnamed on one side, or one that the other side
    went through."""
    a, b = (frozenset(o for o in _origins(group) if not _is_unnamed(corpus, o)) for group in (one, two))
    if not a or not b or a & b:
        return True
    through = {link for v in (*one, *two) for link in v.path[:-1]}
    return a <= through or b <= through


def _is_unnamed(corpus: Corpus, entity: str | None) -> bool:
    known = corpus.by_entity.get(entity or "")
    return known is not None and known.kind == "anonymous"


def _origins(group: Sequence[Voice]) -> set[str]:
    """The last links of a group that are not relays of another of its chains."""
    through = {link for v in group for link in v.path[:-1]}
    lasts = {v.last for v in group if v.last}
    return lasts - through or lasts


def _lineage(group: Sequence[Voice]) -> Lineage:
    through = {link for v in group for link in v.path[:-1]}
    named = [v for v in group if v.last]
    outside = [v for v in named if v.last not in through]
    if named and not outside:
        return Lineage(tuple(group), None, tuple(sorted({v.last for v in named if v.last})))
    origin = min(outside, key=lambda v: (v.since, v.index)).last if outside else None
    return Lineage(tuple(group), origin, (), any(v.open_end for v in group) and origin is None)


def _edges(corpus: Corpus, voices: Sequence[Voice]) -> list[Edge]:
    """Every reason to join two members, the surest first."""
    pairs = [(a, b) for a in voices for b in voices if a.index < b.index and a.counts == b.counts]
    same = [Edge(a.index, b.index, "same_article", True) for a, b in pairs if _one_voice(a, b)]
    shared = _by_pair(corpus)
    copies = [e for a, b in pairs for e in _copies(corpus, shared.get((a.article, b.article), ()), a, b)]
    credit = [e for a, b in pairs for e in _credits(corpus, a, b)]
    relays = [e for a, b in pairs for e in _relays(corpus, a, b)]
    order = {"same_article": 0, "copied_proven": 1, "relayed": 2, "copied": 3, "translated": 4, "credit": 5}
    return sorted((*same, *copies, *credit, *relays), key=lambda e: (not e.strong, order.get(e.key, 9), e.a, e.b))


def _one_voice(a: Voice, b: Voice) -> bool:
    """Whether one article lets the same source say both, or says in its headline what its text attributes."""
    if a.article != b.article:
        return False
    headline = (a.headline and not a.chain) or (b.headline and not b.chain)
    return a.chain == b.chain or (a.last is not None and a.last == b.last) or headline


@lru_cache(maxsize=1)
def _by_pair(corpus: Corpus) -> Mapping[tuple[str, str], tuple[tuple[Reuse, Span, Span], ...]]:
    """The shared passages of each ordered pair of articles, with the place of either."""
    out: dict[tuple[str, str], list[tuple[Reuse, Span, Span]]] = defaultdict(list)
    for row in corpus.reuse:
        out[row.a.article, row.b.article].append((row, row.a.span, row.b.span))
        out[row.b.article, row.a.article].append((row, row.b.span, row.a.span))
    return {pair: tuple(rows) for pair, rows in out.items()}


def _copies(corpus: Corpus, rows: Sequence[tuple[Reuse, Span, Span]], a: Voice, b: Voice) -> list[Edge]:
    """Passages that carry both members. One that is a quotation on either side may have been heard twice: no proof."""
    out = []
    for row, here, there in rows:
        if _cover(a.spans, here) < COVER or _cover(b.spans, there) < COVER:
            continue
        quotation = _is_quoted(corpus, a.article, here) and _is_quoted(corpus, b.article, there)
        strong = (row.kind == "verbatim" or row.similarity >= STRONG) and not quotation
        proven = strong and (row.credit is not None or row.direction != "unknown")
        key = "translated" if row.kind == "translated" else "copied_proven" if proven else "copied"
        out.append(Edge(a.index, b.index, key, strong, (("similarity", round(100 * row.similarity)),)))
    return out


def _is_quoted(corpus: Corpus, article: str, span: Span) -> bool:
    """Whether a passage stands between quotation marks, but for the marks and spaces at its ends."""
    marks = _marks(corpus.by_article[article].article.text)
    return any(start - 2 <= span[0] and span[1] <= end + 2 for start, end in marks)


@lru_cache(maxsize=4096)
def _marks(text: str) -> tuple[Span, ...]:
    return quoted(text)


def _cover(spans: Sequence[Span], passage: Span) -> float:
    size = sum(b - a for a, b in spans)
    return sum(max(0, min(b, passage[1]) - max(a, passage[0])) for a, b in spans) / size if size else 0.0


def _credits(corpus: Corpus, a: Voice, b: Voice) -> list[Edge]:
    """A relay that both chains go through (one at least goes no further), or an agency both articles credit."""
    shared = [
        link
        for link in a.path
        if link in b.path and corpus.by_entity[link].kind == "media" and link in (a.path[-1], b.path[-1])
    ]
    if shared and a.path != b.path:
        return [Edge(a.index, b.index, "credit", True, (("relay", corpus.by_entity[shared[-1]].name),))]
    if a.chain and b.chain:
        return []
    names = sorted(_credited(corpus, a.article) & _credited(corpus, b.article)) if a.article != b.article else []
    return [Edge(a.index, b.index, "credit", True, (("relay", names[0]),))] if names else []


def _relays(corpus: Corpus, a: Voice, b: Voice) -> list[Edge]:
    """Both have it from one newsroom, their own or one they cite, and one of them leaves the source beyond unnamed."""
    shared = sorted(link for link in (a.home | {*a.chain[:-1]}) & (b.home | {*b.chain[:-1]}) if _is_media(corpus, link))
    if not shared or a.article == b.article or not (a.last and b.last):
        return []
    unnamed = _is_unnamed(corpus, a.last) or _is_unnamed(corpus, b.last)
    return [Edge(a.index, b.index, "relayed", True, (("relay", corpus.by_entity[shared[0]].name),))] if unnamed else []


def _is_media(corpus: Corpus, entity: str) -> bool:
    known = corpus.by_entity.get(entity)
    return known is not None and known.kind == "media"


def _credited(corpus: Corpus, article: str) -> frozenset[str]:
    return frozenset(h.mention.name for h in corpus.by_article[article].credits if h.mention)
