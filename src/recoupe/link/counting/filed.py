"""Whose an article is by the name of its file (*lessor.txt*, *2019-03-13_radio-orval.txt*), where nothing else says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe.model import Entity, Reading
from recoupe.text.called import stem
from recoupe.text.folding import fold

SHORTEST = 3
"""Letters of the shortest name of an outlet that a file's name may hold."""
_WORD = re.compile(r"[^\W\d_]+")


def by_file(readings: Sequence[Reading], entities: Iterable[Entity], articles: frozenset[str]) -> Mapping[str, str]:
    """The name of a medium that the heap tells of, for each article without an outlet whose file is called by it.

    ``articles`` are the words that may open a name (*le*, *l*, *the*). Names that two media bear say nothing.
    """
    known: dict[str, set[str]] = {}
    for entity in entities:
        for form in {entity.name, *entity.forms} if entity.kind == "media" else ():
            for key in _keys(form, articles):
                known.setdefault(key, set()).add(entity.name)
    found = {}
    for reading in readings:
        keys = () if reading.article.outlet else _keys(stem(reading.article.path), articles)
        names = {name for key in keys for name in known.get(key, ())}
        if len(names) == 1:
            found[reading.article.id] = min(names)
    return found


def _keys(name: str, articles: frozenset[str]) -> Iterator[str]:
    """The letters of a name without its article, in its order and with its words in that of the alphabet."""
    words = [fold(w) for w in _WORD.findall(name)]
    words = words[1:] if len(words) > 1 and words[0] in articles else words
    glued = [words[0][len(a) :] for a in articles if words and len(words) == 1 and words[0].startswith(a)]
    keys = {"".join(words), "".join(sorted(words)), *glued}
    return (key for key in keys if len(key) >= SHORTEST)
