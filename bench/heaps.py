"""Heaps of invented articles of which the lineage is known: who copied which sentence of which dispatch.

    python -m bench.heaps COUNT OUT.jsonl [SEED]

Every telling word is invented, the small ones are French; every story is fictional. What is made to look like the
press:

- an affair has episodes some days apart, which share people and places but not events; each episode is a story;
- a story has one or two dispatches; outlets, whose sizes follow a power law, copy one, cut it from the end, drop, move
  and edit its sentences, mix it with sentences of their own, or write alone on the same facts;
- one copied sentence alone may stand in an article that is otherwise its outlet's own;
- outlets put the same notices and section headings on all their articles, several outlets share a legal line, and
  everybody uses the same stock phrases, on unrelated stories too.

Everything follows from the seed. Cost: about 2,000 articles a second.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, combinations

SMALL = [
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "de",
    "du",
    "à",
    "au",
    "en",
    "dans",
    "sur",
    "par",
    "pour",
    "avec",
    "sans",
    "sous",
    "et",
    "ou",
    "que",
    "qui",
    "ne",
    "pas",
    "plus",
    "se",
    "son",
    "sa",
]
ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "br",
    "cr",
    "dr",
    "fl",
    "gr",
    "pl",
    "tr",
    "ch",
]
VOWELS = ["a", "e", "i", "o", "u", "ou", "an", "on", "ai"]
STOCK = (
    "selon les premiers éléments de l'enquête menée par les services compétents",
    "a déclaré son porte-parole lors d'un point de presse organisé dans la matinée",
    "une enquête a été ouverte afin de déterminer les circonstances exactes de cette affaire",
    "contactée par notre rédaction la direction n'a pas souhaité répondre à nos questions",
    "plus d'informations à venir dans les prochaines heures sur notre site et nos réseaux",
)
START = datetime(2031, 3, 1, 6)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article, and the sentence of a dispatch it was copied from (None: nobody's, or its outlet's)."""

    text: str
    lineage: int | None = None

    @property
    def size(self) -> int:
        """Words."""
        return self.text.count(" ") + 1


