"""One candidate member of a claim with all that is compared of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.link.alignment.numbers import Amount
from recoupe.link.alignment.occasions import Dates, Tense, date_keys
from recoupe.link.alignment.proposition import Proposition
from recoupe.model import Member, Span, Stance

FEW = 12
"""Up to this, a number is shared by things that have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One candidate member with its features; every tuple is sorted, so that units compare the same in any order.

    ``main`` are the acts and words the clause is built on, ``acts`` all acts in it; ``names`` entity ids (or
    ``name:word`` where no entity is linked), ``meant`` those of them that no word of it names; ``dates`` resolved
    intervals ``(earliest, latest, value)``, without those ``since`` which something lasts; ``speaker`` the source when
    that is somebody who speaks (no relay, nobody unnamed); ``told`` what each clause says; ``borrowed``: it only says
    that what stands before it, where it has its keys from, is so or not. ``remote``: its dates are far from that of the
    article; ``earlier``: it is told as past to something past (*avait été*).
    """

    member: Member
    article: str
    language: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    meant: frozenset[str]
    people: tuple[str, ...]
    places: tuple[str, ...]
    main: frozenset[str]
    acts: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    amounts: tuple[Amount, ...]
    dates: Dates
    since: Dates
    tense: Tense
    remote: bool
    earlier: bool
    negated: bool
    bare: bool
    hedged: bool
    stance: Stance | None
    quotes: tuple[tuple[str, ...], ...]
    source: str | None
    speaker: str | None
    parent: str | None
    title: bool
    text: str
    forms: Mapping[str, str]
    told: tuple[Proposition, ...]
    borrowed: bool = False

    def show(self, key: str) -> str:
        """The words of the unit that a key stands for (the key itself when it stands for none)."""
        return self.forms.get(key, key.lstrip("~").removeprefix("name:"))

    @property
    def place(self) -> tuple[str, tuple[Span, ...], str]:
        """Where it stands among all units: by its article, its spans, the statement it is of."""
        return self.article, self.spans, self.member.said or ""

    @property
    def keys(self) -> tuple[str, ...]:
        """All that a unit can be found by: words, names, dates, and figures too large to be met by chance."""
        dates = (f"date:{value}" for value in date_keys((*self.dates, *self.since)))
        figures = sorted({f"#:{amount.value:g}" for amount in self.amounts if amount.value > FEW})
        return (*self.words, *self.names, *dates, *figures)
