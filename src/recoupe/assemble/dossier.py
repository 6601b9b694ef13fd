"""Findings put together as the one record that every export reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.assemble.summary import summary
from recoupe.assemble.timeline import timeline, with_times
from recoupe.link import Corpus
from recoupe.link.copies.direction import cites
from recoupe.link.counting.voices import outlets
from recoupe.model import Artefact, ArticleRow, Claim, Divergence, Dossier, Reading, Reuse, Run, Story
from recoupe.settings import Settings


def build(
    run: Run,
    corpus: Corpus,
    stories: Sequence[Story],
    claims: Sequence[Claim],
    divergences: Sequence[Divergence],
    artefacts: Mapping[str, tuple[Artefact, ...]],
    settings: Settings,
) -> Dossier:
    """The dossier of a corpus: rows sorted by article and position, with its timeline and its summary.

    ``artefacts`` are those found by comparing articles; they join the ones each reading already has.
    """
    passages = tuple(replace(one, credit=_credit(corpus, one)) for one in corpus.reuse)
    story = {article: told.id for told in stories for article in told.articles}
    return Dossier(
        run=run,
        articles=tuple(_row(corpus, r, story.get(r.article.id), artefacts) for r in corpus.readings),
        stories=tuple(stories),
        entities=corpus.entities,
        timexes=corpus.timexes,
        statements=corpus.statements,
        reuse=tuple(one for one in passages if one.what == "text"),
        shared=tuple(one for one in passages if one.what != "text"),
        claims=with_times(corpus, claims),
        divergences=tuple(divergences),
        timeline=timeline(corpus, claims, divergences),
        summary=summary(corpus, claims, settings, divergences),
    )


def _credit(corpus: Corpus, shared: Reuse) -> str | None:
    """Whom the later article names as where it has it from: the other's outlet, an agency that both name, or the only
    one it names."""
    a, b = shared.a.article, shared.b.article
    first, later = (b, a) if shared.direction == "b>a" else (a, b)
    rooms = outlets(corpus)
    source, named = rooms.of.get(first), rooms.credited.get(later, frozenset()) - {rooms.of.get(later)}
    if source and (source in named or cites(corpus.by_article[later], corpus.by_article[first])):
        return source
    both = named & rooms.credited.get(first, frozenset())
    return min(both or (named if len(named) == 1 else ()), default=None)


def _row(corpus: Corpus, reading: Reading, story: str | None, found: Mapping[str, tuple[Artefact, ...]]) -> ArticleRow:
    article = reading.article
    artefacts = {*reading.artefacts, *found.get(article.id, ())}
    return ArticleRow(
        id=article.id,
        path=article.path,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        authors=article.authors,
        language=article.language,
        text=article.text,
        published=corpus.published[article.id],
        story=story,
        artefacts=tuple(sorted(artefacts, key=lambda a: (a.span, a.kind, a.suggestion or ""))),
        modified=article.modified,
        owner=article.owner,
    )
