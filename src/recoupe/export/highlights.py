"""What is highlighted in the text of an article: statements, cues, sources, hedges, dates, defects, cited words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from recoupe.export.links import anchor
from recoupe.export.marks import Event, Mark, paragraphs
from recoupe.export.view import View
from recoupe.model import ArticleRow, Claim, Divergence, Moment, Place, Span, Statement, Timex


class Highlights:
    """The highlights of a dossier, gathered once for all its articles; templates call it as ``h``."""

    def __init__(self, view: View) -> None:
        self.view = view

    def paragraphs(self, article: ArticleRow) -> Iterable[list[Event]]:
        """The text of an article as lines of events, with every highlight and every cited span."""
        return paragraphs(article.text, sorted(set(self._marks(article))))

    def timexes(self, article: ArticleRow) -> list[Timex]:
        """The time expressions of an article."""
        return self._timexes.get(article.id, [])

    def _marks(self, article: ArticleRow) -> Iterator[Mark]:
        for statement in self._statements.get(article.id, []):
            yield from self._said(statement)
        for timex in self.timexes(article):
            yield Mark(timex.span, "time", note=self.view.w.date(timex.value))
        faults = {artefact.span for artefact in article.artefacts}
        for artefact in article.artefacts:
            name = self.view.w.name("artefact", artefact.kind)
            yield Mark(artefact.span, "artefact", anchor("at", article.id, *artefact.span), name)
        for span in self._cited.get(article.id, set()) - faults:
            yield Mark(span, "cited", anchor("at", article.id, *span))

    def _said(self, statement: Statement) -> Iterator[Mark]:
        main = anchor("said", statement.id)
        claims = self.view.claims_of(statement.id)
        href = "#" + anchor("claim", claims[0]) if claims else ""
        label = self.view.number(claims[0]) if claims else ""
        last = len(statement.content) - 1
        for n, span in enumerate(statement.content):
            id = f"{main}--{n}" if n else main
            yield Mark(span, "said", id, label if n == last else "", href if n == last else "")
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
    def _cited(self) -> dict[str, set[Span]]:
        found: dict[str, set[Span]] = defaultdict(set)
        dossier = self.view.dossier
        places = [at for line in dossier.summary for at in line.cites]
        places += [at for pair in dossier.reuse for at in (pair.a, pair.b)]
        places += [Place(b.article, b.span) for article in dossier.articles for b in article.published.because]
        holders: list[Claim | Divergence | Moment] = [*dossier.claims, *dossier.divergences, *dossier.timeline]
        for holder in holders:
            places += [Place(m.article, m.span) for m in holder.members if m.article is not None and m.span is not None]
        for at in places:
            found[at.article].add(at.span)
        return found
