"""Sentences of a normalised text, by rules that survive quotation marks, abbreviations and glued words."""

from __future__ import annotations

import re

from recoupe.model import Sentence

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"(?<=[.!?])[\"»”’')\]]*\s+(?=[\"«“‘(\[–—-]*\s?[A-ZÀ-ÖØ-Þ0-9])")


def split(text: str) -> tuple[Sentence, ...]:
    """Cut a view's text into sentences, none of which crosses a line; ``block`` numbers the lines that hold text."""
    out: list[Sentence] = []
    for block, line in enumerate(_LINE.finditer(text)):
        at = line.start()
        for cut in [*(m.end() for m in _END.finditer(text, line.start(), line.end())), line.end()]:
            start, end = _trim(text, at, cut)
            if start < end:
                out.append(Sentence((start, end), block, "body"))
            at = cut
    return tuple(out)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))
