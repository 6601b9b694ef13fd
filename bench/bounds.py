"""Bounds and status of the told stories with the labelled claims given: what counting origins alone gets right.

    python -m bench.bounds [KIND …] [--found] [-v]

A lower bound is wrong because two claims were joined or one was parted, or because a source was taken for another, two
sources for one, an attribution for the outlet's own words. Here every unit of a story is put into the labelled claim
where it stands, so that only the second is left; ``--found`` keeps the claims that the engine found. ``-v`` lists every
claim whose bounds or status are wrong, but of the stories that are not read. A minute for all kinds.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.divergences import aligned, gathered

from recoupe import pipeline
from recoupe.export.json import to_dict
from recoupe.settings import Settings
from tests.link import told
from tests.measure import Measure, measure_claims
from tests.sheet import Sheet

KINDS = (
    "",
    "blind",
    "fresh",
    "long",
    "last",
    "press",
    "wire",
    "desk",
    "later",
    "freight",
    "affairs",
    "inquiry",
    "regions",
    "towns",
    "unread",
)
MEASURES = ("claims.lower", "claims.upper", "claims.status")


def measure(names: Iterable[str], folder: Path, *, found: bool = False) -> list[Measure]:
    """What the bounds of some stories are worth; ``found`` keeps the claims of the engine."""
    settings, out = Settings(), []
    for name in names:
        path, labels = told.build(name, folder)
        made = gathered([path], settings)
        made = made if found else aligned(made, labels)
        one = Measure()
        measure_claims(Sheet(labels, to_dict(pipeline.conclude(made, settings))), one)
        out.append(one)
    return out


def line(kind: str, stories: list[Measure]) -> str:
    """A kind of stories with how many of its claims are right by each measure."""
    counts = [(sum(s[m].hits for s in stories), sum(s[m].of_gold for s in stories)) for m in MEASURES]
    return f"{kind or 'told':8}" + "".join(f"{hits:5}/{gold:<4}{hits / gold:.3f}" for hits, gold in counts)


def main() -> None:
    """Print a line for each kind, and with ``-v`` what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("kinds", nargs="*", help="kinds of told stories; all when left out")
    parser.add_argument("--found", action="store_true", help="keep the claims that the engine finds")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the claims whose bounds or status are wrong")
    options = parser.parse_args()
    print(f"{'':8}" + "".join(f"{m.removeprefix('claims.'):>14}" for m in MEASURES))
    for kind in options.kinds or KINDS:
        with tempfile.TemporaryDirectory() as folder:
            stories = measure(told.names("" if kind == "told" else kind), Path(folder), found=options.found)
        print(line(kind, stories))
        if options.verbose and kind != "unread":
            print("\n".join(f"  {miss}" for story in stories for miss in story.misses if "->" in miss))


if __name__ == "__main__":
    main()
