"""Claims of the told stories that several articles share: how many of them an editor would take for one thing.

    python -m bench.claims [KIND | STORY.toml …] [-v]

Prints for each kind of story how many shared claims are ``right``, ``apart``, ``half`` and ``none``
(``tests/link/shared.py``), and the share that is right; ``-v`` lists those that are not.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from bench.divergences import gathered

from recoupe import pipeline
from recoupe.export.json import to_dict
from recoupe.settings import Settings
from tests.link import told
from tests.link.shared import KINDS, shared
from tests.sheet import Sheet

STORIES = ("", "blind", "long", "fresh", "last")


def measure(name: str, folder: Path) -> list[tuple[str, str]]:
    """The kind of each shared claim of a told story, with its passages."""
    settings = Settings()
    path, labels = told.build(name, folder)
    dossier = to_dict(pipeline.conclude(gathered([path], settings), settings))
    return list(shared(Sheet(labels, dossier)))


def main() -> None:
    """Print a line for each kind of story, and with ``-v`` the claims that are not right."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stories", nargs="*", help="kinds of told stories, or files; five kinds when left out")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the claims that are not right")
    options = parser.parse_args()
    print(f"{'stories':12} {'shared':>6} " + " ".join(f"{kind:>6}" for kind in KINDS) + "  share right")
    with tempfile.TemporaryDirectory() as folder:
        for wanted in options.stories or STORIES:
            names = [wanted.removesuffix(".toml")] if wanted.endswith(".toml") else told.names(wanted)
            found = [(name, *row) for name in names for row in measure(name, Path(folder))]
            counts = Counter(kind for _, kind, _ in found)
            share = f"{counts['right'] / len(found):.2f}" if found else "-"
            cells = " ".join(f"{counts[kind]:6}" for kind in KINDS)
            print(f"{wanted or 'told':12} {len(found):6} {cells}  {share:>11}")
            if options.verbose:
                print("\n".join(f"    {kind} {name}: {words}" for name, kind, words in found if kind != "right"))


if __name__ == "__main__":
    main()
