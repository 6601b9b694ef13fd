"""Two passages that cannot both hold: one denies what the other says, or uses the opposite word, figure or day.

A contradiction lies in one clause, not in the likeness of two texts: the clauses that share their act and most of what
they are about are compared, and what turns one of them into its contrary is named. Text likeness cannot do it:
encoders put a contradiction closer than a paraphrase. What is only said under a condition, or
denied in part, contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.link import Corpus
from recoupe.link.alignment.proposition import Proposition
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights, weigh
from recoupe.link.differences.becauses import otherwise_caused
from recoupe.link.differences.conflicts import Conflict, conflict
from recoupe.link.differences.denials import JOINED, denials, parted
from recoupe.link.differences.likeness import are_apart_in_time, may_tell_one_act, share_doers, tell_one_act
from recoupe.link.differences.opposites import contraries
from recoupe.model import Span

BOUND = 0.5
"""Share of the lighter clause that must be common before another figure in it counts the same thing."""

Kind = Literal["denial", "opposite", "reason"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why two passages cannot both hold: ``strength`` from 0 to 1, and the words on either side that it turns on."""

    kind: Kind
    strength: float
    words: tuple[str, str]


def weights(units: Sequence[Unit]) -> Weights:
    """How much each key of a clause tells, from how few of these units hold it."""
    return weigh([frozenset(k for p in unit.told for k in p.held) for unit in units])


def contradiction(a: Unit, b: Unit, weight: Weights, alike: float = 0.0) -> Contradiction | None:
    """The strongest contradiction between the clauses of two units, or None. Cost: their clauses multiplied.

    Symmetric but for the order of ``words``. ``alike`` is what the table of claims says of the two units: where they
    are all but one, less of their clauses must agree.
    """
    there = (*denials(a.told, b.told, weight, alike=alike), *parted(a.told, b.told, weight))
    back = (*denials(b.told, a.told, weight, alike=alike), *parted(b.told, a.told, weight))
    found = [Contradiction("denial", sure, (_said(p), _said(q))) for sure, p, q in there]
    found += [Contradiction("denial", sure, (_said(q), _said(p))) for sure, p, q in back]
    if alike >= JOINED:
        found += [Contradiction("reason", sure, words) for sure, words in otherwise_caused(a, b, weight)]
    if not are_apart_in_time(a, b):
        found += [Contradiction("opposite", sure, words) for sure, words in contraries(a, b, weight)]
    return max(found, key=lambda c: c.strength, default=None)


def figures(corpus: Corpus, a: Unit, b: Unit, weight: Weights, *, joined: bool = False) -> Conflict | None:
    """Figures for one thing that cannot both hold, in clauses about the same; None when they are only alike.

    Of two units that one claim has ``joined`` it is enough that the clauses with the figures tell of the same doers,
    and of one act where they measure.
    """
    found = conflict(corpus, (a.article, a.spans, None), (b.article, b.spans, None))
    if found is None:
        return None
    one, two = ([p for p in u.told if _lies_in(span, p)] for u, span in zip((a, b), found.spans, strict=True))
    pairs = [(p, q) for p in one for q in two]
    near = [(p, q) for p, q in pairs if p.negated == q.negated and share_doers(p, q, weight)]
    if joined and (not pairs or any(tell_one_act(p, q) or not found.measured for p, q in near)):
        return found
    if _gives(corpus, b.article, found.values[0]) or _gives(corpus, a.article, found.values[1]):
        return None
    return found if any(_tell_of_one_thing(p, q, weight, found) for p, q in near) else None


def _tell_of_one_thing(p: Proposition, q: Proposition, weight: Weights, found: Conflict) -> bool:
    """Whether two clauses that count something are about the same; what is measured needs one act."""
    least = min(weight.total(p.held), weight.total(q.held))
    if found.measured:
        return bool(p.acts & q.acts)
    return weight.total(p.held & q.held) >= BOUND * least and (tell_one_act(p, q) or may_tell_one_act(p, q))


def _gives(corpus: Corpus, article: str, figure: str) -> bool:
    """Whether an article gives a figure, too, word for word: then it tells of both."""
    return figure.casefold() in corpus.by_article[article].article.text.casefold()


def _lies_in(span: Span, p: Proposition) -> bool:
    return p.span[0] <= span[0] and span[1] <= p.span[1]


def _said(p: Proposition) -> str:
    return ", ".join(sorted(p.acts))
