"""One body whose name is translated in two ways: *la katiba de l'Aube*, *la Brigade de l'Aurore*.

The two must stand in one claim and one language, be bodies of one sort, and share what the rest of their names means;
an article that writes both tells two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus
from recoupe.link.alignment.lexicon import lexicon, unmarked
from recoupe.link.counting.voices import Voice, voices
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.groups import sharing
from recoupe.link.memory import per_corpus
from recoupe.model import Divergence, Member, Span, Token
from recoupe.text.folding import fold

MOST = 6
"""Words of a name after its first."""
HALF = 0.5
"""Share of the meanings of the shorter name that the other must have."""
JOINTS = frozenset({"ADP", "DET"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Body:
    """A name as it stands: what sort of body (the row of the data), its further words, and what those mean."""

    sort: int
    words: tuple[str, ...]
    meanings: frozenset[str]
    text: str


Given = tuple[Voice, Body]


def rendered_otherwise(desk: Desk, claims: Sequence[Group], known: Sequence[Divergence]) -> Iterator[Divergence]:
    """A row for each body to which members of a claim give two names, with where those stand; not for names that a
    known row sets side by side."""
    told = [d.values for d in known if d.kind == "name"]
    pairs = [pair for claim in claims for pair in _pairs(desk, voices(desk.corpus, claim.members))]
    for group in sharing((pair, [_place(desk, given) for given in pair]) for pair in pairs):
        (a, x), (b, y) = group[0]
        names = list(dict.fromkeys(body.text for pair in group for _, body in pair))
        if any(all(any(name.startswith(value) for name in names) for value in values) for values in told):
            continue
        labels = {"a": desk.label(a.article), "b": desk.label(b.article)}
        members = [m for name in names for m in _mentions(desk, a.article, name)]
        yield desk.row("name", members, names, words={"x": x.text, "y": y.text, **labels})


def _pairs(desk: Desk, heard: Sequence[Voice]) -> Iterator[tuple[Given, Given]]:
    """Two names of one body, each with who gives it."""
    told = [(v, body) for v in heard for body in _bodies(desk.corpus, v.article, _spans(v))]
    for one, two in combinations(told, 2):
        articles = [desk.corpus.by_article[v.article].article for v, _ in (one, two)]
        if articles[0].id == articles[1].id or articles[0].language != articles[1].language:
            continue
        both = any(all(body.text in a.text for _, body in (one, two)) for a in articles)
        if _is_one(one[1], two[1]) and not both:
            yield one, two


def _place(desk: Desk, given: Given) -> tuple[str | None, str]:
    return desk.story.get(given[0].article), fold(given[1].text)


def _mentions(desk: Desk, article: str, name: str) -> Iterator[Member]:
    """Where a name stands in the articles of the story of one of them."""
    for reading in desk.corpus.readings:
        if not desk.are_apart(reading.article.id, article):
            for found in re.finditer(re.escape(name), reading.article.text):
                yield Member(article=reading.article.id, span=found.span())


def _spans(voice: Voice) -> tuple[Span, ...]:
    """Where a member tells something, and where it says who tells it."""
    return (*voice.spans, *(voice.statement.source if voice.statement else ()))


def _is_one(x: Body, y: Body) -> bool:
    """Whether two names are of one sort and mean much the same in other words; *council of* two bodies does not."""
    apart = not set(x.words) <= set(y.words) and not set(y.words) <= set(x.words) and x.words[0] != y.words[0]
    shared = x.meanings & y.meanings
    return x.sort == y.sort and apart and 0 < len(shared) >= HALF * min(len(x.meanings), len(y.meanings))


@per_corpus
def _bodies(corpus: Corpus, article: str, spans: tuple[Span, ...]) -> tuple[Body, ...]:
    """The names of bodies in some passages."""
    reading = corpus.by_article[article]
    sorts, out = _sorts(lang.load(reading.article.language)), []
    for sentence in reading.sentences:
        for i, token in enumerate(sentence.tokens):
            if fold(token.text) in sorts and any(a <= token.start and token.end <= b for a, b in spans):
                out.append(_body(sorts[fold(token.text)], _name(sentence.tokens, i), reading.article.language))
    return tuple(body for body in out if body is not None)


def _name(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    """The words from token ``i`` that may be of one name: nouns and adjectives with what joins them."""
    end = last = i
    while end + 1 < len(tokens) and end - i < MOST and tokens[end + 1].pos in JOINTS | NAMING:
        end += 1
        last = end if tokens[end].pos in NAMING else last
    return tokens[i : last + 1]


def _body(sort: int, name: Sequence[Token], code: str) -> Body | None:
    """The body that some words name, None where none of them is written large."""
    rest = [t for t in name[1:] if t.pos in NAMING]
    if not any(t.text[:1].isupper() for t in (name[0], *rest)) or not rest:
        return None
    runs = unmarked(lexicon(lang.load(code)))
    known = (next((runs[k][0] for w in (t.lemma, t.text) if (k := (fold(w),)) in runs), "") for t in rest)
    text = "".join(t.text + " " * (b.start > t.end) for t, b in zip(name, (*name[1:], name[-1]), strict=True))
    return Body(sort, tuple(fold(t.text) for t in rest), frozenset(known) - {""}, text)


@cache
def _sorts(language: Language) -> Mapping[str, int]:
    """For each word that says what sort of body it is, the row of the data that it stands in."""
    rows = language.table("divergences")["bodies"]["sorts"]
    return {fold(word): number for number, row in enumerate(rows) for word in row}
