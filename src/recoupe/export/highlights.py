"""What is highlighted in the text of an article: statements, cues, sources, hedges, dates, shared passages, defects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from recoupe.export.links import anchor
from recoupe.export.marks import Event, Mark, paragraphs
from recoupe.export.view import View
from recoupe.model import ArticleRow, Divergence, Moment, Place, Reuse, Span, Statement, Timex

LAYERS = ("said", "time", "shared", "artefact")
"""The layers that a reader can switch; ``told`` (the outlet's own voice) goes with ``said``."""

Spans = dict[str, dict[Span, list[str]]]


class Highlights:
    """The highlights of a dossier, gathered once for all its articles; templates call it as ``h``."""

    layers = LAYERS

    def __init__(self, view: View) -> None:
        self.view = view

    def paragraphs(self, article: ArticleRow) -> Iterable[tuple[int, list[Event]]]:
        """The text of an article as lines of events, each with its offset, with every highlight and cited span."""
        return paragraphs(article.text, self._once(self._marks(article)))

    def timexes(self, article: ArticleRow) -> list[Timex]:
        """The time expressions of an article."""
        return self._timexes.get(article.id, [])

    def reuse(self, article: ArticleRow) -> list[tuple[Reuse, Place]]:
        """The passages that an article shares, each with the other side's place."""
        return self._reuse.get(article.id, [])

    def _once(self, marks: Iterable[Mark]) -> list[Mark]:
        """The marks, each anchor on the first that wants it."""
        given: set[str] = set()
        kept = []
        for mark in dict.fromkeys(marks):
            kept.append(replace(mark, anchor="") if mark.anchor in given else mark)
            given.add(mark.anchor)
        return [mark for mark in kept if mark.layer != "cited" or mark.anchor]

    def _marks(self, article: ArticleRow) -> Iterator[Mark]:
        for statement in self._statements.get(article.id, []):
            yield from self._said(statement)
        for hedges in self.view.reserves.get(article.id, {}).values():
            yield from (Mark(span, "hedge") for span in hedges)
        for timex in self.timexes(article):
            yield Mark(timex.span, "time", note=self.view.w.date(timex.value))
        for artefact in article.artefacts:
            name = self.view.w.name("artefact", artefact.kind)
            yield Mark(artefact.span, "artefact", anchor("at", article.id, *artefact.span), name)
        for layer, spans in (("told", self._told), ("shared", self._shared), ("cited", self._cited)):
            for span, keys in sorted(spans.get(article.id, {}).items()):
                yield self._spot(article, span, layer, keys)

    def _spot(self, article: ArticleRow, span: Span, layer: str, keys: list[str]) -> Mark:
        claim = keys[0] if layer == "told" else ""
        note, href = (self.view.number(claim), "#" + anchor("claim", claim)) if claim else ("", "")
        return Mark(span, layer, anchor("at", article.id, *span), note, href, " ".join(keys))

    def _said(self, statement: Statement) -> Iterator[Mark]:
        main = anchor("said", statement.id)
        claims = self.view.claims_of(statement.id)
        href = "#" + anchor("claim", claims[0]) if claims else ""
        label = self.view.number(claims[0]) if claims else ""
        last = len(statement.content) - 1
        keys = " ".join(claims)
        for n, span in enumerate(statement.content):
            id = f"{main}--{n}" if n else main
            yield Mark(span, "said", id, label if n == last else "", href if n == last else "", keys)
        for layer, spans in (("cue", statement.cue), ("source", statement.source), ("hedge", statement.hedges)):
            for span in spans:
                yield Mark(span, layer)

    @cached_property
    def _statements(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.view.dossier.statements:
            found[statement.article].append(statement)
        return found

    @cached_property
    def _timexes(self) -> dict[str, list[Timex]]:
        found: dict[str, list[Timex]] = defaultdict(list)
        for timex in self.view.dossier.timexes:
            found[timex.article].append(timex)
        return found

    @cached_property
    def _pairs(self) -> tuple[Reuse, ...]:
        """All that two articles share, copies first."""
        return (*self.view.dossier.reuse, *self.view.dossier.shared)

    @cached_property
    def _reuse(self) -> dict[str, list[tuple[Reuse, Place]]]:
        found: dict[str, list[tuple[Reuse, Place]]] = defaultdict(list)
        for pair in self._pairs:
            found[pair.a.article].append((pair, pair.b))
            found[pair.b.article].append((pair, pair.a))
        return found

    @cached_property
    def _told(self) -> Spans:
        """What outlets say in their own voice, with the claims it belongs to."""
        found = _spans()
        for claim in self.view.claims:
            for member in claim.members:
                if member.article is not None and member.span is not None:
                    found[member.article][member.span].append(claim.id)
        return found

    @cached_property
    def _shared(self) -> Spans:
        """Passages shared with another article, with the numbers of the pairs they belong to."""
        found = _spans()
        for n, pair in enumerate(self._pairs):
            for at in (pair.a, pair.b):
                found[at.article][at.span].append(f"r{n}")
        return found

    @cached_property
    def _cited(self) -> Spans:
        found = _spans()
        dossier = self.view.dossier
        places = [at for line in dossier.summary for at in line.cites]
        places += [Place(b.article, b.span) for article in dossier.articles for b in article.published.because]
        places += [at for made in dossier.decisions for at in made.judgement.places]
        holders: list[Divergence | Moment] = [*dossier.divergences, *dossier.timeline]
        for holder in holders:
            places += [Place(m.article, m.span) for m in holder.members if m.article is not None and m.span is not None]
        for at in places:
            found[at.article].setdefault(at.span, [])
        return found


def _spans() -> Spans:
    return defaultdict(lambda: defaultdict(list))
