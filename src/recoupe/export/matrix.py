"""Claims by articles: which article asserts, attributes, hedges or denies which claim, and what filters choose from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from recoupe.export.view import Passage, View
from recoupe.model import ArticleRow, Claim

Kind = Literal["denied", "hedged", "attributed", "asserted"]
KINDS: tuple[Kind, ...] = ("denied", "hedged", "attributed", "asserted")
FACETS = ("origin", "relay", "outlet")
MOST = (6, 12, 200)
"""Columns that leave room for a name written flat; that a window holds; that one scrolls through. Beyond that a claim
lists the articles that carry it."""
SILENT = 8
"""Silent articles named one by one under a claim; more are counted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article does with one claim: its kinds (the least firm first), and the first passage it stands in."""

    column: int
    outlet: str
    kinds: tuple[Kind, ...]
    passages: int
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One claim across the articles. ``silent`` are those that say nothing of it; ``facets`` maps the name of a facet
    to the numbers of its options; ``first`` is the earliest day of publication that is known."""

    claim: Claim
    passages: tuple[Passage, ...]
    cells: tuple[Cell, ...]
    silent: tuple[ArticleRow, ...]
    facets: dict[str, tuple[int, ...]]
    first: str

    named = SILENT

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind that occurs in the row."""
        found = {kind for cell in self.cells for kind in cell.kinds}
        return tuple(kind for kind in KINDS if kind in found)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns in the order of publication, rows in the order of the page, and the options of each facet (name, rows
    that have it), sorted by name: the number of an option is its place there."""

    columns: tuple[ArticleRow, ...]
    rows: tuple[Row, ...]
    options: dict[str, tuple[tuple[str, int], ...]]

    @property
    def size(self) -> Literal["wide", "few", "many", "huge"]:
        """How the columns fit a window: with flat heads, upright ones, only by scrolling, or not at all."""
        sizes: tuple[Literal["wide", "few", "many"], ...] = ("wide", "few", "many")
        return next((size for size, most in zip(sizes, MOST, strict=True) if len(self.columns) <= most), "huge")

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind there is, whether or not it occurs: what the legend explains."""
        return KINDS

    def having(self, kind: Kind) -> int:
        """How many rows have a cell of this kind."""
        return sum(kind in row.kinds for row in self.rows)


def kind(passage: Passage) -> Kind:
    """How an article carries a claim: in its own voice, by a source, by either with reserve, by one that denies it."""
    if passage.statement and passage.statement.stance == "deny":
        return "denied"
    if passage.hedged:
        return "hedged"
    return "attributed" if passage.statement else "asserted"


def matrix(view: View) -> Matrix:
    """The matrix of a dossier. Only cells that say something are made; linear in the members of the claims."""
    columns = tuple(view.articles)
    said = {claim.id: tuple(view.members(claim)) for claim in view.claims}
    named = {claim: _names(view, passages) for claim, passages in said.items()}
    options = {facet: _options(names[facet] for names in named.values()) for facet in FACETS}
    places = {facet: {name: n for n, (name, _) in enumerate(found)} for facet, found in options.items()}
    rows = []
    for claim in view.claims:
        facets = {f: tuple(sorted(places[f][name] for name in named[claim.id][f])) for f in FACETS}
        rows.append(_row(view, claim, said[claim.id], columns, facets))
    return Matrix(columns, tuple(rows), options)


def _row(
    view: View,
    claim: Claim,
    passages: tuple[Passage, ...],
    columns: tuple[ArticleRow, ...],
    facets: dict[str, tuple[int, ...]],
) -> Row:
    by_article: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_article[passage.article.id].append(passage)
    cells = tuple(
        _cell(view, n, by_article[article.id]) for n, article in enumerate(columns) if article.id in by_article
    )
    silent = tuple(article for article in columns if article.id not in by_article)
    first = min((p.article.published.value or "~" for p in passages), default="~")
    return Row(claim, passages, cells, silent, facets, first)


def _cell(view: View, column: int, passages: list[Passage]) -> Cell:
    found = {kind(passage) for passage in passages}
    kinds = tuple(k for k in KINDS if k in found)
    first = next(p for p in passages if kind(p) == kinds[0])
    return Cell(column, view.outlet(first.article), kinds, len(passages), first.href)


def _names(view: View, passages: Iterable[Passage]) -> dict[str, set[str]]:
    """The origins, relays and outlets behind some passages, by name."""
    found: dict[str, set[str]] = {facet: set() for facet in FACETS}
    for passage in passages:
        found["outlet"].add(view.outlet(passage.article))
        if passage.statement:
            *relays, origin = view.way(passage.statement)
            found["origin"].add(origin)
            found["relay"].update(relays)
    return found


def _options(rows: Iterator[set[str]]) -> tuple[tuple[str, int], ...]:
    counted = Counter(name for names in rows for name in names)
    return tuple(sorted(counted.items(), key=lambda item: (item[0].casefold(), item[0])))
