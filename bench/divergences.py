"""Divergences of the told stories by kind, with the labelled claims given: what detection alone finds and makes up.

    python -m bench.divergences [KIND | STORY.toml …] [--found] [-v]

A divergence may be missed because its members never came to one claim, or because two members of one claim were not
seen to differ. Here every unit of a story is put into the labelled claim where it stands, so that only the second is
left; ``--found`` keeps the claims that the engine found. What no label speaks of keeps the engine's claims. Prints
recall by kind and how many rows are beyond the labels; ``-v`` lists what was missed and every row beyond.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from recoupe import ingest, pipeline
from recoupe.articles import Stage
from recoupe.engines.local import local
from recoupe.export.json import to_dict
from recoupe.link import Corpus
from recoupe.link.alignment.units import units
from recoupe.model import Member, Reading
from recoupe.settings import Settings
from tests.link import told
from tests.measure import covers
from tests.sheet import Chars, Sheet, chars

KINDS = ("", "blind", "long", "fresh", "last")
HALF = 0.5
"""Share of the shorter of a unit and a labelled member that must be common, as the measures of claims have it."""

Row = dict[str, Any]


@dataclass(slots=True)
class Found:
    """What became of the labelled divergences of some stories, and the rows that no label has.

    ``hits`` and ``gold`` by kind; ``missed`` and ``beyond`` are lines for a reader, each with its story.
    """

    hits: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    beyond: list[tuple[str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the labelled divergences that a row of their kind covers."""
        return self.hits.total() / self.gold.total()

    def table(self) -> str:
        """A line for each kind and one for all."""
        extra = Counter(kind for kind, _ in self.beyond)
        lines = [f"{'kind':10} {'labelled':>8} {'found':>6} {'recall':>7} {'rows':>5} {'beyond':>7}"]
        for kind in (*sorted(self.gold | self.rows), "all"):
            hits, gold, rows, more = (
                c.total() if kind == "all" else c[kind] for c in (self.hits, self.gold, self.rows, extra)
            )
            share = f"{hits / gold:.2f}" if gold else "-"
            lines.append(f"{kind:10} {gold:8} {hits:6} {share:>7} {rows:5} {more:7}")
        return "\n".join(lines)


def gathered(paths: Sequence[Path], settings: Settings) -> pipeline.Gathered:
    """Some articles linked, up to the claims that the engine finds."""
    inputs = ingest.read(paths, settings)
    with local(jobs=settings.jobs) as engine:
        stage = Stage(engine, settings.ui)
        readings = [r for r in stage.read(inputs.articles) if isinstance(r, Reading)]
    record = pipeline.record_of(inputs.inputs, inputs.rejected, settings, readings, {})
    return pipeline.gather(record, tuple(sorted(readings, key=lambda r: r.article.id)), settings)


def aligned(made: pipeline.Gathered, labels: Row) -> pipeline.Gathered:
    """The same with the labelled claims: a unit goes where it shares most, and by half or more."""
    ids = articles(made.corpus, labels)
    places = [
        (number, ids[m["article"]], chars([m["span"]]))
        for number, claim in enumerate(labels["claims"])
        for m in claim["members"]
    ]
    home: dict[Member, int] = {}
    for unit in units(made.corpus):
        number = _home(unit.article, chars(unit.spans), places)
        if number is not None:
            home[unit.member] = number
    given: dict[int, list[Member]] = defaultdict(list)
    for member, number in home.items():
        given[number].append(member)
    rest = [tuple(m for m in claim if m not in home) for claim in made.claims]
    return replace(made, claims=(*(tuple(given[n]) for n in sorted(given)), *(claim for claim in rest if claim)))


def articles(corpus: Corpus, labels: Row) -> dict[str, str]:
    """The id of each labelled article, by the name that the labels give it."""
    ids = {r.article.path.rsplit("/", 1)[-1]: r.article.id for r in corpus.readings}
    return {key: ids[file] for key, file in labels["files"].items()}


def _home(article: str, mine: Chars, places: Sequence[tuple[int, str, Chars]]) -> int | None:
    near = [
        (len(mine & c) / min(len(mine), len(c)), len(mine & c), -number)
        for number, a, c in places
        if a == article and mine & c
    ]
    share, _, number = max(near, default=(0.0, 0, 0))
    return -number if share >= HALF else None


def judge(made: pipeline.Gathered, labels: Row, settings: Settings, out: Found, name: str) -> None:
    """Add to ``out`` what the divergences of a story are worth."""
    sheet = Sheet(labels, to_dict(pipeline.conclude(made, settings)))
    system, matched = sheet.dossier["divergences"], set[int]()
    for row in labels["divergences"]:
        want = [sheet.gold_member(m) for m in row["spans"]]
        hits = {n for n, d in enumerate(system) if d["kind"] == row["kind"] and covers(sheet, d, want)}
        out.gold[row["kind"]] += 1
        out.hits[row["kind"]] += bool(hits)
        matched |= hits
        if not hits:
            words = " | ".join(sheet.words(m["article"], [m["span"]]) for m in row["spans"])
            out.missed.append(f"{name} {row['kind']}: {row['gloss']} {words}")
    for number, row in enumerate(system):
        out.rows[row["kind"]] += 1
        if number not in matched:
            out.beyond.append((row["kind"], f"{name}: {row['because']}"))


def measure(names: Iterable[str], folder: Path, *, found: bool = False) -> Found:
    """What is found of the divergences of some stories; ``found`` keeps the claims of the engine."""
    settings, out = Settings(), Found()
    for name in names:
        path, labels = told.build(name, folder)
        made = gathered([path], settings)
        judge(made if found else aligned(made, labels), labels, settings, out, Path(name).stem)
    return out


def main() -> None:
    """Print the table, and with ``-v`` the lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stories", nargs="*", help="kinds of told stories, or files; all kinds when left out")
    parser.add_argument("--found", action="store_true", help="keep the claims that the engine finds")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="list what is missed and what is beyond the labels"
    )
    options = parser.parse_args()
    wanted = options.stories or KINDS
    names = [n for w in wanted for n in ([w.removesuffix(".toml")] if w.endswith(".toml") else told.names(w))]
    with tempfile.TemporaryDirectory() as folder:
        out = measure(names, Path(folder), found=options.found)
    if options.verbose:
        print("\n".join(["MISSED", *out.missed, "BEYOND", *(f"{kind} {line}" for kind, line in out.beyond)]))
    print(out.table())


if __name__ == "__main__":
    main()
