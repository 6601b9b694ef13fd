"""Why two members of a claim are one lineage, or may be: one article tells both, a passage carries both, one newsroom
or agency relays both. Each reason is an edge with the message that tells it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, combinations_with_replacement, product

from recoupe.link import Corpus
from recoupe.link.counting.voices import Voice, outlets
from recoupe.link.differences.conflicts import conflict
from recoupe.link.words import is_quoted
from recoupe.model import Reuse, Span
from recoupe.text.folding import fold

STRONG = 0.6
"""Similarity from which an edited or translated passage is a copy; verbatim ones always are."""
PROOF = 120
"""Characters of a passage from which it is proof of copying that one article came out first: a clause may be chance."""
COVER = 0.5
"""Share of a member that a passage, or what is said within it, must hold."""

_WORDS = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*")


@dataclass(frozen=True, slots=True)
class Edge:
    """A reason why two members are one lineage (or, when not ``strong``, may be): a message key with its values."""

    a: int
    b: int
    key: str
    strong: bool
    values: tuple[tuple[str, object], ...] = ()


def edges(corpus: Corpus, voices: Sequence[Voice]) -> list[Edge]:
    """Every reason to join two members, the surest first."""
    found: list[Edge] = []
    for a, b in _side_by_side(voices):
        if is_told_twice(a, b):
            found.append(Edge(a.index, b.index, "told_twice", True))
        elif _one_voice(corpus, a, b) or reports(corpus, a, b) or reports(corpus, b, a):
            found.append(Edge(a.index, b.index, "same_article", True))
    for a, b, rows in _sharing(corpus, voices):
        found += _copies(corpus, rows, a, b)
    for a, b in _by_newsroom(corpus, voices):
        found += _credits(corpus, a, b)
        found += _relays(corpus, a, b)
    order = {
        "same_article": 0,
        "told_twice": 0,
        "copied_proven": 1,
        "relayed": 2,
        "copied": 3,
        "translated": 4,
        "credit": 5,
    }
    return sorted(dict.fromkeys(found), key=lambda e: (not e.strong, order.get(e.key, 9), e.a, e.b))


def _side_by_side(voices: Sequence[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """Members of one article, in pairs that stand alike towards the claim."""
    by_article: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        by_article[voice.article].append(voice)
    for group in by_article.values():
        yield from ((a, b) for a, b in combinations(group, 2) if a.counts == b.counts)


def _sharing(
    corpus: Corpus, voices: Sequence[Voice]
) -> Iterator[tuple[Voice, Voice, tuple[tuple[Reuse, Span, Span], ...]]]:
    """Members of two articles that share a passage, with the passages."""
    by_article: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        by_article[voice.article].append(voice)
    for article, group in by_article.items():
        for other, rows in _partners(corpus).get(article, {}).items():
            for a, b in product(group, by_article.get(other, ())):
                if a.index < b.index and a.counts == b.counts:
                    yield a, b, rows


def _by_newsroom(corpus: Corpus, voices: Sequence[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """Members that some newsroom or agency may join.

    Whether it does depends on their chains alone, so that of those with one chain two stand for all: each of them meets
    all others, and what joins all does so through them. Cost: members times different chains, not members squared.
    """
    rooms: dict[str, dict[tuple[object, ...], list[Voice]]] = defaultdict(lambda: defaultdict(list))
    for voice in voices:
        credited = _credited(corpus, voice.article)
        for room in sorted({*voice.path, *voice.home, *credited}):
            rooms[room][voice.counts, voice.path, voice.chain, voice.home, credited].append(voice)
    for chains in rooms.values():
        for (one, some), (two, others) in combinations_with_replacement(chains.items(), 2):
            if one[0] == two[0]:
                for few, all_ in ((some[:2], others), (others[:2], some)):
                    yield from ((min(a, b, key=_place), max(a, b, key=_place)) for a in few for b in all_ if a is not b)


def _place(voice: Voice) -> int:
    return voice.index


def _one_voice(corpus: Corpus, a: Voice, b: Voice) -> bool:
    """Whether one article lets the same source say both, the one within the other (*the receiver says that a client
    threatens to leave*), or says itself, in its headline or elsewhere, what it attributes in another place: with
    another figure it sets the one against the other (*Twenty were moved. The police, for their part, counted 18*)."""
    if a.article != b.article or (a.last != b.last and differ(corpus, a, b)):
        return False
    alone = any(v.statement is None or (v.headline and not v.chain) for v in (a, b))
    nested = all(sum(_cover(one.spans, span) for span in two.spans) >= COVER for one, two in ((a, b), (b, a)))
    return a.chain == b.chain or (a.last is not None and a.last == b.last) or alone or nested


def is_told_twice(a: Voice, b: Voice) -> bool:
    """Whether one article quotes the same words in its headline and again: one voice, whatever it calls who spoke."""
    quoted = all(v.statement is not None and v.statement.form != "indirect" for v in (a, b))
    words = [_WORDS.findall(fold(v.text)) for v in (a, b)]
    return quoted and a.headline != b.headline and len(words[0]) > 1 and words[0] == words[1]


def reports(corpus: Corpus, whole: Voice, part: Voice) -> bool:
    """Whether a member says that another was said (*the mayor says that the gang asks for money*), and is the source of
    that; a newsroom that says so only relays it."""
    above = part.chain[:-1]
    inside = whole.article == part.article and bool(above) and whole.chain == above and whole.last == above[-1]
    within = all(any(a <= x and y <= b for a, b in whole.spans) for x, y in part.spans)
    return inside and within and not _is_media(corpus, above[-1])


def differ(corpus: Corpus, a: Voice, b: Voice) -> bool:
    """Whether two members give figures that cannot both hold."""
    return conflict(corpus, (a.article, a.spans, a.statement), (b.article, b.spans, b.statement)) is not None


@lru_cache(maxsize=1)
def _partners(corpus: Corpus) -> Mapping[str, Mapping[str, tuple[tuple[Reuse, Span, Span], ...]]]:
    """For each article, those it shares passages with: the passages, with the place in either."""
    out: dict[str, dict[str, list[tuple[Reuse, Span, Span]]]] = defaultdict(lambda: defaultdict(list))
    for row in corpus.reuse:
        out[row.a.article][row.b.article].append((row, row.a.span, row.b.span))
        out[row.b.article][row.a.article].append((row, row.b.span, row.a.span))
    return {article: {other: tuple(rows) for other, rows in found.items()} for article, found in out.items()}


def _copies(corpus: Corpus, rows: Sequence[tuple[Reuse, Span, Span]], a: Voice, b: Voice) -> list[Edge]:
    """Passages that carry both members. One that is a quotation on either side may have been heard twice: no proof."""
    out = []
    for row, here, there in rows:
        if _cover(a.spans, here) < COVER or _cover(b.spans, there) < COVER:
            continue
        sides = ((a.article, here), (b.article, there))
        both = all(is_quoted(corpus.by_article[article].article.text, span) for article, span in sides)
        quotation = both or row.what == "quotation"
        strong = (row.kind == "verbatim" or row.similarity >= STRONG) and not quotation
        if not strong and _figures_apart(a.text, b.text):
            continue
        long = min(here[1] - here[0], there[1] - there[0]) >= PROOF
        proven = strong and (row.credit is not None or (long and row.direction != "unknown"))
        key = "translated" if row.kind == "translated" else "copied_proven" if proven else "copied"
        out.append(Edge(a.index, b.index, key, strong, (("similarity", round(100 * row.similarity)),)))
    return out


def _figures_apart(a: str, b: str) -> bool:
    """Whether both hold figures and none in common: a weak likeness is then no copy."""
    one, two = ({re.sub(r"\D", "", found) for found in _FIGURE.findall(text)} for text in (a, b))
    return bool(one and two) and not one & two


def _cover(spans: Sequence[Span], passage: Span) -> float:
    size = sum(b - a for a, b in spans)
    return sum(max(0, min(b, passage[1]) - max(a, passage[0])) for a, b in spans) / size if size else 0.0


def _credits(corpus: Corpus, a: Voice, b: Voice) -> list[Edge]:
    """A relay that both chains go through (one at least goes no further), or an agency both articles credit."""
    shared = [
        link for link in a.path if link in b.path and _is_media(corpus, link) and link in (a.path[-1], b.path[-1])
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
    own = outlets(corpus).of
    if own.get(a.article) is not None and own.get(a.article) == own.get(b.article) and a.last != b.last:
        return []  # one newsroom that names a source at last has not said who the unnamed one was
    unnamed = is_unnamed(corpus, a.last) or is_unnamed(corpus, b.last)
    return [Edge(a.index, b.index, "relayed", True, (("relay", corpus.by_entity[shared[0]].name),))] if unnamed else []


def _is_media(corpus: Corpus, entity: str) -> bool:
    """Whether it is a newsroom: by its kind, or because an article of the heap comes from it."""
    known = corpus.by_entity.get(entity)
    return known is not None and (known.kind == "media" or entity in outlets(corpus).newsrooms)


def is_unnamed(corpus: Corpus, entity: str | None) -> bool:
    known = corpus.by_entity.get(entity or "")
    return known is not None and known.kind == "anonymous"


def _credited(corpus: Corpus, article: str) -> frozenset[str]:
    return frozenset(h.mention.name for h in corpus.by_article[article].credits if h.mention)
