"""What a dossier costs, beside what its parser alone costs on the same articles, in one run.

    python -m bench.dossier PATH… [--runs 3]

Times whole processes, model load included, taking turns; prints the median of each figure and the ratios. The second
program is plain spaCy, full pipeline, over the same files: what one would pay for the parse alone.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

PLAIN = """
import sys, spacy
from recoupe import ingest
from recoupe.settings import Settings
texts = [a.text for a in ingest.read(sys.argv[1:], Settings()).articles if a.language == "fr"]
list(spacy.load("fr_core_news_md").pipe(texts))
"""


def cost(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak memory (MB) of a command that must succeed."""
    start = time.perf_counter()
    pid = os.posix_spawn(
        sys.executable,
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Take turns, print medians and ratios."""
    args = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    args.add_argument("paths", nargs="+", type=Path)
    args.add_argument("--runs", type=int, default=3)
    given = args.parse_args()
    paths = [str(p) for p in given.paths]
    with tempfile.TemporaryDirectory() as out:
        ours = [sys.executable, "-m", "recoupe", "dossier", *paths, "-o", out, "--quiet"]
        plain = [sys.executable, "-c", PLAIN, *paths]
        rounds = [(cost(ours), cost(plain)) for _ in range(given.runs)]
    print(f"{'':10}{'wall s':>10}{'cpu s':>10}{'peak MB':>10}")
    medians = []
    for name, which in (("recoupe", 0), ("spaCy", 1)):
        row = [statistics.median(r[which][i] for r in rounds) for i in range(3)]
        medians.append(row)
        print(f"{name:10}{row[0]:10.2f}{row[1]:10.2f}{row[2]:10.0f}")
    print(f"{'ratio':10}" + "".join(f"{a / b:10.2f}" for a, b in zip(*medians, strict=True)))


if __name__ == "__main__":
    main()
