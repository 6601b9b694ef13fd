"""Parsed drafts of made-up sentences, and the whole article stage on them, for the tests of names and sources."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recoupe import nlp
from recoupe.extract import Draft, read
from recoupe.extract.prepare import prepare
from recoupe.model import Article, Mention, Reading, StatementFound


def article(text: str, code: str = "fr", id: str = "a") -> Article:
    """An article that came from nowhere."""
    return Article(id=id, path=f"{id}.txt", text=text, sha256="", language=code)


def draft(text: str, code: str = "fr", id: str = "a") -> Draft:
    """The draft of a text with its sentences parsed."""
    bare = prepare(article(text, code, id))
    parsed = nlp.parse(code, [bare.text[slice(*s.span)] for s in bare.sentences])
    done = (replace(s, tokens=nlp.shift(p, s.span[0])) for s, p in zip(bare.sentences, parsed, strict=True))
    return replace(bare, sentences=tuple(done))


@cache
def reading(text: str, code: str = "fr", id: str = "a") -> Reading:
    """All that the article stage finds in a text."""
    return read(draft(text, code, id))


def statement(text: str, holding: str, code: str = "fr") -> StatementFound:
    """The statement of a text whose content holds some words, in any case (the shortest when several do)."""
    words = holding.lower()
    found = [s for s in reading(text, code).statements if any(words in text[a:b].lower() for a, b in s.content)]
    assert found, f"no statement holds {holding!r}"
    return min(found, key=lambda s: sum(b - a for a, b in s.content))


def chain(s: StatementFound) -> list[str]:
    """The names of a statement's hops; a broken one is '?'."""
    return [h.mention.name if h.mention else "?" for h in s.chain]


def named(mentions: tuple[Mention, ...], name: str) -> Mention:
    """The first mention of that name."""
    return next(m for m in mentions if m.name == name)
