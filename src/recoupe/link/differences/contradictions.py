"""Two passages that cannot both hold: one denies what the other says, or uses the opposite word, figure or day.

A contradiction lies in one clause, not in the likeness of two texts: the clauses that share their act and most of what
they are about are compared, and what turns one of them into its contrary is named. Text likeness cannot do it:
encoders put a contradiction closer than a paraphrase. What is only said under a condition, or
denied in part, contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from recoupe import lang
from recoupe.link import Corpus
from recoupe.link.alignment.propositions import Proposition
from recoupe.link.alignment.terms import relations
from recoupe.link.alignment.unit import Unit
from recoupe.link.alignment.weights import Weights, weigh
from recoupe.link.differences.quantities import Conflict, conflict
from recoupe.model import Span
from recoupe.text.folding import fold

SAME_ACT, TOUCHED = 0.55, 0.15
"""Share of a denied clause that the other side must hold, and of the clause it denies that must be met in return."""
OTHER_ACT = (0.75, 0.35)
"""The same where the act of one is only mentioned in the other."""
BOUND = 0.5
"""Share of the lighter clause that must be common before another figure in it counts the same thing."""
OPPOSED = 0.55
"""The same, both ways taken together, for clauses that use opposite words."""
SAME_AGENTS = 0.5
"""Share of those who do it that must agree when both sides name some and neither names all of the other's."""

Kind = Literal["denial", "opposite"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Why two passages cannot both hold: ``strength`` from 0 to 1, and the words on either side that it turns on."""

    kind: Kind
    strength: float
    words: tuple[str, str]


def weights(units: Sequence[Unit]) -> Weights:
    """How much each key of a clause tells, from how few of these units hold it."""
    return weigh([frozenset(k for p in unit.told for k in p.held) for unit in units])


def contradiction(a: Unit, b: Unit, weight: Weights) -> Contradiction | None:
    """The strongest contradiction between the clauses of two units, or None. Cost: their clauses multiplied.

    Symmetric but for the order of ``words``.
    """
    found = [*_denials(a.told, b.told, weight), *_turned(_denials(b.told, a.told, weight))]
    found += _opposites(a, b, weight)
    return max(found, key=lambda c: c.strength, default=None)


def figures(corpus: Corpus, a: Unit, b: Unit, weight: Weights) -> Conflict | None:
    """Figures for one thing that cannot both hold, in clauses about the same; None when they are only alike."""
    found = conflict(corpus, (a.article, a.spans, None), (b.article, b.spans, None))
    if found is None or _gives(corpus, b.article, found.values[0]) or _gives(corpus, a.article, found.values[1]):
        return None
    for p in (p for p in a.told if _lies_in(found.spans[0], p)):
        for q in (q for q in b.told if _lies_in(found.spans[1], q)):
            least = min(weight.total(p.held), weight.total(q.held))
            bound = p.acts & q.acts if found.measured else weight.total(p.held & q.held) >= BOUND * least
            if bound and p.negated == q.negated and _share_doers(p, q, weight):
                return found
    return None


def _gives(corpus: Corpus, article: str, figure: str) -> bool:
    """Whether an article gives a figure, too, word for word: then it tells of both."""
    return figure.casefold() in corpus.by_article[article].article.text.casefold()


def _lies_in(span: Span, p: Proposition) -> bool:
    return p.span[0] <= span[0] and span[1] <= p.span[1]


def _turned(found: Iterator[Contradiction]) -> Iterator[Contradiction]:
    return (Contradiction(c.kind, c.strength, c.words[::-1]) for c in found)


def _denials(some: Sequence[Proposition], others: Sequence[Proposition], weight: Weights) -> Iterator[Contradiction]:
    """Clauses of ``some`` that deny what a clause of ``others`` says."""
    everything = frozenset[str]().union(*(q.held for q in others))
    for p in some:
        if not p.negated or p.unsure:
            continue
        for q in others:
            if q.negated or q.unsure or not _on_one_thing(p, q, weight):
                continue
            if any(z.negated and weight.total(z.held & p.held) >= weight.total(p.held & q.held) for z in others):
                continue  # they deny it, too
            covered = _share(p.held & everything, p.held, weight)
            met = _share(p.held & q.held, q.held, weight)
            least, touched = _needed(p, q)
            if covered >= least and met >= touched:
                yield Contradiction("denial", (covered + met) / 2, (_said(p), _said(q)))


def _needed(p: Proposition, q: Proposition) -> tuple[float, float]:
    """How much of a denied clause must be met, and of the other in return; 2 is never: they tell different acts."""
    if p.acts & q.acts or (p.copular and q.copular) or any((x, y) in relations()[1] for x in p.acts for y in q.acts):
        return SAME_ACT, TOUCHED
    return OTHER_ACT if p.acts & q.held or q.acts & p.held else (2.0, 2.0)


def _on_one_thing(p: Proposition, q: Proposition, weight: Weights) -> bool:
    """Whether two clauses are about the same: two words at least, the same figures, the same doers if any."""
    if len(p.held & q.held) < 2 or (p.figures and q.figures and not p.figures & q.figures):
        return False
    return _share_doers(p, q, weight)


def _share_doers(p: Proposition, q: Proposition, weight: Weights) -> bool:
    """Whether those who do it agree, or one side names none; two governments of two states do not."""
    if not p.agents or not q.agents or p.agents <= q.agents or q.agents <= p.agents:
        return True
    return weight.total(p.agents & q.agents) >= SAME_AGENTS * max(weight.total(p.agents), weight.total(q.agents))


def _opposites(a: Unit, b: Unit, weight: Weights) -> Iterator[Contradiction]:
    """Clauses with one polarity and opposite words, or with the same act and opposite qualities."""
    if a.language != b.language:
        return
    pairs = opposites(a.language)
    for p in a.told:
        for q in b.told:
            if p.unsure or q.unsure or p.negated != q.negated or not p.held & q.held:
                continue
            words = sorted((x, y) for x in p.words - q.words for y in pairs.get(x, frozenset()) & q.words - p.words)
            if not words or (len(p.held & q.held) > 1) != _on_one_thing(p, q, weight):
                continue
            shared = weight.total(p.held & q.held)
            sizes = sorted(max(0.1, weight.total(x.held) - weight.unseen) for x in (p, q))
            strength = min(1.0, 0.6 * shared / sizes[0] + 0.4 * shared / sizes[1])
            if strength >= OPPOSED:
                yield Contradiction("opposite", strength, words[0])


@cache
def opposites(code: str) -> dict[str, frozenset[str]]:
    """For each folded lemma of a language, those that cannot be said of the same thing at the same time."""
    out: dict[str, frozenset[str]] = {}
    for row in lang.load(code).rows("oppose", "opposite"):
        one, other = (frozenset(fold(w) for w in row[side]) for side in ("one", "other"))
        for some, against in ((one, other), (other, one)):
            out |= {word: out.get(word, frozenset()) | against for word in some}
    return out


def _share(part: frozenset[str], whole: frozenset[str], weight: Weights) -> float:
    total = weight.total(whole)
    return weight.total(part) / total if total else 0.0


def _said(p: Proposition) -> str:
    return ", ".join(sorted(p.acts))
