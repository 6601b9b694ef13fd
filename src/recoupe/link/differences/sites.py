"""One thing that two members of a claim put in two sorts of place: *réfugié dans une école*, *took refuge in a church*.

The sorts are data (``sites`` of ``divergences.toml``), in groups of which one is never another: a cellar is no garden,
but it may lie under a school. Each member must name one sort of a group, in the clause that tells what the claim tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import lang
from recoupe.lang import Language
from recoupe.link.alignment.proposition import briefest
from recoupe.link.counting.clashes import facing
from recoupe.link.counting.voices import Voice
from recoupe.link.differences.denied import says_no
from recoupe.link.differences.desk import Desk, Group
from recoupe.link.differences.likeness import is_main
from recoupe.model import Divergence
from recoupe.text.folding import FLAT, fold
from recoupe.text.patterns import either, leading

Site = tuple[str, str]
"""A group and a sort of it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    pattern: re.Pattern[str]
    word: re.Pattern[str]
    sites: Mapping[str, Site]


def sited(desk: Desk, claim: Group, heard: Sequence[Voice]) -> Iterator[Divergence]:
    """One row for a claim whose members put it in two sorts of place of one group. Cost: members squared."""
    told = {v.index: found for v in heard if not v.silent and (found := _told(desk, claim, v))}
    pairs = [
        (a, b, *both)
        for a, b in facing((v for v in heard if v.index in told), lambda v: tuple(sorted(told[v.index].items())))
        if a.article != b.article and (both := _clash(told[a.index], told[b.index])) and not _names_both(a, b, desk)
    ]
    if pairs:
        yield desk.opposed("place", claim, pairs, key="elsewhere")


def _clash(one: Mapping[Site, str], other: Mapping[Site, str]) -> tuple[str, str] | None:
    """The words for two sorts of one group, when each side names one sort of it."""
    for site, words in one.items():
        same = [s for s in one if s[0] == site[0]]
        others = [s for s in other if s[0] == site[0]]
        if len(same) == len(others) == 1 and others[0] != site:
            return words, other[others[0]]
    return None


def _told(desk: Desk, claim: Group, voice: Voice) -> dict[Site, str]:
    """The sorts of place that a member names in a clause of what it mainly tells, with the words for them."""
    unit = desk.units.get(claim.members[voice.index])
    if unit is None or says_no(desk.corpus, voice):
        return {}
    table, out = _table(lang.load(unit.language)), {}
    for start, end in voice.spans:
        for found in table.pattern.finditer(desk.corpus.text(voice.article, (start, end)).translate(FLAT)):
            at = start + found.start("site")
            clause = briefest(p for p in unit.told if p.span[0] <= at < p.span[1])
            if clause is not None and is_main(clause, unit):
                out[table.sites[fold(found["site"])]] = found["site"]
    return out


def _names_both(a: Voice, b: Voice, desk: Desk) -> bool:
    """Whether a member names, anywhere, the sort of place that the other gives."""
    named = [_sorts(desk, v) for v in (a, b)]
    return named[0] <= named[1] or named[1] <= named[0]


def _sorts(desk: Desk, voice: Voice) -> set[Site]:
    table = _table(lang.load(desk.corpus.by_article[voice.article].article.language))
    return {table.sites[fold(found[0])] for found in table.word.finditer(voice.text.translate(FLAT))}


@cache
def _table(language: Language) -> _Table:
    data = language.table("divergences")["sites"]
    groups = {name: table for name, table in data.items() if isinstance(table, dict)}
    sites = {fold(w): (group, sort) for group, table in groups.items() for sort, words in table.items() for w in words}
    named = either(w for table in groups.values() for words in table.values() for w in words)
    before, articles = either(data["before"]), leading(data["articles"])
    where = rf"\b(?:{before}) (?:{articles})?(?:[a-zà-ÿ-]+ )?(?P<site>{named})(?![\w-])"
    return _Table(
        re.compile(where, re.IGNORECASE), re.compile(rf"(?<![\w-])(?:{named})(?![\w-])", re.IGNORECASE), sites
    )
