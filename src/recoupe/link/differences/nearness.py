"""Whether two passages of a story may be set against each other: the same occasion, and near one claim."""

from __future__ import annotations

from collections.abc import Collection

from recoupe.link import Corpus
from recoupe.link.alignment.judged import judged
from recoupe.link.alignment.score import Feature, compare
from recoupe.link.alignment.unit import Unit
from recoupe.link.differences.desk import Desk

ALIKE = 0.85
"""What two passages that no claim joins must reach by the table that claims are made by."""
STATING = frozenset({None, "assert", "deny", "expect"})
"""Stances that say how things are; an order not to do a thing denies nothing."""


class Nearness:
    """How near units come to one claim, as claims are judged; the units of a story are weighed once."""

    def __init__(self, corpus: Corpus) -> None:
        self._told = judged(corpus)
        self._home = {unit.member: number for number, (found, _) in enumerate(self._told) for unit in found}
        self._tables: dict[int, tuple[Feature[Unit], ...]] = {}

    def is_told_with(self, one: Unit, other: Unit) -> bool:
        """Whether two units are of one story, so that they can be weighed."""
        return self._home[one.member] == self._home[other.member]

    def likeness(self, one: Unit, other: Unit, *, without: Collection[str] = ()) -> float:
        """What the table of claims says of two units of a story, the features that tell them apart left out."""
        number = self._home[one.member]
        if number not in self._tables:
            self._tables[number] = self._told[number][1].table()
        return compare([f for f in self._tables[number] if f.name not in without], one, other).value


def may_clash(desk: Desk, a: Unit, b: Unit) -> bool:
    """Whether two units of one story come from different articles and sources, and speak of one occasion."""
    if not {a.stance, b.stance} <= STATING:
        return False
    if a.article == b.article or desk.are_apart(a.article, b.article) or (a.source and a.source == b.source):
        return False
    return {a.tense, b.tense} != {"past", "future"} and a.remote == b.remote
