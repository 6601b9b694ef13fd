"""The weights by which a denial is set beside what it answers, fitted on labelled stories.

    python tools/replies.py [KIND …] [--check]

Reads the told stories of ``tests/fixtures/told`` and weighs every pair of a denial and what it may answer by the rows
of ``link/alignment/replies.py``. A pair is right when both lie in one labelled claim or on two sides of one labelled
denial. Prints the weights of a logistic regression on these pairs, and the sum from which one of two is right;
``--check`` fits them anew without each story and shows, of the best answers in it, how many are right from which sum.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.divergences import HALF, articles, gathered  # noqa: E402

from recoupe.link.alignment.judged import by_story, judge_of  # noqa: E402
from recoupe.link.alignment.replies import Replies, Reply  # noqa: E402
from recoupe.link.alignment.scene import Scene  # noqa: E402
from recoupe.link.alignment.unit import Unit  # noqa: E402
from recoupe.settings import Settings  # noqa: E402
from tests.link import told  # noqa: E402
from tests.sheet import Chars, chars  # noqa: E402

KINDS = ("", "blind", "long", "fresh", "last", "press", "wire", "desk", "later")
RIDGE = 5.0
"""What the square of a weight costs, in the likelihood of pairs."""
STEPS = 30

Vector = NDArray[np.float64]
Place = tuple[int, str, Chars]


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair with the value of each row, whether it is right and whether a claim of the engine might hold it."""

    story: str
    denial: tuple[str, int]
    values: Mapping[str, float]
    right: bool
    held: bool
    words: tuple[str, str]


def pairs(kinds: Sequence[str]) -> Iterator[Pair]:
    """All pairs of the stories of some kinds."""
    for name in (name for kind in kinds for name in told.names(kind)):
        with TemporaryDirectory() as folder:
            path, labels = told.build(name, Path(folder))
            corpus = gathered([path], Settings()).corpus
        places = list(_places(labels, articles(corpus, labels)))
        for found in by_story(corpus):
            sought = Replies(Scene(corpus, judge_of(corpus, found), found))
            yield from (_pair(name, sought, reply, places) for no in found for reply in sought.weighed(no))


def _pair(name: str, sought: Replies, reply: Reply, places: Sequence[Place]) -> Pair:
    values = {row.name: row.func(reply.no, reply.yes).value for row in sought.table}
    right = bool(_claims(reply.no, places) & _claims(reply.yes, places))
    at = reply.no.article, reply.no.spans[0][0]
    return Pair(name, at, values, right, sought.holds(reply), (reply.no.text, reply.yes.text))


def _places(labels: Mapping[str, Any], articles: Mapping[str, str]) -> Iterator[Place]:
    denials = [d["spans"] for d in labels["divergences"] if d["kind"] == "denial"]
    for number, members in enumerate([*(c["members"] for c in labels["claims"]), *denials]):
        yield from ((number, articles[m["article"]], chars([m["span"]])) for m in members)


def _claims(unit: Unit, places: Sequence[Place]) -> set[int]:
    mine = chars(unit.spans)
    near = ((n, c) for n, article, c in places if article == unit.article)
    return {n for n, c in near if len(mine & c) >= HALF * min(len(mine), len(c))}


def fit(data: Sequence[Pair]) -> tuple[dict[str, float], float]:
    """The weights, and the sum at which a pair is as often right as not. Newton's method."""
    names = list(data[0].values)
    rows = np.array([[1.0, *(pair.values[n] for n in names)] for pair in data])
    right = np.array([float(pair.right) for pair in data])
    ridge = RIDGE * np.eye(len(names) + 1)
    ridge[0, 0] = 0.0
    found: Vector = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (right - chance) - ridge @ found
        found = found + np.linalg.solve((rows.T * (chance * (1 - chance))) @ rows + ridge, slope)
    return dict(zip(names, found[1:], strict=True)), -float(found[0])


def best(data: Sequence[Pair], weights: Mapping[str, float]) -> list[tuple[float, Pair]]:
    """The best answer of each denial, the surest first."""
    out: dict[tuple[str, tuple[str, int]], tuple[float, Pair]] = {}
    for pair in data:
        value = sum(weights[name] * x for name, x in pair.values.items())
        key = pair.story, pair.denial
        if pair.held and (key not in out or value > out[key][0]):
            out[key] = value, pair
    return sorted(out.values(), key=lambda found: -found[0])


def check(data: Sequence[Pair], verbose: bool) -> None:
    """Print how many of the best answers are right, each by weights fitted without its story."""
    answers: list[tuple[float, Pair]] = []
    for story in sorted({pair.story for pair in data}):
        weights, even = fit([pair for pair in data if pair.story != story])
        mine = best([pair for pair in data if pair.story == story], weights)
        answers += [(value - even, pair) for value, pair in mine]
    answers.sort(key=lambda found: -found[0])
    for number in range(10, len(answers) + 10, 10):
        shown = answers[:number]
        print(f"{shown[-1][0]:6.2f} {len(shown):4} answers, {sum(p.right for _, p in shown) / len(shown):.2f} right")
    for value, pair in answers if verbose else ():
        print(f"{value:6.2f} {'right' if pair.right else 'wrong'} {pair.story}: {pair.words[0]!r} <- {pair.words[1]!r}")


def main() -> None:
    """Print the weights, and with ``--check`` how they do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "kinds", nargs="*", help="kinds of told stories; those that the weights were fitted on when left out"
    )
    parser.add_argument("--check", action="store_true", help="leave each story out in turn")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the answers of --check")
    options = parser.parse_args()
    data = list(pairs(options.kinds or KINDS))
    weights, even = fit(data)
    for name, value in weights.items():
        print(f"{name:10} {value:6.2f}")
    print(f"{'even at':10} {even:6.2f}  {len(data)} pairs, {sum(pair.right for pair in data)} right")
    if options.check:
        check(data, options.verbose)


if __name__ == "__main__":
    main()
