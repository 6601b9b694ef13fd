"""The weights by which two passages are judged to say one thing, fitted on labelled stories.

    python tools/calibrate.py [--steps 2000] [--seed 1] [--check]

Reads the told stories of ``tests/fixtures/told`` and, where they lie beside the checkout, the labelled press articles.
From the weights as they stand it climbs towards claims that agree with the labels: one to three weights are changed at
random, and kept when the F1 of pairs in one claim gets better, by the mean over kinds of stories (``KINDS``). What some
rows weigh is a matter of what a claim is, and not of these stories (``FIXED``): to leave is not to arrive. A penalty
holds the others near where they began. Prints the rows of ``link/alignment/alike.py`` with the limits of
``claims.py``, ``graph.py`` and ``rivals.py``, and what they make of each kind of story. ``--check`` climbs on half of
the stories and shows the other half, before and after.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.divergences import gathered  # noqa: E402

from recoupe.link import Corpus, Limits  # noqa: E402
from recoupe.link.alignment import claims, graph, judged, rivals  # noqa: E402
from recoupe.link.alignment.cluster import average_linkage  # noqa: E402
from recoupe.link.alignment.score import Feature  # noqa: E402
from recoupe.link.alignment.unit import Unit  # noqa: E402
from recoupe.settings import Settings  # noqa: E402
from tests import corpora  # noqa: E402
from tests.link import told  # noqa: E402
from tests.sheet import Chars, chars  # noqa: E402

KINDS = {
    "told": 0.03,
    "blind": 0.03,
    "long": 0.1,
    "fresh": 0.12,
    "last": 0.08,
    "press": 0.2,
    "wire": 0.1,
    "seeds": 0.45,
}
"""What each kind of story counts: the press articles most, the only text that nobody wrote for this."""
FIXED = frozenset(
    {"exclusion", "tense", "occasion", "roles", "force", "story", "lone", "when", "part", "seat", "silence", "refused"}
)
PULL = 0.0008
"""What the square of the logarithm of a weight's change costs."""
FREE = 0.3
"""Added to a weight before its change is measured, so that a row may come into use."""
UNLABELLED = 0.5
"""What a passage without a label counts that joins one with: it may be a headline that nobody marked."""
HALF = 0.5
"""Share of the shorter of a passage and a label that must be common, as the scorer has it."""

Row = dict[str, Any]
Matrix = NDArray[np.float64]
Label = tuple[str, str, Chars]


@dataclass(frozen=True)
class Told:
    """One story ready to be judged: findings of each row for the candidate pairs, claim and article of each unit."""

    name: str
    kind: str
    classes: Sequence[Sequence[int]]
    pairs: Sequence[tuple[int, int]]
    findings: Matrix
    claims: Sequence[str | None]
    articles: Sequence[str]


@dataclass(frozen=True)
class Weights:
    """What each row weighs when it speaks for and against, and the three limits."""

    speaks_for: Matrix
    against: Matrix
    threshold: float = claims.THRESHOLD
    floor: float = graph.FLOOR
    held: float = rivals.HELD


def stories() -> Iterator[tuple[str, str, tuple[Path, ...], Row]]:
    """Every labelled story: its name, its kind, its articles and its gold."""
    for kind in KINDS:
        for name in told.names("" if kind == "told" else kind) if kind != "seeds" else ():
            path, gold = told.build(name, Path(mkdtemp(prefix="recoupe-")))
            yield name, kind, (path,), gold
    try:
        yield "seeds", "seeds", *corpora.corpus("seeds")
    except corpora.Absent as why:
        print(why, file=sys.stderr)


def read(name: str, kind: str, paths: Sequence[Path], gold: Row) -> tuple[list[Told], tuple[Feature[Unit], ...]]:
    """A story, once for each group of articles that the engine takes for one, and the table it is judged by."""
    heap, out = gathered(paths, Settings()).corpus, []
    labels = _labels(heap, gold)
    table: tuple[Feature[Unit], ...] = ()
    for found in judged.by_story(heap):
        judge = judged.judge_of(heap, found)
        table = judge.table()
        classes = graph.classes(found)
        heads = [found[members[0]] for members in classes]
        near = graph.candidates(heads, judge.weights, Limits())
        findings = np.array([[f.func(heads[i], heads[j]).value for f in table] for i, j in near]).reshape(
            -1, len(table)
        )
        held = [_claim(unit, labels) for unit in found]
        out.append(Told(name, kind, classes, near, findings, held, [head.article for head in heads]))
    return out, table


def _labels(heap: Corpus, gold: Row) -> list[Label]:
    """Claim, article and characters of each gold member."""
    by_file = {r.article.path.rsplit("/", 1)[-1]: r.article.id for r in heap.readings}
    home = {s["id"]: (k, s["content"]) for k, a in gold["articles"].items() for s in a["statements"]}
    members = [(claim["id"], member) for claim in gold["claims"] for member in claim["members"]]
    placed = [
        (claim, *(home[m["statement"]] if "statement" in m else (m["article"], [m["span"]]))) for claim, m in members
    ]
    return [(claim, by_file[gold["files"][key]], chars(spans)) for claim, key, spans in placed]


def _claim(unit: Unit, labels: Sequence[Label]) -> str | None:
    """The gold claim that a unit tells: that of the label which it is nearest to."""
    mine = chars(unit.spans)
    near = [
        (len(mine & label) / min(len(mine), len(label)), len(mine & label) / len(mine | label), claim)
        for claim, article, label in labels
        if article == unit.article and mine & label
    ]
    share, _, claim = max(near, default=(0.0, 0.0, ""))
    return claim if share >= HALF else None


