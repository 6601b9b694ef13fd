"""Gold labels and a dossier side by side: what the measures in ``tests/measure.py`` look at and write to."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Chars = frozenset[int]
Place = tuple[str, Chars]
"""Characters of one article: (gold key, offsets)."""

_ARTICLE = re.compile(r"^(?:le |la |les |l'|un |une |des |du |the |a |an )")


class MeasureError(Exception):
    """The dossier is not one of the labelled articles, so no number would mean anything."""


@dataclass(slots=True)
class Tally:
    """Counts behind one measure: an F1 when ``of_system`` is counted, a share otherwise."""

    hits: int = 0
    of_gold: int = 0
    of_system: int | None = None

    def add(self, hits: int, of_gold: int = 1, of_system: int | None = None) -> None:
        """Count one more article, statement or claim."""
        self.hits += hits
        self.of_gold += of_gold
        if of_system is not None:
            self.of_system = (self.of_system or 0) + of_system

    @property
    def value(self) -> float | None:
        """F1 = 2·hits / (gold + system), or hits / gold; None when nothing is labelled."""
        if not self.of_gold:
            return None
        if self.of_system is None:
            return self.hits / self.of_gold
        return 2 * self.hits / (self.of_gold + self.of_system)


@dataclass(slots=True)
class Measure:
    """Every measure by its dotted name, and a line for each thing missed."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())

    def values(self) -> dict[str, float | None]:
        """Dotted name → number."""
        return {name: tally.value for name, tally in self.tallies.items()}

    def miss(self, what: str, *about: object) -> None:
        """Note a miss for the reader."""
        self.misses.append(" ".join([f"{what:9}", *map(str, about)]))


def norm(name: str) -> str:
    """A name without case, accents, punctuation or leading article.

    >>> norm("L’Éclaireur"), norm("the Harbour-Gazette")
    ('eclaireur', 'harbour gazette')
    """
    name = unicodedata.normalize("NFKD", name).replace("’", "'").casefold()
    name = "".join(c for c in name if not unicodedata.combining(c))
    return re.sub(r"\W+", " ", _ARTICLE.sub("", name.strip())).strip()


def chars(spans: Iterable[Sequence[int]]) -> Chars:
    """The offsets that spans cover."""
    return frozenset(i for start, end in spans for i in range(start, end))


def overlap(a: Chars, b: Chars) -> float:
    """Jaccard overlap; 0 when either is empty."""
    return len(a & b) / len(a | b) if a and b else 0.0


def match(gold: Sequence[Chars], system: Sequence[Chars], least: float = 0.0) -> list[tuple[int, int]]:
    """Pairs of indices, one to one, best overlap first, none below ``least`` or at 0."""
    ranked = ((overlap(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(system))
    left, right, out = set(range(len(gold))), set(range(len(system))), []
    for _, i, j in sorted((r for r in ranked if r[0] > 0 and r[0] >= least), reverse=True):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((i, j))
    return out


@dataclass(slots=True)
class Sheet:
    """Gold and dossier side by side: articles paired by file name, entities by the forms they share."""

    gold: Row
    dossier: Row
    articles: dict[str, Row] = field(init=False)
    entity: dict[str, str | None] = field(init=False)
    statements: dict[str, Row] = field(init=False)
    gold_place: dict[str, Place] = field(init=False)

    def __post_init__(self) -> None:
        self.articles = pair_articles(self.gold, self.dossier)
        self.entity = pair_entities(self.gold["entities"], self.dossier["entities"])
        self.statements = {s["id"]: s for s in self.dossier["statements"]}
        gold_articles = self.gold["articles"].items()
        self.gold_place = {s["id"]: (k, chars(s["content"])) for k, a in gold_articles for s in a["statements"]}

    def of(self, layer: str, key: str) -> list[Row]:
        """The dossier's rows of one layer that belong to one gold article."""
        return [row for row in self.dossier[layer] if row["article"] == self.articles[key]["id"]]

    def words(self, key: str, spans: Iterable[Sequence[int]]) -> str:
        """What stands at spans of an article, for the list of misses."""
        return repr(" … ".join(self.articles[key]["text"][a:b] for a, b in spans)[:100])

    def gold_member(self, member: Row) -> Place:
        """Where a gold member stands."""
        if "statement" in member:
            return self.gold_place[member["statement"]]
        return member["article"], chars([member["span"]])

    def member(self, member: Row) -> tuple[str, Chars]:
        """Where a member of the dossier stands: (article id, offsets)."""
        if member.get("statement"):
            row = self.statements[member["statement"]]
            return row["article"], chars(row["content"])
        return member["article"], chars([member["span"]])


def pair_articles(gold: Row, dossier: Row) -> dict[str, Row]:
    """Gold key → the dossier's article; refuses a missing article or a text that gold was not counted on."""
    by_name = {a["path"].rsplit("/", 1)[-1]: a for a in dossier["articles"]}
    missing = [file for file in gold["files"].values() if file not in by_name]
    if missing:
        raise MeasureError(f"the dossier has no article for {', '.join(missing)}; run it on the labelled folder")
    paired = {key: by_name[file] for key, file in gold["files"].items()}
    for key, digest in gold.get("digests", {}).items():
        if hashlib.sha256(paired[key]["text"].rstrip("\n").encode()).hexdigest() != digest:
            raise MeasureError(f"the text read from {gold['files'][key]} is not the text labelled; offsets would lie")
    return paired


def pair_entities(gold: Row, system: Sequence[Row]) -> dict[str, str | None]:
    """Dossier entity id → the gold entity that shares most forms with it (at best the name itself), or None."""
    forms = {key: {norm(f) for f in [e["name"], *e["forms"]]} for key, e in gold.items()}
    paired: dict[str, str | None] = {}
    for e in system:
        mine = {norm(f) for f in [e["name"], *e.get("forms", ())]}
        shared, _, key = max(
            ((len(mine & f), norm(e["name"]) in f, key) for key, f in forms.items()), default=(0, False, "")
        )
        paired[e["id"]] = key if shared else None
    return paired
