"""Where an article gives the words of a document: what it announces as a communiqué's, or reports from one."""

from __future__ import annotations

import re
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.words import PUBLISHED
from recoupe.model import Reading, Span

NEXT = 2
"""Sentences behind an announcement in which what is announced may begin."""
BEGINS, REPORTED, NAMED = 1, 2, 4
"""What a word may be: one with which a document may begin; in a sentence that is reported from one, or the next; among
those that say so."""
Marked = tuple[tuple[Span, int], ...]


def documents(reading: Reading) -> Marked:
    """The stretches of an article that are a document's, with what their words may be; they may overlap.

    An article whose headline says so is one from end to end. Where an announced document ends is not known, and its
    beginning may be cut, so that the sentences next to the announcement count.
    """
    text, language = reading.article.text, lang.load(reading.article.language)
    sentences = [s for s in reading.sentences if s.kind in PUBLISHED]
    headline = reading.article.title or next((text[slice(*s.span)] for s in sentences if s.kind == "title"), "")
    if _matches(language, "titled", headline):
        return (((0, len(text)), BEGINS),)
    out: list[tuple[Span, int]] = []
    for n, sentence in enumerate(sentences):
        for end in _announcements(language, text, sentence.span):
            out.append(((end, max(s.span[1] for s in sentences[n : n + NEXT + 1])), BEGINS))
        if named := _named(language, text, sentence.span):
            out += [((sentence.span[0], sentences[min(n + 1, len(sentences) - 1)].span[1]), REPORTED), (named, NAMED)]
    return tuple(out)


def _named(language: Language, text: str, span: Span) -> Span | None:
    """Where a sentence names the document that it reports from."""
    plain = text[slice(*span)].replace("’", "'")
    found = next((m for pattern in patterns(language, "reported") if (m := pattern.search(plain))), None)
    return (span[0] + found.start(), span[0] + found.end()) if found else None


def _announcements(language: Language, text: str, span: Span) -> list[int]:
    """Where the announcements of a sentence end: at a colon or with it."""
    ends = [span[0] + found.end() for found in re.finditer(":", text[slice(*span)])] + [span[1]]
    return [end for end in dict.fromkeys(ends) if _matches(language, "announced", text[span[0] : end])]


def _matches(language: Language, key: str, words: str) -> bool:
    plain = " ".join(words.replace("’", "'").split()).rstrip(' «"“')
    return any(pattern.search(plain) for pattern in patterns(language, key))


@cache
def patterns(language: Language, key: str) -> tuple[re.Pattern[str], ...]:
    """The rows ``announced``, ``titled`` or ``reported`` of ``align.toml``, compiled."""
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in language.rows("align", key))
