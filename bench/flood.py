"""Contradictions that the engine shows between articles that have nothing to do with each other: all of them noise.

    python -m bench.flood [PATH…] [-v]

Takes the articles (the fictional press of the tests when no path is given) for one story, so that every passage of one
is set against every passage of the others, and counts the denials that come out of it, those of opposite words apart.
Prints how many articles and statements there were; ``-v`` lists the rows, to be read.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from recoupe import ingest
from recoupe.articles import Stage
from recoupe.engines.local import local
from recoupe.model import Dossier, Reading, Run, Story
from recoupe.pipeline import link
from recoupe.settings import Settings

PRESS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "press"
PATHS = (PRESS / "fr.jsonl", PRESS / "en.jsonl")
EXCLUDE = ("s'excluent", "exclude each other")
"""What the sentence of a row of opposite words says, in either language of the reader."""


def one_story(paths: list[Path], settings: Settings) -> Dossier:
    """The dossier of all articles under some paths as if they told one story."""
    with local(jobs=1) as engine:
        read = Stage(engine, settings.ui).read(ingest.read(paths, settings).articles)
        readings = tuple(sorted((r for r in read if isinstance(r, Reading)), key=lambda r: r.article.id))
    ids = tuple(r.article.id for r in readings)
    record = Run("", settings.to_dict(), (), (), (), (), {})
    return link(record, readings, settings, told=(Story("all", "", ids, None, None),))


def main() -> None:
    """Link the articles as one story, print the count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("paths", type=Path, nargs="*", default=list(PATHS))
    parser.add_argument("-v", "--verbose", action="store_true", help="list the rows")
    options = parser.parse_args()
    dossier = one_story(options.paths, Settings())
    rows = [d for d in dossier.divergences if d.kind == "denial"]
    opposite = [d for d in rows if any(mark in d.because for mark in EXCLUDE)]
    if options.verbose:
        print(*(d.because for d in rows), sep="\n")
    print(f"{len(dossier.articles)} articles, {len(dossier.statements)} statements: {len(rows)} denials shown,")
    print(f"{len(opposite)} of them for opposite words; {len(dossier.divergences)} divergences in all")


if __name__ == "__main__":
    main()
