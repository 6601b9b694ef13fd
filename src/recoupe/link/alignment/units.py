"""What can be a member of a claim: every statement, and every fact in an outlet's own voice, as a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from recoupe.link import Corpus
from recoupe.link.alignment.anaphora import complete
from recoupe.link.alignment.described import by_key
from recoupe.link.alignment.known import known
from recoupe.link.alignment.pages import Page, near
from recoupe.link.alignment.unit import Unit
from recoupe.model import Span

T = TypeVar("T")


@lru_cache(maxsize=1)
def units(corpus: Corpus) -> tuple[Unit, ...]:
    """Every statement, and every fact that no statement covers, by article and position. Linear in the text."""
    heap = known(corpus)
    names = _grouped((p.article, (p.span, heap.one(e.id))) for e in corpus.entities for p in e.mentions)
    dates = _grouped((t.article, t) for t in corpus.timexes)
    said = _grouped((s.article, span) for s in corpus.statements for span in s.content)
    cues = _grouped((s.article, span) for s in corpus.statements for span in (*s.cue, *s.source))
    pages = {
        r.article.id: Page(
            r, corpus, heap, sorted(names[r.article.id]), dates[r.article.id], sorted(cues[r.article.id])
        )
        for r in corpus.readings
    }
    _introduce(corpus, pages)
    found = [unit for s in corpus.statements for unit in pages[s.article].statement(s)]
    for reading in corpus.readings:
        taken = sorted(said[reading.article.id])
        found += [pages[reading.article.id].fact(f) for f in reading.facts if not _inside(f.span, taken)]
    return complete(sorted(found, key=lambda unit: unit.place), pages)


def _introduce(corpus: Corpus, pages: Mapping[str, Page]) -> None:
    """Tell each page how its story describes those it names."""
    alone = [(article,) for article in pages if not any(article in story.articles for story in corpus.stories)]
    for articles in (*(story.articles for story in corpus.stories), *alone):
        told = by_key(one for article in articles for one in pages[article].descriptions())
        for article in articles:
            pages[article].introduce(told)


def _grouped(pairs: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    out: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        out[key].append(value)
    return out


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    """Whether most of ``span`` lies within spans that are sorted."""
    covered = sum(max(0, min(span[1], b) - max(span[0], a)) for a, b in near(taken, span))
    return 2 * covered > span[1] - span[0]