def grouped(story: Told, weights: Weights) -> dict[int, int]:
    """The number of the claim of each unit, as :func:`recoupe.link.alignment.claims.align` would make them."""
    found = story.findings
    scores = np.maximum(found, 0) @ weights.speaks_for + np.minimum(found, 0) @ weights.against
    edges = rivals.held_back(dict(zip(story.pairs, scores.tolist(), strict=True)), story.articles, weights.held)
    raised = graph.raised(edges, weights.floor)
    groups = average_linkage(len(story.classes), raised, weights.threshold, weights.floor)
    return {unit: n for n, group in enumerate(groups) for head in group for unit in story.classes[head]}


def counts(story: Told, weights: Weights) -> tuple[float, float, float]:
    """Pairs of units that are one claim for both, for the engine, and by the labels."""
    home = grouped(story, weights)
    labelled = [i for i, claim in enumerate(story.claims) if claim]
    other = [i for i, claim in enumerate(story.claims) if not claim]
    both = made = gold = 0.0
    for i, j in combinations(labelled, 2):
        same, one = story.claims[i] == story.claims[j], home[i] == home[j]
        both, made, gold = both + (same and one), made + one, gold + same
    return both, made + UNLABELLED * sum(home[i] == home[j] for i in labelled for j in other), gold


def measured(data: Sequence[Told], weights: Weights) -> Mapping[str, tuple[float, float, float]]:
    """F1, precision and recall of pairs by kind of story."""
    sums: dict[str, Matrix] = {}
    for story in data:
        sums[story.kind] = sums.get(story.kind, np.zeros(3)) + counts(story, weights)
    return {k: (2 * h / max(1.0, m + g), h / max(1.0, m), h / max(1.0, g)) for k, (h, m, g) in sums.items()}


def worth(data: Sequence[Told], weights: Weights) -> float:
    """Mean F1 over the kinds."""
    found = measured(data, weights)
    return sum(KINDS[kind] * f1 for kind, (f1, _, _) in found.items()) / sum(KINDS[kind] for kind in found)


def climb(data: Sequence[Told], table: Sequence[Feature[Unit]], start: Weights, steps: int, seed: int) -> Weights:
    """The best weights that ``steps`` random changes lead to. Deterministic for a ``seed``."""
    dice = random.Random(seed)
    free = [n for n, feature in enumerate(table) if feature.name not in FIXED]
    best, weights = worth(data, start), start
    for _ in range(steps):
        changed = _changed(weights, free, dice)
        value = worth(data, changed) - PULL * _moved(start, changed)
        if value > best:
            best, weights = value, changed
    return weights


def _changed(weights: Weights, free: Sequence[int], dice: random.Random) -> Weights:
    """Some weights with one to three of them changed."""
    speaks_for, against = weights.speaks_for.copy(), weights.against.copy()
    limits = {"threshold": weights.threshold, "floor": weights.floor, "held": weights.held}
    for _ in range(dice.choice((1, 2, 2, 3))):
        kind = dice.random()
        if kind < 0.12:
            limits["threshold"] += dice.gauss(0, 0.25)
        elif kind < 0.16:
            limits["floor"] = min(0.2, limits["floor"] + dice.gauss(0, 0.2))
        elif kind < 0.2:
            limits["held"] = max(0.0, limits["held"] + dice.gauss(0, 0.05))
        else:
            side, n = (speaks_for, against)[dice.random() < 0.5], dice.choice(free)
            side[n] = side[n] * math.exp(dice.gauss(0, 0.4)) + (0.5 * dice.random() if side[n] < 0.1 else 0.0)
    return Weights(speaks_for, against, **limits)


def _moved(start: Weights, now: Weights) -> float:
    sides = ((start.speaks_for, now.speaks_for), (start.against, now.against))
    return float(sum((np.log((new + FREE) / (old + FREE)) ** 2).sum() for old, new in sides))


def report(data: Sequence[Told], weights: Weights) -> str:
    """One line a kind of story."""
    found = measured(data, weights)
    return "\n".join(f"{kind:6} F1 {f:.3f}  precision {p:.2f}  recall {r:.2f}" for kind, (f, p, r) in found.items())


def check(data: Sequence[Told], table: Sequence[Feature[Unit]], start: Weights, steps: int, seed: int) -> None:
    """What climbing on one half of the stories does for the other; the press articles are only looked at."""
    for half in (0, 1):
        mine = [s for s in data if s.kind != "seeds" and int(sha256(s.name.encode()).hexdigest(), 16) % 2 == half]
        rest = [s for s in data if s not in mine]
        reached = climb(mine, table, start, steps, seed)
        print(f"other half {1 - half} before\n{report(rest, start)}\nafter\n{report(rest, reached)}")


def main() -> None:
    """Climb and print the weights, or check on halves."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="climb on half of the stories, show the other half")
    options = parser.parse_args()
    found = [read(*story) for story in stories()]
    data, table = [one for told_, _ in found for one in told_], found[0][1]
    against = [f.weight if f.against is None else f.against for f in table]
    start = Weights(np.array([f.weight for f in table]), np.array(against))
    if options.check:
        check(data, table, start, options.steps, options.seed)
        return
    reached = climb(data, table, start, options.steps, options.seed)
    for feature, speaks_for, speaks_against in zip(table, reached.speaks_for, reached.against, strict=True):
        print(f"{feature.name:10} {speaks_for:5.2f}  against {speaks_against:5.2f}")
    print(f"THRESHOLD {reached.threshold:.2f}  FLOOR {reached.floor:.2f}  HELD {reached.held:.2f}")
    print(report(data, reached))


if __name__ == "__main__":
    main()
