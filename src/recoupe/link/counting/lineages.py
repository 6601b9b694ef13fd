"""Which members of a claim share one text or one relay: lineages, joined by proof and never by one weak edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.link import Corpus
from recoupe.link.counting.edges import Edge, differ, edges, is_told_twice, is_unnamed, reports
from recoupe.link.counting.voices import Voice
from recoupe.model import Judgement

Joined = Sequence[tuple[int, int, Judgement]]
"""Pairs of members that have one origin by judgement."""
PROVEN = frozenset({"copied_proven", "relayed", "judged", "told_twice"})
"""Reasons that join two lineages although each names its own last source."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Members that share one text. ``origin`` is the last link of the earliest explicit chain; None: not attributed.

    ``loop`` holds the outlets that cite each other with nothing outside; ``open_end``: a source nobody can recognise.
    """

    voices: tuple[Voice, ...]
    origin: str | None
    loop: tuple[str, ...] = ()
    open_end: bool = False

    @property
    def first(self) -> Voice:
        return self.voices[0]


class _Groups:
    """Union-find over members, with the members of each group."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self.parent = list(range(len(voices)))
        self.members = {v.index: [v] for v in voices}

    def find(self, i: int) -> int:
        """The first member of the group of member ``i``."""
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make one group of two."""
        a, b = sorted((i, j))
        self.parent[b] = a
        self.members[a] = sorted((*self.members[a], *self.members.pop(b)), key=lambda v: v.index)


def lineages(
    corpus: Corpus, voices: Sequence[Voice], judged: Joined = ()
) -> tuple[tuple[Lineage, ...], tuple[Edge, ...], tuple[Edge, ...]]:
    """The lineages by first member, the edges that joined them, and the edges that leave a doubt."""
    groups = _Groups(voices)
    used, doubts = [], []
    decided = [Edge(a, b, "judged", True, (("who", j.who), ("why", j.why))) for a, b, j in judged]
    for edge in (*decided, *edges(corpus, voices)):
        a, b = groups.find(edge.a), groups.find(edge.b)
        if a == b:
            continue
        some, others = groups.members[a], groups.members[b]
        apart = edge.key == "same_article" and _set_apart(corpus, some, others)
        if edge.strong and not apart and (edge.key in PROVEN or _agree(corpus, some, others)):
            groups.join(a, b)
            used.append(edge)
        elif _is_doubt(voices[edge.a], voices[edge.b]):
            doubts.append(edge)
    found = tuple(_lineage(corpus, groups.members[root]) for root in sorted(groups.members))
    return found, tuple(used), tuple(doubts)


def _is_doubt(a: Voice, b: Voice) -> bool:
    """Whether what joins two members leaves a doubt that their two sources are one: an article that names two leaves
    none, nor does a member that names nobody."""
    return a.article != b.article and a.last is not None and b.last is not None


def _set_apart(corpus: Corpus, one: Sequence[Voice], two: Sequence[Voice]) -> bool:
    """Whether an article sets a figure of one source against another's, whatever it tells itself that bears both out
    (*Thousands marched: 2,000 according to police, 5,000 according to organisers*)."""
    pairs = ((a, b) for a in one for b in two if a.article == b.article and a.last and b.last and a.last != b.last)
    return any(differ(corpus, a, b) for a, b in pairs)


def _agree(corpus: Corpus, one: Sequence[Voice], two: Sequence[Voice]) -> bool:
    """Whether two groups may have one origin: the same, none or one unnamed on one side, or one that the other side
    went through."""
    a, b = (frozenset(o for o in _origins(group) if not is_unnamed(corpus, o)) for group in (one, two))
    if not a or not b or a & b:
        return True
    through = {link for v in (*one, *two) for link in v.path[:-1]}
    return a <= through or b <= through


def _origins(group: Sequence[Voice]) -> set[str]:
    """The last links of a group that are not relays of another of its chains."""
    through = {link for v in group for link in v.path[:-1]}
    lasts = {v.last for v in group if v.last}
    return lasts - through or lasts


def _lineage(corpus: Corpus, group: Sequence[Voice]) -> Lineage:
    told = [v for v in group if not any(reports(corpus, one, v) for one in group)]
    through = {link for v in told for link in v.path[:-1]}
    named = [v for v in told if v.last]
    outside = [v for v in named if v.last not in through]
    if named and not outside:
        return Lineage(tuple(group), None, tuple(sorted({v.last for v in named if v.last})))
    origin = min(outside, key=lambda v: (v.since, _is_quoted_below(v, group), v.index)).last if outside else None
    return Lineage(tuple(group), origin, (), any(v.open_end for v in group) and origin is None)


def _is_quoted_below(one: Voice, group: Sequence[Voice]) -> bool:
    """Whether a headline's quotation stands again in the text, where whoever said it has a fuller name."""
    return one.headline and any(v.article == one.article and is_told_twice(one, v) for v in group)


def companions(carried: Sequence[Lineage]) -> tuple[Lineage, ...]:
    """A lineage more for each one who says it beside the origin of one (*the port and the union said*)."""
    spoken: dict[str, Voice] = {}
    for lineage in carried:
        for voice in lineage.voices:
            if voice.last == lineage.origin:
                spoken |= {other: spoken.get(other, voice) for other in beside(voice)}
    return tuple(Lineage((voice,), other) for other, voice in spoken.items())


def beside(voice: Voice) -> tuple[str, ...]:
    """Those who say it together with the last source of a member."""
    said = voice.statement
    return said.beside if said is not None and voice.last in (said.source_entity, *said.beside) else ()