@dataclass(frozen=True, slots=True)
class Article:
    """One article, with what only its maker knows: its story, its affair and where each line comes from."""

    id: str
    outlet: str
    published: datetime
    story: int
    affair: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The article as it is read."""
        return "\n".join(line.text for line in self.lines)

    @property
    def row(self) -> dict[str, str]:
        """The article as a line of an input file."""
        day = self.published.isoformat(timespec="minutes")
        return {"id": self.id, "text": self.text, "outlet": self.outlet, "published": day, "language": "fr"}


@dataclass(frozen=True, slots=True)
class Share:
    """What two articles have in common: words in copied sentences, and their part of the shorter article."""

    words: int
    part: float


def shares(articles: Sequence[Article]) -> dict[tuple[str, str], Share]:
    """For every two articles, in the order of their ids, that hold a sentence of one dispatch: what they share."""
    holders: dict[int, dict[str, int]] = defaultdict(dict)
    for article in articles:
        for line in article.lines:
            if line.lineage is not None:
                holders[line.lineage][article.id] = line.size
    words: dict[tuple[str, str], int] = defaultdict(int)
    for sizes in holders.values():
        for a, b in combinations(sorted(sizes), 2):
            words[a, b] += min(sizes[a], sizes[b])
    length = {a.id: sum(line.size for line in a.lines) for a in articles}
    return {(a, b): Share(n, n / min(length[a], length[b])) for (a, b), n in words.items()}


def heap(count: int, seed: int = 1) -> tuple[Article, ...]:
    """``count`` articles, in the order of publication.

    >>> len(heap(50)), heap(50) == heap(50)
    (50, True)
    """
    made: list[Article] = []
    maker = _Maker(random.Random(seed), count)
    while len(made) < count:
        made += maker.affair()
    return tuple(sorted(made[:count], key=lambda a: (a.published, a.id)))


class _Maker:
    """Draws words, dispatches and articles from one source of chance."""

    def __init__(self, rng: random.Random, count: int) -> None:
        self.rng = rng
        self.words = [self._word() for _ in range(6000)]
        self.zipf = list(accumulate(1 / (rank + 5) for rank in range(len(self.words))))
        self.outlets = [f"Le {self._word().title()}" for _ in range(max(8, count // 100))]
        self.sizes = list(accumulate(1 / (rank + 1) ** 1.1 for rank in range(len(self.outlets))))
        self.notices = [self._notice() for _ in self.outlets]
        self.legal = [self._sentence(self.words, 24) for _ in range(4)]
        self.days = max(3, count // 150)
        self.affairs = self.stories = self.lineages = self.articles = 0

    def affair(self) -> Iterator[Article]:
        """The articles of one affair: one to three episodes among the same people, days apart."""
        self.affairs += 1
        people = [f"{self._word().title()} {self._word().title()}" for _ in range(5)]
        places = [self._word().title() for _ in range(4)]
        day = START + timedelta(days=self.rng.random() * self.days)
        for _ in range(self.rng.choice((1, 1, 1, 1, 2, 3))):
            yield from self._story([*people, *places], day)
            day += timedelta(days=self.rng.randint(5, 9))

    def _story(self, names: Sequence[str], start: datetime) -> Iterator[Article]:
        self.stories += 1
        topic = self.rng.choices(self.words[300:], k=45)
        own = [self._word().title() for _ in range(2)]
        dispatches = [self._dispatch(topic, [*names, *own]) for _ in range(self.rng.choice((1, 1, 2)))]
        size = min(120, int(self.rng.paretovariate(1.1) * 3))
        for _ in range(size):
            number = self.rng.choices(range(len(self.outlets)), cum_weights=self.sizes)[0]
            lines = self._article(self.rng.choice(dispatches), topic, [*names, *own])
            yield self._published(number, lines, start)

    def _published(self, number: int, lines: list[Line], start: datetime) -> Article:
        """The article on its outlet's page, among what stands on all of them."""
        self.articles += 1
        heading, *notice = self.notices[number]
        page = [Line(heading), *lines, *(Line(text) for text in notice), Line(self.legal[number % len(self.legal)])]
        when = start + timedelta(hours=self.rng.expovariate(1 / 10))
        return Article(f"{self.articles:07}", self.outlets[number], when, self.stories, self.affairs, tuple(page))

    def _dispatch(self, topic: Sequence[str], names: Sequence[str]) -> list[Line]:
        lines = []
        for _ in range(self.rng.randint(12, 34)):
            self.lineages += 1
            lines.append(Line(self._sentence(topic, self.rng.randint(15, 36), names), self.lineages))
        return lines

    def _article(self, dispatch: list[Line], topic: Sequence[str], names: Sequence[str]) -> list[Line]:
        way = self.rng.choices(("copy", "cut", "mix", "one", "own"), weights=(3, 3, 3, 1, 3))[0]
        own = [Line(self._sentence(topic, self.rng.randint(10, 30), names)) for _ in range(self.rng.randint(12, 32))]
        if way == "own":
            return own
        if way == "one":
            return self._shuffled([self.rng.choice(dispatch)], own)
        kept = dispatch[: self.rng.randint(3, len(dispatch))] if way != "copy" else dispatch
        edited = [self._edited(line) for line in kept if self.rng.random() < 0.92]
        return edited if way != "mix" else self._shuffled(edited, own)

    def _shuffled(self, copied: list[Line], own: list[Line]) -> list[Line]:
        """The copied lines put among the outlet's own, in their order but for one that moves."""
        out = list(own)
        places = sorted(self.rng.randrange(len(own) + 1) for _ in copied)
        for line, place in sorted(zip(copied, places, strict=True), key=lambda p: -p[1]):
            out.insert(place, line)
        return out

    def _edited(self, line: Line) -> Line:
        """The line as most copies have it: unchanged, a word or two changed, or reworded here and there."""
        rate = self.rng.choices((0.0, 0.05, 0.15), weights=(6, 3, 1))[0]
        if not rate:
            return line
        words = line.text.split()
        for at in range(len(words) - 1, -1, -1):
            if self.rng.random() < rate:
                new = self._draw(self.words)
                words[at : at + 1] = self.rng.choice(([new], [words[at], new], []))
        return Line(" ".join(words) or line.text, line.lineage)

    def _notice(self) -> list[str]:
        """What an outlet puts around every article: a heading, a call to subscribe, a line on its rights."""
        return [self._sentence(self.words, n) for n in (4, 18, 26)]

    def _sentence(self, topic: Sequence[str], size: int, names: Sequence[str] = ()) -> str:
        if names and self.rng.random() < 0.06:
            return f"{self._sentence(topic, max(4, size - 12), names)[:-1]}, {self.rng.choice(STOCK)}."
        words = []
        for _ in range(size):
            kind = self.rng.random()
            if kind < 0.42:
                words.append(self.rng.choice(SMALL))
            elif kind < 0.62:
                words.append(self.rng.choice(topic))
            elif kind < 0.72 and names:
                words.append(self.rng.choice(names))
            else:
                words.append(self._draw(self.words))
        line = " ".join(words)
        return f"{line[0].upper()}{line[1:]}."

    def _draw(self, words: Sequence[str]) -> str:
        return self.rng.choices(words, cum_weights=self.zipf)[0]

    def _word(self) -> str:
        return "".join(self.rng.choice(ONSETS) + self.rng.choice(VOWELS) for _ in range(self.rng.choice((2, 3, 3, 4))))


def main(count: str, out: str, seed: str = "1") -> None:
    """Write a heap as JSON lines."""
    with open(out, "w", encoding="utf-8") as file:
        for article in heap(int(count), int(seed)):
            file.write(json.dumps(article.row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
