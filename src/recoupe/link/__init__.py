"""The story stage: readings that know nothing of each other become names, dates, claims and origins.

Everything here works in the coordinates of the articles' own texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from recoupe.model import Cutoff, Entity, Published, Reading, Reuse, Sentence, Span, Statement, Story, Timex, Token
from recoupe.nlp.encoder import Vectors

R = TypeVar("R", Statement, Timex)
Encode: TypeAlias = Callable[[Sequence[str]], Vectors]
"""A sentence encoder: passages to vectors of length 1, a row each."""


class Limits(Counter[tuple[str, int]]):
    """How often each limit, by its name and its value, cut something off; handed to whoever has one."""

    def cut(self, what: str, limit: int, times: int = 1) -> None:
        """Count ``times`` more."""
        if times > 0:
            self[what, limit] += times

    def rows(self) -> tuple[Cutoff, ...]:
        """The limits that were reached, sorted, as the dossier shows them."""
        return tuple(Cutoff(what, limit, times) for (what, limit), times in sorted(self.items()))


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """What is known of a heap once names and dates are linked: the input of alignment, origins and divergences.

    Two are equal only when they are one, so that what is read off a corpus can be remembered for it.

    ``readings`` are sorted by article id; ``statements`` by article and position. ``stories`` are the groups of
    articles on the same events; an article in none is compared with the others that are in none. ``encode`` is the
    sentence encoder that may help to compare passages.
    """

    readings: tuple[Reading, ...]
    published: Mapping[str, Published]
    entities: tuple[Entity, ...]
    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    reuse: tuple[Reuse, ...] = ()
    stories: tuple[Story, ...] = ()
    encode: Encode | None = None
    by_article: Mapping[str, Reading] = field(init=False)
    by_entity: Mapping[str, Entity] = field(init=False)
    by_statement: Mapping[str, Statement] = field(init=False)
    statements_of: Mapping[str, tuple[Statement, ...]] = field(init=False)
    timexes_of: Mapping[str, tuple[Timex, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_article", {r.article.id: r for r in self.readings})
        object.__setattr__(self, "by_entity", {e.id: e for e in self.entities})
        object.__setattr__(self, "by_statement", {s.id: s for s in self.statements})
        object.__setattr__(self, "statements_of", _by_article(self.statements))
        object.__setattr__(self, "timexes_of", _by_article(self.timexes))

    def text(self, article: str, span: tuple[int, int]) -> str:
        """The words of an article at a span, as they stand."""
        return self.by_article[article].article.text[slice(*span)]

    def sentence_at(self, article: str, offset: int) -> Sentence | None:
        """The sentence of an article that a character lies in; None between two."""
        found = (s for s in self.by_article[article].sentences if s.span[0] <= offset < s.span[1])
        return next(found, None)

    def tokens(self, article: str, spans: Sequence[Span]) -> Iterator[Token]:
        """The tokens of an article that lie whole in one of some spans, in their order."""
        for sentence in self.by_article[article].sentences:
            near = [(a, b) for a, b in spans if a < sentence.span[1] and sentence.span[0] < b]
            yield from (t for t in sentence.tokens if any(a <= t.start and t.end <= b for a, b in near))


def _by_article(rows: Iterable[R]) -> Mapping[str, tuple[R, ...]]:
    """The rows of each article, in their order."""
    out: dict[str, list[R]] = {}
    for row in rows:
        out.setdefault(row.article, []).append(row)
    return {article: tuple(found) for article, found in out.items()}
