"""What changed since an earlier dossier: articles, claims and divergences that came, went or moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.model import ArticleRow, Claim, Divergence, Dossier, Member, Place, Span


@dataclass(frozen=True, slots=True)
class Move:
    """A claim of both dossiers whose status, origins or number of articles are not what they were."""

    before: Claim
    after: Claim

    @property
    def status(self) -> bool:
        """Whether the status changed."""
        return self.before.status != self.after.status

    @property
    def origins(self) -> bool:
        """Whether the interval of origins changed."""
        old, new = self.before.origins, self.after.origins
        return (old.lower, old.upper) != (new.lower, new.upper)

    @property
    def articles(self) -> bool:
        """Whether more or fewer articles carry it."""
        return self.before.attestations != self.after.attestations


@dataclass(frozen=True, slots=True)
class Changes:
    """New and gone articles; new, gone and moved claims (another status first); new and gone divergences."""

    articles: tuple[ArticleRow, ...]
    articles_gone: tuple[ArticleRow, ...]
    claims: tuple[Claim, ...]
    claims_gone: tuple[Claim, ...]
    moves: tuple[Move, ...]
    divergences: tuple[Divergence, ...]
    divergences_gone: tuple[Divergence, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__dataclass_fields__)


def changes(old: Dossier, new: Dossier) -> Changes:
    """What ``new`` has that ``old`` has not, and the other way round.

    Articles are the same when their ids are (an id depends on what an article says). Claims and divergences are
    matched by the words they rest on, not by their ids, so that a claim that gained a member is a claim that moved.
    Linear in the members of the claims.
    """
    before, after = {a.id for a in old.articles}, {a.id for a in new.articles}
    was, now = _Index(old), _Index(new)
    pairs = _matched(was, now)
    kept_before, kept_after = {a.id for a, _ in pairs}, {b.id for _, b in pairs}
    moves = (Move(a, b) for a, b in pairs)
    return Changes(
        tuple(a for a in new.articles if a.id not in before),
        tuple(a for a in old.articles if a.id not in after),
        tuple(c for c in new.claims if c.id not in kept_after),
        tuple(c for c in old.claims if c.id not in kept_before),
        tuple(sorted((m for m in moves if m.status or m.origins or m.articles), key=lambda m: not m.status)),
        tuple(_unmatched(now, was)),
        tuple(_unmatched(was, now)),
    )


class _Index:
    """The places that a dossier's claims and divergences rest on."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.statements = {s.id: s for s in dossier.statements}
        self.claims: dict[str, list[tuple[Span, Claim]]] = defaultdict(list)
        for claim in dossier.claims:
            for place in self.places(claim):
                self.claims[place.article].append((place.span, claim))

    def places(self, holder: Claim | Divergence) -> Iterator[Place]:
        for member in holder.members:
            yield from self._spots(member)

    def _spots(self, member: Member) -> Iterator[Place]:
        if member.statement is not None:
            said = self.statements[member.statement]
            yield from (Place(said.article, span) for span in said.content)
        elif member.article is not None and member.span is not None:
            yield Place(member.article, member.span)


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _matched(was: _Index, now: _Index) -> list[tuple[Claim, Claim]]:
    """Each claim with the earlier one that it shares most places with; an earlier claim is matched once."""
    shared: Counter[tuple[str, str]] = Counter()
    for claim in now.dossier.claims:
        for place in now.places(claim):
            for span, earlier in was.claims.get(place.article, ()):
                shared[earlier.id, claim.id] += _meet(span, place.span)
    old = {c.id: c for c in was.dossier.claims}
    new = {c.id: c for c in now.dossier.claims}
    taken: set[str] = set()
    pairs = []
    for (a, b), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if count and not {f"a{a}", f"b{b}"} & taken:
            taken |= {f"a{a}", f"b{b}"}
            pairs.append((old[a], new[b]))
    order = {claim.id: n for n, claim in enumerate(now.dossier.claims)}
    return sorted(pairs, key=lambda pair: order[pair[1].id])


def _unmatched(mine: _Index, theirs: _Index) -> Iterator[Divergence]:
    """Divergences for which the other dossier has none of the same kind at the same places."""
    held: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for divergence in theirs.dossier.divergences:
        for place in theirs.places(divergence):
            held[divergence.kind, place.article].append(place.span)
    for divergence in mine.dossier.divergences:
        places = mine.places(divergence)
        if not any(_meet(span, p.span) for p in places for span in held[divergence.kind, p.article]):
            yield divergence
