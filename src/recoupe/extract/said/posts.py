"""Posts of social networks set into an article: their text, then a dash, the author and the handle.

A page's *« … » @handle*, *Text pic.example/x — Name (@handle) 12 mars 2021* and the same with the signature on a line
of its own all say who wrote what without a verb; the signature is the source.
"""

from __future__ import annotations

import re

from recoupe.extract.said.proposals import Proposal, pieces
from recoupe.extract.said.words import Words
from recoupe.model import Span

LONGEST = 1200
"""Characters of a post, beyond which the line above a signature is taken for prose."""
_SIGNED = re.compile(r"(?m)[—–-] ?(?P<who>[^\W\d_][^\n()@—–]{1,60}\(@\w+\))[^\n]{0,40}$")
_HANDLE = re.compile(r"(?m)[»”\"] ?(?:[—–-] ?)?(?P<who>@\w+)[^\w\n]{0,3}$")
_LINKS = re.compile(r"(?: ?(?:https?://|pic\.|t\.co/)\S+)+ ?$")


def posts(words: Words) -> list[Proposal]:
    """What signed posts say, in text order. Cost: two searches of the text."""
    out = []
    for match in (*_SIGNED.finditer(words.text), *_HANDLE.finditer(words.text)):
        body = _body(words.text, match.start() + (match.re is _HANDLE))
        content = pieces(words, body) if body else ()
        if content:
            out.append(Proposal(content, (), (match.span("who"),), "assert", "post", 4))
    return out


def _body(text: str, end: int) -> Span | None:
    """The text of a post that a signature at ``end`` closes: what stands before it on its line, else the line above."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    start = text.rfind("\n", 0, end) + 1
    links = _LINKS.search(text, start, end)
    end = links.start() if links else end
    return (start, end) if start < end <= start + LONGEST else None
