"""Where the texts speak of somebody, with the function and the body that stand beside the name."""

from __future__ import annotations

from recoupe.link import Corpus
from recoupe.link.memory import per_corpus
from recoupe.model import Entity, Mention


def mentions(corpus: Corpus, entity: Entity) -> tuple[Mention, ...]:
    """Every mention of an entity as the article stage read it, with function and body."""
    found = []
    for article in sorted({p.article for p in entity.mentions}):
        if article in corpus.by_article:
            spans = {p.span for p in entity.mentions if p.article == article}
            found += [m for m in _mentions(corpus, article) if m.span in spans]
    return tuple(found)


def may_be_firm(corpus: Corpus, entity: Entity) -> bool:
    """Whether a name of one word without a function may be a firm's, which taggers take for a person's: *Orvane*."""
    alone = entity.kind == "person" and " " not in entity.name
    return alone and not any(m.role for m in mentions(corpus, entity))


@per_corpus
def _mentions(corpus: Corpus, article: str) -> tuple[Mention, ...]:
    reading = corpus.by_article[article]
    said = [m for s in reading.statements for m in (s.mention, *(h.mention for h in s.chain)) if m]
    return (*reading.mentions, *said, *(c.mention for c in reading.credits if c.mention))
