"""Builds small corpora from lines of text, so that a test of the story stage reads as the story it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from recoupe import nlp
from recoupe.link import Corpus
from recoupe.model import (
    Article,
    Entity,
    EntityKind,
    Fact,
    Member,
    Place,
    Published,
    Reading,
    Sentence,
    Span,
    Stance,
    Statement,
    Timex,
)

Lines = Sequence[str]
_MARK = re.compile(r"(?:\[(\w+)\] )?(.*)", re.DOTALL)


def reading(article: str, lines: Lines, *, language: str = "fr", kinds: Mapping[int, str] | None = None) -> Reading:
    """An article of one sentence a line, parsed; ``kinds`` gives lines another kind than *body*."""
    text = "\n".join(_MARK.fullmatch(line)[2] for line in lines)  # type: ignore[index]
    spans = _spans(text)
    parses = nlp.parse(language, [text[a:b] for a, b in spans])
    sentences = tuple(
        Sentence(span, i, (kinds or {}).get(i, "body"), nlp.shift(tokens, span[0]))  # type: ignore[arg-type]
        for i, (span, tokens) in enumerate(zip(spans, parses, strict=True))
    )
    return Reading(Article(article, f"{article}.txt", text, "", language), sentences)


def corpus(
    articles: Mapping[str, Lines],
    *,
    names: Mapping[str, tuple[EntityKind, Sequence[str]]] | None = None,
    dates: Mapping[str, str] | None = None,
    published: Mapping[str, str] | None = None,
) -> Corpus:
    """A corpus in which every line is a statement by its whole content, or a fact when it begins with ``[fact]``.

    Another mark is a stance (``[deny]``); an article id that ends in ``-en`` is in English. ``names`` maps an entity to
    its kind and forms, ``dates`` the words of a date to its ISO value. A statement's id is ``article.line``.
    """
    readings, statements = [], []
    for article, lines in articles.items():
        one = reading(article, lines, language="en" if article.endswith("-en") else "fr")
        marks = [_MARK.fullmatch(line)[1] for line in lines]  # type: ignore[index]
        spans = [s.span for s in one.sentences]
        facts = tuple(Fact(spans[i], i, "certain") for i, mark in enumerate(marks) if mark == "fact")
        readings.append(Reading(one.article, one.sentences, facts=facts))
        statements += [
            _statement(f"{article}.{i}", article, spans[i], mark or "assert")
            for i, mark in enumerate(marks)
            if mark != "fact"
        ]
    days = {a: Published(d, d, d, "metadata") for a, d in (published or {}).items()}
    return Corpus(
        tuple(sorted(readings, key=lambda r: r.article.id)),
        days,
        tuple(_entity(readings, key, kind, forms) for key, (kind, forms) in (names or {}).items()),
        tuple(t for r in readings for words, value in (dates or {}).items() for t in _timexes(r, words, value)),
        tuple(statements),
    )


def member(place: str, corpus: Corpus) -> Member:
    """The member at ``article.line``: the statement of that id, or the fact on that line."""
    if place in corpus.by_statement:
        return Member(statement=place)
    article, _, line = place.rpartition(".")
    return Member(article=article, span=corpus.by_article[article].sentences[int(line)].span)


def _statement(id: str, article: str, span: Span, stance: str) -> Statement:
    form: Stance = stance  # type: ignore[assignment]
    return Statement(id, article, (span,), (), (), None, (), (), "indirect", form, "certain", (), None, None, "test")


def _entity(readings: Sequence[Reading], key: str, kind: EntityKind, forms: Sequence[str]) -> Entity:
    places = [Place(r.article.id, m.span()) for r in readings for f in forms for m in _found(f, r.article.text)]
    return Entity(key, kind, forms[0], tuple(forms), tuple(sorted(places, key=lambda p: (p.article, p.span))))


def _timexes(reading: Reading, words: str, value: str) -> list[Timex]:
    last = value + "-31"[: 10 - len(value)] if len(value) == 7 else value
    first = value + "-01" if len(value) == 7 else value
    if len(value) == 4:
        first, last = f"{value}-01-01", f"{value}-12-31"
    return [
        Timex(reading.article.id, m.span(), "DATE", value, first, last, "publication", "test")
        for m in _found(words, reading.article.text)
    ]


def _found(words: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _spans(text: str) -> list[Span]:
    return [m.span() for m in re.finditer(r"[^\n]+", text)]
