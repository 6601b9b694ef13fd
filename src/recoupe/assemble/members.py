"""What a member of a claim is, once it is looked up: where it stands, its words, who says it and how firmly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.link import Corpus
from recoupe.link.counting.voices import spans_of
from recoupe.model import Member, Place, Span, Statement


@dataclass(frozen=True, slots=True)
class Said:
    """A member with everything the timeline and the summary ask of it."""

    member: Member
    article: str
    spans: tuple[Span, ...]
    text: str
    hedged: bool
    statement: Statement | None

    @property
    def place(self) -> Place:
        """The whole stretch that the member covers: what a citation opens."""
        return Place(self.article, (self.spans[0][0], self.spans[-1][1]))

    @property
    def denies(self) -> bool:
        """Whether its source denies what it says."""
        return self.statement is not None and self.statement.stance == "deny"


def said(corpus: Corpus, members: Iterable[Member]) -> tuple[Said, ...]:
    """The members looked up, in their order."""
    return tuple(_said(corpus, member) for member in members)


def _said(corpus: Corpus, member: Member) -> Said:
    if member.statement is None and (member.article is None or member.span is None):
        raise ValueError(f"{member} is neither a statement nor a span; give one of the two")
    article, spans = spans_of(corpus, member)
    text = _one_line(" … ".join(corpus.text(article, span) for span in spans))
    if member.said is not None:
        statement = corpus.by_statement[member.said]
        return Said(member, article, spans, text, statement.firmness(member.span) == "hedged", statement)
    hedged = any(fact.certainty == "hedged" for fact in corpus.by_article[article].facts if fact.span == member.span)
    return Said(member, article, spans, text, hedged, None)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def origin(statement: Statement) -> str | None:
    """The entity at the end of a statement's chain, as far as the text lets it be known."""
    broken = bool(statement.hops) and statement.hops[-1].status == "broken"
    return None if broken else statement.chain[-1] if statement.chain else statement.source_entity
