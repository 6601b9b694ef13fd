"""What the data of all languages say of the keys of acts and things: which exclude each other, which are near,
which are kinds of one another, and which acts are of a kind (to move somewhere, to do to each other).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import permutations

from recoupe import lang
from recoupe.link.alignment.lexicon import GLOSSARIES, lexicon


@cache
def relations() -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Pairs of acts that exclude each other, and pairs that often belong to one event: all languages, both ways."""
    against: set[tuple[str, str]] = set()
    near: set[tuple[str, str]] = set()
    for code in lang.codes():
        for row in lang.load(code).rows("concepts", "act"):
            against |= {pair for other in row.get("against", ()) for pair in ((row["key"], other), (other, row["key"]))}
            near |= {pair for other in row.get("near", ()) for pair in ((row["key"], other), (other, row["key"]))}
    return frozenset(against), frozenset(near)


@cache
def companies() -> Mapping[str, str]:
    """For each key of people who are of no two keys of a group at once (*soldiers*, *rebels*, *civilians*), the first
    key of that group; over all languages."""
    tables = (lang.load(code).table("concepts").get("apart", {}) for code in lang.codes())
    return {key: group[0] for table in tables for group in table.get("people", ()) for key in group}


@cache
def kindred() -> frozenset[tuple[str, str]]:
    """Pairs of keys that often tell one fact although they do not mean the same, both ways: any two of a group
    (*learnt*, *found out*), and a kind with each of its members (*a ship*, *a tug*), not two of the members."""
    tables = [lang.load(code).table(name) for code in lang.codes() for name in GLOSSARIES]
    groups = [group for table in tables for group in table.get("near", ())]
    groups += [(kind, one) for table in tables for kind, all_ in table.get("kinds", {}).items() for one in all_]
    return frozenset(pair for group in groups for pair in permutations(group, 2))


@cache
def reciprocal() -> frozenset[str]:
    """Acts that two do to each other, so that either may be the subject, over all languages."""
    return _marked("reciprocal")


@cache
def ends() -> frozenset[str]:
    """Acts that tell that something else is over (*to end*, *to lift*), over all languages."""
    return _marked("ends")


@cache
def motions() -> frozenset[str]:
    """Acts that lead somewhere: what follows is a place, named as widely or as closely as one likes."""
    return _marked("motion")


def _marked(name: str) -> frozenset[str]:
    """The acts whose rows bear a mark in some language."""
    rows = (row for code in lang.codes() for row in lang.load(code).rows("concepts", "act"))
    return frozenset(row["key"] for row in rows if row.get(name))


@cache
def light() -> frozenset[str]:
    """Acts that need another to say what they are about, over all languages."""
    return frozenset().union(*(lexicon(lang.load(code)).light for code in lang.codes()))
