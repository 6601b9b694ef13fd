"""What articles and outlets are called where people read of them, and texts cut to the room there is."""

from __future__ import annotations

import re

from recoupe.export.links import base_name
from recoupe.model import ArticleRow

SHORT = 40
"""Characters of a title that stands for an outlet."""

MEANINGLESS = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{8,}|^[\W\d_]*$")
"""File names that say nothing to a reader: digests and bare numbers."""


def is_same_name(one: str, other: str) -> bool:
    """Whether two names differ by case or by one short word in front at most.

    >>> is_same_name("Phare de Valmer", "Le Phare de Valmer"), is_same_name("Le Phare", "Le Port")
    (True, False)
    """
    short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return short == long or (len(long) > 1 and short == long[1:] and len(long[0]) <= 3)


def shortened(text: str, room: int) -> str:
    """One line of at most ``room`` characters, cut between words.

    >>> shortened("Le pont ferme lundi", 14), shortened("Le pont", 14)
    ('Le pont ferme…', 'Le pont')
    """
    line = " ".join(text.split())
    return line if len(line) <= room else line[:room].rsplit(" ", 1)[0][: room - 1].rstrip(" ,;:.") + "…"


def called(article: ArticleRow) -> str:
    """Who published an article, else its file's name, or its title if that says nothing."""
    if article.outlet:
        return article.outlet
    stem = re.sub(r"\.\w{2,5}$", "", base_name(article.path))
    title = " ".join((article.title or _opening(article)).split())
    if not (title and MEANINGLESS.search(stem)):
        return stem
    return f"«\u00a0{shortened(title, SHORT)}\u00a0»"


def _opening(article: ArticleRow) -> str:
    """How the article itself begins, past what its page put before it."""
    start = 0
    for artefact in article.artefacts:
        if artefact.kind == "boilerplate" and not article.text[start : artefact.span[0]].strip():
            start = artefact.span[1]
    return article.text[start : start + 1000]
