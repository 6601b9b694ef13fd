"""Statements and facts that say the same thing, in any words and either language, joined into claims.

Units near enough to each other on average (:mod:`~recoupe.link.alignment.graph`) are one claim; a sentence encoder,
where there is one, joins more of them; what does nothing but deny is one with the claim that it answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recoupe import lang
from recoupe.lang import Language
from recoupe.link import Corpus, Limits
from recoupe.link.alignment.graph import Graph, graphs
from recoupe.link.alignment.judged import judge_of, judged
from recoupe.link.alignment.replies import Replies, Reply, denies
from recoupe.link.alignment.scene import Scene
from recoupe.link.alignment.score import compare
from recoupe.link.alignment.settled import settled
from recoupe.link.alignment.unit import Unit
from recoupe.link.groups import sharing
from recoupe.link.memory import per_corpus
from recoupe.model import Member
from recoupe.settings import Settings

THRESHOLD = 0.45
"""Mean score from which two groups of units are one claim. Lower joins more: by a quarter, a tenth more of the pairs,
and half as many again that are wrong."""


def align(corpus: Corpus, limits: Limits | None = None) -> tuple[tuple[Member, ...], ...]:
    """Claims as tuples of members by article and position; claims by their first member.

    Every statement is in a claim, maybe alone; one that tells several things is in several, by its parts, but for those
    that nobody else tells when another is shared. A fact that says what nobody else says is left out. Each story
    is aligned by itself, so that what else lies in the heap changes nothing. Independent of the order of the corpus.
    ``limits`` counts what was not compared. Cost: one comparison for each of at most ``PARTNERS`` candidates a unit.
    """
    if limits is not None:
        for graph in graphs(corpus):
            limits.update(graph.limits)
    claims = [claim for graph in graphs(corpus) for claim in _aligned(corpus, graph)]
    return tuple(tuple(unit.member for unit in claim) for claim in sorted(claims, key=lambda claim: claim[0].place))


def joined(graph: Graph) -> list[list[int]]:
    """The classes of a graph by claim, before what only denies joins what it answers."""
    return settled(graph, graph.groups(THRESHOLD))


def _aligned(corpus: Corpus, graph: Graph) -> Iterator[list[Unit]]:
    """The claims of the units of one story."""
    claims = _answered([graph.of(group) for group in joined(graph)], replies(corpus))
    shared = {unit.member.said for claim in claims if len(claim) > 1 for unit in claim}
    for claim in claims:
        said = claim[0].member.said
        told = any(unit.words or unit.names for unit in claim)  # two bare dates that stand alone tell nothing
        if (len(claim) > 1 and told) or (said and said not in shared):
            yield claim


@per_corpus
def replies(corpus: Corpus) -> Mapping[Member, tuple[Reply, ...]]:
    """What each denial answers, by the denial, the likeliest first."""
    scenes = (Scene(corpus, judge, found) for found, judge in judged(corpus))
    return {answers[0].no.member: answers for scene in scenes for answers in Replies(scene).found()}


def _answered(claims: Sequence[list[Unit]], found: Mapping[Member, Sequence[Reply]]) -> list[list[Unit]]:
    """The claims, each that does nothing but deny joined with the one that it answers, where it is near it."""
    home = {unit.member: number for number, claim in enumerate(claims) for unit in claim}
    keyed: list[tuple[list[Unit], list[int]]] = []
    for number, claim in enumerate(claims):
        replies = [found[u.member][0] for u in claim if u.member in found] if _denies(claim) else []
        best = max((r for r in replies if r.is_near), key=lambda r: r.score.value, default=None)
        keyed.append((claim, [number, home[best.yes.member]] if best else [number]))
    return [sorted((u for claim in group for u in claim), key=lambda unit: unit.place) for group in sharing(keyed)]


def _denies(claim: Sequence[Unit]) -> bool:
    """Whether a claim does nothing but deny, but for what names one thing and says nothing of it: *the shipments*."""
    telling = [unit for unit in claim if denies(unit) or len(unit.keys) > 1]
    return bool(telling) and all(map(denies, telling))


def explain(corpus: Corpus, a: Member, b: Member, *, settings: Settings | None = None) -> tuple[float, tuple[str, ...]]:
    """The score of two members, and the sentences that say why they are, or are not, one claim,
    and why one of them denies the other where it does.

    Members that are no units of the corpus raise :class:`KeyError`. Costs as much as reading all units: meant for a
    reader's question about one pair.
    """
    told = {unit.member: (unit, found, judge) for found, judge in judged(corpus) for unit in found}
    (one, here, judge), (two, there, _) = told[a], told[b]
    if here is not there:
        judge = judge_of(corpus, (*here, *there))
    score = compare(judge.wide_table(), one, two)
    language = lang.load((settings or Settings()).ui)
    return score.value, (*score.because(language, one.show, two.show), *_why_answered(corpus, a, b, language))


def _why_answered(corpus: Corpus, a: Member, b: Member, language: Language) -> tuple[str, ...]:
    """Why one of two members answers the other; nothing where neither does."""
    found = (reply for member in (a, b) for reply in replies(corpus).get(member, ()))
    meant = [reply for reply in found if {reply.no.member, reply.yes.member} == {a, b}]
    return tuple(why for r in meant for why in r.score.because(language, r.no.show, r.yes.show))
