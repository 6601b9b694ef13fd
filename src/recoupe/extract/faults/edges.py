"""Lines that are not the article's: what the page added at its edges, and passages in another language."""

from __future__ import annotations

import re

from recoupe.extract.faults.marks import Mark, overlaps
from recoupe.lang import Language
from recoupe.model import Span
from recoupe.text import lines
from recoupe.text.language import foreign

_LINE = re.compile(r"[^\n]+")
_BRACKET = re.compile(r"\[[^\[\]\n]{20,400}\]")
EDGE = 4
"""Lines at either end that count as its edge."""


def find(text: str, language: Language, outlet: str | None) -> tuple[Mark, ...]:
    """The lines that the page added; at the very end, neighbours make one block."""
    rows = [line for line in _LINE.finditer(text) if line[0].strip()]
    site = outlet or lines.outlet([row[0] for row in rows], language)
    keys = [_key(row[0].strip(), i, len(rows), language, site) for i, row in enumerate(rows)]
    if all(keys):  # nothing but phrases of pages: they are what this text has to say
        return ()
    marks: list[Mark] = []
    for row, key in zip(rows, keys, strict=True):
        if key is None:
            continue
        span = _inner(row)
        if marks and key == "boilerplate-outlet" and _touch(text, marks[-1].span, span):
            marks[-1] = Mark((marks[-1].span[0], span[1]), "boilerplate", key)
        else:
            marks.append(Mark(span, "boilerplate", key))
    return tuple(marks)


def _key(line: str, i: int, count: int, language: Language, site: str | None) -> str | None:
    """The reason why a line is the page's, or None. A site's name alone only counts at the end."""
    if lines.is_boilerplate(line, language):
        return "boilerplate"
    if site and i >= count - EDGE and i > 0 and line.casefold().strip(" .|-") == site.casefold():
        return "boilerplate-outlet"
    return None


def foreign_passages(text: str, language: Language) -> tuple[Mark, ...]:
    """Lines, and bracketed passages inside lines, that are in another language than the article."""
    marks: list[Mark] = []
    for line in _LINE.finditer(text):
        span = _inner(line)
        if line[0].strip() and (code := foreign(line[0], language)):
            marks.append(_foreign(span, code))
            continue
        for passage in _BRACKET.finditer(text, *line.span()):
            if code := foreign(passage[0], language):
                marks.append(_foreign(passage.span(), code))
    return tuple(m for i, m in enumerate(marks) if not overlaps(m.span, (x.span for x in marks[:i])))


def _foreign(span: Span, code: str) -> Mark:
    return Mark(span, "foreign", "foreign", values=(("language", code),))


def _inner(line: re.Match[str]) -> Span:
    """The span of a line without the spaces around it."""
    return line.start() + len(line[0]) - len(line[0].lstrip()), line.start() + len(line[0].rstrip())


def _touch(text: str, left: Span, right: Span) -> bool:
    return not text[left[1] : right[0]].strip() and text.count("\n", left[1], right[0]) == 1
