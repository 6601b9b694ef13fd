"""Where an article gives a document in full: words that a newsroom announces as a communiqué's, an open letter's."""

from __future__ import annotations

import re
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.words import PUBLISHED
from recoupe.model import Reading, Span

NEXT = 2
"""Sentences behind an announcement in which what is announced may begin."""


def announced(reading: Reading) -> tuple[Span, ...]:
    """Where what an article announces as a document begins: all of it where its headline does.

    A document may be cut, so that the sentences next to the announcement count; where it ends is not known.
    """
    text, language = reading.article.text, lang.load(reading.article.language)
    sentences = [s for s in reading.sentences if s.kind in PUBLISHED]
    headline = reading.article.title or next((text[slice(*s.span)] for s in sentences if s.kind == "title"), "")
    if _matches(language, "titled", headline):
        return ((0, len(text)),)
    out: list[Span] = []
    for n, sentence in enumerate(sentences):
        for end in _announcements(language, text, sentence.span):
            out.append((end, max(s.span[1] for s in sentences[n : n + NEXT + 1])))
    return tuple(out)


def _announcements(language: Language, text: str, span: Span) -> list[int]:
    """Where the announcements of a sentence end: at a colon or with it."""
    ends = [span[0] + found.end() for found in re.finditer(":", text[slice(*span)])] + [span[1]]
    return [end for end in dict.fromkeys(ends) if _matches(language, "announced", text[span[0] : end])]


def _matches(language: Language, key: str, words: str) -> bool:
    plain = " ".join(words.replace("’", "'").split()).rstrip(' «"“')
    return any(pattern.search(plain) for pattern in patterns(language, key))


@cache
def patterns(language: Language, key: str) -> tuple[re.Pattern[str], ...]:
    """The rows ``announced`` or ``titled`` of ``align.toml``, compiled."""
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in language.rows("align", key))
