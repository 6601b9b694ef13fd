"""Articles as the grouping into stories sees them: the weight of what they name and tell, and the day they came out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import log

from recoupe import lang
from recoupe.link.alignment.lexicon import Lexicon, lexicon
from recoupe.link.alignment.terms import Term, terms
from recoupe.model import Published, Reading, Timex, Token
from recoupe.text.folding import fold

NAME, TITLE = 2.0, 2.0
"""How much more a name tells than another word, and a word of the title or the opening than one further down."""
OPENING = 3
"""Body sentences that count as the opening."""
SPELT = 0.5
"""Share of capitalised words in a title from which a capital tells nothing."""
WORD = re.compile(r"[^\W_][\w-]*")
AHEAD, BACK, RANGE = 14, 30, 5
"""Days for which an announcement and a memory hold, and days of the longest stretch that names them."""
UNSURE = 30
"""Days among which an article may have come out and be held to the nearest to its story; of more, to the first."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One article: weight by key, the day it came out (an ordinal, None where unknown), its language and title.

    ``until`` is the last day on which it may have come out, where ``day`` is only the first of those.
    ``about`` are the days it speaks of, its own among them: what is announced is told when its day has come, and what
    is told days later names the day that it tells of.
    """

    article: str
    language: str
    counts: Mapping[str, float]
    day: int | None
    title: str
    about: frozenset[int] = frozenset()
    until: int | None = None

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day on which it may have come out."""
        return None if self.day is None else (self.day, max(self.day, self.until or self.day))


def sketch(reading: Reading, published: Published | None = None, times: Iterable[Timex] = ()) -> Sketch:
    """The weighted keys of one article: titles and the opening count double, names double again.

    A title that is given beside the text is not parsed; its words are taken as they stand.
    """
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
    about = reading.article
    if about.title and not any(sentence.kind == "title" for sentence in reading.sentences):
        for term in headline(about.title, frozenset(counts), lex):
            counts[_key(term)] += TITLE * (NAME if term.kind == "name" else 1.0)
    day, until = _published(published)
    told = _about(day, until, times)
    return Sketch(about.id, about.language, dampened(counts), day, _title(reading), told, until)


def headline(title: str, known: frozenset[str], lex: Lexicon) -> tuple[Term, ...]:
    """The terms of a title that nobody parsed: names are what the article names, or what has a capital among small
    letters.

    >>> found = headline("Une digue cède à Port-Salin", frozenset(), lexicon(lang.load("fr")))
    >>> [term.key for term in found if term.kind == "name"]
    ['port', 'salin']
    """
    words, small = WORD.findall(title), lang.load(lex.code).words("text", "function_words")
    spelt = sum(word[0].isupper() for word in words) <= SPELT * len(words)
    tokens = [
        _token(word, word[0].isupper() and ((n > 0 and spelt) or any(f"n:{part}" in known for part in _parts(word))))
        for n, word in enumerate(words)
        if word.casefold() not in small
    ]
    return tuple(term for term in terms(tokens, lex) if term.kind != "number")


def _parts(name: str) -> list[str]:
    return fold(name).split("-")


def _token(word: str, is_name: bool) -> Token:
    """A word as a parser would tag it if it knew no more than whether it is a name."""
    form = word if is_name else word.casefold()
    return Token(0, 0, 0, form, form, "PROPN" if is_name else "NOUN", "", 0, "", "B" if is_name else "O")


def dampened(counts: Mapping[str, float]) -> dict[str, float]:
    """Counts whose repetitions tell less and less, by key.

    >>> dampened({"b": 1.0, "a": 2.0})
    {'a': 1.6931471805599454, 'b': 1.0}
    """
    return {key: 1 + log(count) if count > 1 else count for key, count in sorted(counts.items())}


def _key(term: Term) -> str:
    return f"{term.kind[0]}:{term.key}"


def _published(published: Published | None) -> tuple[int | None, int | None]:
    """The day that an article came out on, twice; where it is not known, the first and the last of those it may have,
    if they are not too many to tell anything, else the first; None where nothing is."""
    if published is None:
        return None, None
    day, first, last = _day(published.value), _day(published.earliest), _day(published.latest)
    if day is not None or first is None or last is None:
        return day or first, day or first
    return first, last if last - first <= UNSURE else first


def _about(day: int | None, until: int | None, times: Iterable[Timex]) -> frozenset[int]:
    """The day of an article, and those up to ``BACK`` before it and ``AHEAD`` after it that its dates name, alone or in
    a short range; none where its day is unknown. A day that it may have is none that it is about."""
    if day is None or until is None:
        return frozenset()
    out = {day} if day == until else set[int]()
    for timex in times:
        first, last = _day(timex.earliest), _day(timex.latest)
        if first is not None and last is not None and last - first < RANGE:
            out.update(range(max(first, day - BACK), min(last, until + AHEAD) + 1))
    return frozenset(out)


def _day(bound: str | None) -> int | None:
    try:
        return date.fromisoformat(bound[:10]).toordinal() if bound else None
    except ValueError:
        return None


def _title(reading: Reading) -> str:
    text = reading.article.text
    titles = [text[slice(*s.span)] for s in reading.sentences if s.kind == "title"]
    body = [text[slice(*s.span)] for s in reading.sentences if s.kind == "body"]
    return reading.article.title or next(iter(titles or body), "")
