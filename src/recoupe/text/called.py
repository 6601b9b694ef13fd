"""What people call an article: who published it, else its file's name, or its title if that says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from recoupe.model import Artefact

SHORT = 40
"""Characters of a title that stands for an outlet."""
OPENING = 1000
"""Characters of a text in which a title is looked for."""

MEANINGLESS = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{8,}|^[\W\d_]*$")
"""File names that say nothing to a reader: digests and bare numbers."""


class Titled(Protocol):
    """What an article is called by, as it was read and as the dossier has it."""

    @property
    def outlet(self) -> str | None: ...
    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def text(self) -> str: ...


def called(article: Titled, artefacts: Sequence[Artefact] = ()) -> str:
    """Who published an article, else its file's name, or its title if that says nothing.

    ``artefacts``: what a page put before an article that has no title is no title of it.
    """
    if article.outlet:
        return article.outlet
    name = stem(article.path)
    title = " ".join((article.title or _opening(article.text, artefacts)).split())
    if not (title and MEANINGLESS.search(name)):
        return name
    return f"«\u00a0{shortened(title, SHORT)}\u00a0»"


def base_name(path: str) -> str:
    """The name of a file, or of a record in it, without its folders.

    >>> base_name("a/b.txt"), base_name("a/b.jsonl#x-1")
    ('b.txt', 'x-1')
    """
    return re.split(r"[/\\]", path)[-1].rsplit("#", 1)[-1]


def stem(path: str) -> str:
    """The same without what tells its format.

    >>> stem("a/b.txt"), stem("a/b.jsonl#x-1")
    ('b', 'x-1')
    """
    return re.sub(r"\.\w{2,5}$", "", base_name(path))


def shortened(text: str, room: int) -> str:
    """One line of at most ``room`` characters, cut between words.

    >>> shortened("Le pont ferme lundi", 14), shortened("Le pont", 14)
    ('Le pont ferme…', 'Le pont')
    """
    line = " ".join(text.split())
    return line if len(line) <= room else line[:room].rsplit(" ", 1)[0][: room - 1].rstrip(" ,;:.") + "…"


def _opening(text: str, artefacts: Sequence[Artefact]) -> str:
    """How the article itself begins, past what its page put before it."""
    start = 0
    for artefact in artefacts:
        if artefact.kind == "boilerplate" and not text[start : artefact.span[0]].strip():
            start = artefact.span[1]
    return text[start : start + OPENING]
