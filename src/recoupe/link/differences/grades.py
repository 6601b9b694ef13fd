"""A warning of one colour against one of another: *vigilance orange*, *vigilance rouge*; *a red alert*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.counting.clashes import facing, is_one_voice
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.desk import Desk, Group
from recoupe.model import Divergence
from recoupe.text.patterns import either


def graded(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One row for each claim whose members give one warning two colours. Cost: its members squared."""
    given = {v.index: g for v in heard if v.counts and (g := _grade(desk, v))}
    sides = facing((v for v in heard if v.index in given), lambda v: given[v.index], lambda x, y: x[0] != y[0])
    found = [(a, b, given[a.index][1], given[b.index][1]) for a, b in sides if not is_one_voice(a, b)]
    if found:
        yield desk.opposed("wording", claim, found, key="grade")


def _grade(desk: Desk, voice: Voice) -> tuple[int, str] | None:
    """The place of its colour among those of its language, and the words, where a member warns with one colour."""
    language = lang.load(desk.corpus.by_article[voice.article].article.language)
    colours = language.table("divergences")["grades"]["colours"]
    found = [(f["colour"].casefold(), f.group()) for f in _pattern(language).finditer(voice.text)]
    return (colours.index(found[0][0]), found[0][1]) if len({colour for colour, _ in found}) == 1 else None


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """A colour behind the word for a warning, or before it, as the language has it."""
    data = language.table("divergences")["grades"]
    warning, colour = rf"(?:{either(data['warnings'])})", rf"(?P<colour>{either(data['colours'])})"
    order = (colour, warning) if data["colour_first"] else (warning, colour)
    return re.compile(rf"\b{order[0]} {order[1]}\b", re.IGNORECASE)
